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

import java.time.Clock;
import java.time.Duration;

import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorAnswerTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String UNKNOWN = " The outcome is unknown: repeat the call with the same parameters, "
			+ "or query the result.";

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final CloseableWeChatPayClient defaultClient = FakeMerchant.client(this.platform).build();

	@AfterEach
	void close() {
		this.defaultClient.close();
		this.platform.close();
	}

	@Test
	void answerWhenJsonThenEverythingItSaysIsThere() {
		answer(400, "08F0-271316598", """
				{"code":"PARAM_ERROR","message":"订单重入参数校验失败",
				"detail":{"field":"/amount","value":"secret value","issue":"wrong"}}""");
		expectError((ex) -> {
			assertThat(ex.getMessage())
				.isEqualTo("POST /v3/x/{id} was answered 400 PARAM_ERROR \"订单重入参数校验失败\" (Request-ID 08F0-271316598).");
			assertThat(ex.getStatusCode()).isEqualTo(400);
			assertThat(ex.getCode()).isEqualTo("PARAM_ERROR");
			assertThat(ex.getDetail())
				.isEqualTo("{\"field\":\"/amount\",\"value\":\"secret value\",\"issue\":\"wrong\"}");
			assertThat(ex.getRequestId()).isEqualTo("08F0-271316598");
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(ex).hasNoCause();
		});
	}

	@Test
	void answerWhenItsTextIsHostileThenMessageStaysOneShortLine() {
		answer(400, "9".repeat(1000), "{\"code\":\"A\\r\\nINFO forged\",\"message\":\"" + "x".repeat(1000) + "\"}");
		expectError((ex) -> {
			assertThat(ex.getMessage()).isEqualTo("POST /v3/x/{id} was answered 400 A  INFO forged \"" + "x".repeat(128)
					+ "…\" (Request-ID " + "9".repeat(128) + "…).");
			assertThat(ex.getRequestId()).hasSize(1000);
		});
	}

	// To some terminals and log viewers these are line breaks, too
	@ParameterizedTest
	@ValueSource(strings = { "\u0085", "\u2028", "\u2029", "\u000b", "\u009b" })
	void answerWhenItsTextHasAnUnusualLineBreakThenMessageStaysOneLine(String lineBreak) {
		answer(400, null,
				"{\"code\":\"A\",\"message\":\"one" + "\\u%04x".formatted((int) lineBreak.charAt(0)) + "two\"}");
		expectError((ex) -> assertThat(ex.getMessage()).isEqualTo("POST /v3/x/{id} was answered 400 A \"one two\"."));
	}

	@Test
	void answerWhenRequestIdIsMissingThenMessageLeavesItOut() {
		answer(403, null, "{\"code\":\"NO_AUTH\",\"message\":\"无权限\"}");
		expectError((ex) -> {
			assertThat(ex.getMessage()).isEqualTo("POST /v3/x/{id} was answered 403 NO_AUTH \"无权限\".");
			assertThat(ex.getRequestId()).isNull();
			assertThat(ex.getDetail()).isNull();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html><body>Bad Gateway</body></html>", "[1]", "\"text\"", "null", "{\"code\":1}",
			"{\"code\":\"PARAM_ER" })
	void answerWhenBodyIsNoErrorOfWeChatPayThenStatusIsThere(String body) {
		answer(502, null, body);
		expectError((ex) -> {
			assertThat(ex.getMessage()).isEqualTo("POST /v3/x/{id} was answered 502." + UNKNOWN);
			assertThat(ex.getStatusCode()).isEqualTo(502);
			assertThat(ex.getCode()).isNull();
			assertThat(ex.getDetail()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource({ "300, true", "302, true", "400, false", "401, false", "404, false", "405, false", "429, false",
			"499, false", "500, true", "502, true", "503, true", "599, true" })
	void answerWhenStatusThenOutcomeIsUnknownUnlessItWasRefused(int status, boolean unknown) {
		answer(status, null, "");
		expectError((ex) -> {
			assertThat(ex.isOutcomeUnknown()).isEqualTo(unknown);
			assertThat(ex.getMessage())
				.isEqualTo("POST /v3/x/{id} was answered %d.%s".formatted(status, unknown ? UNKNOWN : ""));
		});
	}

	@Test
	void answerWhenRedirectThenIsNotFollowed() {
		this.platform.otherCalls()
			.answer(FakeAnswer.of(302).header("Location", this.platform.baseUrl() + "/elsewhere"));
		expectError((ex) -> assertThat(ex.getStatusCode()).isEqualTo(302));
		assertThat(this.platform.requests()).hasSize(1);
	}

	@Test
	void answerWhenItBreaksOffThenStatusIsThere() {
		answer(500, null, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"" + "x".repeat(100) + "\"}");
		this.platform.next().truncateAfterEffect();
		expectError((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(500);
			assertThat(ex.getCode()).isNull();
			assertThat(ex.isOutcomeUnknown()).isTrue();
		});
	}

	@Test
	void answerWhenItIsHugeThenStatusIsThere() {
		answer(500, null, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"" + "x".repeat(1024 * 1024) + "\"}");
		expectError((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(500);
			assertThat(ex.getCode()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource({ "600, ahead of", "-600, behind" })
	void answerWhenClockIsWrongThenTellsByHowMuch(long seconds, String direction) {
		answer(204, null, "");
		try (CloseableWeChatPayClient client = clientWithClockOff(seconds)) {
			expectError(client, (ex) -> assertThat(ex.getMessage()).matches(
					"POST /v3/x/\\{id} was answered 401 SIGN_ERROR \"Http头Authorization中的timestamp与发起请求的时间不得超过5分钟\" "
							+ "\\(Request-ID [0-9A-F-]+\\)\\. The local clock is (59[0-9]|60[0-9]) s " + direction
							+ " the answer's Date header, and WeChat Pay allows 300 s: set the clock right\\."));
		}
	}

	@Test
	void answerWhenClockIsRightThenDoesNotBlameIt() {
		answer(401, null, "{\"code\":\"SIGN_ERROR\",\"message\":\"时间\"}");
		try (CloseableWeChatPayClient client = clientWithClockOff(200)) {
			expectError(client, (ex) -> assertThat(ex.getMessage())
				.isEqualTo("POST /v3/x/{id} was answered 401 SIGN_ERROR \"时间\"."));
		}
	}

	private CloseableWeChatPayClient clientWithClockOff(long seconds) {
		return FakeMerchant.client(this.platform)
			.clock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)))
			.build();
	}

	private void answer(int status, @Nullable String requestId, String body) {
		FakeAnswer answer = FakeAnswer.of(status, body);
		this.platform.otherCalls()
			.answer((requestId != null) ? answer.header("Request-ID", requestId) : answer.withoutHeader("Request-ID"));
	}

	private void expectError(ThrowingConsumer<WeChatPayResponseException> requirements) {
		expectError(this.defaultClient, requirements);
	}

	private static void expectError(WeChatPayClient client, ThrowingConsumer<WeChatPayResponseException> requirements) {
		Mono<Void> done = client.post("/v3/x/{id}", "secret-id").retrieve(Void.class);
		StepVerifier.create(done).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(WeChatPayResponseException.class);
			requirements.accept((WeChatPayResponseException) ex);
		}).verify(TIME_LIMIT);
	}

}
