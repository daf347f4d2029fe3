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

package io.github.payscore.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;

import org.springframework.http.HttpMethod;

import io.github.payscore.signature.CryptoProviderSelector;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.NonceGenerator;

/**
 * Computes the {@code Authorization} header of a request.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestAuthorizer {

	private static final byte[] LINE_FEED = { '\n' };

	private final MerchantCredentials credentials;

	private final InstantSource clock;

	private final NonceGenerator nonceGenerator;

	private final CryptoProviderSelector cryptoProvider;

	RequestAuthorizer(MerchantCredentials credentials, InstantSource clock, NonceGenerator nonceGenerator,
			CryptoProviderSelector cryptoProvider) {
		this.credentials = credentials;
		this.clock = clock;
		this.nonceGenerator = nonceGenerator;
		this.cryptoProvider = cryptoProvider;
	}

	String authorize(HttpMethod method, URI uri, byte[] body) {
		long timestamp = this.clock.instant().getEpochSecond();
		String nonce = this.nonceGenerator.generate();
		String head = method.name() + '\n' + requestTarget(uri) + '\n' + timestamp + '\n' + nonce + '\n';
		byte[] signature = this.credentials.getSigner()
			.sign(this.cryptoProvider.select(), head.getBytes(StandardCharsets.UTF_8), body, LINE_FEED);
		return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + this.credentials.getMchid() + "\",nonce_str=\"" + nonce
				+ "\",signature=\"" + Base64.getEncoder().encodeToString(signature) + "\",timestamp=\"" + timestamp
				+ "\",serial_no=\"" + this.credentials.getSerial() + "\"";
	}

	private static String requestTarget(URI uri) {
		return (uri.getRawQuery() != null) ? uri.getRawPath() + '?' + uri.getRawQuery() : uri.getRawPath();
	}

}
