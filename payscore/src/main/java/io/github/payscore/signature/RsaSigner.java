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

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * Signs with a private key that is in this process, or that a provider of the JDK reaches
 * in a hardware module. Thread-safe. One signature takes about a millisecond of processor
 * time in the JDK, on the thread that subscribes; a client computes it on its
 * {@link SignatureThreads}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class RsaSigner implements Signer {

	static final String ALGORITHM = "SHA256withRSA";

	private final PrivateKey key;

	private final CryptoProvider provider;

	private final PrivateKey translated;

	/**
	 * Create a new signer.
	 * @param key the private key, RSA of at least 2048 bits
	 * @param provider what computes the signatures
	 * @throws UnusableKeyException if the key is of another kind, or the provider cannot
	 * use it
	 */
	public RsaSigner(PrivateKey key, CryptoProvider provider) {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(provider, "'provider' must not be null");
		this.key = RsaKeys.requireRsa(key);
		this.provider = provider;
		this.translated = translate(key, provider);
	}

	private static PrivateKey translate(PrivateKey key, CryptoProvider provider) {
		try {
			return (PrivateKey) provider.translate(key);
		}
		catch (InvalidKeyException ex) {
			throw cannotSign(ex);
		}
	}

	/**
	 * Return a signer with the same key.
	 * @param provider what computes its signatures
	 * @return the signer
	 * @throws UnusableKeyException if the provider cannot use the key
	 */
	public RsaSigner with(CryptoProvider provider) {
		return new RsaSigner(this.key, provider);
	}

	@Override
	public Mono<byte[]> sign(byte[] message) {
		return Mono.fromCallable(() -> compute(message));
	}

	byte[] compute(byte[] message) {
		try {
			Signature signature = this.provider.newSignature();
			signature.initSign(this.translated);
			signature.update(message);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw cannotSign(ex);
		}
	}

	// A key inside a hardware module does not show it.
	@Nullable BigInteger modulus() {
		return (this.key instanceof RSAKey rsaKey) ? rsaKey.getModulus() : null;
	}

	private static UnusableKeyException cannotSign(GeneralSecurityException cause) {
		return new UnusableKeyException("The merchant's private key cannot sign.", cause);
	}

}
