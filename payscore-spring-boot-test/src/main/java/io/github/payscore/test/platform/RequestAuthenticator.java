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

package io.github.payscore.test.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.keys.MerchantCertificates;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.Refusal;

/**
 * Checks that a request comes from the merchant: who, when, once only, and signed over
 * what was sent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestAuthenticator {

	private static final Duration WINDOW = Duration.ofMinutes(5);

	private static final String WRONG_TIME = "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟";

	private final String mchid;

	private final Set<String> mchids;

	private final MerchantCertificates certificates;

	private final NonceLog nonces = new NonceLog();

	/**
	 * Create the authenticator of a merchant.
	 * @param mchid the merchant number
	 * @param mchids all merchant numbers of the fake
	 * @param certificates the merchant's certificates
	 */
	RequestAuthenticator(String mchid, Set<String> mchids, MerchantCertificates certificates) {
		this.mchid = mchid;
		this.mchids = mchids;
		this.certificates = certificates;
	}

	void check(IncomingRequest request, Instant arrival, Instant now) {
		AuthorizationHeader header = AuthorizationHeader.of(request.headers());
		if (!header.mchid().equals(this.mchid)) {
			throw Refusal.signError("商户号有误", "mchid",
					"is no known merchant; expected " + String.join(" or ", this.mchids));
		}
		PublicKey key = this.certificates.find(header.serialNo()).orElseThrow(this::unknownSerial);
		checkTime(header, now);
		if (!this.nonces.add(header.nonce(), header.seconds(), WINDOW, arrival)) {
			throw Refusal.signError("错误的签名，验签失败", "nonce_str", "was used before: take a new one for every attempt");
		}
		checkSignature(header, request, key);
	}

	private Refusal unknownSerial() {
		return Refusal.signError("商户证书序列号有误", "serial_no", "is no certificate of this merchant; expected "
				+ this.certificates.serials().stream().sorted().collect(Collectors.joining(" or ")));
	}

	private static void checkTime(AuthorizationHeader header, Instant now) {
		long difference = header.seconds() - now.getEpochSecond();
		if (Math.abs(difference) > WINDOW.toSeconds()) {
			throw Refusal.signError(WRONG_TIME, "timestamp", "is %d s %s the platform's clock"
				.formatted(Math.abs(difference), (difference < 0) ? "behind" : "ahead of"));
		}
	}

	private void checkSignature(AuthorizationHeader header, IncomingRequest request, PublicKey key) {
		byte[] message = message(header, request);
		if (!isValid(key, header.signature(), message)) {
			ObjectNode detail = Json.object();
			detail.putObject("detail").put("issue", "sign not match");
			detail.put("field", "signature").put("location", "authorization");
			detail.putObject("sign_information")
				.put("method", request.method())
				.put("sign_message_length", message.length)
				.put("truncated_sign_message", head(header, request))
				.put("url", request.target());
			throw Refusal.withDetail(401, "SIGN_ERROR", "错误的签名，验签失败", detail,
					"signature does not match the %d bytes that the platform expects to be signed: method, raw path and query, "
						.formatted(message.length) + "timestamp, nonce_str and raw body, each with a line break");
		}
	}

	private static String head(AuthorizationHeader header, IncomingRequest request) {
		return request.method() + "\n" + request.target() + "\n" + header.timestamp() + "\n" + header.nonce() + "\n";
	}

	private static byte[] message(AuthorizationHeader header, IncomingRequest request) {
		ByteArrayOutputStream message = new ByteArrayOutputStream(request.body().length + 256);
		message.writeBytes(head(header, request).getBytes(StandardCharsets.UTF_8));
		message.writeBytes(request.body());
		message.write('\n');
		return message.toByteArray();
	}

	private static boolean isValid(PublicKey key, String signature, byte[] message) {
		try {
			Signature verifier = Signature.getInstance("SHA256withRSA");
			verifier.initVerify(key);
			verifier.update(message);
			return verifier.verify(Base64.getDecoder().decode(signature));
		}
		catch (IllegalArgumentException | GeneralSecurityException ex) {
			return false;
		}
	}

}
