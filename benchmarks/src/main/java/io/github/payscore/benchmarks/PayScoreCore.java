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

package io.github.payscore.benchmarks;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.RsaSigner;
import io.github.payscore.signature.RsaVerifier;

/**
 * The client of this library without an application around it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PayScoreCore implements ReactiveOrderClient {

	private final byte[] body = ExampleOrder.bytes();

	private final WeChatPayClient client;

	PayScoreCore(Target target) throws IOException, GeneralSecurityException {
		RsaSigner signer = new RsaSigner(KeyFolder.readPrivateKey(target.keys().merchantPrivateKeyFile()),
				CryptoProvider.jdk());
		PlatformKey platformKey = PlatformKey.ofPublicKey(Merchant.PUBLIC_KEY_ID,
				KeyFolder.readPublicKey(target.keys().platformPublicKeyFile()));
		this.client = WeChatPayClient
			.builder(MerchantCredentials.of(Merchant.MCHID, Merchant.SERIAL, signer),
					PlatformKeys.of(List.of(platformKey)))
			.webClientBuilder(WebClient.builder().clientConnector(new ReactorClientHttpConnector()))
			.signatureVerifier(new RsaVerifier(CryptoProvider.jdk()))
			.baseUrl(target.baseUrl())
			// A failure shall end the run, not hide behind a second attempt
			.retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
			.build();
	}

	@Override
	public Mono<Void> completion(String outOrderNo) {
		return this.client.post(ExampleOrder.PATH_TEMPLATE, outOrderNo).body(this.body).retrieve(Void.class);
	}

}
