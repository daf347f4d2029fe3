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

package io.github.payscore.test.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.RandomText;

/**
 * The merchant's APIv3 key, which WeChat Pay encrypts certificates and notifications
 * with.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ApiV3Key {

	/**
	 * The name of the encryption.
	 */
	public static final String ALGORITHM = "AEAD_AES_256_GCM";

	private static final int LENGTH = 32;

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final String text;

	public ApiV3Key(String text) {
		if (text.getBytes(StandardCharsets.UTF_8).length != LENGTH) {
			throw new IllegalArgumentException("'apiV3Key' must have 32 bytes");
		}
		this.text = text;
	}

	public String text() {
		return this.text;
	}

	public ObjectNode encrypt(byte[] plain, @Nullable String associatedData) {
		String nonce = RandomText.alphanumeric(NONCE_LENGTH);
		ObjectNode encrypted = Json.object().put("algorithm", ALGORITHM).put("nonce", nonce);
		if (associatedData != null) {
			encrypted.put("associated_data", associatedData);
		}
		return encrypted.put("ciphertext", ciphertext(plain, nonce, associatedData));
	}

	private String ciphertext(byte[] plain, String nonce, @Nullable String associatedData) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes(this.text), "AES"),
					new GCMParameterSpec(TAG_BITS, bytes(nonce)));
			if (associatedData != null) {
				cipher.updateAAD(bytes(associatedData));
			}
			return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This JDK cannot encrypt with AES-256-GCM", ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "ApiV3Key";
	}

}
