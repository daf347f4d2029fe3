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

	private final PublicKey key;

	/**
	 * Create a new verifier.
	 * @param key the public key, RSA of at least 2048 bits
	 * @throws UnusableKeyException if the key is of another kind
	 */
	public RsaVerifier(PublicKey key) {
		Assert.notNull(key, "'key' must not be null");
		this.key = RsaKeys.requireRsa(key);
	}

	/**
	 * Return whether the signature was made over the given bytes by the owner of the key.
	 * @param signature the signature; anything that is none counts as wrong
	 * @param parts the signed bytes, taken as one message in the given order
	 * @return {@code true} only if the signature is right
	 */
	public boolean verify(byte[] signature, byte[]... parts) {
		try {
			Signature verification = Signature.getInstance(RsaSigner.ALGORITHM);
			verification.initVerify(this.key);
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
