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
			case "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> readWithBouncyCastle(block, password);
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

	private static PrivateKey readWithBouncyCastle(PemBlock block, @Nullable String password) {
		try {
			return BouncyCastlePrivateKey.read(block.text(), password);
		}
		catch (NoClassDefFoundError ex) {
			throw new UnusableKeyException(
					"Bouncy Castle is needed to read the '%s'; add the dependency org.bouncycastle:bcpkix-jdk18on, "
						.formatted(block.label()) + "or convert the key to PKCS#8.",
					ex);
		}
	}

}
