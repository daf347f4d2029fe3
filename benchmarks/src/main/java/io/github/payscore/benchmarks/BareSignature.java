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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

import org.springframework.http.HttpHeaders;

/**
 * The signature of a request and the verification of an answer with the JDK and nothing
 * else.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BareSignature {

	private static final String ALGORITHM = "SHA256withRSA";

	private static final int NONCE_BYTES = 16;

	private final PrivateKey merchantKey;

	private final PublicKey platformKey;

	private final byte[] body = ExampleOrder.bytes();

	private final SecureRandom random = new SecureRandom();

	BareSignature(Target target) throws IOException, GeneralSecurityException {
		this.merchantKey = KeyFolder.readPrivateKey(target.keys().merchantPrivateKeyFile());
		this.platformKey = KeyFolder.readPublicKey(target.keys().platformPublicKeyFile());
		byte[] message = message("", this.body);
		if (!isSignature(KeyFolder.readPublicKey(target.keys().merchantPublicKeyFile()), message, sign(message))) {
			throw new IllegalStateException("The signature is wrong");
		}
	}

	// The header of the request that completes an order.
	String authorization(String outOrderNo) {
		long timestamp = Instant.now().getEpochSecond();
		String nonce = nonce();
		String head = "POST\n" + ExampleOrder.path(outOrderNo) + '\n' + timestamp + '\n' + nonce + '\n';
		return Merchant.authorization(nonce, sign(message(head, this.body)), timestamp);
	}

	private String nonce() {
		byte[] bytes = new byte[NONCE_BYTES];
		this.random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	// Fail unless WeChat Pay signed the answer.
	void verify(HttpHeaders headers, byte[] body) {
		String head = headers.getFirst("Wechatpay-Timestamp") + '\n' + headers.getFirst("Wechatpay-Nonce") + '\n';
		if (!isSignature(this.platformKey, message(head, body),
				String.valueOf(headers.getFirst("Wechatpay-Signature")))) {
			throw new IllegalStateException("The answer has a wrong signature");
		}
	}

	private static byte[] message(String head, byte[] body) {
		byte[] start = head.getBytes(StandardCharsets.UTF_8);
		byte[] message = new byte[start.length + body.length + 1];
		System.arraycopy(start, 0, message, 0, start.length);
		System.arraycopy(body, 0, message, start.length, body.length);
		message[message.length - 1] = '\n';
		return message;
	}

	private String sign(byte[] message) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initSign(this.merchantKey);
			signature.update(message);
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isSignature(PublicKey key, byte[] message, String base64) {
		try {
			Signature signature = Signature.getInstance(ALGORITHM);
			signature.initVerify(key);
			signature.update(message);
			return signature.verify(Base64.getDecoder().decode(base64));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
