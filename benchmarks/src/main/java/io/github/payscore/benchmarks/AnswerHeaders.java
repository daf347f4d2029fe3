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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * The headers of successful answers. A single signature serves all of one second, so that
 * the server costs next to nothing; their {@code Request-ID} tells them apart.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AnswerHeaders {

	private static final Duration LIFE = Duration.ofSeconds(1);

	private final PrivateKey key;

	private final AtomicLong answers = new AtomicLong();

	private volatile HttpHeaders current;

	AnswerHeaders(PrivateKey key) {
		this.key = key;
		this.current = sign("");
		Flux.interval(LIFE, Schedulers.boundedElastic()).subscribe((second) -> this.current = sign(""));
	}

	HttpHeaders get() {
		return withRequestId(this.current.copy());
	}

	// The signature of another body
	HttpHeaders forged() {
		return withRequestId(sign("{}"));
	}

	private HttpHeaders withRequestId(HttpHeaders headers) {
		return headers.set("Request-ID", this.answers.incrementAndGet() + "-0");
	}

	private HttpHeaders sign(String body) {
		String timestamp = Long.toString(Instant.now().getEpochSecond());
		String nonce = UUID.randomUUID().toString().replace("-", "");
		return new DefaultHttpHeaders()
			// WxJava fails without it
			.set("Content-Type", "application/json")
			.set("Wechatpay-Nonce", nonce)
			.set("Wechatpay-Serial", Merchant.PUBLIC_KEY_ID)
			.set("Wechatpay-Signature", signature(timestamp + "\n" + nonce + "\n" + body + "\n"))
			.set("Wechatpay-Signature-Type", Merchant.SIGNATURE_TYPE)
			.set("Wechatpay-Timestamp", timestamp);
	}

	private String signature(String message) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.key);
			signature.update(message.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The key cannot sign", ex);
		}
	}

}
