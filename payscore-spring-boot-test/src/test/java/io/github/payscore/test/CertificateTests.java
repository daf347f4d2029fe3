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

package io.github.payscore.test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.crypto.AEADBadTagException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the list of platform certificates and its rotation.
 *
 * @author PayScore for Spring Boot contributors
 */
class CertificateTests {

	private static final String LIST = "/v3/global/certificates";

	private static final String ORDER = "1234323JKHDFE1243252";

	@RegisterExtension
	static FakeWeChatPayExtension extension = new FakeWeChatPayExtension(
			FakeWeChatPay.builder().keyKind(PlatformKeyKind.BOTH));

	@ParameterizedTest
	@ValueSource(strings = { LIST, "/v3/certificates", "/v3/certificates?algorithm_type=RSA",
			"/v3/certificates?algorithm_type=ALL" })
	void listWhenAskedThenAnswersTheCertificateEncryptedAndSigned(String target, FakeWeChatPay fake) throws Exception {
		WireAnswer answer = WireAnswer.of(list(fake, target)).isJson();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.certificateKey(fake))).isTrue();
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformCertificateSerial());
		assertThat(answer.json().path("data").size()).isEqualTo(1);
		JsonNode item = answer.json().at("/data/0");
		assertThat(item.path("serial_no").asString()).isEqualTo(fake.platformCertificateSerial());
		assertThat(item.path("effective_time").asString()).isEqualTo("2015-01-01T08:00:00+08:00");
		assertThat(item.path("expire_time").asString()).isEqualTo("2100-01-01T07:59:59+08:00");
		JsonNode encrypted = item.path("encrypt_certificate");
		assertThat(encrypted.path("algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(encrypted.path("associated_data").asString()).isEqualTo("certificate");
		assertThat(encrypted.path("nonce").asString()).matches("[0-9A-Za-z]{12}");
		assertThat(TestMerchant.decrypt(encrypted, fake.apiV3Key())).isEqualTo(fake.platformCertificatePem());
	}

	@Test
	void signingSerialWhenRotatedThenNamesTheNewCertificate() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.BOTH).start()) {
			assertThat(fake.signingSerial()).isEqualTo(fake.platformCertificateSerial());
			assertThat(fake.rotateCertificate().serial()).isEqualTo(fake.signingSerial());
		}
	}

	@Test
	void listWhenAskedTwiceThenNoncesDiffer(FakeWeChatPay fake) throws Exception {
		String pointer = "/data/0/encrypt_certificate/nonce";
		assertThat(WireAnswer.of(list(fake, LIST)).json().at(pointer))
			.isNotEqualTo(WireAnswer.of(list(fake, LIST)).json().at(pointer));
	}

	@Test
	void listWhenPublicKeyIsAskedForThenSignedWithIt(FakeWeChatPay fake) throws Exception {
		WireAnswer answer = WireAnswer.of(TestMerchant.get(fake, LIST)).isJson();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { LIST + "?algorithm_type=RSA", "/v3/certificates?x=1",
			"/v3/certificates?algorithm_type=SM2", "/v3/certificates?algorithm_type=" })
	void listWhenQueryIsUnknownThenParamError(String target, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(list(fake, target)).isRefused(400, "PARAM_ERROR");
	}

	@Test
	void listWhenUnsignedThenSignError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(list(fake, LIST).signedTarget("/v3/certificates")).isRefused(401, "SIGN_ERROR", "signature");
	}

	@Test
	void listWhenPostedThenEmpty405(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(list(fake, LIST).method("POST")).isEmptyWithStatus(405);
	}

	@Test
	void listWhenMerchantHasPublicKeyOnlyThenNotExists() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			String message = "无可用的平台证书，请在商户平台-API安全申请使用微信支付公钥。"
					+ "可查看指引https://pay.weixin.qq.com/docs/merchant/products/platform-certificate/wxp-pub-key-guide.html";
			WireAnswer.of(list(fake, LIST)).isRefused(404, "RESOURCE_NOT_EXISTS").withMessage(message);
			WireAnswer.of(TestMerchant.get(fake, "/v3/certificates"))
				.isRefused(404, "RESOURCE_NOT_EXISTS")
				.withMessage(message);
			assertThat(fake.certificates()).isEmpty();
			assertThatIllegalStateException().isThrownBy(fake::addCertificate).withMessageContaining("keyKind(BOTH)");
			assertThatIllegalStateException().isThrownBy(fake::rotateCertificate);
			fake.signWith(fake.platformPublicKeyId());
			assertThatIllegalArgumentException().isThrownBy(() -> fake.signWith(fake.platformCertificateSerial()))
				.withMessageContaining(fake.platformPublicKeyId());
		}
	}

	@Test
	void addCertificateWhenCalledThenListedButDoesNotSign(FakeWeChatPay fake) throws Exception {
		FakeCertificate added = fake.addCertificate();
		assertThat(added.serial()).matches("[4-7][0-9A-F]{39}").isNotEqualTo(fake.platformCertificateSerial());
		assertThat(TestMerchant.certificate(added.pem()).getPublicKey())
			.isNotEqualTo(TestMerchant.certificateKey(fake));
		WireAnswer answer = WireAnswer.of(list(fake, LIST));
		assertThat(serials(answer)).containsExactly(fake.platformCertificateSerial(), added.serial());
		assertThat(TestMerchant.decrypt(answer.json().at("/data/1/encrypt_certificate"), fake.apiV3Key()))
			.isEqualTo(added.pem());
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformCertificateSerial());
		assertThat(fake.certificates()).extracting(FakeCertificate::serial)
			.containsExactly(fake.platformCertificateSerial(), added.serial());
		assertThat(fake.certificates().get(0).pem()).isEqualTo(fake.platformCertificatePem());
	}

	@Test
	void addCertificateWhenValidityGivenThenHasIt(FakeWeChatPay fake) throws Exception {
		Instant notBefore = Instant.parse("2019-01-01T00:00:00.5Z");
		Instant notAfter = Instant.parse("2019-12-31T00:00:00Z");
		FakeCertificate expired = fake.addCertificate(notBefore, notAfter);
		assertThat(expired.notBefore()).isEqualTo("2019-01-01T00:00:00Z");
		assertThat(expired.notAfter()).isEqualTo(notAfter);
		assertThat(TestMerchant.certificate(expired.pem()).getNotAfter()).isEqualTo(notAfter);
		JsonNode item = WireAnswer.of(list(fake, LIST)).json().at("/data/1");
		assertThat(item.path("effective_time").asString()).isEqualTo("2019-01-01T08:00:00+08:00");
		assertThat(item.path("expire_time").asString()).isEqualTo("2019-12-31T08:00:00+08:00");
	}

	@Test
	void rotateCertificateWhenCalledThenSignsAndOldOnesStayListed(FakeWeChatPay fake) throws Exception {
		FakeCertificate first = fake.rotateCertificate();
		FakeCertificate second = fake.rotateCertificate();
		assertThat(TestMerchant.certificate(first.pem()).getPublicKey())
			.isNotEqualTo(TestMerchant.certificate(second.pem()).getPublicKey());
		WireAnswer answer = WireAnswer.of(list(fake, LIST));
		assertThat(serials(answer)).containsExactly(fake.platformCertificateSerial(), first.serial(), second.serial());
		assertSignedBy(answer, second);
		fake.seedOrder(ORDER);
		assertSignedBy(WireAnswer.of(TestMerchant.complete(fake, ORDER).without("Wechatpay-Serial")), second);
		assertSignedBy(WireAnswer.of(TestMerchant.complete(fake, ORDER).header("Wechatpay-Serial", first.serial())),
				first);
		WireAnswer asked = WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		assertThat(TestMerchant.isSignedBy(asked.response(), TestMerchant.publicKey(fake))).isTrue();
	}

	@Test
	void signWithWhenPublicKeyThenSignsWhereNoneIsAskedFor(FakeWeChatPay fake) throws Exception {
		fake.signWith(fake.platformPublicKeyId());
		WireAnswer answer = WireAnswer.of(list(fake, LIST)).isJson();
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformPublicKeyId());
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
	}

	@Test
	void removeCertificateWhenCalledThenNeitherListedNorTaken(FakeWeChatPay fake) throws Exception {
		FakeCertificate rotated = fake.rotateCertificate();
		fake.removeCertificate(fake.platformCertificateSerial());
		assertThat(serials(WireAnswer.of(list(fake, LIST)))).containsExactly(rotated.serial());
		WireAnswer.of(list(fake, LIST).header("Wechatpay-Serial", fake.platformCertificateSerial()))
			.isRefused(400, "INVALID_REQUEST", "Wechatpay-Serial");
		assertThatIllegalArgumentException().isThrownBy(() -> fake.signWith(fake.platformCertificateSerial()))
			.withMessageContaining(rotated.serial());
	}

	@Test
	void removeCertificateWhenItSignsThenThrows(FakeWeChatPay fake) {
		assertThatIllegalStateException().isThrownBy(() -> fake.removeCertificate(fake.platformCertificateSerial()))
			.withMessageContaining("signWith");
		assertThatIllegalArgumentException().isThrownBy(() -> fake.removeCertificate("1"))
			.withMessageContaining("'1'")
			.withMessageContaining(fake.platformCertificateSerial());
	}

	@Test
	void resetWhenRotatedThenFirstCertificateSignsAgain(FakeWeChatPay fake) throws Exception {
		FakeCertificate rotated = fake.rotateCertificate();
		fake.removeCertificate(fake.platformCertificateSerial());
		fake.reset();
		WireAnswer answer = WireAnswer.of(list(fake, LIST));
		assertThat(serials(answer)).containsExactly(fake.platformCertificateSerial());
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformCertificateSerial());
		assertThatIllegalArgumentException().isThrownBy(() -> fake.signWith(rotated.serial()));
		assertThat(fake.addCertificate().serial()).isNotEqualTo(rotated.serial());
	}

	@Test
	void openAccessPointWhenRotatedThenSharesTheCertificates(FakeWeChatPay fake) throws Exception {
		try (FakeWeChatPay other = fake.openAccessPoint()) {
			FakeCertificate rotated = fake.rotateCertificate();
			assertSignedBy(WireAnswer.of(list(other, LIST)), rotated);
		}
	}

	@Test
	void listWhenToldToBeEmptyThenHasNone(FakeWeChatPay fake) throws Exception {
		fake.next().emptyCertificateList();
		WireAnswer answer = WireAnswer.of(list(fake, LIST)).isJson();
		assertThat(answer.json().path("data").isArray()).isTrue();
		assertThat(answer.json().path("data").size()).isZero();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.certificateKey(fake))).isTrue();
	}

	@Test
	void listWhenToldToBeUndecryptableThenTagIsWrong(FakeWeChatPay fake) throws Exception {
		fake.next().undecryptableCertificateList();
		WireAnswer answer = WireAnswer.of(list(fake, LIST)).isJson();
		assertThat(serials(answer)).containsExactly(fake.platformCertificateSerial());
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.certificateKey(fake))).isTrue();
		assertThatExceptionOfType(AEADBadTagException.class)
			.isThrownBy(() -> TestMerchant.decrypt(answer.json().at("/data/0/encrypt_certificate"), fake.apiV3Key()));
	}

	@Test
	void completeWhenCertificateListIsToldToBeEmptyThenAnswersAsUsual(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.always().emptyCertificateList();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
	}

	@Test
	void completeWhenToldToSignWithTheOtherKindThenDoes(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		fake.always().signedWith(fake.platformCertificateSerial());
		assertSignedBy(WireAnswer.of(TestMerchant.complete(fake, ORDER)), fake.certificates().get(0));
		fake.always().signedWith(fake.platformPublicKeyId());
		WireAnswer answer = WireAnswer
			.of(TestMerchant.complete(fake, ORDER).header("Wechatpay-Serial", fake.platformCertificateSerial()));
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(fake.platformPublicKeyId());
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
	}

	@Test
	void completeWhenToldToSignWithAKeyTheMerchantHasNotThenDoes() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder(ORDER);
			fake.next().signedWith(fake.platformCertificateSerial());
			WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
			assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.certificateKey(fake))).isTrue();
		}
	}

	@Test
	void completeWhenToldToSignWithARemovedCertificateThenDoes(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		FakeCertificate removed = fake.addCertificate();
		fake.removeCertificate(removed.serial());
		fake.next().signedWith(removed.serial());
		assertSignedBy(WireAnswer.of(TestMerchant.complete(fake, ORDER)), removed);
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().signedWith("1")).withMessageContaining("'1'");
	}

	@Test
	void listWhenApiV3KeyGivenThenEncryptedWithIt() throws Exception {
		String key = "0123456789abcdef0123456789ABCDEF";
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).apiV3Key(key).start()) {
			assertThat(fake.apiV3Key()).isEqualTo(key);
			assertThat(fake.properties()).containsEntry("wechatpay.api-v3-key", key);
			JsonNode encrypted = WireAnswer.of(list(fake, LIST)).json().at("/data/0/encrypt_certificate");
			assertThat(TestMerchant.decrypt(encrypted, key)).isEqualTo(fake.platformCertificatePem());
		}
	}

	@Test
	void apiV3KeyWhenNot32BytesThenThrowsWithoutNamingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWeChatPay.builder().apiV3Key("c2VjcmV0"))
			.withMessage("'apiV3Key' must have 32 bytes");
	}

	private static TestMerchant list(FakeWeChatPay fake, String target) {
		return TestMerchant.get(fake, target).without("Wechatpay-Serial");
	}

	private static List<String> serials(WireAnswer answer) {
		List<String> serials = new ArrayList<>();
		answer.json().path("data").forEach((item) -> serials.add(item.path("serial_no").asString()));
		return serials;
	}

	private static void assertSignedBy(WireAnswer answer, FakeCertificate certificate) throws Exception {
		assertThat(answer.header("Wechatpay-Serial")).isEqualTo(certificate.serial());
		assertThat(
				TestMerchant.isSignedBy(answer.response(), TestMerchant.certificate(certificate.pem()).getPublicKey()))
			.isTrue();
	}

}
