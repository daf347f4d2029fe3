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

package io.github.payscore.order;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;
import io.github.payscore.test.Misbehaviours;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a caller of {@code complete} sees of every misbehaviour.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class MisbehaviourTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String OUT_ORDER_NO = ExampleOrder.OUT_ORDER_NO;

	private static final String OPERATION = "POST /v3/payscore/oversea/partner/serviceorder/\\{out_order_no\\}/complete";

	private static final String UNKNOWN = " The outcome is unknown: repeat the call with the same parameters, or query the result\\.";

	private static final String REQUEST_ID = " \\(Request-ID [0-9A-F]+-[0-9]+\\)\\.";

	private static final String UNVERIFIED = OPERATION + " was answered 204, but the answer is not verified: %s"
			+ REQUEST_ID + UNKNOWN;

	private static final String ANSWERED = OPERATION + " was answered %s" + REQUEST_ID;

	/**
	 * What the message says of the code.
	 */
	private static final Map<String, String> WORDS = Map.of("SYSTEM_ERROR", " WeChat Pay has a fault of its own.",
			"FREQUENCY_LIMITED", " There were too many calls. Call less often, and wait before you call again.",
			"INVALID_REQUEST",
			" The request breaks a rule of PayScore: often the order is in another state, or the number was used before with other parameters. "
					+ "Query what the number belongs to, and compare.",
			"ORDER_NOT_EXIST",
			" There is no such order. Check the number of the order, the service id and the merchant.", "SIGN_ERROR",
			" WeChat Pay did not accept the signature of the request. Check that the private key, its serial number "
					+ "and the merchant number belong together, that the certificate is neither replaced nor expired, "
					+ "and that the clock is right.");

	private static final String KEY = "PUB_KEY_ID_[0-9]+";

	static Stream<Arguments> misbehaviours() {
		return Stream.of(
				unverified("staleSignature", Misbehaviours::staleSignature,
						"its time is 60[0-9] s behind the local clock, more than the 299 s that are allowed"),
				unverified("wrongSignature", Misbehaviours::wrongSignature,
						"its signature does not match, by the key " + KEY),
				unverified("signatureProbe", Misbehaviours::signatureProbe,
						"(its signature does not match, by the key " + KEY
								+ "|the header Wechatpay-Signature is no Base64)"),
				unverified("unsigned", Misbehaviours::unsigned, "the header Wechatpay-Timestamp is missing"),
				unverified("withoutNonce", (next) -> next.withoutHeader("Wechatpay-Nonce"),
						"the header Wechatpay-Nonce is missing"),
				unverified("withoutSerial", (next) -> next.withoutHeader("Wechatpay-Serial"),
						"the header Wechatpay-Serial is missing"),
				unverified("unknownSerial", Misbehaviours::unknownSerial,
						"the serial [0-9A-Z_]+ is not among the configured \\[" + KEY + "\\]"),
				answered("serverErrorBeforeEffect", Misbehaviours::serverErrorBeforeEffect, 500, "SYSTEM_ERROR", true,
						0),
				answered("serverErrorAfterEffect", Misbehaviours::serverErrorAfterEffect, 500, "SYSTEM_ERROR", true, 1),
				answered("serviceUnavailable", Misbehaviours::serviceUnavailable, 503, "SERVICE_UNAVAILABLE", true, 0),
				answered("tooManyRequests", Misbehaviours::tooManyRequests, 429, "FREQUENCY_LIMITED", false, 0),
				answered("refuse", (next) -> next.refuse(400, "INVALID_REQUEST", "当前订单状态不合法"), 400, "INVALID_REQUEST",
						false, 0),
				answered("badGatewayHtml", Misbehaviours::badGatewayHtml, 502, null, true, 0),
				answered("emptyError", (next) -> next.emptyError(404), 404, null, false, 0),
				answered("redirect", (next) -> next.redirect("http://127.0.0.1:1/"), 302, null, true, 0),
				lost("dropBeforeEffect", Misbehaviours::dropBeforeEffect, 0),
				lost("dropAfterEffect", Misbehaviours::dropAfterEffect, 1),
				lost("earlyHints", Misbehaviours::earlyHints, 1),
				lost("delay", (next) -> next.delay(Duration.ofSeconds(20)), 1));
	}

	private static Arguments unverified(String name, Consumer<Misbehaviours> misbehaviour, String reason) {
		return Arguments.argumentSet(name, misbehaviour, UnverifiedResponseException.class, true,
				UNVERIFIED.formatted(reason), 1);
	}

	private static Arguments answered(String name, Consumer<Misbehaviours> misbehaviour, int status,
			@Nullable String code, boolean unknown, int completions) {
		String text = OPERATION + " was answered " + status + ((code != null) ? " " + code + " \".+\"" : "")
				+ "( \\(Request-ID [0-9A-F]+-[0-9]+\\))?\\."
				+ ((code != null) ? Pattern.quote(WORDS.getOrDefault(code, "")) : "") + (unknown ? UNKNOWN : "");
		return Arguments.argumentSet(name, misbehaviour, WeChatPayResponseException.class, unknown, text, completions);
	}

	private static Arguments lost(String name, Consumer<Misbehaviours> misbehaviour, int completions) {
		return Arguments.argumentSet(name, misbehaviour, NoResponseException.class, true,
				OPERATION + " was sent, but no answer arrived: .+\\." + UNKNOWN, completions);
	}

	@ParameterizedTest
	@MethodSource("misbehaviours")
	void completeWhenPlatformMisbehavesThenSaysWhatIsKnown(Consumer<Misbehaviours> misbehaviour,
			Class<? extends WeChatPayException> type, boolean unknown, String message, int completions,
			FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
		misbehaviour.accept(fake.next());
		expectError(fake, (ex) -> {
			assertThat(ex).isExactlyInstanceOf(type);
			assertThat(ex.getMessage()).matches(message);
			assertThat(ex.isOutcomeUnknown()).isEqualTo(unknown);
		});
		assertThat(fake.order(OUT_ORDER_NO).completions()).isEqualTo(completions);
		assertThat(fake.requests()).hasSize(1);
	}

	@Test
	void completeWhenClockOfThePlatformDiffersThenTellsByHowMuch(FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
		fake.next().clockSkew(Duration.ofMinutes(-10));
		expectError(fake, (ex) -> {
			assertThat(ex).isExactlyInstanceOf(WeChatPayResponseException.class);
			assertThat(ex.isOutcomeUnknown()).isFalse();
			assertThat(ex.getMessage()).matches(ANSWERED
				.formatted("401 SIGN_ERROR \"Http头Authorization中的timestamp与发起请求的时间不得超过5分钟\"")
					+ " The local clock is (59[0-9]|60[0-9]) s ahead of the answer's Date header, and WeChat Pay allows "
					+ "300 s: set the clock right\\." + Pattern.quote(WORDS.get("SIGN_ERROR")));
		});
	}

	static Stream<Arguments> states() {
		return Stream.of(Arguments.of(FakeOrderState.CREATED, "INVALID_ORDER_STATE"),
				Arguments.of(FakeOrderState.MCH_COMPLETE, "PARAM_ERROR"),
				Arguments.of(FakeOrderState.USER_PAID, "ORDER_DONE"),
				Arguments.of(FakeOrderState.REVOKED, "ORDER_CANCELED"),
				Arguments.of(FakeOrderState.EXPIRED, "INVALID_ORDER_STATE"));
	}

	@ParameterizedTest
	@MethodSource("states")
	void completeWhenOrderIsInAnotherStateThenIsRefused(FakeOrderState state, String code, FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO, (order) -> order.state(state));
		expectError(fake, (ex) -> {
			assertThat(ex).isExactlyInstanceOf(WeChatPayResponseException.class);
			assertThat(((WeChatPayResponseException) ex).getStatusCode()).isEqualTo(400);
			assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo(code);
			assertThat(((WeChatPayResponseException) ex).getRequestId()).isNotBlank();
			assertThat(ex.isOutcomeUnknown()).isFalse();
		});
	}

	@Test
	void completeWhenOrderDoesNotExistThenIsRefused(FakeWeChatPay fake) {
		expectError(fake, (ex) -> {
			assertThat(ex.getMessage()).matches(
					ANSWERED.formatted("404 ORDER_NOT_EXIST \".+\"") + Pattern.quote(WORDS.get("ORDER_NOT_EXIST")));
			assertThat(ex.isOutcomeUnknown()).isFalse();
		});
	}

	private static void expectError(FakeWeChatPay fake, Consumer<WeChatPayException> requirements) {
		OrderContext.runner(fake)
			.withPropertyValues("wechatpay.response-timeout=2s", "wechatpay.retry.max-attempts=1")
			.run((context) -> {
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				StepVerifier.create(orders.complete(OUT_ORDER_NO, ExampleOrder.request()))
					.expectErrorSatisfies((ex) -> requirements.accept((WeChatPayException) ex))
					.verify(TIME_LIMIT);
			});
	}

}
