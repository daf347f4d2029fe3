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
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
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
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RsaVerifier}, with a signature made by OpenSSL.
 *
 * @author PayScore for Spring Boot contributors
 */
class RsaVerifierTests {

	private static final byte[] MESSAGE = TestKeys.bytes("message.txt");

	private static final byte[] SIGNATURE = Base64.getMimeDecoder().decode(TestKeys.bytes("message.sig"));

	private final RsaVerifier verifier = new RsaVerifier(CryptoProvider.jdk());

	@Test
	void verifyWhenSignatureOfOpenSslThenReturnsTrue() {
		assertThat(isRight(MESSAGE, SIGNATURE)).isTrue();
	}

	@Test
	void verifyWhenMessageIsChangedThenReturnsFalse() {
		byte[] changed = MESSAGE.clone();
		changed[0] ^= 1;
		assertThat(isRight(changed, SIGNATURE)).isFalse();
	}

	@Test
	void verifyWhenSignatureIsChangedThenReturnsFalse() {
		byte[] changed = SIGNATURE.clone();
		changed[100] ^= 1;
		assertThat(isRight(MESSAGE, changed)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 128, 255, 257, 512 })
	void verifyWhenSignatureIsOfWrongLengthThenReturnsFalse(int length) {
		assertThat(isRight(MESSAGE, Arrays.copyOf(SIGNATURE, length))).isFalse();
	}

	@Test
	void verifyWhenSignatureIsNotBelowModulusThenReturnsFalse() {
		byte[] large = new byte[256];
		Arrays.fill(large, (byte) 0xFF);
		assertThat(isRight(MESSAGE, large)).isFalse();
	}

	@Test
	void verifyWhenKeyIsOfAnotherThenReturnsFalse() {
		assertThat(this.verifier.verify(TestKeys.platformPublicKey(), MESSAGE, SIGNATURE).block()).isFalse();
	}

	@Test
	void verifyWhenCalledByManyThreadsThenEveryResultIsRight() throws Exception {
		byte[] wrong = SIGNATURE.clone();
		wrong[0] ^= 1;
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Boolean>> tasks = Collections.nCopies(500,
					() -> isRight(MESSAGE, SIGNATURE) && !isRight(MESSAGE, wrong));
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
	void createWhenProviderIsNullThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> new RsaVerifier(null))
			.withMessage("'provider' must not be null");
	}

	@Test
	void verifyWhenKeyIsEcThenFails() {
		PublicKey key = TestKeys.publicKey("EC", "ec-public.pem");
		StepVerifier.create(this.verifier.verify(key, MESSAGE, SIGNATURE))
			.verifyErrorMessage("The key is of type EC, but WeChat Pay signatures need RSA.");
	}

	@Test
	void verifyWhenKeyIsShortThenFails() {
		PublicKey key = TestKeys.publicKey("RSA", "rsa1024-public.pem");
		StepVerifier.create(this.verifier.verify(key, MESSAGE, SIGNATURE))
			.verifyErrorMessage("The RSA key has 1024 bits, but at least 2048 are needed.");
	}

	@Test
	void verifyWhenThereAreMoreKeysThanRememberedThenEveryResultIsRight() throws Exception {
		RsaVerifier fast = new RsaVerifier(CryptoProvider.named("Conscrypt"));
		BigInteger modulus = ((RSAPublicKey) TestKeys.merchantPublicKey()).getModulus();
		for (int exponent = 3; exponent < 203; exponent += 2) {
			PublicKey other = KeyFactory.getInstance("RSA")
				.generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent)));
			assertThat(fast.verify(other, MESSAGE, SIGNATURE).block()).isFalse();
			assertThat(fast.verify(TestKeys.merchantPublicKey(), MESSAGE, SIGNATURE).block()).isTrue();
		}
	}

	private boolean isRight(byte[] message, byte[] signature) {
		return Boolean.TRUE.equals(this.verifier.verify(TestKeys.merchantPublicKey(), message, signature).block());
	}

}
