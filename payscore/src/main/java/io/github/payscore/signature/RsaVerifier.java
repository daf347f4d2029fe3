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
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Verifies signatures in this process. Thread-safe. One verification takes some ten
 * microseconds of processor time, on the thread that subscribes, which may be an event
 * loop: a change of threads would cost as much.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class RsaVerifier implements SignatureVerifier {

	/**
	 * More than WeChat Pay ever has at a time.
	 */
	private static final int MOST_KEYS = 64;

	private final CryptoProvider provider;

	private final Map<PublicKey, PublicKey> translated = new ConcurrentHashMap<>();

	/**
	 * Create a new verifier.
	 * @param provider what verifies the signatures
	 */
	public RsaVerifier(CryptoProvider provider) {
		Assert.notNull(provider, "'provider' must not be null");
		this.provider = provider;
	}

	@Override
	public Mono<Boolean> verify(PublicKey key, byte[] message, byte[] signature) {
		return Mono.fromCallable(() -> matches(key, message, signature));
	}

	boolean matches(PublicKey key, byte[] message, byte[] signature) {
		try {
			Signature verification = this.provider.newSignature();
			verification.initVerify(translate(key));
			verification.update(message);
			return verification.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			// A signature of the wrong length is reported as an exception
			return false;
		}
	}

	private PublicKey translate(PublicKey key) throws InvalidKeyException {
		PublicKey known = this.translated.get(key);
		if (known != null) {
			return known;
		}
		PublicKey translation = (PublicKey) this.provider.translate(RsaKeys.requireRsa(key));
		if (this.translated.size() >= MOST_KEYS) {
			this.translated.clear();
		}
		this.translated.put(key, translation);
		return translation;
	}

}
