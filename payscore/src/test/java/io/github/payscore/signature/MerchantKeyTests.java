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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link MerchantKey}, with files made by OpenSSL.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantKeyTests {

	private static final String NEITHER_PEM_NOR_PKCS12 = "The file is neither PEM nor PKCS#12, or it is damaged; "
			+ "use the file apiclient_key.pem or apiclient_cert.p12.";

	private static final String WRONG_PASSWORD = "The private key cannot be decrypted: "
			+ "the password is wrong, or the file is damaged.";

	private static final String WRONG_PKCS12_PASSWORD = "The PKCS#12 file cannot be opened: "
			+ "the password is wrong, or the file is damaged.";

	@Test
	void readWhenPkcs8ThenReturnsKey() throws Exception {
		MerchantKey key = MerchantKey.read(TestKeys.bytes("merchant-pkcs8.pem"), null, TestKeys.MCHID);
		assertThatBelongsToMerchant(key.getPrivateKey());
		assertThat(key.getCertificate()).isNull();
		assertThat(key.getSerial()).isNull();
	}

	@Test
	void readWhenPkcs8HasCarriageReturnsThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(read(TestKeys.text("merchant-pkcs8.pem").replace("\n", "\r\n")));
	}

	@Test
	void readWhenPkcs8HasNoFinalLineFeedThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(read(TestKeys.text("merchant-pkcs8.pem").trim()));
	}

	@Test
	void readWhenPkcs8FollowsByteOrderMarkThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(read("\uFEFF" + TestKeys.text("merchant-pkcs8.pem")));
	}

	@Test
	void readWhenPkcs8FollowsTextThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(read("Bag Attributes\n    friendlyName: 商户\nKey Attributes: <No Attributes>\n"
				+ TestKeys.text("merchant-pkcs8.pem")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8.pem", "merchant-pkcs1.pem" })
	void readWhenPemHoldsCertificateOfKeyThenReturnsItsSerial(String file) {
		String certificate = TestKeys.text("merchant-certificate.pem");
		String other = TestKeys.text("platform1-certificate.pem");
		String ec = TestKeys.text("ec-certificate.pem");
		assertThat(serial(TestKeys.text(file) + certificate)).isEqualTo(TestKeys.MERCHANT_SERIAL);
		assertThat(serial(ec + other + certificate + TestKeys.text(file))).isEqualTo(TestKeys.MERCHANT_SERIAL);
		assertThat(serial(TestKeys.text(file) + other)).isNull();
	}

	private static @Nullable String serial(String pem) {
		return MerchantKey.read(pem.getBytes(StandardCharsets.US_ASCII), null, TestKeys.MCHID).getSerial();
	}

	@Test
	void readWhenCertificateBesideKeyIsDamagedThenSaysSo() {
		assertThatFails(
				(TestKeys.text("merchant-pkcs8.pem") + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
					.getBytes(StandardCharsets.US_ASCII),
				null, "The CERTIFICATE cannot be read; download it again.");
	}

	@Test
	void readWhenPkcs8FollowsCertificateThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(
				read(TestKeys.text("merchant-certificate.pem") + TestKeys.text("merchant-pkcs8.pem")));
	}

	@Test
	void readWhenPkcs8IsGivenPasswordThenIgnoresPassword() throws Exception {
		assertThatBelongsToMerchant(
				MerchantKey.read(TestKeys.bytes("merchant-pkcs8.pem"), "unnecessary", TestKeys.MCHID).getPrivateKey());
	}

	@Test
	void readWhenPkcs1ThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(read(TestKeys.text("merchant-pkcs1.pem")));
	}

	@Test
	void readWhenPkcs1HasCarriageReturnsAndFollowsByteOrderMarkThenReturnsKey() throws Exception {
		assertThatBelongsToMerchant(read("\uFEFF" + TestKeys.text("merchant-pkcs1.pem").replace("\n", "\r\n")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8-aes256.pem", "merchant-pkcs8-scrypt.pem", "merchant-pkcs8-sha1-3des.pem",
			"merchant-pkcs1-aes256.pem", "merchant-pkcs1-des3.pem" })
	void readWhenEncryptedPemThenReturnsKey(String name) throws Exception {
		MerchantKey key = MerchantKey.read(TestKeys.bytes(name), TestKeys.PASSWORD, TestKeys.MCHID);
		assertThatBelongsToMerchant(key.getPrivateKey());
		assertThat(key.getSerial()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8-aes256.pem", "merchant-pkcs1-aes256.pem" })
	void readWhenEncryptedPemHasCarriageReturnsThenReturnsKey(String name) throws Exception {
		byte[] content = TestKeys.text(name).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
		assertThatBelongsToMerchant(MerchantKey.read(content, TestKeys.PASSWORD, TestKeys.MCHID).getPrivateKey());
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.p12", "merchant-legacy.p12", "merchant-nomac.p12" })
	void readWhenPkcs12ThenOpensItWithMchid(String name) throws Exception {
		MerchantKey key = MerchantKey.read(TestKeys.bytes(name), null, TestKeys.MCHID);
		assertThatBelongsToMerchant(key.getPrivateKey());
		assertThat(key.getCertificate()).isNotNull()
			.extracting(Certificate::getPublicKey)
			.isEqualTo(TestKeys.merchantPublicKey());
	}

	@Test
	void readWhenMchidIsFollowedByBlankThenOpensPkcs12WithoutIt() {
		assertThat(MerchantKey.read(TestKeys.bytes("merchant.p12"), null, TestKeys.MCHID + "\u00A0").getSerial())
			.isEqualTo(TestKeys.MERCHANT_SERIAL);
	}

	@Test
	void readWhenPkcs12HasOtherPasswordThenOpensItWithPassword() throws Exception {
		assertThatBelongsToMerchant(
				MerchantKey.read(TestKeys.bytes("merchant-password.p12"), TestKeys.PASSWORD, TestKeys.MCHID)
					.getPrivateKey());
	}

	@Test
	void getSerialWhenSerialBeginsWithDigitZeroThenReturnsItWithZero() {
		MerchantKey key = MerchantKey.read(TestKeys.bytes("merchant.p12"), null, TestKeys.MCHID);
		assertThat(key.getSerial()).isEqualTo(TestKeys.MERCHANT_SERIAL).hasSize(40);
		assertThat(key).hasToString("MerchantKey [serial=0A1B2C3D4E5F60718293A4B5C6D7E8F901234567]");
	}

	@Test
	void getSerialWhenSerialIsShortThenReturnsWholeBytesInUpperCase() {
		assertThat(MerchantKey.read(TestKeys.bytes("expired.p12"), null, TestKeys.MCHID).getSerial())
			.isEqualTo("0ABCDE");
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8-aes256.pem", "merchant-pkcs8-scrypt.pem", "merchant-pkcs8-sha1-3des.pem",
			"merchant-pkcs1-aes256.pem", "merchant-pkcs1-des3.pem" })
	void readWhenEncryptedPemAndPasswordIsWrongThenFails(String name) {
		assertThatPasswordFails(TestKeys.bytes(name), "open sesame", WRONG_PASSWORD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8-aes256.pem", "merchant-pkcs1-aes256.pem" })
	void readWhenEncryptedPemAndPasswordIsMissingThenFails(String name) {
		assertThatPasswordFails(TestKeys.bytes(name), null, "The private key is encrypted and needs a password.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.p12", "merchant-legacy.p12", "merchant-nomac.p12" })
	void readWhenPkcs12AndPasswordIsWrongThenFails(String name) {
		assertThatPasswordFails(TestKeys.bytes(name), "open sesame", WRONG_PKCS12_PASSWORD);
	}

	@Test
	void readWhenPkcs12AndMchidIsNotThePasswordThenFails() {
		assertThatPasswordFails(TestKeys.bytes("merchant-password.p12"), null,
				"The PKCS#12 file cannot be opened with the merchant number as its password.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"ec-pkcs8.pem | The PRIVATE KEY is not an RSA key, or it is damaged; use the file apiclient_key.pem.",
			"ec-sec1.pem | The key is of type EC, but WeChat Pay signatures need RSA.",
			"ec-parameters.pem | The key is of type EC, but WeChat Pay signatures need RSA.",
			"ec-pkcs8-aes256.pem | The key is of type EC, but WeChat Pay signatures need RSA.",
			"ec.p12 | The key is of type EC, but WeChat Pay signatures need RSA.",
			"rsa1024-pkcs8.pem | The RSA key has 1024 bits, but at least 2048 are needed.",
			"rsa1024-pkcs1.pem | The RSA key has 1024 bits, but at least 2048 are needed.",
			"rsa1024.p12 | The RSA key has 1024 bits, but at least 2048 are needed.",
			"openssh.pem | The file holds 'OPENSSH PRIVATE KEY', which is not supported; "
					+ "use the file apiclient_key.pem." })
	void readWhenKeyIsOfAnotherKindThenFails(String name, String message) {
		String password = name.contains("aes") ? TestKeys.PASSWORD : null;
		assertThatFails(TestKeys.bytes(name), password, message);
	}

	@ParameterizedTest
	@CsvSource({ "merchant-certificate.pem,CERTIFICATE", "merchant-public.pem,PUBLIC KEY",
			"merchant-public-pkcs1.pem,RSA PUBLIC KEY" })
	void readWhenPemHoldsNoPrivateKeyThenFails(String name, String label) {
		assertThatFails(TestKeys.bytes(name), null,
				"The file holds '%s' but no private key; use the file apiclient_key.pem.".formatted(label));
	}

	@Test
	void readWhenPkcs12HoldsNoPrivateKeyThenFails() {
		assertThatFails(TestKeys.bytes("certificate-only.p12"), null,
				"The PKCS#12 file holds no private key with a certificate; use the file apiclient_cert.p12.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8.pem", "merchant-pkcs1.pem", "merchant-pkcs8-aes256.pem" })
	void readWhenPemIsCutOffThenFails(String name) {
		assertThatFails(Arrays.copyOf(TestKeys.bytes(name), 1000), TestKeys.PASSWORD,
				"The PEM text is cut off: a BEGIN line has no matching END line; copy the file again.");
	}

	@ParameterizedTest
	@CsvSource({ "merchant-pkcs8.pem,PRIVATE KEY", "merchant-pkcs1.pem,RSA PRIVATE KEY",
			"merchant-pkcs8-aes256.pem,ENCRYPTED PRIVATE KEY" })
	void readWhenContentIsNoBase64ThenFails(String name, String label) {
		assertThatFails(damageBase64(name), TestKeys.PASSWORD,
				"The content between BEGIN %1$s and END %1$s is no Base64; the file was damaged, copy it again."
					.formatted(label));
	}

	@Test
	void readWhenEncryptedPkcs1HasNoBase64ThenFails() {
		assertThatFails(damageBase64("merchant-pkcs1-aes256.pem"), TestKeys.PASSWORD,
				"The private key is damaged; copy the file again.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = {
					"merchant-pkcs8.pem | The PRIVATE KEY is not an RSA key, or it is damaged; "
							+ "use the file apiclient_key.pem.",
					"merchant-pkcs1.pem | The private key is damaged; copy the file again.",
					"merchant-pkcs8-aes256.pem | The private key is damaged; copy the file again." })
	void readWhenPemLostLinesThenFails(String name, String message) {
		byte[] content = TestKeys.text(name)
			.replaceFirst("\n((?!-)[^\n]{64}\n){4}", "\n")
			.getBytes(StandardCharsets.US_ASCII);
		assertThat(content).hasSize(TestKeys.bytes(name).length - 260);
		assertThatFails(content, TestKeys.PASSWORD, message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant-pkcs8.pem", "merchant-pkcs1.pem", "merchant-public.pem" })
	void readWhenDerThenFails(String name) {
		assertThatFails(Base64.getDecoder().decode(TestKeys.body(name)), null, NEITHER_PEM_NOR_PKCS12);
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 10, 100, 900, 2000 })
	void readWhenPkcs12IsCutOffThenFails(int length) {
		assertThatFails(Arrays.copyOf(TestKeys.bytes("merchant.p12"), length), null, NEITHER_PEM_NOR_PKCS12);
	}

	@Test
	void readWhenTextThenFails() {
		assertThatFails(TestKeys.bytes("message.txt"), null, NEITHER_PEM_NOR_PKCS12);
	}

	@Test
	void readWhenEmptyThenFails() {
		assertThatFails(new byte[0], null, "The file is empty.");
	}

	@Test
	void readWhenAnyFormatThenRegistersNoProvider() {
		List<Provider> before = List.of(Security.getProviders());
		MerchantKey.read(TestKeys.bytes("merchant-pkcs8.pem"), null, TestKeys.MCHID);
		MerchantKey.read(TestKeys.bytes("merchant-pkcs1.pem"), null, TestKeys.MCHID);
		MerchantKey.read(TestKeys.bytes("merchant-pkcs1-aes256.pem"), TestKeys.PASSWORD, TestKeys.MCHID);
		MerchantKey.read(TestKeys.bytes("merchant-pkcs8-scrypt.pem"), TestKeys.PASSWORD, TestKeys.MCHID);
		MerchantKey.read(TestKeys.bytes("merchant-legacy.p12"), null, TestKeys.MCHID);
		assertThat(Security.getProviders()).containsExactlyElementsOf(before);
		assertThat(before).extracting(Provider::getName).doesNotContain("BC");
	}

	private static PrivateKey read(String pem) {
		return MerchantKey.read(pem.getBytes(StandardCharsets.UTF_8), null, TestKeys.MCHID).getPrivateKey();
	}

	private static byte[] damageBase64(String name) {
		String text = TestKeys.text(name);
		int middle = text.length() / 2;
		return (text.substring(0, middle) + '*' + text.substring(middle + 1)).getBytes(StandardCharsets.US_ASCII);
	}

	private static void assertThatBelongsToMerchant(PrivateKey key) throws GeneralSecurityException {
		byte[] message = TestKeys.bytes("message.txt");
		Signature signature = Signature.getInstance("SHA256withRSA");
		signature.initSign(key);
		signature.update(message);
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(TestKeys.merchantPublicKey());
		verification.update(message);
		assertThat(verification.verify(signature.sign())).isTrue();
	}

	private static void assertThatPasswordFails(byte[] content, @Nullable String password, String message) {
		assertThatExceptionOfType(KeyPasswordException.class)
			.isThrownBy(() -> MerchantKey.read(content, password, TestKeys.MCHID))
			.withMessage(message)
			.satisfies((ex) -> assertThatHoldsNoSecret(ex, password));
	}

	private static void assertThatFails(byte[] content, @Nullable String password, String message) {
		UnusableKeyException ex = catchThrowableOfType(UnusableKeyException.class,
				() -> MerchantKey.read(content, password, TestKeys.MCHID));
		assertThat(ex).isExactlyInstanceOf(UnusableKeyException.class).hasMessage(message);
		assertThatHoldsNoSecret(ex, password);
	}

	private static void assertThatHoldsNoSecret(Throwable ex, @Nullable String password) {
		StringWriter trace = new StringWriter();
		ex.printStackTrace(new PrintWriter(trace));
		assertThat(trace.toString()).doesNotContainPattern("[0-9A-Za-z+/]{64}");
		if (password != null) {
			assertThat(trace.toString()).doesNotContain(password);
		}
	}

}
