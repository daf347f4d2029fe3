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

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.github.payscore.signature.WycheproofVectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RsaVerifier} with the vectors of Project Wycheproof for RSA PKCS#1
 * v1.5 with 2048 bits and SHA-256. None is left out.
 *
 * @author PayScore for Spring Boot contributors
 */
class WycheproofRsaSignatureTests {

	private final List<Vector> vectors = new WycheproofVectors("rsa_signature_2048_sha256_test.json").stream().toList();

	WycheproofRsaSignatureTests() throws IOException {
	}

	@TestFactory
	List<DynamicTest> verify() {
		return verify(CryptoProvider.jdk(), true);
	}

	@TestFactory
	List<DynamicTest> verifyWithAccp() {
		return verify(CryptoProvider.named("AmazonCorrettoCryptoProvider"), false);
	}

	@TestFactory
	List<DynamicTest> verifyWithConscrypt() {
		return verify(CryptoProvider.named("Conscrypt"), false);
	}

	private List<DynamicTest> verify(CryptoProvider provider, boolean missingNull) {
		List<DynamicTest> tests = this.vectors.stream()
			.map((vector) -> vector.test(() -> check(vector, provider, missingNull)))
			.toList();
		assertThat(tests).hasSize(240);
		return tests;
	}

	// Acceptable are a signature that leaves out the NULL after the hash algorithm, which
	// RFC 8017 lets a verifier accept, and two by keys with the small exponent 3. The JDK
	// accepts all three, the libraries of the fast providers only the small exponent
	private static void check(Vector vector, CryptoProvider provider, boolean missingNull) {
		boolean right = switch (vector.result()) {
			case "valid" -> true;
			case "acceptable" -> missingNull || !vector.hasFlag("MissingNull");
			case "invalid" -> false;
			default -> throw new AssertionError("No rule for the result " + vector.result());
		};
		assertThat(new RsaVerifier(provider).verify(key(vector), vector.bytes("msg"), vector.bytes("sig")).block())
			.isEqualTo(right);
	}

	private static PublicKey key(Vector vector) {
		try {
			return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(vector.groupBytes("keyDer")));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
