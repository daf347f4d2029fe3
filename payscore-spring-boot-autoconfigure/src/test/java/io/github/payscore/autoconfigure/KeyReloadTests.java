/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.client.FakeMerchant;
import io.github.payscore.merchant.PayScoreMerchant;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for keys that change while the application runs.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class KeyReloadTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private static final String ORDER = "A";

	private final FakeWeChatPay fake = FakeWeChatPay.builder().merchant("hk", (merchant) -> {
	}).start();

	private final FakeWeChatPay hk = this.fake.merchant("hk");

	private final Map<String, String> properties = new HashMap<>(this.fake.properties());

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WeChatPayAutoConfiguration.class));

	@TempDir
	private Path folder;

	@BeforeEach
	void seed() {
		this.fake.seedOrder(ORDER);
		this.hk.seedOrder(ORDER);
	}

	@AfterEach
	void close() {
		this.fake.close();
	}

	private ApplicationContextRunner runner() {
		return this.runner.withPropertyValues(this.properties.entrySet()
			.stream()
			.map((it) -> it.getKey() + "=" + it.getValue())
			.toArray(String[]::new));
	}

	private ApplicationContextRunner watching() {
		return runner().withPropertyValues("wechatpay.reload-on-update=true",
				"spring.ssl.bundle.watch.file.quiet-period=20ms");
	}

	// Whole at once, as whoever replaces keys should do it
	private void write(Path file, byte[] content) {
		try {
			Path other = Files.write(this.folder.resolve("new"), content);
			Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Path pkcs12(String prefix, FakeWeChatPay merchant) {
		Path file = this.folder.resolve("apiclient_cert.p12");
		write(file, MerchantStore.pkcs12(merchant));
		this.properties.put(prefix + "private-key-path", "file:" + file);
		this.properties.put(prefix + "serial", "");
		return file;
	}

	private static Mono<ServiceOrder> query(PayScoreMerchant merchant) {
		return merchant.oversea().query(QueryOrderRequest.ofOutOrderNo(ORDER));
	}

	private static void expectWorks(PayScoreMerchant merchant) {
		StepVerifier.create(query(merchant)).expectNextCount(1).expectComplete().verify(LIMIT);
	}

	private static void await(CapturedOutput output, String text) {
		Awaitility.await().atMost(LIMIT).until(() -> output.getAll().contains(text));
	}

	@Test
	void fileWhenReplacedThenNewKeySigns(CapturedOutput output) {
		Path file = pkcs12("wechatpay.merchants.hk.", this.hk);
		watching().run((context) -> {
			PayScoreMerchant merchant = context.getBean(PayScoreMerchants.class).get("hk");
			expectWorks(merchant);
			this.hk.renewMerchantCertificate();
			write(file, MerchantStore.pkcs12(this.hk));
			await(output, "The keys of the merchant 'hk' have changed and were read again");
			this.hk.revokeFormerMerchantCertificates();
			expectWorks(merchant);
			assertThat(context.getBean(PayScoreMerchants.class).get("hk")).isSameAs(merchant);
		});
	}

	@Test
	void fileWhenReplacedOfTopLevelThenNewKeySigns(CapturedOutput output) {
		Path file = pkcs12("wechatpay.", this.fake);
		watching().run((context) -> {
			this.fake.renewMerchantCertificate();
			write(file, MerchantStore.pkcs12(this.fake));
			await(output, "The keys of the merchant 'default' have changed and were read again");
			this.fake.revokeFormerMerchantCertificates();
			expectWorks(context.getBean(PayScoreMerchants.class).get("default"));
		});
	}

	@Test
	void refreshWhenKeyIsReplacedTwiceThenTheLastOneSigns() {
		Path first = pkcs12("wechatpay.", this.fake);
		runner().run((context) -> {
			for (int i = 0; i < 2; i++) {
				this.fake.renewMerchantCertificate();
				write(first, MerchantStore.pkcs12(this.fake));
				refreshDefault(context);
				this.fake.revokeFormerMerchantCertificates();
				expectWorks(context.getBean(PayScoreMerchants.class).get("default"));
			}
		});
	}

	@Test
	void fileWhenReplacedByAWrongOneThenSaysSoAndTheKeyBeforeSigns(CapturedOutput output) {
		Path file = pkcs12("wechatpay.merchants.hk.", this.hk);
		watching().run((context) -> {
			write(file, new byte[] { 0x30, 0x20 });
			await(output, "The keys of the merchant 'hk' have changed but cannot be used, so those before stay in use: "
					+ "The property 'wechatpay.merchants.hk.private-key-path' cannot be used: ");
			expectWorks(context.getBean(PayScoreMerchants.class).get("hk"));
		});
	}

	@Test
	void refreshWhenPemHoldsCertificateThenNewKeySigns() {
		Path file = this.folder.resolve("apiclient_key.pem");
		write(file, MerchantStore.pem(this.hk));
		this.properties.put("wechatpay.merchants.hk.private-key-path", file.toString());
		this.properties.put("wechatpay.merchants.hk.serial", "");
		runner().run((context) -> {
			PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
			this.hk.renewMerchantCertificate();
			write(file, MerchantStore.pem(this.hk));
			StepVerifier.create(merchants.refresh("hk")).expectComplete().verify(LIMIT);
			this.hk.revokeFormerMerchantCertificates();
			expectWorks(merchants.get("hk"));
		});
	}

	@Test
	void refreshWhenKeyChangesButSerialDoesNotThenIsRefused() {
		Path file = this.folder.resolve("apiclient_key.pem");
		write(file, this.hk.merchantPrivateKeyPem().getBytes(StandardCharsets.US_ASCII));
		this.properties.put("wechatpay.merchants.hk.private-key-path", file.toString());
		runner().run((context) -> {
			PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
			this.hk.renewMerchantCertificate();
			write(file, this.hk.merchantPrivateKeyPem().getBytes(StandardCharsets.US_ASCII));
			StepVerifier.create(merchants.refresh("hk"))
				.expectErrorSatisfies((failure) -> assertThat(failure)
					.isInstanceOf(InvalidWeChatPayConfigurationException.class)
					.hasMessage("The key in 'wechatpay.merchants.hk.private-key-path' is another one than before, but "
							+ "'wechatpay.merchants.hk.serial' is not another serial number. Restart with the serial number "
							+ "of the new certificate, or let the certificate come with the key: in a PKCS#12 file, in the "
							+ "same PEM file, or from 'wechatpay.merchants.hk.ssl-bundle'."))
				.verify(LIMIT);
			expectWorks(merchants.get("hk"));
		});
	}

	@Test
	void refreshWhenPlatformCertificateIsAddedThenIsKnown() {
		TestCertificate first = TestCertificate.create();
		TestCertificate second = TestCertificate.create();
		Path file = this.folder.resolve("platform.pem");
		write(file, first.pem().getBytes(StandardCharsets.US_ASCII));
		this.properties.put("wechatpay.platform-cert", file.toString());
		runner().run((context) -> {
			PlatformKeys keys = context.getBean(PlatformKeys.class);
			write(file, (first.pem() + second.pem()).getBytes(StandardCharsets.US_ASCII));
			refreshDefault(context);
			assertThat(keys.serials()).contains(first.serial(), second.serial());
		});
	}

	@Test
	void refreshWhenPlatformCertificateIsAddedBesideDownloadThenIsKnown() {
		TestCertificate first = TestCertificate.create();
		TestCertificate second = TestCertificate.create();
		Path file = this.folder.resolve("platform.pem");
		write(file, first.pem().getBytes(StandardCharsets.US_ASCII));
		this.properties.put("wechatpay.platform-cert", file.toString());
		this.properties.put("wechatpay.certificates.refresh", "true");
		runner().run((context) -> {
			PlatformKeys keys = context.getBean(PlatformKeys.class);
			write(file, second.pem().getBytes(StandardCharsets.US_ASCII));
			refreshDefault(context);
			assertThat(keys.serials()).contains(first.serial(), second.serial());
		});
	}

	private static void refreshDefault(ApplicationContext context) {
		StepVerifier.create(context.getBean(PayScoreMerchants.class).refresh("default")).expectComplete().verify(LIMIT);
	}

	@Test
	void refreshWhenCredentialsAreOfApplicationThenTheyStay() {
		Path file = pkcs12("wechatpay.", this.fake);
		MerchantCredentials own = FakeMerchant.credentials(this.fake);
		runner().withBean(MerchantCredentials.class, () -> own).run((context) -> {
			write(file, new byte[] { 1 });
			refreshDefault(context);
			expectWorks(context.getBean(PayScoreMerchants.class).get("default"));
		});
	}

	@Test
	void bundleWhenUpdatedThenNewKeySigns(CapturedOutput output) {
		this.properties.keySet()
			.removeIf((name) -> name.matches("wechatpay\\.(merchants\\.hk\\.)?(private-key-path|serial)"));
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("hk", bundle(this.hk));
		bundles.registerBundle("top", bundle(this.fake));
		runner().withBean(SslBundles.class, () -> bundles)
			.withPropertyValues("wechatpay.ssl-bundle=top", "wechatpay.merchants.hk.ssl-bundle=hk")
			.run((context) -> {
				PayScoreMerchants merchants = context.getBean(PayScoreMerchants.class);
				expectWorks(merchants.get("default"));
				expectWorks(merchants.get("hk"));
				this.fake.renewMerchantCertificate();
				this.hk.renewMerchantCertificate();
				bundles.updateBundle("top", bundle(this.fake));
				bundles.updateBundle("hk", bundle(this.hk));
				await(output, "The keys of the merchant 'default' have changed and were read again");
				await(output, "The keys of the merchant 'hk' have changed and were read again");
				this.fake.revokeFormerMerchantCertificates();
				this.hk.revokeFormerMerchantCertificates();
				expectWorks(merchants.get("default"));
				expectWorks(merchants.get("hk"));
			});
	}

	private static SslBundle bundle(FakeWeChatPay merchant) {
		KeyStore keyStore = MerchantStore.keyStore(merchant, "secret");
		return SslBundle.of(SslStoreBundle.of(keyStore, "secret", null));
	}

}
