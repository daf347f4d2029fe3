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

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PublicKeys}, with files made by OpenSSL.
 *
 * @author PayScore for Spring Boot contributors
 */
class PublicKeysTests {

	@Test
	void readPublicKeyWhenPublicKeyThenReturnsIt() {
		assertThat(PublicKeys.readPublicKey(TestKeys.bytes("platform-public.pem")))
			.isEqualTo(TestKeys.platformPublicKey());
	}

	@Test
	void readPublicKeyWhenLinesEndWithCarriageReturnThenReturnsIt() {
		byte[] content = bytes("\uFEFF" + TestKeys.text("platform-public.pem").replace("\n", "\r\n"));
		assertThat(PublicKeys.readPublicKey(content)).isEqualTo(TestKeys.platformPublicKey());
	}

	@ParameterizedTest
	@CsvSource({ "platform1-certificate.pem,CERTIFICATE", "merchant-pkcs8.pem,PRIVATE KEY",
			"merchant-pkcs1.pem,RSA PRIVATE KEY", "merchant-public-pkcs1.pem,RSA PUBLIC KEY" })
	void readPublicKeyWhenPemIsOfAnotherKindThenFails(String name, String label) {
		assertThatPublicKeyFails(TestKeys.bytes(name),
				"The file holds '%s' but no 'PUBLIC KEY'; use the WeChat Pay public key, pub_key.pem."
					.formatted(label));
	}

	@Test
	void readPublicKeyWhenEcThenFails() {
		assertThatPublicKeyFails(TestKeys.bytes("ec-public.pem"),
				"The PUBLIC KEY is not an RSA key, or it is damaged; download it again.");
	}

	@Test
	void readPublicKeyWhenRsaIsShortThenFails() {
		assertThatPublicKeyFails(TestKeys.bytes("rsa1024-public.pem"),
				"The RSA key has 1024 bits, but at least 2048 are needed.");
	}

	@Test
	void readPublicKeyWhenDamagedThenFails() {
		assertThatPublicKeyFails(bytes("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"),
				"The PUBLIC KEY is not an RSA key, or it is damaged; download it again.");
	}

	@Test
	void readPublicKeyWhenNoBase64ThenFails() {
		assertThatPublicKeyFails(bytes("-----BEGIN PUBLIC KEY-----\n*\n-----END PUBLIC KEY-----\n"),
				"The content between BEGIN PUBLIC KEY and END PUBLIC KEY is no Base64; "
						+ "the file was damaged, copy it again.");
	}

	@Test
	void readPublicKeyWhenDerThenFails() {
		assertThatPublicKeyFails(Base64.getDecoder().decode(TestKeys.body("platform-public.pem")),
				"The file is not PEM: it has no BEGIN and END line; use the WeChat Pay public key, pub_key.pem.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A", "-----BEGIN PUBLIC KEY-----\nMIIB" })
	void readPublicKeyWhenNotPemThenFails(String content) {
		assertThatPublicKeyFails(bytes(content),
				"The file is not PEM: it has no BEGIN and END line; use the WeChat Pay public key, pub_key.pem.");
	}

	@Test
	void readCertificatesWhenOneCertificateThenReturnsIt() {
		List<X509Certificate> certificates = PublicKeys.readCertificates(TestKeys.bytes("platform1-certificate.pem"));
		assertThat(certificates).extracting(X509Certificate::getPublicKey)
			.containsExactly(TestKeys.platformPublicKey());
	}

	@Test
	void readCertificatesWhenSeveralCertificatesThenReturnsAllInOrder() {
		byte[] content = bytes("# old\r\n" + TestKeys.text("platform1-certificate.pem").replace("\n", "\r\n")
				+ "# new\n" + TestKeys.text("platform2-certificate.pem"));
		assertThat(PublicKeys.readCertificates(content))
			.extracting((certificate) -> "%040X".formatted(certificate.getSerialNumber()))
			.containsExactly(TestKeys.PLATFORM1_SERIAL, TestKeys.PLATFORM2_SERIAL);
	}

	@Test
	void readCertificatesWhenAmongOtherBlocksThenReturnsCertificatesOnly() {
		byte[] content = bytes(TestKeys.text("platform-public.pem") + TestKeys.text("platform1-certificate.pem"));
		assertThat(PublicKeys.readCertificates(content)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "platform-public.pem,PUBLIC KEY", "merchant-pkcs8.pem,PRIVATE KEY",
			"merchant-pkcs8-aes256.pem,ENCRYPTED PRIVATE KEY" })
	void readCertificatesWhenPemIsOfAnotherKindThenFails(String name, String label) {
		assertThatCertificatesFail(TestKeys.bytes(name), "The file holds '%s' but no 'CERTIFICATE'; ".formatted(label)
				+ "use a WeChat Pay platform certificate, wechatpay_….pem.");
	}

	@Test
	void readCertificatesWhenEcThenFails() {
		assertThatCertificatesFail(TestKeys.bytes("ec-certificate.pem"),
				"The key is of type EC, but WeChat Pay signatures need RSA.");
	}

	@Test
	void readCertificatesWhenRsaIsShortThenFails() {
		assertThatCertificatesFail(TestKeys.bytes("rsa1024-certificate.pem"),
				"The RSA key has 1024 bits, but at least 2048 are needed.");
	}

	@Test
	void readCertificatesWhenDamagedThenFails() {
		assertThatCertificatesFail(bytes("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
				"The CERTIFICATE cannot be read; download it again.");
	}

	@Test
	void readCertificatesWhenOneOfSeveralIsDamagedThenFails() {
		byte[] content = bytes(TestKeys.text("platform1-certificate.pem")
				+ "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
		assertThatCertificatesFail(content, "The CERTIFICATE cannot be read; download it again.");
	}

	@Test
	void readCertificatesWhenPkcs12ThenFails() {
		assertThatCertificatesFail(TestKeys.bytes("merchant.p12"), "The file is not PEM: it has no BEGIN and END line; "
				+ "use a WeChat Pay platform certificate, wechatpay_….pem.");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static void assertThatPublicKeyFails(byte[] content, String message) {
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> PublicKeys.readPublicKey(content))
			.withMessage(message);
	}

	private static void assertThatCertificatesFail(byte[] content, String message) {
		assertThatExceptionOfType(UnusableKeyException.class).isThrownBy(() -> PublicKeys.readCertificates(content))
			.withMessage(message);
	}

}
