package com.example.merchants;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.merchant.MerchantRegistration;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.PublicKeys;

/**
 * Finds merchants in the table {@code merchant}. Asked once for each, and again every ten
 * minutes.
 */
@Repository
class MerchantTable implements MerchantRepository {

	private final JdbcClient jdbc;

	private final KeyEncryption encryption;

	MerchantTable(JdbcClient jdbc, KeyEncryption encryption) {
		this.jdbc = jdbc;
		this.encryption = encryption;
	}

	@Override
	public Mono<MerchantRegistration> findByName(String name) {
		return Mono
			.fromCallable(() -> this.jdbc.sql("select * from merchant where name = ?")
				.param(name)
				.query(MerchantRow.class)
				.optional()
				.map(this::register)
				.orElse(null))
			.subscribeOn(Schedulers.boundedElastic());
	}

	// For notifications that all come to one path
	@Override
	public Flux<String> findNamesByPlatformSerial(String serial) {
		return Mono
			.fromCallable(() -> this.jdbc.sql("select name from merchant where public_key_id = ?")
				.param(serial)
				.query(String.class)
				.list())
			.subscribeOn(Schedulers.boundedElastic())
			.flatMapIterable((names) -> names);
	}

	private MerchantRegistration register(MerchantRow row) {
		MerchantKey key = MerchantKey.read(this.encryption.decrypt(row.privateKey()), null, row.mchid());
		PlatformKey platformKey = PlatformKey.ofPublicKey(row.publicKeyId(), PublicKeys.readPublicKey(row.publicKey()));
		return MerchantRegistration
			.builder(row.mode(), MerchantCredentials.of(row.mchid(), row.serial(), key.getPrivateKey()))
			.platformKeys(PlatformKeys.of(List.of(platformKey)))
			.apiV3Key(ApiV3Key.of(new String(this.encryption.decrypt(row.apiV3Key()), StandardCharsets.UTF_8)))
			.serviceId(row.serviceId())
			.appid(row.appid())
			.subMchid(row.subMchid())
			.baseUrl(row.baseUrl())
			.settingNames("the column %s of the table merchant"::formatted)
			.build();
	}

}
