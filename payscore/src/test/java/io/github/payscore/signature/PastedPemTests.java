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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for PEM as people paste it, for every kind of key and certificate.
 *
 * @author PayScore for Spring Boot contributors
 */
class PastedPemTests {

	private static final List<String> PRIVATE_KEYS = List.of("merchant-pkcs8.pem", "merchant-pkcs1.pem",
			"merchant-pkcs8-aes256.pem", "merchant-pkcs8-scrypt.pem", "merchant-pkcs1-aes256.pem",
			"merchant-pkcs1-des3.pem");

	static Map<String, UnaryOperator<String>> pastes() {
		Map<String, UnaryOperator<String>> pastes = new LinkedHashMap<>();
		pastes.put("on one line", (pem) -> pem.strip().replace("\n", " "));
		pastes.put("on one line without blanks", (pem) -> pem.strip().replace("\n", ""));
		pastes.put("indented", (pem) -> pem.indent(6));
		pastes.put("indented with tabs", (pem) -> pem.replaceAll("(?m)^", "\t\t"));
		pastes.put("indented with no-break spaces", (pem) -> pem.replaceAll("(?m)^", "\u00A0\u00A0"));
		pastes.put("with no-break spaces for blanks", (pem) -> pem.replace(' ', '\u00A0'));
		pastes.put("with zero-width spaces", (pem) -> pem.replaceAll("(.{7})", "$1\u200B"));
		pastes.put("with carriage returns", (pem) -> pem.replace("\n", "\r\n"));
		pastes.put("with carriage returns only", (pem) -> pem.replace('\n', '\r'));
		pastes.put("with line separators", (pem) -> pem.replace('\n', '\u2028'));
		pastes.put("with empty lines", (pem) -> pem.replace("\n", "\n\n"));
		pastes.put("with \\n", (pem) -> pem.replace("\n", "\\n"));
		pastes.put("with \\r\\n", (pem) -> pem.replace("\n", "\\r\\n"));
		pastes.put("with \\\\n", (pem) -> pem.replace("\n", "\\\\n"));
		pastes.put("with \\n in quotes", (pem) -> '"' + pem.replace("\n", "\\n") + '"');
		pastes.put("with trailing blanks", (pem) -> pem.replace("\n", "  \t\n"));
		pastes.put("after a byte order mark", (pem) -> "\uFEFF" + pem);
		pastes.put("between text", (pem) -> "Bag Attributes\n    friendlyName: 商户\n" + pem + "----- 以上 -----\n");
		pastes.put("without final newline", String::strip);
		pastes.put("with dashes of a word processor",
				(pem) -> pem.replaceAll("-----(BEGIN|END)(.*?)-----", "\u2014\u2013$1$2\u2014\u2014"));
		pastes.put("with blanks inside of boundaries",
				(pem) -> pem.replaceAll("-----(BEGIN|END)(.*?)-----", "----- $1$2 -----"));
		return pastes;
	}

	static Stream<Arguments> privateKeys() {
		return pastes().entrySet()
			.stream()
			.flatMap((paste) -> PRIVATE_KEYS.stream()
				.map((name) -> Arguments.of(name, paste.getKey(), paste.getValue())));
	}

	static Stream<Arguments> others() {
		return pastes().entrySet().stream().map((paste) -> Arguments.of(paste.getKey(), paste.getValue()));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("privateKeys")
	void readWhenPrivateKeyIsPastedThenReturnsIt(String name, String how, UnaryOperator<String> paste) {
		assertThat(privateKey(bytes(paste.apply(TestKeys.text(name))))).isEqualTo(TestKeys.merchantPrivateKey());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("others")
	void readWhenPublicKeyIsPastedThenReturnsIt(String how, UnaryOperator<String> paste) {
		assertThat(PublicKeys.readPublicKey(bytes(paste.apply(TestKeys.text("platform-public.pem")))))
			.isEqualTo(TestKeys.platformPublicKey());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("others")
	void readWhenCertificatesArePastedThenReturnsThem(String how, UnaryOperator<String> paste) {
		String both = TestKeys.text("platform1-certificate.pem") + TestKeys.text("platform2-certificate.pem");
		assertThat(PublicKeys.readCertificates(bytes(paste.apply(both)))).extracting(SerialNumber::of)
			.hasToString("[%s, %s]".formatted(TestKeys.PLATFORM1_SERIAL, TestKeys.PLATFORM2_SERIAL));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16", "x-UTF-16LE-BOM" })
	void readWhenFileIsUtf16ThenReturnsKey(String charset) {
		assertThat(privateKey(TestKeys.text("merchant-pkcs1.pem").getBytes(Charset.forName(charset))))
			.isEqualTo(TestKeys.merchantPrivateKey());
	}

	@Test
	void readWhenBoundariesOfPrivateKeyAreMissingThenSaysSo() {
		assertThatExceptionOfType(UnusableKeyException.class)
			.isThrownBy(() -> privateKey(bytes(" " + TestKeys.body("merchant-pkcs8.pem") + "\n")))
			.withMessage(
					"The file has lost its BEGIN and END lines; use the file apiclient_key.pem as it was downloaded.");
	}

	@Test
	void readWhenPasswordOfKeyOnOneLineIsWrongThenSaysSo() {
		byte[] content = bytes(TestKeys.text("merchant-pkcs1-aes256.pem").replace("\n", " "));
		assertThatExceptionOfType(KeyPasswordException.class)
			.isThrownBy(() -> MerchantKey.read(content, "open sesame", TestKeys.MCHID))
			.withMessage("The private key cannot be decrypted: the password is wrong, or the file is damaged.");
	}

	@Test
	void readWhenPkcs12ThenIsNoBareBase64() {
		assertThat(PemText.isBareBase64(TestKeys.bytes("merchant.p12"))).isFalse();
		assertThat(PemText.isBareBase64(Base64.getEncoder().encode(TestKeys.bytes("merchant.p12")))).isTrue();
	}

	private static RSAPrivateKey privateKey(byte[] content) {
		return (RSAPrivateKey) MerchantKey.read(content, TestKeys.PASSWORD, TestKeys.MCHID).getPrivateKey();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
