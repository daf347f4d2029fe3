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

import java.security.PrivateKey;

import reactor.core.publisher.Mono;

/**
 * Signs with the merchant's private key: SHA-256 with RSA (PKCS#1 v1.5), the algorithm
 * that APIv3 calls {@code SHA256-RSA2048}. The key may be in this process, as with
 * {@link RsaSigner}, or in a key service elsewhere. Implementations must be thread-safe,
 * and must not block: who asks another machine answers when that one has answered.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see MerchantCredentials#of(String, String, Signer)
 */
@FunctionalInterface
public interface Signer {

	/**
	 * Sign a message.
	 * @param message the bytes to sign, which must not be changed
	 * @return the signature; fails if there is none to be had, so that nothing is sent
	 */
	Mono<byte[]> sign(byte[] message);

	/**
	 * Return a signer that computes with the JDK.
	 * @param key the private key, RSA of at least 2048 bits; may live in a hardware
	 * module
	 * @return the signer
	 * @throws UnusableKeyException if the key is of another kind
	 */
	static RsaSigner of(PrivateKey key) {
		return new RsaSigner(key, CryptoProvider.jdk());
	}

}
