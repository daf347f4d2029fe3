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
import java.security.cert.X509Certificate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SerialNumber}, with what OpenSSL shows.
 *
 * @author PayScore for Spring Boot contributors
 */
class SerialNumberTests {

	private static final String MERCHANT = TestKeys.MERCHANT_SERIAL;

	@ParameterizedTest
	@CsvSource({ "merchant-certificate.pem," + TestKeys.MERCHANT_SERIAL,
			"platform1-certificate.pem," + TestKeys.PLATFORM1_SERIAL,
			"platform2-certificate.pem," + TestKeys.PLATFORM2_SERIAL, "expired-certificate.pem,0ABCDE" })
	void ofWhenCertificateThenIsWhatOpenSslShows(String name, String serial) {
		X509Certificate certificate = PublicKeys.readCertificates(TestKeys.bytes(name)).get(0);
		assertThat(SerialNumber.of(certificate)).hasToString(serial).isEqualTo(SerialNumber.of(serial));
	}

	// A DER integer has a byte before such a one, which is no part of the serial number
	@ParameterizedTest
	@CsvSource({ "ff, FF", "80, 80", "7f, 7F", "1, 01", "0, 00",
			"ffffffffffffffffffffffffffffffffffffffff, FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF" })
	void ofWhenCertificateThenHasWholeBytesWithoutSign(String serial, String digits) {
		X509Certificate certificate = mock(X509Certificate.class);
		given(certificate.getSerialNumber()).willReturn(new BigInteger(serial, 16));
		assertThat(SerialNumber.of(certificate)).hasToString(digits);
	}

	@ParameterizedTest
	@ValueSource(strings = { MERCHANT, "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "\uFEFF " + MERCHANT + "\u00A0\r\n",
			"serial=" + MERCHANT, "SERIAL=0x" + MERCHANT, "0x" + MERCHANT, "0X" + MERCHANT, "serial = " + MERCHANT,
			"0a:1b:2c:3d:4e:5f:60:71:82:93:a4:b5:c6:d7:e8:f9:01:23:45:67",
			"Serial Number:\n            0a:1b:2c:3d:4e:5f:60:71:82:93:a4:b5:c6:d7:e8:f9:01:23:45:67\n",
			"\u200E0a 1b 2c 3d 4e 5f 60 71 82 93 a4 b5 c6 d7 e8 f9 01 23 45 67",
			"A1B2C3D4E5F60718293A4B5C6D7E8F901234567" })
	void ofWhenTextIsAsPeoplePasteItThenIsSame(String text) {
		assertThat(SerialNumber.of(text)).hasToString(MERCHANT)
			.isEqualTo(SerialNumber.of(MERCHANT))
			.hasSameHashCodeAs(SerialNumber.of(MERCHANT));
	}

	@Test
	void ofWhenTextHasLeadingZerosThenKeepsThemAndIsEqual() {
		assertThat(SerialNumber.of("0000ABCDEF")).hasToString("0000ABCDEF").isEqualTo(SerialNumber.of("abcdef"));
	}

	@Test
	void equalsWhenNumberDiffersThenIsFalse() {
		assertThat(SerialNumber.of("ABCDEF")).isNotEqualTo(SerialNumber.of("ABCDEF00"))
			.isNotEqualTo(SerialNumber.of("00"))
			.isNotEqualTo("ABCDEF");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0x", "serial=", ":", "5157F09G", "-1", "+1", "５１５７", "PUB_KEY_ID_0001",
			"5157F09EFDC096DE15EBE81A47057A72325157F09EFDC096DE15EBE81A47057A723" })
	void ofWhenTextIsNoSerialNumberThenFails(String text) {
		assertThat(SerialNumber.parse(text)).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> SerialNumber.of(text))
			.withMessage("'serial' must have hexadecimal digits only");
	}

}
