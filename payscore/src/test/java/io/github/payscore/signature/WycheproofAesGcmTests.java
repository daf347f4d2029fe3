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
import java.util.List;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.github.payscore.signature.WycheproofVectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ApiV3Key} with the AES-GCM vectors of Project Wycheproof. None is left
 * out: those with keys or nonces of a length that APIv3 does not have must be refused.
 *
 * @author PayScore for Spring Boot contributors
 */
class WycheproofAesGcmTests {

	private final List<Vector> vectors = new WycheproofVectors("aes_gcm_test.json").stream().toList();

	WycheproofAesGcmTests() throws IOException {
	}

	@TestFactory
	List<DynamicTest> decryptWhenLengthsAreThoseOfApiV3() {
		List<DynamicTest> tests = this.vectors.stream()
			.filter((vector) -> isKeySize(vector) && isNonceSize(vector))
			.map((vector) -> vector.test(() -> check(vector)))
			.toList();
		assertThat(tests).hasSize(48);
		return tests;
	}

	@TestFactory
	List<DynamicTest> decryptWhenNonceHasAnotherLengthThenFails() {
		List<DynamicTest> tests = this.vectors.stream()
			.filter((vector) -> isKeySize(vector) && !isNonceSize(vector))
			.map((vector) -> vector.test(() -> assertThatIsNotDecrypted(vector)))
			.toList();
		assertThat(tests).hasSize(37);
		return tests;
	}

	@TestFactory
	List<DynamicTest> ofWhenKeyHasAnotherLengthThenFails() {
		List<DynamicTest> tests = this.vectors.stream()
			.filter((vector) -> !isKeySize(vector))
			.map((vector) -> vector
				.test(() -> assertThatIllegalArgumentException().isThrownBy(() -> ApiV3Key.of(vector.bytes("key")))))
			.toList();
		assertThat(tests).hasSize(171);
		return tests;
	}

	private static boolean isKeySize(Vector vector) {
		return vector.groupInt("keySize") == 256;
	}

	private static boolean isNonceSize(Vector vector) {
		return vector.groupInt("ivSize") == 96;
	}

	private static void check(Vector vector) {
		switch (vector.result()) {
			case "valid" -> assertThat(decrypt(vector)).isEqualTo(vector.bytes("msg"));
			case "invalid" -> assertThatIsNotDecrypted(vector);
			default -> throw new AssertionError("No rule for the result " + vector.result());
		}
	}

	private static void assertThatIsNotDecrypted(Vector vector) {
		assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> decrypt(vector));
	}

	private static byte[] decrypt(Vector vector) {
		return ApiV3Key.of(vector.bytes("key"))
			.decrypt(vector.bytes("iv"), vector.bytes("aad"), concat(vector.bytes("ct"), vector.bytes("tag")));
	}

	private static byte[] concat(byte[] ciphertext, byte[] tag) {
		byte[] both = new byte[ciphertext.length + tag.length];
		System.arraycopy(ciphertext, 0, both, 0, ciphertext.length);
		System.arraycopy(tag, 0, both, ciphertext.length, tag.length);
		return both;
	}

}
