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
import java.security.PublicKey;
import java.security.Signature;

import org.springframework.util.Assert;

/**
 * Verifies signatures of SHA-256 and RSA (PKCS#1 v1.5), the algorithm that APIv3 calls
 * {@code SHA256-RSA2048}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class RsaVerifier {

	private final TranslatedKey<PublicKey> key;

	/**
	 * Create a new verifier.
	 * @param key the public key, RSA of at least 2048 bits
	 * @throws UnusableKeyException if the key is of another kind
	 */
	public RsaVerifier(PublicKey key) {
		Assert.notNull(key, "'key' must not be null");
		this.key = new TranslatedKey<>(RsaKeys.requireRsa(key), PublicKey.class);
	}

	/**
	 * Return whether the signer has the private key that belongs to the public key.
	 * @param signer the signer
	 * @return {@code true} if it has; {@code false} if not, or if the private key lives
	 * in a hardware module and does not show its modulus
	 */
	public boolean belongsTo(RsaSigner signer) {
		return this.key.hasModulusOf(signer.key());
	}

	/**
	 * Return whether the signature was made over the given bytes by the owner of the key,
	 * as the JDK sees it.
	 * @param signature the signature; anything that is none counts as wrong
	 * @param parts the signed bytes, taken as one message in the given order
	 * @return {@code true} only if the signature is right
	 */
	public boolean verify(byte[] signature, byte[]... parts) {
		return verify(CryptoProvider.jdk(), signature, parts);
	}

	/**
	 * Return whether the signature was made over the given bytes by the owner of the key.
	 * @param provider what verifies the signature
	 * @param signature the signature; anything that is none counts as wrong
	 * @param parts the signed bytes, taken as one message in the given order
	 * @return {@code true} only if the signature is right
	 */
	public boolean verify(CryptoProvider provider, byte[] signature, byte[]... parts) {
		try {
			Signature verification = provider.newSignature();
			verification.initVerify(this.key.forProvider(provider));
			for (byte[] part : parts) {
				verification.update(part);
			}
			return verification.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			// A signature of the wrong length is reported as an exception
			return false;
		}
	}

}
