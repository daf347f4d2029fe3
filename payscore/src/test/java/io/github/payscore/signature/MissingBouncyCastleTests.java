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
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link MerchantKey} without Bouncy Castle on the class path.
 *
 * @author PayScore for Spring Boot contributors
 */
class MissingBouncyCastleTests {

	private final BouncyCastleHidingClassLoader classLoader = new BouncyCastleHidingClassLoader();

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8.pem", "merchant.p12", "merchant-legacy.p12" })
	void readWhenJdkUnderstandsFormatThenDoesNotAskForBouncyCastle(String name) throws Exception {
		Object key = read(name, TestKeys.MCHID);
		assertThat(key.getClass().getClassLoader()).isSameAs(this.classLoader);
		assertThat((PrivateKey) ReflectionTestUtils.invokeMethod(key, "getPrivateKey"))
			.isEqualTo(TestKeys.merchantPrivateKey());
		assertThat(this.classLoader.getMissed()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "merchant-pkcs1.pem,RSA PRIVATE KEY", "merchant-pkcs1-aes256.pem,RSA PRIVATE KEY",
			"merchant-pkcs8-aes256.pem,ENCRYPTED PRIVATE KEY" })
	void readWhenFormatNeedsBouncyCastleThenSaysSo(String name, String label) {
		assertThatAsksForBouncyCastle(name, label);
		assertThat(this.classLoader.getMissed()).isNotEmpty();
	}

	@Test
	void readWhenRepeatedThenSaysSoAgain() {
		assertThatAsksForBouncyCastle("merchant-pkcs1.pem", "RSA PRIVATE KEY");
		assertThatAsksForBouncyCastle("merchant-pkcs1.pem", "RSA PRIVATE KEY");
	}

	private void assertThatAsksForBouncyCastle(String name, String label) {
		Throwable ex = catchThrowable(() -> read(name, TestKeys.PASSWORD));
		assertThat(ex.getClass().getName()).isEqualTo(UnusableKeyException.class.getName());
		assertThat(ex).hasMessage("Bouncy Castle is needed to read the '%s'; ".formatted(label)
				+ "add the dependency org.bouncycastle:bcpkix-jdk18on, or convert the key to PKCS#8.");
	}

	private Object read(String name, String password) throws ClassNotFoundException {
		Class<?> type = this.classLoader.loadClass(MerchantKey.class.getName());
		return Objects.requireNonNull(
				ReflectionTestUtils.invokeMethod(type, "read", TestKeys.bytes(name), password, TestKeys.MCHID));
	}

}
