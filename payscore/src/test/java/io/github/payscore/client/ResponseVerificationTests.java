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

package io.github.payscore.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeCertificate;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseVerificationTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.999Z");

	private static final String BODY = "{\"state\":\"DONE\"}";

	private final FakeWeChatPay platform = FakeWeChatPay.builder()
		.keyKind(PlatformKeyKind.BOTH)
		.clock(Clock.fixed(NOW, ZoneOffset.UTC))
		.start();

	@AfterEach
	void close() {
		this.platform.close();
	}

	@Test
	void verifyWhenSignatureIsRightThenPasses() {
		answer(200, BODY, NOW, UnaryOperator.identity());
		expectVerified();
	}

	@Test
	void verifyWhenNoContentThenSignatureIsOverTheEmptyBody() {
		answer(204, "", NOW, UnaryOperator.identity());
		expectVerified();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial" })
	void verifyWhenHeaderIsMissingThenNamesIt(String name) {
		answer(204, "", NOW, (answer) -> answer.withoutHeader(name));
		expectUnverified(204, "the header " + name + " is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial" })
	void verifyWhenHeaderIsEmptyThenNamesIt(String name) {
		answer(204, "", NOW, (answer) -> answer.header(name, " "));
		expectUnverified(204, "the header " + name + " is missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial" })
	void verifyWhenHeaderIsRepeatedThenNamesIt(String name) {
		answer(200, BODY, NOW, (answer) -> answer.header(name, "5").addHeader(name, "5"));
		expectUnverified(200, "the header " + name + " is there 2 times");
	}

	@ParameterizedTest
	@ValueSource(longs = { -299, -1, 0, 1, 299 })
	void verifyWhenTimeIsWithinFiveMinutesThenPasses(long seconds) {
		answer(200, BODY, NOW.plusSeconds(seconds), UnaryOperator.identity());
		expectVerified();
	}

	@Test
	void verifyWhenTimeIsTooOldThenTellsByHowMuch() {
		answer(200, BODY, NOW.minusSeconds(300), UnaryOperator.identity());
		expectUnverified(200, "its time is 300 s behind the local clock, more than the 299 s that are allowed");
	}

	@Test
	void verifyWhenTimeIsInTheFutureThenTellsByHowMuch() {
		answer(200, BODY, NOW.plusSeconds(3600), UnaryOperator.identity());
		expectUnverified(200, "its time is 3600 s ahead of the local clock, more than the 299 s that are allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1", "1.5", "99999999999999999999", "9223372036854775807" })
	void verifyWhenTimeIsNoNumberThenSaysSo(String timestamp) {
		answer(200, BODY, NOW, (answer) -> answer.header("Wechatpay-Timestamp", timestamp));
		expectUnverified(200, "the header Wechatpay-Timestamp is not a number of seconds");
	}

	@Test
	void verifyWhenSerialIsUnknownThenNamesItAndTheKnownOnes() {
		answer(200, BODY, NOW, (answer) -> answer.header("Wechatpay-Serial", "FFFF"));
		expectUnverified(200,
				"the serial FFFF is not among the configured [" + this.platform.platformPublicKeyId() + "]");
	}

	@Test
	void verifyWhenSerialIsEndlessThenIsAbbreviated() {
		answer(200, BODY, NOW, (answer) -> answer.header("Wechatpay-Serial", "F".repeat(4000)));
		expectUnverified(200, "the serial " + "F".repeat(128) + "… is not among the configured ["
				+ this.platform.platformPublicKeyId() + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "***", "A", "WECHATPAY/SIGNTEST/AAAAAAAAA-" })
	void verifyWhenSignatureIsNoBase64ThenSaysSo(String signature) {
		answer(200, BODY, NOW, (answer) -> answer.header("Wechatpay-Signature", signature));
		expectUnverified(200, "the header Wechatpay-Signature is no Base64");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void verifyWhenSignatureIsAProbeThenIsNotSpecial(boolean base64) {
		if (base64) {
			answer(200, BODY, NOW,
					(answer) -> answer.header("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + "A".repeat(345)));
		}
		else {
			answer(200, BODY, NOW, UnaryOperator.identity());
			this.platform.next().signatureProbe();
		}
		StepVerifier.create(send())
			.expectErrorSatisfies((ex) -> assertThat(ex).isExactlyInstanceOf(UnverifiedResponseException.class))
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "AAAA", "" })
	void verifyWhenSignatureHasAnotherLengthThenDoesNotMatch(String appendix) {
		answer(200, BODY, NOW, (answer) -> answer.header("Wechatpay-Signature", "QUJD" + appendix));
		expectUnverified(200, "its signature does not match, by the key " + this.platform.platformPublicKeyId());
	}

	@Test
	void verifyWhenBodyWasChangedThenDoesNotMatch() {
		answer(200, BODY, NOW, UnaryOperator.identity());
		this.platform.next().wrongSignature();
		expectUnverified(200, "its signature does not match, by the key " + this.platform.platformPublicKeyId());
	}

	@Test
	void verifyWhenContentTypeIsPlainTextThenIsNotWavedThrough() {
		answer(200, BODY, NOW,
				(answer) -> answer.header("Content-Type", "text/plain").withoutHeader("Wechatpay-Timestamp"));
		this.platform.next().unsigned();
		expectUnverified(200, "the header Wechatpay-Timestamp is missing");
	}

	@Test
	void verifyWhenBodyIsLargerThanTheLimitThenIsUnverified() {
		answer(200, "\"" + "x".repeat(2000) + "\"", NOW, UnaryOperator.identity());
		try (CloseableWeChatPayClient client = clientBuilder().maxResponseSize(DataSize.ofBytes(2001)).build()) {
			expectUnverified(client, 200, "its body is larger than the limit");
		}
		try (CloseableWeChatPayClient client = clientBuilder().maxResponseSize(DataSize.ofBytes(2002)).build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(String.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void verifyWhenCertificateThenItsSerialIsUsedAndRequestsNameNoKey() throws Exception {
		FakeCertificate certificate = certificate(NOW.plusSeconds(60));
		answer(200, BODY, NOW,
				(answer) -> answer.header("Wechatpay-Serial", "0" + certificate.serial().toLowerCase(Locale.ROOT)));
		try (CloseableWeChatPayClient client = client(certificate)) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.platform.lastRequest().header("Wechatpay-Serial")).isNull();
	}

	@Test
	void verifyWhenCertificateHasExpiredThenSaysWhen() throws Exception {
		FakeCertificate certificate = certificate(Instant.parse("2026-11-22T09:59:59Z"));
		answer(200, BODY, NOW, UnaryOperator.identity());
		try (CloseableWeChatPayClient client = client(certificate)) {
			expectUnverified(client, 200,
					"the platform certificate %s expired at 2026-11-22T09:59:59Z".formatted(certificate.serial()));
		}
	}

	@Test
	void verifyWhenAnswerIsAnErrorThenItsSignatureDoesNotMatter() {
		this.platform.otherCalls().answer(FakeAnswer.of(403, "{\"code\":\"NO_AUTH\"}").withoutHeader("Request-ID"));
		StepVerifier.create(send()).expectErrorMessage("POST /v3/x was answered 403 NO_AUTH.").verify(TIME_LIMIT);
	}

	private void answer(int status, String body, Instant time, UnaryOperator<FakeAnswer> change) {
		FakeAnswer answer = FakeAnswer.of(status, body)
			.header("Wechatpay-Timestamp", String.valueOf(time.getEpochSecond()))
			.header("Request-ID", "08F0-0");
		this.platform.otherCalls().answer(change.apply(answer));
	}

	private WeChatPayClientBuilder clientBuilder() {
		return FakeMerchant.client(this.platform).clock(Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private CloseableWeChatPayClient client(FakeCertificate certificate) throws GeneralSecurityException {
		PlatformKey key = PlatformKey.ofCertificate((X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate.pem().getBytes(StandardCharsets.US_ASCII))));
		assertThat(key.getSerial()).isEqualTo(certificate.serial());
		return FakeMerchant.client(this.platform, PlatformKeys.of(List.of(key)))
			.clock(Clock.fixed(NOW, ZoneOffset.UTC))
			.build();
	}

	private FakeCertificate certificate(Instant notAfter) {
		FakeCertificate certificate = this.platform.addCertificate(notAfter.minus(Duration.ofDays(1)), notAfter);
		this.platform.signWith(certificate.serial());
		return certificate;
	}

	private Mono<Void> send() {
		return Mono.usingWhen(Mono.fromSupplier(clientBuilder()::build),
				(client) -> client.post("/v3/x").retrieve(Void.class), (client) -> Mono.fromRunnable(client::close));
	}

	private void expectVerified() {
		StepVerifier.create(send()).expectComplete().verify(TIME_LIMIT);
	}

	private void expectUnverified(int status, String reason) {
		try (CloseableWeChatPayClient client = clientBuilder().build()) {
			expectUnverified(client, status, reason);
		}
	}

	private static void expectUnverified(WeChatPayClient client, int status, String reason) {
		StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(UnverifiedResponseException.class)
				.hasMessage("POST /v3/x was answered %d, but the answer is not verified: %s (Request-ID 08F0-0). "
					.formatted(status, reason)
						+ "The outcome is unknown: repeat the call with the same parameters, or query the result.");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

}
