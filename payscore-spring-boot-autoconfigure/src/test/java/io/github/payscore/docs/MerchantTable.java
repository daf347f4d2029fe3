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

package io.github.payscore.docs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.merchant.MerchantRegistration;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.PublicKeys;

/**
 * What the guide on several merchants shows of a table.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantTable implements MerchantRepository {

	private final JdbcClient jdbc;

	private final UnaryOperator<String> decrypt;

	MerchantTable(JdbcClient jdbc, UnaryOperator<String> decrypt) {
		this.jdbc = jdbc;
		this.decrypt = decrypt;
	}

	// tag::find[]
	@Override
	public Mono<MerchantRegistration> findByName(String name) {
		return Mono
			.fromCallable(() -> this.jdbc.sql("select * from merchant where name = ?")
				.param(name)
				.query(Row.class)
				.optional()
				.map(this::register)
				.orElse(null))
			.subscribeOn(Schedulers.boundedElastic());
	}

	private MerchantRegistration register(Row row) {
		byte[] pem = this.decrypt.apply(row.privateKey()).getBytes(StandardCharsets.UTF_8);
		MerchantKey key = MerchantKey.read(pem, null, row.mchid());
		PlatformKey platformKey = PlatformKey.ofPublicKey(row.publicKeyId(),
				PublicKeys.readPublicKey(row.publicKey().getBytes(StandardCharsets.UTF_8)));
		return MerchantRegistration
			.builder(row.mode(), MerchantCredentials.of(row.mchid(), row.serial(), key.getPrivateKey()))
			.platformKeys(PlatformKeys.of(List.of(platformKey)))
			.apiV3Key(ApiV3Key.of(this.decrypt.apply(row.apiV3Key())))
			.serviceId(row.serviceId())
			.appid(row.appid())
			.build();
	}
	// end::find[]

	record Row(String mchid, PayScoreMode mode, String serial, String privateKey, String apiV3Key, String publicKeyId,
			String publicKey, String serviceId, String appid) {

	}

}
