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

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.signature.TestKeys;
import io.github.payscore.signature.UnusableKeyException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PlatformKey}.
 *
 * @author PayScore for Spring Boot contributors
 */
class PlatformKeyTests {

	private static final Instant END_OF_2120 = Instant.parse("2120-01-01T00:00:00Z");

	@Test
	void ofCertificateWhenValidThenHoldsSerialAndEndOfValidity() {
		PlatformKey key = PlatformKey.ofCertificate(certificate("platform1-certificate.pem"));
		assertThat(key.getSerial()).isEqualTo(TestKeys.PLATFORM1_SERIAL);
		assertThat(key.isPublicKey()).isFalse();
		assertThat(key.getNotAfter()).isEqualTo(END_OF_2120);
		assertThat(key).hasToString("PlatformKey [serial=" + TestKeys.PLATFORM1_SERIAL + "]");
	}

	@Test
	void ofCertificateWhenSerialBeginsWithDigitZeroThenSerialHasZero() {
		assertThat(PlatformKey.ofCertificate(certificate("platform2-certificate.pem")).getSerial())
			.isEqualTo(TestKeys.PLATFORM2_SERIAL);
	}

	@Test
	void ofCertificateWhenValidThenVerifiesWithItsKey() {
		PlatformKey key = PlatformKey.ofCertificate(certificate("merchant-certificate.pem"));
		byte[] signature = Base64.getMimeDecoder().decode(TestKeys.bytes("message.sig"));
		assertThat(new RsaVerifier(CryptoProvider.jdk())
			.verify(key.getPublicKey(), TestKeys.bytes("message.txt"), signature)
			.block()).isTrue();
	}

	@Test
	void ofCertificateWhenKeyIsNotRsaThenFails() throws Exception {
		X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(TestKeys.bytes("ec-certificate.pem")));
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> PlatformKey.ofCertificate(certificate))
			.withMessage("The key is of type EC, but WeChat Pay signatures need RSA.");
	}

	@Test
	void isExpiredWhenCertificateThenDependsOnTime() {
		PlatformKey key = PlatformKey.ofCertificate(certificate("platform1-certificate.pem"));
		assertThat(key.isExpired(END_OF_2120.minusSeconds(1))).isFalse();
		assertThat(key.isExpired(END_OF_2120)).isFalse();
		assertThat(key.isExpired(END_OF_2120.plusSeconds(1))).isTrue();
	}

	@Test
	void ofPublicKeyWhenValidThenHoldsIdAndNeverExpires() {
		PlatformKey key = PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID, TestKeys.platformPublicKey());
		assertThat(key.getSerial()).isEqualTo(TestKeys.PUBLIC_KEY_ID);
		assertThat(key.isPublicKey()).isTrue();
		assertThat(key.getNotAfter()).isNull();
		assertThat(key.isExpired(Instant.MAX)).isFalse();
	}

	@Test
	void ofPublicKeyWhenIdIsPastedThenTakesAwayBlanksAroundIt() {
		PlatformKey key = PlatformKey.ofPublicKey("\uFEFF PUB_KEY_ID_0001\u00A0\n", TestKeys.platformPublicKey());
		assertThat(key.getSerial()).isEqualTo("PUB_KEY_ID_0001");
		assertThat(key.hasSerial("PUB_KEY_ID_0001 ")).isTrue();
		assertThat(key.hasSerial("PUB_KEY_ID_1")).isFalse();
	}

	@Test
	void hasSerialWhenWrittenInAnotherWayThenIsTrue() {
		PlatformKey key = PlatformKey.ofCertificate(certificate("platform2-certificate.pem"));
		assertThat(key.hasSerial("f13bd3bec4d8a2f5b3d9c0a7e6154f2c8d90b1a")).isTrue();
		assertThat(key.hasSerial("0x" + TestKeys.PLATFORM2_SERIAL)).isTrue();
		assertThat(key.hasSerial(TestKeys.PLATFORM1_SERIAL)).isFalse();
		assertThat(key.hasSerial(TestKeys.PUBLIC_KEY_ID)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "PUB_KEY_ID_", "pub_key_id_0001", "PUB_KEY_ID_00A1", "PUB_KEY_ID_00 01",
			"PUB_KEY_ID_\u200B0001", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" })
	void ofPublicKeyWhenIdIsMalformedThenFails(String id) {
		PublicKey key = TestKeys.platformPublicKey();
		assertThatIllegalArgumentException().isThrownBy(() -> PlatformKey.ofPublicKey(id, key))
			.withMessage("'id' must be PUB_KEY_ID_ followed by digits");
	}

	private static X509Certificate certificate(String name) {
		return PublicKeys.readCertificates(TestKeys.bytes(name)).get(0);
	}

}
