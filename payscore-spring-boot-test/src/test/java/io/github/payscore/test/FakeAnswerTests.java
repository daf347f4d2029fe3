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

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FakeAnswer}, in answers to {@link FakeOtherCalls} and as a
 * misbehaviour.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class FakeAnswerTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String BODY = "{\"name\":\"就餐\"}";

	private static final String PATH = "/v3/refund/domestic/refunds/R%2D1";

	@Test
	void otherCallsWhenAllAreAnsweredThenAnswerIsSigned(FakeWeChatPay fake) throws Exception {
		fake.otherCalls().answer(FakeAnswer.of(200, BODY));
		HttpResponse<byte[]> answer = TestMerchant.get(fake, PATH + "?a=%20").send();
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
		assertThat(TestMerchant.isSignedBy(answer, TestMerchant.publicKey(fake))).isTrue();
		assertThat(TestMerchant.header(answer, "Content-Type")).isEqualTo("application/json; charset=utf-8");
		assertThat(TestMerchant.header(answer, "Request-ID")).isNotEmpty();
		assertThat(fake.lastRequest().target()).isEqualTo(PATH + "?a=%20");
		assertThat(TestMerchant.post(fake, PATH, "{}").send().statusCode()).isEqualTo(200);
	}

	@Test
	void otherCallsWhenAllAreAnsweredThenTheFakesOwnAreItsOwn(FakeWeChatPay fake) throws Exception {
		fake.otherCalls().answer(FakeAnswer.of(200, BODY));
		WireAnswer.of(TestMerchant.complete(fake, "A1")).isRefused(404, "ORDER_NOT_EXIST");
		fake.seedOrder("A1");
		WireAnswer.of(TestMerchant.complete(fake, "A1")).isSuccess();
	}

	@Test
	void otherCallsWhenOneIsAnsweredThenNoOtherIs(FakeWeChatPay fake) throws Exception {
		fake.otherCalls().answer("get", PATH, FakeAnswer.of(204));
		WireAnswer.of(TestMerchant.get(fake, PATH + "?a=1")).isSuccess();
		WireAnswer.of(TestMerchant.post(fake, PATH, "{}")).isEmptyWithStatus(404);
		WireAnswer.of(TestMerchant.get(fake, "/v3/x")).isEmptyWithStatus(404);
	}

	@Test
	void otherCallsWhenOneIsTheFakesOwnThenTakesItsPlace(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("A1");
		fake.otherCalls().answer("POST", TestMerchant.BASE + "/A1/complete", FakeAnswer.of(204));
		WireAnswer.of(TestMerchant.complete(fake, "A1")).isSuccess();
		assertThat(fake.order("A1").completions()).isZero();
	}

	@Test
	void otherCallsWhenRequestIsWrongThenIsRefused(FakeWeChatPay fake) throws Exception {
		fake.otherCalls().answer(FakeAnswer.of(204));
		WireAnswer.of(TestMerchant.get(fake, "/v3/x").signedTarget("/v3/y")).isRefused(401, "SIGN_ERROR");
		WireAnswer.of(TestMerchant.get(fake, "/v3/x").without("Accept")).isRefused(400, "INVALID_REQUEST");
		WireAnswer.of(TestMerchant.get(fake, "/v3/x").without("Wechatpay-Serial")).isRefused(400, "INVALID_REQUEST");
		WireAnswer.of(TestMerchant.post(fake, "/v3/x", "{}").without("Content-Type")).isRefused(415, "INVALID_REQUEST");
	}

	@Test
	void otherCallsWhenMisbehavingThenMisbehaves(FakeWeChatPay fake) throws Exception {
		fake.otherCalls().answer(FakeAnswer.of(204));
		fake.next().unsigned();
		WireAnswer.of(TestMerchant.get(fake, "/v3/x")).isSuccess().isUnsigned();
		fake.next().serverErrorAfterEffect();
		WireAnswer.of(TestMerchant.get(fake, "/v3/x")).isRefused(500, "SYSTEM_ERROR");
	}

	@Test
	void otherCallsWhenResetThenNoneIsKnown(FakeWeChatPay fake) throws Exception {
		fake.otherCalls().answer(FakeAnswer.of(204)).answer("GET", "/v3/x", FakeAnswer.of(204));
		fake.reset();
		WireAnswer.of(TestMerchant.get(fake, "/v3/x")).isEmptyWithStatus(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "v3/x", "/v3/x?a=1" })
	void otherCallsWhenPathIsNoneThenThrows(String path, FakeWeChatPay fake) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> fake.otherCalls().answer("GET", path, FakeAnswer.of(204)));
	}

	@Test
	void answerWhenNextThenHasNoEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("A1");
		fake.next().answer(FakeAnswer.of(200, BODY));
		HttpResponse<byte[]> answer = TestMerchant.complete(fake, "A1").send();
		assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
		assertThat(TestMerchant.isSignedBy(answer, TestMerchant.publicKey(fake))).isTrue();
		assertThat(fake.order("A1").completions()).isZero();
	}

	@Test
	void answerWhenNoSuccessThenIsNotSigned(FakeWeChatPay fake) throws Exception {
		fake.next().answer(FakeAnswer.of(302).header("Location", "/elsewhere"));
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, "A1")).isEmptyWithStatus(302);
		assertThat(answer.header("Location")).isEqualTo("/elsewhere");
	}

	@Test
	void headerWhenSetThenTakesThePlaceOfTheFakesOwn(FakeWeChatPay fake) throws Exception {
		fake.next().answer(FakeAnswer.of(503).header("request-id", "1").header("Retry-After", "soon"));
		HttpResponse<byte[]> answer = TestMerchant.complete(fake, "A1").send();
		assertThat(answer.headers().allValues("Request-ID")).containsExactly("1");
		assertThat(answer.headers().allValues("Retry-After")).containsExactly("soon");
	}

	@Test
	void headerWhenSetAgainThenTheLastOneCounts(FakeWeChatPay fake) throws Exception {
		FakeAnswer answer = FakeAnswer.of(204).header("A", "1").addHeader("A", "2");
		fake.next().answer(answer.header("a", "3"));
		fake.next().answer(answer.withoutHeader("a"));
		assertThat(TestMerchant.complete(fake, "A1").send().headers().allValues("A")).containsExactly("3");
		assertThat(TestMerchant.complete(fake, "A1").send().headers().allValues("A")).isEmpty();
	}

	@Test
	void headerWhenAddedThenIsThereBesideTheFakesOwn(FakeWeChatPay fake) throws Exception {
		fake.next().answer(FakeAnswer.of(204).addHeader("Wechatpay-Nonce", "1"));
		HttpResponse<byte[]> answer = TestMerchant.complete(fake, "A1").send();
		assertThat(answer.headers().allValues("Wechatpay-Nonce")).hasSize(2).endsWith("1");
	}

	@Test
	void headerWhenLeftOutThenIsMissing(FakeWeChatPay fake) throws Exception {
		fake.next().answer(FakeAnswer.of(204).withoutHeader("wechatpay-serial").withoutHeader("Date"));
		HttpResponse<byte[]> answer = TestMerchant.complete(fake, "A1").send();
		assertThat(answer.headers().map().keySet()).doesNotContain("wechatpay-serial", "date")
			.contains("wechatpay-signature");
	}

	@Test
	void headerWhenItIsSignedThenSignatureIsOverWhatIsSent(FakeWeChatPay fake) throws Exception {
		fake.next()
			.answer(FakeAnswer.of(200, BODY).header("wechatpay-timestamp", "soon").header("Wechatpay-Nonce", "n"));
		HttpResponse<byte[]> answer = TestMerchant.complete(fake, "A1").send();
		assertThat(TestMerchant.header(answer, "Wechatpay-Timestamp")).isEqualTo("soon");
		assertThat(TestMerchant.header(answer, "Wechatpay-Nonce")).isEqualTo("n");
		assertThat(TestMerchant.isSignedBy(answer, TestMerchant.publicKey(fake))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 100, 199, 600 })
	void ofWhenStatusIsNoneOfAnAnswerThenThrows(int status) {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeAnswer.of(status))
			.withMessage("'status' must be from 200 to 599 but is " + status);
	}

	@Test
	void ofWhenNoContentHasABodyThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeAnswer.of(204, "{}"))
			.withMessage("'body' must be empty with the status 204");
	}

	@Test
	void closeBeforeEffectWhenNextThenConnectionEndsAndNoEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("A1");
		fake.next().closeBeforeEffect();
		assertThatEnds(fake);
		assertThat(fake.order("A1").completions()).isZero();
	}

	@Test
	void closeAfterEffectWhenNextThenConnectionEndsAndOrderIsComplete(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("A1");
		fake.next().closeAfterEffect();
		assertThatEnds(fake);
		assertThat(fake.order("A1").completions()).isEqualTo(1);
	}

	// Not by a reset, which would be an exception
	private static void assertThatEnds(FakeWeChatPay fake) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(fake.baseUrl()).getPort())) {
			socket.setSoTimeout((int) TIME_LIMIT.toMillis());
			socket.getOutputStream().write(TestMerchant.complete(fake, "A1").keptAliveWire());
			assertThat(socket.getInputStream().readAllBytes()).isEmpty();
		}
		assertThat(fake.lastRequest().status()).isZero();
	}

	@Test
	void delayUntilWhenSignalIsThereThenAnswers(FakeWeChatPay fake) {
		fake.seedOrder("A1");
		CompletableFuture<Void> signal = new CompletableFuture<>();
		fake.next().delayUntil(signal);
		CompletableFuture<HttpResponse<byte[]>> answer = TestMerchant.complete(fake, "A1").sendAsync();
		Awaitility.await().atMost(TIME_LIMIT).until(() -> fake.order("A1").completions() == 1);
		assertThat(answer).isNotDone();
		signal.complete(null);
		assertThat(answer).succeedsWithin(TIME_LIMIT).extracting(HttpResponse::statusCode).isEqualTo(204);
	}

	@Test
	void delayUntilWhenSignalFailsThenAnswers(FakeWeChatPay fake) {
		fake.seedOrder("A1");
		fake.next().delayUntil(CompletableFuture.failedFuture(new IllegalStateException("-")));
		assertThat(TestMerchant.complete(fake, "A1").sendAsync()).succeedsWithin(TIME_LIMIT)
			.extracting(HttpResponse::statusCode)
			.isEqualTo(204);
	}

}
