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
import java.security.PrivateKey;
import java.security.Signature;

import org.springframework.util.Assert;

/**
 * Signs bytes with SHA-256 and RSA (PKCS#1 v1.5), the algorithm that APIv3 calls
 * {@code SHA256-RSA2048}. Thread-safe. One signature takes about a millisecond of
 * processor time in the JDK, so never call it on an event loop.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class RsaSigner {

	static final String ALGORITHM = "SHA256withRSA";

	private final TranslatedKey<PrivateKey> key;

	/**
	 * Create a new signer.
	 * @param key the private key, RSA of at least 2048 bits
	 * @throws UnusableKeyException if the key is of another kind
	 */
	public RsaSigner(PrivateKey key) {
		Assert.notNull(key, "'key' must not be null");
		this.key = new TranslatedKey<>(RsaKeys.requireRsa(key), PrivateKey.class);
	}

	TranslatedKey<PrivateKey> key() {
		return this.key;
	}

	/**
	 * Sign the given bytes with the JDK.
	 * @param parts the bytes to sign, taken as one message in the given order
	 * @return the signature
	 * @throws UnusableKeyException if the key cannot sign
	 */
	public byte[] sign(byte[]... parts) {
		return sign(CryptoProvider.jdk(), parts);
	}

	/**
	 * Sign the given bytes.
	 * @param provider what computes the signature
	 * @param parts the bytes to sign, taken as one message in the given order
	 * @return the signature
	 * @throws UnusableKeyException if the key cannot sign with this provider
	 */
	public byte[] sign(CryptoProvider provider, byte[]... parts) {
		try {
			Signature signature = provider.newSignature();
			signature.initSign(this.key.forProvider(provider));
			for (byte[] part : parts) {
				signature.update(part);
			}
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new UnusableKeyException("The merchant's private key cannot sign.", ex);
		}
	}

}
