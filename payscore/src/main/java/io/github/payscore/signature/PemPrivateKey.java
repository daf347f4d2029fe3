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

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Reads a private key from a PEM block.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PemPrivateKey {

	private PemPrivateKey() {
	}

	static PrivateKey read(PemBlock block, @Nullable String password) {
		return switch (block.label()) {
			case "PRIVATE KEY" -> readPkcs8(block.decode());
			case "RSA PRIVATE KEY" -> readPkcs1(block, password);
			case "ENCRYPTED PRIVATE KEY" -> readEncryptedPkcs8(block, password);
			// RSA keys are not written like this, so there is nothing to convert
			case "EC PRIVATE KEY" -> throw RsaKeys.notRsa("EC");
			default -> throw new UnusableKeyException(
					"The file holds '%s', which is not supported; use the file apiclient_key.pem."
						.formatted(block.label()));
		};
	}

	private static PrivateKey readPkcs8(byte[] encoded) {
		try {
			return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException(
					"The PRIVATE KEY is not an RSA key, or it is damaged; use the file apiclient_key.pem.", ex);
		}
	}

	private static PrivateKey readPkcs1(PemBlock block, @Nullable String password) {
		return block.text().contains("Proc-Type:") ? readWithBouncyCastle(block, requirePassword(password))
				: Pkcs1.read(block.decode());
	}

	private static PrivateKey readEncryptedPkcs8(PemBlock block, @Nullable String password) {
		String secret = requirePassword(password);
		PrivateKey key = EncryptedPkcs8.read(block.decode(), secret);
		return (key != null) ? key : readWithBouncyCastle(block, secret);
	}

	private static String requirePassword(@Nullable String password) {
		if (password == null || password.isEmpty()) {
			throw new KeyPasswordException("The private key is encrypted and needs a password.", null);
		}
		return password;
	}

	private static PrivateKey readWithBouncyCastle(PemBlock block, String password) {
		try {
			return BouncyCastlePrivateKey.read(block.text(), password);
		}
		catch (NoClassDefFoundError ex) {
			throw new UnusableKeyException("The '%s' is encrypted in a way that the JDK cannot read, or it is damaged. "
				.formatted(block.label())
					+ "Add the dependency org.bouncycastle:bcpkix-jdk18on, which can, or encrypt the key anew: "
					+ "'openssl pkcs8 -topk8 -in apiclient_key.pem -out new_key.pem'.", ex);
		}
	}

}
