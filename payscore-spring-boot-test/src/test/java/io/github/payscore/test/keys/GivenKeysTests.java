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

package io.github.payscore.test.keys;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for fakes that are given keys.
 *
 * @author PayScore for Spring Boot contributors
 */
class GivenKeysTests {

	private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	private static final String ID = "PUB_KEY_ID_0112300001092024110800000000000001";

	private final KeyPair merchant = RsaKeys.newKeyPair();

	private final KeyPair platform = RsaKeys.newKeyPair();

	private final X509Certificate certificate = RsaKeys.certificate(this.platform,
			Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

	@Test
	void fakeHasTheKeysThatItIsGivenAlsoAfterReset() {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder()
			.keyKind(PlatformKeyKind.BOTH)
			.merchantKey(SERIAL, privateKey(this.merchant))
			.platformPublicKey(ID, privateKey(this.platform))
			.platformCertificate(RsaKeys.pem(this.certificate), privateKey(this.platform))
			.merchant("other", (other) -> {
			});
		try (FakeWeChatPay fake = builder.start()) {
			fake.rotateCertificate();
			fake.reset();
			assertThat(fake.merchantSerial()).isEqualTo(SERIAL);
			assertThat(fake.merchantPrivateKeyPem()).isEqualTo(privateKey(this.merchant));
			assertThat(fake.platformPublicKeyId()).isEqualTo(ID);
			assertThat(fake.platformPublicKeyPem())
				.isEqualTo(Pem.encode("PUBLIC KEY", this.platform.getPublic().getEncoded()));
			assertThat(fake.certificates()).singleElement()
				.matches((it) -> it.pem().equals(RsaKeys.pem(this.certificate)))
				.matches((it) -> it.notAfter().equals(Instant.parse("2030-01-01T00:00:00Z")));
			assertThat(fake.merchant("other").merchantSerial()).isNotEqualTo(SERIAL);
			assertThat(fake.merchant("other").platformPublicKeyId()).isNotEqualTo(ID);
		}
	}

	@Test
	void namesOfOneMerchantMustAgree() {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder()
			.merchantKey(SERIAL, privateKey(this.merchant))
			.merchant("other", (other) -> other.mchid("1230000109").merchantKey(SERIAL, privateKey(this.platform)));
		assertThatIllegalArgumentException().isThrownBy(builder::start)
			.withMessageStartingWith("'keys' must be the same");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no PEM", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" })
	void keyMustBeReadable(String pem) {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWeChatPay.builder().merchantKey(SERIAL, pem))
			.withMessage("'privateKeyPem' must be an RSA key in PKCS#8 as PEM");
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWeChatPay.builder().platformPublicKey(ID, pem))
			.withMessage("'privateKeyPem' must be an RSA key in PKCS#8 as PEM");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FakeWeChatPay.builder().platformCertificate(pem, privateKey(this.platform)))
			.withMessage("'certificatePem' must be an X.509 certificate as PEM");
	}

	@Test
	void certificateMustBeOfItsKey() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FakeWeChatPay.builder()
				.platformCertificate(RsaKeys.pem(this.certificate), privateKey(this.merchant)))
			.withMessage("'certificatePem' must be of the private key that comes with it");
	}

	private static String privateKey(KeyPair keyPair) {
		return Pem.encode("PRIVATE KEY", keyPair.getPrivate().getEncoded());
	}

}
