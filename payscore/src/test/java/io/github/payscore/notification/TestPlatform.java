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

package io.github.payscore.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.verification.MessageVerifier;

/**
 * The keys of WeChat Pay in tests.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class TestPlatform {

	/**
	 * The APIv3 key of the merchant.
	 */
	public static final String API_V3_KEY = "0123456789abcdefghijKLMNOPQRSTUV";

	/**
	 * The id of the key.
	 */
	public static final String SERIAL = "PUB_KEY_ID_0112300001092026112300000000000001";

	/**
	 * The key.
	 */
	public static final KeyPair KEYS = generate();

	private TestPlatform() {
	}

	private static KeyPair generate() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static PlatformKeys platformKeys() {
		return PlatformKeys.of(List.of(PlatformKey.ofPublicKey(SERIAL, KEYS.getPublic())));
	}

	static NotificationParser parser() {
		return parser(platformKeys());
	}

	static NotificationParser parser(PlatformKeys keys) {
		return new NotificationParser(
				MessageVerifier.of(keys, Clock.systemUTC(), new RsaVerifier(CryptoProvider.jdk())),
				ApiV3Key.of(API_V3_KEY));
	}

	/**
	 * Return the location of the public key.
	 * @return a value for {@code wechatpay.platform-public-key-path}
	 */
	public static String publicKeyPath() {
		String pem = "-----BEGIN PUBLIC KEY-----\n"
				+ Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded())
				+ "\n-----END PUBLIC KEY-----\n";
		return "base64:" + Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
	}

}
