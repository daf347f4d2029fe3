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

import java.security.PrivateKey;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RsaSigner}, against a signature made by OpenSSL.
 *
 * @author PayScore for Spring Boot contributors
 */
class RsaSignerTests {

	private static final byte[] MESSAGE = TestKeys.bytes("message.txt");

	private static final byte[] SIGNATURE = Base64.getMimeDecoder().decode(TestKeys.bytes("message.sig"));

	@Test
	void signWhenComputedByJdkThenEqualsSignatureOfOpenSsl() {
		assertThat(Signer.of(TestKeys.merchantPrivateKey()).sign(MESSAGE).block()).isEqualTo(SIGNATURE);
	}

	@Test
	void signWhenCalledByManyThreadsThenEverySignatureIsRight() throws Exception {
		RsaSigner signer = Signer.of(TestKeys.merchantPrivateKey());
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<byte[]>> tasks = Collections.nCopies(100, () -> signer.compute(MESSAGE));
			for (Future<byte[]> signature : threads.invokeAll(tasks)) {
				assertThat(signature.get()).isEqualTo(SIGNATURE);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	@SuppressWarnings("NullAway")
	void createWhenKeyIsNullThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(null)).withMessage("'key' must not be null");
	}

	@Test
	void createWhenKeyIsEcThenFails() {
		PrivateKey key = TestKeys.privateKey("EC", "ec-pkcs8.pem");
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> Signer.of(key))
			.withMessage("The key is of type EC, but WeChat Pay signatures need RSA.");
	}

	@Test
	void createWhenKeyIsShortThenFails() {
		PrivateKey key = TestKeys.privateKey("RSA", "rsa1024-pkcs8.pem");
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> Signer.of(key))
			.withMessage("The RSA key has 1024 bits, but at least 2048 are needed.");
	}

	@Test
	void signWhenKeyInHardwareFailsThenThrowsUnusableKeyException() {
		RsaSigner signer = Signer.of(new HiddenKey());
		StepVerifier.create(signer.sign(MESSAGE))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnusableKeyException.class)
				.hasMessage("The merchant's private key cannot sign."))
			.verify();
	}

}
