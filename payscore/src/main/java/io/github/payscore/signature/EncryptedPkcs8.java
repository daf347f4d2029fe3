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

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Reads an encrypted PKCS#8 key by means of the JDK, which knows what OpenSSL writes
 * unless it is told otherwise.
 *
 * @author PayScore for Spring Boot contributors
 */
final class EncryptedPkcs8 {

	private static final String PBES2 = "PBES2";

	private static final String PBES2_OID = "1.2.840.113549.1.5.13";

	private EncryptedPkcs8() {
	}

	/**
	 * Read a key.
	 * @param encoded the encrypted key
	 * @param password its password
	 * @return the key, or {@code null} if the JDK does not know how it is encrypted
	 * @throws KeyPasswordException if it cannot be decrypted with the password
	 * @throws UnusableKeyException if it is no RSA key
	 */
	static @Nullable PrivateKey read(byte[] encoded, String password) {
		try {
			EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(encoded);
			return decrypt(encrypted, cipher(encrypted, password));
		}
		catch (IOException | GeneralSecurityException ex) {
			return null;
		}
	}

	private static Cipher cipher(EncryptedPrivateKeyInfo encrypted, String password) throws GeneralSecurityException {
		String algorithm = algorithm(encrypted);
		Cipher cipher = Cipher.getInstance(algorithm);
		cipher.init(Cipher.DECRYPT_MODE,
				SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password.toCharArray())),
				encrypted.getAlgParameters());
		return cipher;
	}

	// PBES2 is a frame for many algorithms, and only its parameters tell which one
	private static String algorithm(EncryptedPrivateKeyInfo encrypted) {
		AlgorithmParameters parameters = encrypted.getAlgParameters();
		String name = encrypted.getAlgName();
		return (parameters != null && (name.equals(PBES2) || name.equals(PBES2_OID))) ? parameters.toString() : name;
	}

	private static PrivateKey decrypt(EncryptedPrivateKeyInfo encrypted, Cipher cipher) {
		try {
			return toRsa(encrypted.getKeySpec(cipher));
		}
		catch (InvalidKeySpecException ex) {
			throw KeyPasswordException.wrong(ex);
		}
	}

	private static PrivateKey toRsa(PKCS8EncodedKeySpec key) {
		String algorithm = key.getAlgorithm();
		if (algorithm != null && !algorithm.equals("RSA")) {
			throw RsaKeys.notRsa(algorithm);
		}
		try {
			return KeyFactory.getInstance("RSA").generatePrivate(key);
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException("The private key is damaged; copy the file again.", ex);
		}
	}

}
