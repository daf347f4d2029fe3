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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link MerchantCredentials}.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantCredentialsTests {

	private final PrivateKey key = TestKeys.merchantPrivateKey();

	@Test
	void hasSerialWhenWrittenInAnotherWayThenKnowsIt() {
		MerchantCredentials credentials = MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL,
				TestKeys.merchantPrivateKey());
		assertThat(credentials.hasSerial("0x" + TestKeys.MERCHANT_SERIAL.substring(1))).isTrue();
		assertThat(credentials.hasSerial(TestKeys.PLATFORM1_SERIAL)).isFalse();
	}

	@Test
	void ownWhenVerifierHasPublicKeyOfMerchantThenIsTrue() {
		MerchantCredentials credentials = MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL,
				TestKeys.merchantPrivateKey());
		assertThat(credentials.own(TestKeys.merchantPublicKey())).isTrue();
		assertThat(credentials.own(TestKeys.platformPublicKey())).isFalse();
	}

	@Test
	void ofWhenValidThenHoldsValuesAndSignsWithKey() {
		MerchantCredentials credentials = MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL, this.key);
		assertThat(credentials.getMchid()).isEqualTo(TestKeys.MCHID);
		assertThat(credentials.getSerial()).isEqualTo(TestKeys.MERCHANT_SERIAL);
		assertThat(credentials.getSigner().sign(TestKeys.bytes("message.txt")).block())
			.isEqualTo(Base64.getMimeDecoder().decode(TestKeys.bytes("message.sig")));
	}

	@Test
	void ofWhenSerialIsInLowerCaseThenReturnsUpperCase() {
		assertThat(MerchantCredentials.of(TestKeys.MCHID, "0abcdef1", this.key).getSerial()).isEqualTo("0ABCDEF1");
	}

	@Test
	void ofWhenValuesArePastedThenTakesAwayWhatIsNoPartOfThem() {
		MerchantCredentials credentials = MerchantCredentials.of("\uFEFF1230000109\u00A0\n", "serial=0a:bc:de:f1 ",
				this.key);
		assertThat(credentials.getMchid()).isEqualTo("1230000109");
		assertThat(credentials.getSerial()).isEqualTo("0ABCDEF1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "123 456", "123\u200B456", "123456789012345678901234567890123", "12\"34", "１２３" })
	void ofWhenMchidIsMalformedThenFails(String mchid) {
		assertThat(MerchantCredentials.isMchid(mchid)).isFalse();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MerchantCredentials.of(mchid, TestKeys.MERCHANT_SERIAL, this.key))
			.withMessage("'mchid' must have 1 to 32 digits or letters");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "5157F09G", "PUB_KEY_ID_0001", "0x", "-1" })
	void ofWhenSerialIsMalformedThenFails(String serial) {
		assertThat(MerchantCredentials.isSerial(serial)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> MerchantCredentials.of(TestKeys.MCHID, serial, this.key))
			.withMessage("'serial' must have hexadecimal digits only");
	}

	@Test
	void ofWhenKeyIsNotRsaThenFails() {
		PrivateKey ec = TestKeys.privateKey("EC", "ec-pkcs8.pem");
		assertThatExceptionOfType(UnusableKeyException.class)
			.isThrownBy(() -> MerchantCredentials.of(TestKeys.MCHID, TestKeys.MERCHANT_SERIAL, ec))
			.withMessage("The key is of type EC, but WeChat Pay signatures need RSA.");
	}

	@Test
	void toStringWhenCalledThenNamesMerchantAndSerialOnly() {
		assertThat(MerchantCredentials.of(TestKeys.MCHID, "ABC123", this.key))
			.hasToString("MerchantCredentials [mchid=1230000109, serial=ABC123]");
	}

}
