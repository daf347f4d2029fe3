package com.example.merchants;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.payscore.merchant.NoSuchMerchantException;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(properties = "merchants.encryption-key=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
class MerchantTableTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final FakeWeChatPay WECHAT_PAY = FakeWeChatPay.builder().merchant("hk", (merchant) -> {
	}).merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT)).start();

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private KeyEncryption encryption;

	@Autowired
	private PayScoreMerchants merchants;

	@AfterAll
	static void close() {
		WECHAT_PAY.close();
	}

	@BeforeEach
	void fillTable() {
		this.jdbc.sql("delete from merchant").update();
		insert("hk", "OVERSEA_PARTNER");
		insert("shop", "DIRECT");
	}

	private void insert(String name, String mode) {
		FakeWeChatPay merchant = WECHAT_PAY.merchant(name);
		merchant.seedOrder("ORDER-OF-" + name);
		this.jdbc.sql("insert into merchant values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
			.params(name, mode, merchant.mchid(), merchant.merchantSerial(), encrypt(merchant.merchantPrivateKeyPem()),
					encrypt(merchant.apiV3Key()), merchant.platformPublicKeyId(),
					merchant.platformPublicKeyPem().getBytes(StandardCharsets.UTF_8), property(merchant, "service-id"),
					property(merchant, "appid"), property(merchant, "sub-mchid"), WECHAT_PAY.baseUrl())
			.update();
	}

	private byte[] encrypt(String secret) {
		return this.encryption.encrypt(secret.getBytes(StandardCharsets.UTF_8));
	}

	private static String property(FakeWeChatPay merchant, String name) {
		return merchant.properties().get("wechatpay.payscore." + name);
	}

	private ServiceOrder queryInShop() {
		return this.merchants.find("shop")
			.flatMap((shop) -> shop.direct().query(MainlandQueryOrderRequest.ofOutOrderNo("ORDER-OF-shop")))
			.block(LIMIT);
	}

	@Test
	void callsAsEachMerchantOfTheTable() {
		assertThat(queryInShop().outOrderNo()).isEqualTo("ORDER-OF-shop");
		assertThat(this.merchants.find("hk")
			.flatMap((hk) -> hk.oversea().query(QueryOrderRequest.ofOutOrderNo("ORDER-OF-hk")))
			.block(LIMIT)
			.outOrderNo()).isEqualTo("ORDER-OF-hk");
		assertThat(WECHAT_PAY.merchant("hk").lastRequest().mchid()).isEqualTo(WECHAT_PAY.merchant("hk").mchid());
	}

	@Test
	void signsWithTheNewKeyAfterARefresh() {
		queryInShop();
		FakeWeChatPay shop = WECHAT_PAY.merchant("shop");
		shop.renewMerchantCertificate();
		this.jdbc.sql("update merchant set serial = ?, private_key = ? where name = 'shop'")
			.params(shop.merchantSerial(), encrypt(shop.merchantPrivateKeyPem()))
			.update();
		this.merchants.refresh("shop").block(LIMIT);
		shop.revokeFormerMerchantCertificates();
		assertThat(queryInShop().outOrderNo()).isEqualTo("ORDER-OF-shop");
	}

	@Test
	void saysSoWhenThereIsNoSuchMerchant() {
		assertThatExceptionOfType(NoSuchMerchantException.class)
			.isThrownBy(() -> this.merchants.find("nobody").block(LIMIT))
			.withMessageContaining("There is no merchant 'nobody'");
	}

	@Test
	void keepsNoKeyInTheClear() {
		byte[] stored = this.jdbc.sql("select private_key from merchant where name = 'shop'")
			.query(byte[].class)
			.single();
		assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE KEY");
	}

}
