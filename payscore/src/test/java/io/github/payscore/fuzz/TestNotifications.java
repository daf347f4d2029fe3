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

package io.github.payscore.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.NotificationParser;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.signature.TestKeys;
import io.github.payscore.verification.MessageVerifier;

/**
 * What WeChat Pay does to send a notification, made of the JDK only, and the parser that
 * believes it. The time stands still. A digest takes the place of the signature, because
 * RSA would take most of the time.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TestNotifications {

	static final String USER_PAID = "PAYSCORE.USER_PAID";

	private static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

	private static final String RESOURCE_NONCE = "fdasflkja484";

	private static final Instant NOW = Instant.ofEpochSecond(1554208460);

	private TestNotifications() {
	}

	static NotificationParser parser() {
		return parser((key, message, signature) -> Mono
			.fromSupplier(() -> MessageDigest.isEqual(digest(message), signature)));
	}

	static NotificationParser rsaParser() {
		return parser(new RsaVerifier(CryptoProvider.jdk()));
	}

	private static NotificationParser parser(SignatureVerifier verifier) {
		PlatformKeys keys = PlatformKeys
			.of(List.of(PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID, TestKeys.merchantPublicKey())));
		return new NotificationParser(MessageVerifier.of(keys, InstantSource.fixed(NOW), verifier),
				ApiV3Key.of(API_V3_KEY));
	}

	static HttpHeaders sign(byte[] body) {
		String head = NOW.getEpochSecond() + "\n593BEC0C930BF1AFEB40B4A08C8FB242\n";
		HttpHeaders headers = new HttpHeaders();
		headers.add("Wechatpay-Timestamp", Long.toString(NOW.getEpochSecond()));
		headers.add("Wechatpay-Nonce", "593BEC0C930BF1AFEB40B4A08C8FB242");
		headers.add("Wechatpay-Serial", TestKeys.PUBLIC_KEY_ID);
		headers.add("Wechatpay-Signature", Base64.getEncoder().encodeToString(digest(message(head, body))));
		return headers;
	}

	private static byte[] message(String head, byte[] body) {
		ByteArrayOutputStream message = new ByteArrayOutputStream(head.length() + body.length + 1);
		message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
		message.writeBytes(body);
		message.write('\n');
		return message.toByteArray();
	}

	private static byte[] digest(byte[] message) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static byte[] envelope(String eventType, byte[] resource) {
		return """
				{"id":"EV-2018022511223320873","create_time":"2018-06-08T10:34:56+08:00","event_type":"%s",\
				"resource_type":"encrypt-resource","summary":"支付成功","resource":{"original_type":"payscore",\
				"algorithm":"AEAD_AES_256_GCM","ciphertext":"%s","associated_data":"payscore","nonce":"%s"}}"""
			.formatted(eventType, encrypt(resource), RESOURCE_NONCE)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String encrypt(byte[] resource) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(API_V3_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
					new GCMParameterSpec(128, RESOURCE_NONCE.getBytes(StandardCharsets.UTF_8)));
			cipher.updateAAD("payscore".getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(cipher.doFinal(resource));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
