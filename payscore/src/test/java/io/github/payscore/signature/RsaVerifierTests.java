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
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RsaVerifier}, with a signature made by OpenSSL.
 *
 * @author PayScore for Spring Boot contributors
 */
class RsaVerifierTests {

	private static final byte[] MESSAGE = TestKeys.bytes("message.txt");

	private static final byte[] SIGNATURE = Base64.getMimeDecoder().decode(TestKeys.bytes("message.sig"));

	private final RsaVerifier verifier = new RsaVerifier(TestKeys.merchantPublicKey());

	@Test
	void verifyWhenSignatureOfOpenSslThenReturnsTrue() {
		assertThat(this.verifier.verify(SIGNATURE, MESSAGE)).isTrue();
	}

	@Test
	void belongsToWhenSignerHasPrivateKeyThenReturnsTrue() {
		RsaSigner merchant = new RsaSigner(TestKeys.merchantPrivateKey());
		assertThat(this.verifier.belongsTo(merchant)).isTrue();
		assertThat(new RsaVerifier(TestKeys.platformPublicKey()).belongsTo(merchant)).isFalse();
	}

	@Test
	void belongsToWhenPrivateKeyDoesNotShowItsModulusThenReturnsFalse() {
		assertThat(this.verifier.belongsTo(new RsaSigner(new HiddenKey()))).isFalse();
	}

	@Test
	void verifyWhenMessageIsSplitThenReturnsTrue() {
		byte[] head = Arrays.copyOf(MESSAGE, 11);
		byte[] tail = Arrays.copyOfRange(MESSAGE, 11, MESSAGE.length);
		assertThat(this.verifier.verify(SIGNATURE, head, tail)).isTrue();
		assertThat(this.verifier.verify(SIGNATURE, tail, head)).isFalse();
	}

	@Test
	void verifyWhenMessageIsChangedThenReturnsFalse() {
		byte[] changed = MESSAGE.clone();
		changed[0] ^= 1;
		assertThat(this.verifier.verify(SIGNATURE, changed)).isFalse();
	}

	@Test
	void verifyWhenSignatureIsChangedThenReturnsFalse() {
		byte[] changed = SIGNATURE.clone();
		changed[100] ^= 1;
		assertThat(this.verifier.verify(changed, MESSAGE)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 128, 255, 257, 512 })
	void verifyWhenSignatureIsOfWrongLengthThenReturnsFalse(int length) {
		assertThat(this.verifier.verify(Arrays.copyOf(SIGNATURE, length), MESSAGE)).isFalse();
	}

	@Test
	void verifyWhenSignatureIsNotBelowModulusThenReturnsFalse() {
		byte[] large = new byte[256];
		Arrays.fill(large, (byte) 0xFF);
		assertThat(this.verifier.verify(large, MESSAGE)).isFalse();
	}

	@Test
	void verifyWhenKeyIsOfAnotherThenReturnsFalse() {
		assertThat(new RsaVerifier(TestKeys.platformPublicKey()).verify(SIGNATURE, MESSAGE)).isFalse();
	}

	@Test
	void verifyWhenCalledByManyThreadsThenEveryResultIsRight() throws Exception {
		byte[] wrong = SIGNATURE.clone();
		wrong[0] ^= 1;
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Boolean>> tasks = Collections.nCopies(500,
					() -> this.verifier.verify(SIGNATURE, MESSAGE) && !this.verifier.verify(wrong, MESSAGE));
			for (Future<Boolean> result : threads.invokeAll(tasks)) {
				assertThat(result.get()).isTrue();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void createWhenKeyIsNullThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RsaVerifier(null))
			.withMessage("'key' must not be null");
	}

	@Test
	void createWhenKeyIsEcThenFails() {
		PublicKey key = TestKeys.publicKey("EC", "ec-public.pem");
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> new RsaVerifier(key))
			.withMessage("The key is of type EC, but WeChat Pay signatures need RSA.");
	}

	@Test
	void createWhenKeyIsShortThenFails() {
		PublicKey key = TestKeys.publicKey("RSA", "rsa1024-public.pem");
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> new RsaVerifier(key))
			.withMessage("The RSA key has 1024 bits, but at least 2048 are needed.");
	}

}
