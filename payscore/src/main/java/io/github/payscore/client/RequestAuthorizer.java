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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.function.Supplier;

import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;

import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.NonceGenerator;

/**
 * Computes the {@code Authorization} header of a request.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestAuthorizer {

	private final Supplier<MerchantCredentials> credentials;

	private final InstantSource clock;

	private final NonceGenerator nonceGenerator;

	RequestAuthorizer(Supplier<MerchantCredentials> credentials, InstantSource clock, NonceGenerator nonceGenerator) {
		this.credentials = credentials;
		this.clock = clock;
		this.nonceGenerator = nonceGenerator;
	}

	// For now, and for one request.
	Mono<String> authorize(HttpMethod method, URI uri, byte[] body) {
		// Asked once, because serial and signature have to be of the same key
		MerchantCredentials credentials = this.credentials.get();
		long timestamp = this.clock.instant().getEpochSecond();
		String nonce = this.nonceGenerator.generate();
		String head = method.name() + '\n' + requestTarget(uri) + '\n' + timestamp + '\n' + nonce + '\n';
		return credentials.getSigner()
			.sign(message(head, body))
			.map((signature) -> header(credentials, timestamp, nonce, signature));
	}

	private static byte[] message(String head, byte[] body) {
		byte[] start = head.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(start.length + body.length + 1).put(start).put(body).put((byte) '\n').array();
	}

	private static String header(MerchantCredentials credentials, long timestamp, String nonce, byte[] signature) {
		return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + credentials.getMchid() + "\",nonce_str=\"" + nonce
				+ "\",signature=\"" + Base64.getEncoder().encodeToString(signature) + "\",timestamp=\"" + timestamp
				+ "\",serial_no=\"" + credentials.getSerial() + "\"";
	}

	private static String requestTarget(URI uri) {
		return (uri.getRawQuery() != null) ? uri.getRawPath() + '?' + uri.getRawQuery() : uri.getRawPath();
	}

}
