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

package io.github.payscore.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.util.Assert;

/**
 * The APIv3 key of a merchant, which WeChat Pay encrypts notifications and platform
 * certificates with: AES-256-GCM, called {@code AEAD_AES_256_GCM}. Immutable and
 * thread-safe; {@link #toString()} does not show it.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/basic-rules.html">Basic
 * rules of the interfaces</a>
 */
public final class ApiV3Key {

	/**
	 * The name of the algorithm in notifications and certificates.
	 */
	public static final String ALGORITHM = "AEAD_AES_256_GCM";

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BYTES = 16;

	private final SecretKeySpec key;

	private ApiV3Key(byte[] key) {
		Assert.isTrue(key.length == KEY_BYTES,
				"An APIv3 key has %d bytes, but this one has %d".formatted(KEY_BYTES, key.length));
		this.key = new SecretKeySpec(key, "AES");
	}

	/**
	 * Create a key.
	 * @param key the key as it was set in the merchant platform, 32 letters and digits.
	 * Blanks around it do not matter
	 * @return the key
	 * @throws IllegalArgumentException if it does not have 32 bytes
	 */
	public static ApiV3Key of(String key) {
		Assert.notNull(key, "'key' must not be null");
		return of(PastedText.strip(key).getBytes(StandardCharsets.UTF_8));
	}

	static ApiV3Key of(byte[] key) {
		return new ApiV3Key(key);
	}

	/**
	 * Decrypt.
	 * @param nonce the nonce, 12 bytes
	 * @param associatedData what was authenticated but not encrypted; may be empty
	 * @param ciphertext the encrypted bytes, followed by the tag of 16 bytes
	 * @return the decrypted bytes
	 * @throws DecryptionException if the nonce has another length, or anything was
	 * encrypted with another key or changed since
	 */
	public byte[] decrypt(byte[] nonce, byte[] associatedData, byte[] ciphertext) {
		if (nonce.length != NONCE_BYTES) {
			throw new DecryptionException("The nonce has %d bytes and not %d".formatted(nonce.length, NONCE_BYTES),
					null);
		}
		// Some versions of the JDK throw something else then
		if (ciphertext.length < TAG_BYTES) {
			throw new DecryptionException("It has %d bytes, less than the tag alone".formatted(ciphertext.length),
					null);
		}
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.DECRYPT_MODE, this.key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
			cipher.updateAAD(associatedData);
			return cipher.doFinal(ciphertext);
		}
		catch (GeneralSecurityException ex) {
			throw new DecryptionException("It was encrypted with another APIv3 key, or changed since", ex);
		}
	}

	@Override
	public String toString() {
		return "ApiV3Key";
	}

}
