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

package io.github.payscore.platform;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PlatformKeys}.
 *
 * @author PayScore for Spring Boot contributors
 */
class PlatformKeysTests {

	private final PlatformKey certificate1 = certificate("platform1-certificate.pem");

	private final PlatformKey certificate2 = certificate("platform2-certificate.pem");

	private final PlatformKey publicKey = PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID, TestKeys.platformPublicKey());

	@Test
	void findWhenSerialIsKnownThenReturnsItsKey() {
		PlatformKeys keys = PlatformKeys.of(List.of(this.certificate1, this.certificate2));
		assertThat(keys.find(TestKeys.PLATFORM1_SERIAL)).isSameAs(this.certificate1);
		assertThat(keys.find(TestKeys.PLATFORM2_SERIAL.substring(1))).isSameAs(this.certificate2);
	}

	@Test
	void findWhenSerialIsInLowerCaseThenReturnsItsKey() {
		PlatformKeys keys = PlatformKeys.of(List.of(this.certificate1, this.certificate2));
		assertThat(keys.find(TestKeys.PLATFORM1_SERIAL.toLowerCase(Locale.ROOT))).isSameAs(this.certificate1);
	}

	@Test
	void findWhenSerialHasLeadingZeroThenReturnsItsKey() {
		PlatformKeys keys = PlatformKeys.of(List.of(this.certificate1, this.certificate2));
		assertThat(keys.find(TestKeys.PLATFORM2_SERIAL)).isSameAs(this.certificate2);
		assertThat(keys.find("00" + TestKeys.PLATFORM1_SERIAL)).isSameAs(this.certificate1);
	}

	@Test
	void findWhenSerialIsUnknownThenReturnsNull() {
		PlatformKeys keys = PlatformKeys.of(List.of(this.certificate1, this.publicKey));
		assertThat(keys.find(TestKeys.PLATFORM2_SERIAL)).isNull();
		assertThat(keys.find("PUB_KEY_ID_0")).isNull();
		assertThat(keys.find("0")).isNull();
		assertThat(keys.find("")).isNull();
	}

	@Test
	void findWhenCertificatesAndPublicKeyAreSideBySideThenFindsEach() {
		PlatformKeys keys = PlatformKeys.of(List.of(this.certificate1, this.publicKey, this.certificate2));
		assertThat(keys.find(TestKeys.PLATFORM1_SERIAL)).isSameAs(this.certificate1);
		assertThat(keys.find(TestKeys.PLATFORM2_SERIAL)).isSameAs(this.certificate2);
		assertThat(keys.find(TestKeys.PUBLIC_KEY_ID)).isSameAs(this.publicKey);
		assertThat(keys.publicKeyId()).isEqualTo(TestKeys.PUBLIC_KEY_ID);
	}

	@Test
	void publicKeyIdWhenCertificatesOnlyThenReturnsNull() {
		assertThat(PlatformKeys.of(List.of(this.certificate1, this.certificate2)).publicKeyId()).isNull();
	}

	@Test
	void serialsWhenCalledThenReturnsAllInOrder() {
		PlatformKeys keys = PlatformKeys.of(List.of(this.certificate1, this.publicKey));
		assertThat(keys.serials()).containsExactly(TestKeys.PLATFORM1_SERIAL, TestKeys.PUBLIC_KEY_ID);
		assertThat(keys)
			.hasToString("PlatformKeys [" + TestKeys.PLATFORM1_SERIAL + ", " + TestKeys.PUBLIC_KEY_ID + "]");
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> keys.serials().clear());
	}

	@Test
	void ofWhenEmptyThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> PlatformKeys.of(List.of()))
			.withMessage("'keys' must not be empty");
	}

	private static PlatformKey certificate(String name) {
		return PlatformKey.ofCertificate(PublicKeys.readCertificates(TestKeys.bytes(name)).get(0));
	}

}
