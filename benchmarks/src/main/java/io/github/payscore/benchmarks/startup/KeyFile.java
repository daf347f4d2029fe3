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

package io.github.payscore.benchmarks.startup;

import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;

/**
 * The files that hold the keys of the started applications.
 *
 * @author PayScore for Spring Boot contributors
 */
enum KeyFile {

	/**
	 * The merchant's private key as the JDK reads it.
	 */
	PKCS8("PRIVATE KEY") {

		@Override
		byte[] encode(KeyPair keyPair) {
			return keyPair.getPrivate().getEncoded();
		}

	},

	/**
	 * The same key in the older format.
	 */
	PKCS1("RSA PRIVATE KEY") {

		@Override
		byte[] encode(KeyPair keyPair) {
			byte[] pkcs8 = keyPair.getPrivate().getEncoded();
			return Arrays.copyOfRange(pkcs8, PKCS8_HEADER_BYTES, pkcs8.length);
		}

	},

	/**
	 * The public key of WeChat Pay.
	 */
	PLATFORM_PUBLIC_KEY("PUBLIC KEY") {

		@Override
		byte[] encode(KeyPair keyPair) {
			return keyPair.getPublic().getEncoded();
		}

	};

	/**
	 * What PKCS#8 puts before a PKCS#1 key of 2048 bits.
	 */
	private static final int PKCS8_HEADER_BYTES = 26;

	private final String label;

	KeyFile(String label) {
		this.label = label;
	}

	abstract byte[] encode(KeyPair keyPair);

	String pem(KeyPair keyPair) {
		String content = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(encode(keyPair));
		return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(this.label, content);
	}

}
