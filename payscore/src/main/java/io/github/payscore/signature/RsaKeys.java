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

import java.security.Key;
import java.security.interfaces.RSAKey;

/**
 * The one kind of key that APIv3 signatures allow.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RsaKeys {

	private static final int MINIMUM_BITS = 2048;

	private RsaKeys() {
	}

	static <K extends Key> K requireRsa(K key) {
		if (!"RSA".equals(key.getAlgorithm())) {
			throw notRsa(key.getAlgorithm());
		}
		// A key inside a hardware module does not show its modulus
		if (key instanceof RSAKey rsaKey && rsaKey.getModulus().bitLength() < MINIMUM_BITS) {
			throw new UnusableKeyException("The RSA key has %d bits, but at least %d are needed."
				.formatted(rsaKey.getModulus().bitLength(), MINIMUM_BITS));
		}
		return key;
	}

	static UnusableKeyException notRsa(String algorithm) {
		return new UnusableKeyException(
				"The key is of type %s, but WeChat Pay signatures need RSA.".formatted(algorithm));
	}

}
