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

package io.github.payscore.outbox.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import io.github.payscore.InvalidSettingException;

/**
 * Encrypts stored requests with AES-GCM. A stored text names the key that it was
 * encrypted with, so that keys can be replaced, and belongs to its row, so that it cannot
 * be moved to another one. Texts that were stored without a key are readable with one.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestCipher {

	private static final String PREFIX = "aes-gcm:";

	private static final int IV_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private static final int ID_LENGTH = 8;

	private final SecureRandom random = new SecureRandom();

	private final @Nullable String currentId;

	private final Map<String, SecretKey> keys = new LinkedHashMap<>();

	private RequestCipher(@Nullable String currentId) {
		this.currentId = currentId;
	}

	static RequestCipher of(byte @Nullable [] encryptionKey, List<byte[]> previousEncryptionKeys) {
		RequestCipher cipher = new RequestCipher((encryptionKey != null) ? id(encryptionKey) : null);
		if (encryptionKey != null) {
			cipher.add("encryptionKey", encryptionKey);
		}
		previousEncryptionKeys.forEach((key) -> cipher.add("previousEncryptionKeys", key));
		return cipher;
	}

	private void add(String setting, byte[] key) {
		if (key.length != 16 && key.length != 24 && key.length != 32) {
			throw new InvalidSettingException(setting,
					"must be a key of AES: 16, 24 or 32 bytes, and not %d".formatted(key.length));
		}
		this.keys.put(id(key), new SecretKeySpec(key, "AES"));
	}

	// Tells keys apart, and nothing about them
	private static String id(byte[] key) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update("payscore outbox key".getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest.digest(key)).substring(0, ID_LENGTH);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String encrypt(String row, String text) {
		SecretKey key = this.keys.get(this.currentId);
		if (key == null) {
			return text;
		}
		byte[] iv = new byte[IV_LENGTH];
		this.random.nextBytes(iv);
		byte[] encrypted = run(Cipher.ENCRYPT_MODE, key, row, iv, text.getBytes(StandardCharsets.UTF_8));
		byte[] stored = Arrays.copyOf(iv, iv.length + encrypted.length);
		System.arraycopy(encrypted, 0, stored, iv.length, encrypted.length);
		return PREFIX + this.currentId + ":" + Base64.getEncoder().encodeToString(stored);
	}

	String decrypt(String row, String stored) {
		if (!stored.startsWith(PREFIX)) {
			return stored;
		}
		String id = stored.substring(PREFIX.length(), PREFIX.length() + ID_LENGTH);
		SecretKey key = this.keys.get(id);
		if (key == null) {
			throw new UnreadableRequestException(
					"it is encrypted with the key '%s', which is neither encryptionKey nor one of previousEncryptionKeys"
						.formatted(id));
		}
		byte[] bytes = Base64.getDecoder().decode(stored.substring(PREFIX.length() + ID_LENGTH + 1));
		byte[] text = run(Cipher.DECRYPT_MODE, key, row, Arrays.copyOf(bytes, IV_LENGTH),
				Arrays.copyOfRange(bytes, IV_LENGTH, bytes.length));
		return new String(text, StandardCharsets.UTF_8);
	}

	private static byte[] run(int mode, SecretKey key, String row, byte[] iv, byte[] input) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
			cipher.updateAAD(row.getBytes(StandardCharsets.US_ASCII));
			return cipher.doFinal(input);
		}
		catch (GeneralSecurityException ex) {
			throw new UnreadableRequestException("it was changed, or belongs to another call");
		}
	}

}
