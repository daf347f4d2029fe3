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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.springframework.core.io.ClassPathResource;

/**
 * The files that OpenSSL made, read without the library.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class TestKeys {

	/**
	 * Merchant number, and so the password of the PKCS#12 files.
	 */
	public static final String MCHID = "1230000109";

	/**
	 * Password of every other encrypted file.
	 */
	public static final String PASSWORD = "correct horse battery staple";

	/**
	 * Serial number of the merchant's certificate as OpenSSL shows it.
	 */
	public static final String MERCHANT_SERIAL = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567";

	/**
	 * Serial number of the first platform certificate as OpenSSL shows it.
	 */
	public static final String PLATFORM1_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	/**
	 * Serial number of the second platform certificate as OpenSSL shows it.
	 */
	public static final String PLATFORM2_SERIAL = "0F13BD3BEC4D8A2F5B3D9C0A7E6154F2C8D90B1A";

	/**
	 * Id for the platform's public key.
	 */
	public static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0112300001092024112500395100000001";

	private TestKeys() {
	}

	public static byte[] bytes(String name) {
		try {
			return new ClassPathResource("keys/" + name).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static String text(String name) {
		return new String(bytes(name), StandardCharsets.US_ASCII);
	}

	public static String base64(String name) {
		return Base64.getEncoder().encodeToString(bytes(name));
	}

	/**
	 * Return what stands between the first BEGIN and END line.
	 * @param name the name of a PEM file
	 * @return Base64 in one line
	 */
	public static String body(String name) {
		return text(name).replaceAll("(?s)^-----BEGIN [^-]+-----|-----END .*$|\\s", "");
	}

	public static PrivateKey merchantPrivateKey() {
		return privateKey("RSA", "merchant-pkcs8.pem");
	}

	public static PublicKey merchantPublicKey() {
		return publicKey("RSA", "merchant-public.pem");
	}

	public static PublicKey platformPublicKey() {
		return publicKey("RSA", "platform-public.pem");
	}

	public static PrivateKey privateKey(String algorithm, String name) {
		try {
			return KeyFactory.getInstance(algorithm)
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body(name))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static PublicKey publicKey(String algorithm, String name) {
		try {
			return KeyFactory.getInstance(algorithm)
				.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body(name))));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
