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

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;

/**
 * Decides whether an answer comes from WeChat Pay. Fails closed: whatever is not proven
 * is refused.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ResponseVerifier {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final byte[] LINE_FEED = { '\n' };

	private final PlatformKeys platformKeys;

	private final InstantSource clock;

	ResponseVerifier(PlatformKeys platformKeys, InstantSource clock) {
		this.platformKeys = platformKeys;
		this.clock = clock;
	}

	// Check the signature over the given body.
	void verify(HttpHeaders headers, byte[] body) throws VerificationException {
		String timestamp = require(headers, "Wechatpay-Timestamp");
		String nonce = require(headers, "Wechatpay-Nonce");
		String signature = require(headers, "Wechatpay-Signature");
		String serial = require(headers, "Wechatpay-Serial");
		Instant now = this.clock.instant();
		checkTime(timestamp, now);
		PlatformKey key = findKey(serial, now);
		byte[] head = (timestamp + '\n' + nonce + '\n').getBytes(StandardCharsets.UTF_8);
		if (!key.getVerifier().verify(decode(signature), head, body, LINE_FEED)) {
			throw new VerificationException("its signature does not match, by the key " + key.getSerial());
		}
	}

	private static String require(HttpHeaders headers, String name) throws VerificationException {
		List<String> values = headers.getOrEmpty(name);
		if (values.isEmpty() || values.get(0).isBlank()) {
			throw new VerificationException("the header " + name + " is missing");
		}
		if (values.size() > 1) {
			throw new VerificationException("the header " + name + " is there " + values.size() + " times");
		}
		return values.get(0);
	}

	private static void checkTime(String timestamp, Instant now) throws VerificationException {
		long difference = now.getEpochSecond() - parseSeconds(timestamp);
		if (Math.abs(difference) >= TOLERANCE.toSeconds()) {
			throw new VerificationException("its time is %d s %s the local clock, more than the %d s that are allowed"
				.formatted(Math.abs(difference), (difference > 0) ? "behind" : "ahead of", TOLERANCE.toSeconds() - 1));
		}
	}

	private static long parseSeconds(String timestamp) throws VerificationException {
		try {
			return Integer.parseUnsignedInt(timestamp) & 0xFFFFFFFFL;
		}
		catch (NumberFormatException ex) {
			throw new VerificationException("the header Wechatpay-Timestamp is not a number of seconds");
		}
	}

	private PlatformKey findKey(String serial, Instant now) throws VerificationException {
		PlatformKey key = this.platformKeys.find(serial);
		if (key == null) {
			throw new VerificationException("the serial %s is not among the configured %s"
				.formatted(UntrustedText.clean(serial), this.platformKeys.serials()));
		}
		if (key.isExpired(now)) {
			throw new VerificationException(
					"the platform certificate %s expired at %s".formatted(key.getSerial(), key.getNotAfter()));
		}
		return key;
	}

	private static byte[] decode(String signature) throws VerificationException {
		try {
			return Base64.getDecoder().decode(signature);
		}
		catch (IllegalArgumentException ex) {
			throw new VerificationException("the header Wechatpay-Signature is no Base64");
		}
	}

	// Why an answer is not verified, as the end of a sentence.
	static final class VerificationException extends Exception {

		VerificationException(String reason) {
			super(reason);
		}

		String reason() {
			@Nullable String message = getMessage();
			Assert.state(message != null, "No reason");
			return message;
		}

	}

}
