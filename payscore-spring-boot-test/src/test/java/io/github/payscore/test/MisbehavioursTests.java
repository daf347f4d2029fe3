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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Misbehaviours}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class MisbehavioursTests {

	private static final String ORDER = "A1";

	@BeforeEach
	void seed(FakeWeChatPay fake) {
		fake.seedOrder(ORDER);
	}

	@Test
	void staleSignatureWhenNextThenTimestampIsOldAndSignatureRight(FakeWeChatPay fake) throws Exception {
		fake.next().staleSignature();
		WireAnswer answer = complete(fake).isSuccess();
		assertThat(isSigned(fake, answer)).isTrue();
		assertThat(Long.parseLong(answer.header("Wechatpay-Timestamp"))).isBetween(Instant.now().getEpochSecond() - 660,
				Instant.now().getEpochSecond() - 600);
	}

	@Test
	void plannedMisbehavioursWhenRequestComesThenRequestTakesTheFirst(FakeWeChatPay fake) throws Exception {
		fake.next(2).delay(Duration.ZERO);
		fake.next().unsigned();
		assertThat(fake.plannedMisbehaviours()).containsExactly("delay", "delay", "unsigned");
		complete(fake);
		assertThat(fake.plannedMisbehaviours()).containsExactly("delay", "unsigned");
		assertThat(fake.lastRequest().misbehaviour()).isEqualTo("delay");
	}

	@Test
	void misbehaviourWhenNothingIsPlannedThenRequestHasNone(FakeWeChatPay fake) throws Exception {
		complete(fake);
		complete(fake);
		assertThat(fake.requests()).extracting(RecordedRequest::misbehaviour).containsOnlyNulls();
		assertThat(fake.requests()).extracting(RecordedRequest::number).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void wrongSignatureWhenNextThenSignatureIsWellFormedButWrong(FakeWeChatPay fake) throws Exception {
		fake.next().wrongSignature();
		WireAnswer answer = complete(fake).isSuccess();
		assertThat(isSigned(fake, answer)).isFalse();
		assertThat(answer.header("Wechatpay-Signature")).matches("[0-9A-Za-z+/]{342}==");
	}

	@Test
	void signatureProbeWhenNextThenSignatureHasThePrefix(FakeWeChatPay fake) throws Exception {
		fake.next().signatureProbe();
		assertThat(complete(fake).isSuccess().header("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
	}

	@Test
	void unsignedWhenNextThenNoSignatureHeaders(FakeWeChatPay fake) throws Exception {
		fake.next().unsigned();
		assertThat(complete(fake).isSuccess().isUnsigned().header("Request-ID")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Wechatpay-Timestamp", "Wechatpay-Nonce", "wechatpay-signature", "Wechatpay-Serial",
			"Wechatpay-Signature-Type" })
	void withoutHeaderWhenNextThenOnlyThatIsMissing(String name, FakeWeChatPay fake) throws Exception {
		fake.next().withoutHeader(name);
		assertThat(complete(fake).isSuccess().response().headers().map().keySet())
			.filteredOn((header) -> header.startsWith("wechatpay-"))
			.hasSize(4)
			.noneMatch(name::equalsIgnoreCase);
	}

	@Test
	void withoutHeaderWhenNotOneOfThemThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().withoutHeader("Date"));
	}

	@Test
	void unknownSerialWhenNextThenSerialIsNoKeys(FakeWeChatPay fake) throws Exception {
		fake.next().unknownSerial();
		WireAnswer answer = complete(fake).isSuccess();
		assertThat(isSigned(fake, answer)).isTrue();
		assertThat(answer.header("Wechatpay-Serial")).isNotEqualTo(fake.platformPublicKeyId());
	}

	@ParameterizedTest
	@MethodSource("errors")
	void errorWhenBeforeEffectThenOrderIsUntouched(Consumer<Misbehaviours> error, int status, String code,
			FakeWeChatPay fake) throws Exception {
		error.accept(fake.next());
		complete(fake).isRefused(status, code);
		assertThat(fake.order(ORDER).completions()).isZero();
		assertThat(fake.lastRequest().status()).isEqualTo(status);
		assertThat(fake.lastRequest().problem()).isNull();
		complete(fake).isSuccess();
	}

	static Stream<Arguments> errors() {
		return Stream.of(error(Misbehaviours::serverErrorBeforeEffect, 500, "SYSTEM_ERROR"),
				error(Misbehaviours::serviceUnavailable, 503, "SERVICE_UNAVAILABLE"),
				error(Misbehaviours::tooManyRequests, 429, "FREQUENCY_LIMITED"),
				error((next) -> next.refuse(400, "INVALID_REQUEST", "当前订单状态不合法"), 400, "INVALID_REQUEST"));
	}

	private static Arguments error(Consumer<Misbehaviours> error, int status, String code) {
		return Arguments.of(error, status, code);
	}

	@Test
	void serverErrorAfterEffectWhenNextThenOrderIsCompleted(FakeWeChatPay fake) throws Exception {
		fake.next().serverErrorAfterEffect();
		complete(fake).isRefused(500, "SYSTEM_ERROR");
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
		complete(fake).isSuccess();
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
	}

	@Test
	void badGatewayHtmlWhenNextThenHtml(FakeWeChatPay fake) throws Exception {
		fake.next().badGatewayHtml();
		WireAnswer answer = complete(fake).isUnsigned();
		assertThat(answer.response().statusCode()).isEqualTo(502);
		assertThat(answer.header("Content-Type")).isEqualTo("text/html");
		assertThat(answer.response().body()).startsWith("<html>".getBytes(StandardCharsets.UTF_8));
		assertThat(fake.order(ORDER).completions()).isZero();
	}

	@Test
	void emptyErrorWhenNextThenEmptyBody(FakeWeChatPay fake) throws Exception {
		fake.next().emptyError(504);
		complete(fake).isEmptyWithStatus(504);
		assertThat(fake.order(ORDER).completions()).isZero();
	}

	@Test
	void emptyErrorWhenStatusIsNoErrorThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().emptyError(200));
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().refuse(600, "X", "x"));
	}

	@ParameterizedTest
	@CsvSource({ "PT1S,1", "PT0.000000001S,1", "PT1.5S,2", "PT2M,120" })
	void retryAfterWhenDurationThenSecondsRoundedUp(Duration retryAfter, String seconds, FakeWeChatPay fake)
			throws Exception {
		fake.next().tooManyRequests(retryAfter);
		assertThat(complete(fake).isRefused(429, "FREQUENCY_LIMITED").header("Retry-After")).isEqualTo(seconds);
		fake.next().serviceUnavailable(retryAfter);
		assertThat(complete(fake).isRefused(503, "SERVICE_UNAVAILABLE").header("Retry-After")).isEqualTo(seconds);
		assertThat(fake.order(ORDER).completions()).isZero();
	}

	@Test
	void retryAfterWhenInstantThenHttpDate(FakeWeChatPay fake) throws Exception {
		Instant retryAt = Instant.parse("2026-09-01T02:03:04.999Z");
		fake.next().tooManyRequests(retryAt);
		fake.next().serviceUnavailable(retryAt);
		assertThat(complete(fake).isRefused(429, "FREQUENCY_LIMITED").header("Retry-After"))
			.isEqualTo("Tue, 01 Sep 2026 02:03:04 GMT");
		assertThat(complete(fake).isRefused(503, "SERVICE_UNAVAILABLE").header("Retry-After"))
			.isEqualTo("Tue, 01 Sep 2026 02:03:04 GMT");
	}

	@Test
	void retryAfterWhenNotAskedForThenAbsent(FakeWeChatPay fake) throws Exception {
		fake.next().tooManyRequests();
		assertThat(complete(fake).isRefused(429, "FREQUENCY_LIMITED").header("Retry-After")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-0.5S", "PT-1S" })
	void retryAfterWhenNotPositiveThenThrows(Duration retryAfter, FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().tooManyRequests(retryAfter));
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().serviceUnavailable(retryAfter));
	}

	@Test
	void dropBeforeEffectWhenNextThenNoAnswerAndNoEffect(FakeWeChatPay fake) throws Exception {
		fake.next().dropBeforeEffect();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> complete(fake));
		assertThat(fake.order(ORDER).completions()).isZero();
		assertThat(fake.lastRequest().status()).isZero();
		assertThat(fake.lastRequest().bodyText()).isEqualTo(Bodies.example());
		complete(fake).isSuccess();
	}

	@Test
	void dropAfterEffectWhenNextThenNoAnswerButEffect(FakeWeChatPay fake) throws Exception {
		fake.next().dropAfterEffect();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> complete(fake));
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
		complete(fake).isSuccess();
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
	}

	@Test
	void delayWhenNextThenAnswersLateAndSigned(FakeWeChatPay fake) throws Exception {
		fake.next().delay(Duration.ofMillis(300));
		long start = System.nanoTime();
		WireAnswer answer = complete(fake).isSuccess();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(299));
		assertThat(isSigned(fake, answer)).isTrue();
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
	}

	@Test
	void delayWhenNegativeThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next().delay(Duration.ofMillis(-1)));
	}

	@Test
	void redirectWhenNextThen302(FakeWeChatPay fake) throws Exception {
		fake.next().redirect("https://elsewhere.example/");
		assertThat(complete(fake).isEmptyWithStatus(302).header("Location")).isEqualTo("https://elsewhere.example/");
		assertThat(fake.order(ORDER).completions()).isZero();
	}

	@Test
	void clockSkewWhenOverFiveMinutesThenHonestRequestIsRefused(FakeWeChatPay fake) throws Exception {
		fake.next().clockSkew(Duration.ofHours(-1));
		WireAnswer answer = complete(fake).isRefused(401, "SIGN_ERROR", "timestamp").withIssue("ahead of");
		Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.header("Date"), Instant::from);
		assertThat(date).isBetween(Instant.now().minusSeconds(3660), Instant.now().minusSeconds(3590));
		complete(fake).isSuccess();
	}

	@Test
	void clockSkewWhenSmallThenAnswersWithShiftedTime(FakeWeChatPay fake) throws Exception {
		fake.next().clockSkew(Duration.ofMinutes(4));
		WireAnswer answer = complete(fake).isSuccess();
		assertThat(Long.parseLong(answer.header("Wechatpay-Timestamp")))
			.isGreaterThan(Instant.now().getEpochSecond() + 200);
	}

	@Test
	void nextWhenSeveralPlannedThenTheyQueueInOrder(FakeWeChatPay fake) throws Exception {
		fake.always().emptyError(400);
		fake.next(2).serviceUnavailable();
		fake.next().tooManyRequests();
		complete(fake).isRefused(503, "SERVICE_UNAVAILABLE");
		complete(fake).isRefused(503, "SERVICE_UNAVAILABLE");
		complete(fake).isRefused(429, "FREQUENCY_LIMITED");
		complete(fake).isEmptyWithStatus(400);
		complete(fake).isEmptyWithStatus(400);
		fake.next().tooManyRequests();
		fake.behave();
		complete(fake).isSuccess();
	}

	@Test
	void nextWhenCountNotPositiveThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.next(0));
	}

	@Test
	void misbehaviourWhenRequestBreaksTheProtocolThenIsStillRefused(FakeWeChatPay fake) throws Exception {
		fake.next().serviceUnavailable();
		WireAnswer.of(TestMerchant.complete(fake, ORDER).field("mchid", "1")).isRefused(401, "SIGN_ERROR", "mchid");
		complete(fake).isSuccess();
	}

	@Test
	void misbehaviourWhenOrderForbidsTheEffectThenRefusalIsAnswered(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.REVOKED));
		fake.next().dropAfterEffect();
		complete(fake).isRefused(400, "ORDER_CANCELED");
		fake.next().wrongSignature();
		complete(fake).isRefused(400, "ORDER_CANCELED");
	}

	private static WireAnswer complete(FakeWeChatPay fake) throws Exception {
		return WireAnswer.of(TestMerchant.complete(fake, ORDER));
	}

	private static boolean isSigned(FakeWeChatPay fake, WireAnswer answer) throws Exception {
		return TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake));
	}

}
