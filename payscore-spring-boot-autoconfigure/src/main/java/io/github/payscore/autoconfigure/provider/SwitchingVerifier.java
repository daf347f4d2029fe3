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

package io.github.payscore.autoconfigure.provider;

import java.security.PublicKey;

import reactor.core.publisher.Mono;

import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.signature.SignatureVerifier;

/**
 * Verifies with the JDK until a faster provider takes over. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SwitchingVerifier implements SignatureVerifier {

	private volatile RsaVerifier current = new RsaVerifier(CryptoProvider.jdk());

	void switchTo(CryptoProvider provider) {
		this.current = new RsaVerifier(provider);
	}

	@Override
	public Mono<Boolean> verify(PublicKey key, byte[] message, byte[] signature) {
		return this.current.verify(key, message, signature);
	}

}
