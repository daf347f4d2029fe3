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

import java.security.PublicKey;

import reactor.core.publisher.Mono;

/**
 * Verifies signatures of WeChat Pay: SHA-256 with RSA (PKCS#1 v1.5). Implementations must
 * be thread-safe, and must not block. They are asked on event loops: one that computes
 * for longer than some ten microseconds has to do so on threads of its own.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see RsaVerifier
 */
@FunctionalInterface
public interface SignatureVerifier {

	/**
	 * Return whether a signature was made over a message by the owner of a key.
	 * @param key the public key
	 * @param message the signed bytes, which must not be changed
	 * @param signature the signature; anything that is none counts as wrong
	 * @return {@code true} only if the signature is right
	 */
	Mono<Boolean> verify(PublicKey key, byte[] message, byte[] signature);

}
