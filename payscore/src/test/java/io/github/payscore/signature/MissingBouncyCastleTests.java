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
	@CsvSource({ "merchant-pkcs8.pem,1230000109", "merchant-pkcs1.pem,1230000109", "merchant.p12,1230000109",
			"merchant-legacy.p12,1230000109", "merchant-pkcs8-aes256.pem,correct horse battery staple",
			"merchant-pkcs8-sha1-3des.pem,correct horse battery staple" })
	void readWhenJdkUnderstandsFormatThenDoesNotAskForBouncyCastle(String name, String password) throws Exception {
		Object key = read(name, password);
		assertThat(key.getClass().getClassLoader()).isSameAs(this.classLoader);
		assertThat((PrivateKey) ReflectionTestUtils.invokeMethod(key, "getPrivateKey"))
			.isEqualTo(TestKeys.merchantPrivateKey());
		assertThat(this.classLoader.getMissed()).isEmpty();
	}

	@Test
	void readWhenPasswordIsWrongThenDoesNotAskForBouncyCastle() {
		assertThat(catchThrowable(() -> read("merchant-pkcs8-aes256.pem", "open sesame")))
			.hasToString(KeyPasswordException.class.getName() + ": The private key cannot be decrypted: "
					+ "the password is wrong, or the file is damaged.");
		assertThat(this.classLoader.getMissed()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "merchant-pkcs1-aes256.pem,RSA PRIVATE KEY", "merchant-pkcs1-des3.pem,RSA PRIVATE KEY",
			"merchant-pkcs8-scrypt.pem,ENCRYPTED PRIVATE KEY" })
	void readWhenEncryptionNeedsBouncyCastleThenSaysSo(String name, String label) {
		assertThatAsksForBouncyCastle(name, label);
		assertThat(this.classLoader.getMissed()).isNotEmpty();
	}

	@Test
	void readWhenRepeatedThenSaysSoAgain() {
		assertThatAsksForBouncyCastle("merchant-pkcs1-aes256.pem", "RSA PRIVATE KEY");
		assertThatAsksForBouncyCastle("merchant-pkcs1-aes256.pem", "RSA PRIVATE KEY");
	}

	private void assertThatAsksForBouncyCastle(String name, String label) {
		Throwable ex = catchThrowable(() -> read(name, TestKeys.PASSWORD));
		assertThat(ex.getClass().getName()).isEqualTo(UnusableKeyException.class.getName());
		assertThat(ex).hasMessage(
				"The '%s' is encrypted in a way that the JDK cannot read, or it is damaged. Add the ".formatted(label)
						+ "dependency org.bouncycastle:bcpkix-jdk18on, which can, or encrypt the key anew: "
						+ "'openssl pkcs8 -topk8 -in apiclient_key.pem -out new_key.pem'.");
	}

	private Object read(String name, String password) throws ClassNotFoundException {
		Class<?> type = this.classLoader.loadClass(MerchantKey.class.getName());
		return Objects.requireNonNull(
				ReflectionTestUtils.invokeMethod(type, "read", TestKeys.bytes(name), password, TestKeys.MCHID));
	}

}
