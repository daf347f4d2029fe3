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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.RetryHandler;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.Misbehaviours;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way in which a completion can go wrong, and what its caller is told: the fault of
 * the first attempt, what becomes of the second one, and what the query answers that may
 * follow.
 *
 * @author PayScore for Spring Boot contributors
 */
// Our own rule over a table of faults: MisbehaviourTests meet each fault on each JDK and
// Spring Boot
@Tag("once")
@SuppressWarnings("ImmutableEnumChecker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownOutcomeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final AtomicInteger count = new AtomicInteger();

	private final FakeWeChatPay fake = FakeWeChatPay.start();

	private final String outOrderNo = "order-" + count.incrementAndGet();

	private final ConfigurableApplicationContext context = OrderContext.start(this.fake,
			"wechatpay.response-timeout=700ms", "wechatpay.retry.first-backoff=1ms", "wechatpay.retry.max-backoff=2ms");

	private final PayScoreOrderOperations orders = this.context.getBean(PayScoreOrderOperations.class);

	@BeforeAll
	void warmUp() {
		this.fake.seedOrder("warm-up");
		StepVerifier.create(this.orders.complete("warm-up", ExampleOrder.request()))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@BeforeEach
	void forget() {
		this.fake.reset();
		this.fake.seedOrder(this.outOrderNo);
	}

	@AfterAll
	void close() {
		this.context.close();
		this.fake.close();
	}

	static Stream<Row> rows() {
		return Stream.of(Fault.values())
			.flatMap((fault) -> Stream.of(Second.values())
				.flatMap((second) -> queriesAfter(fault, second).map((query) -> new Row(fault, second, query))));
	}

	private static Stream<Query> queriesAfter(Fault fault, Second second) {
		if (!second.isAboutTheOrder || !fault.isOutcomeUnknown) {
			return Stream.of(Query.NONE);
		}
		if (second != Second.PARAM_ERROR) {
			return Stream.of(Query.ANSWERED);
		}
		return Stream.of(Query.values())
			.filter((query) -> query != Query.NONE)
			// The platform does not forget an order that it completed
			.filter((query) -> !fault.tookEffect || query != Query.NOT_FOUND);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void completeWhenNetworkFailsThenCallerIsToldTheTruth(Row row) {
		row.fault.plan.accept(this.fake.next());
		row.second.plan.accept(this.fake);
		row.query.plan.accept(this.fake);
		expect(row.expected());
		assertThat(queries()).isEqualTo(row.query.requests);
		expectOneCompletionAtMost(row.expected());
	}

	private void expect(Result expected) {
		StepVerifier.create(resultOf(this.orders.complete(this.outOrderNo, ExampleOrder.request())))
			.expectNext(expected)
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	private static Mono<Result> resultOf(Mono<Void> completion) {
		return completion.thenReturn(Result.COMPLETED).onErrorResume(WeChatPayException.class, (ex) -> {
			if (ex.isOutcomeUnknown()) {
				assertThat(ex.getMessage()).contains("repeat the call with the same parameters, or query the result");
			}
			return Mono.just(ex.isOutcomeUnknown() ? Result.UNKNOWN : Result.FAILED);
		});
	}

	private long queries() {
		return this.fake.requests().stream().filter((request) -> "GET".equals(request.method())).count();
	}

	private void expectOneCompletionAtMost(Result expected) {
		FakeOrder order = this.fake.order(this.outOrderNo);
		assertThat(order.completions()).isLessThanOrEqualTo(1);
		if (expected != Result.UNKNOWN) {
			assertThat(order.completions()).isEqualTo((expected == Result.COMPLETED) ? 1 : 0);
		}
	}

	@ParameterizedTest
	@EnumSource
	void completeWhenEveryAttemptFailsThenCallerIsToldTheTruth(Fault fault) {
		fault.plan.accept(this.fake.next(3));
		expect(fault.isOutcomeUnknown ? Result.UNKNOWN : Result.FAILED);
		assertThat(this.fake.requests()).hasSize(3);
		assertThat(queries()).isZero();
		assertThat(this.fake.order(this.outOrderNo).completions()).isEqualTo(fault.tookEffect ? 1 : 0);
	}

	@ParameterizedTest
	@EnumSource
	void completeWhenOutcomeIsUnknownAndThenRateLimitedThenRemainsUnknown(Fault fault) {
		fault.plan.accept(this.fake.next());
		this.fake.next(2).tooManyRequests();
		expect(fault.isOutcomeUnknown ? Result.UNKNOWN : Result.FAILED);
		assertThat(this.fake.requests()).hasSize(3);
	}

	@ParameterizedTest
	@EnumSource
	void completeWhenConnectorIsTheJdksThenIsCompletedOnceAsWell(Fault fault) {
		fault.plan.accept(this.fake.next());
		try (ConfigurableApplicationContext jdk = OrderContext.start(this.fake,
				"spring.http.clients.reactive.connector=jdk", "wechatpay.response-timeout=700ms",
				"wechatpay.retry.first-backoff=1ms")) {
			StepVerifier
				.create(jdk.getBean(PayScoreOrderOperations.class).complete(this.outOrderNo, ExampleOrder.request()))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.fake.requests()).hasSize(2);
		assertThat(this.fake.order(this.outOrderNo).completions()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void completeWhenFirstAttemptIsRefusedThenNothingIsRepeatedOrQueried(Refusal refusal) {
		refusal.plan(this.fake.next());
		expect(Result.FAILED);
		assertThat(this.fake.requests()).hasSize(1);
	}

	@Test
	void completeWhenAttemptTakesLongerThanTheCallMayThenEndsWithUnknownOutcome() {
		this.fake.next().stallAfterEffect();
		expectCallTimeout();
	}

	@Test
	void completeWhenSettlingQueryTakesLongerThanTheCallMayThenEndsWithUnknownOutcome() {
		this.fake.next().dropAfterEffect();
		this.fake.next().refuse(400, "ORDER_DONE", "-");
		this.fake.next().stallBeforeEffect();
		expectCallTimeout();
		assertThat(queries()).isEqualTo(1);
	}

	private void expectCallTimeout() {
		try (ConfigurableApplicationContext impatient = OrderContext.start(this.fake, "wechatpay.call-timeout=2s",
				"wechatpay.response-timeout=60s", "wechatpay.retry.first-backoff=1ms")) {
			StepVerifier
				.create(impatient.getBean(PayScoreOrderOperations.class)
					.complete(this.outOrderNo, ExampleOrder.request()))
				.expectErrorSatisfies((ex) -> {
					assertThat(ex).isInstanceOf(NoResponseException.class)
						.hasMessageContaining("took longer than the 2000 ms that a call may take");
					assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
				})
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void completeWhenUserHasPaidBeforeRepetitionThenSucceeds() {
		try (ConfigurableApplicationContext paying = contextThatPaysBeforeRepetition()) {
			this.fake.next().dropAfterEffect();
			StepVerifier
				.create(paying.getBean(PayScoreOrderOperations.class).complete(this.outOrderNo, ExampleOrder.request()))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.fake.order(this.outOrderNo).phase()).isEqualTo(FakeOrderState.USER_PAID);
		assertThat(queries()).isEqualTo(1);
	}

	private ConfigurableApplicationContext contextThatPaysBeforeRepetition() {
		WeChatPayClientCustomizer userPays = (builder) -> builder
			.observationHandler(new RetryHandler((retry) -> this.fake.pay(this.outOrderNo)));
		return OrderContext.start(this.fake,
				(context) -> context.registerBean(WeChatPayClientCustomizer.class, () -> userPays));
	}

	@ParameterizedTest
	@EnumSource(names = { "MCH_COMPLETE", "USER_PAID" })
	void completeWhenSomebodyElseCompletedWithAnotherTotalThenReportsTheRefusal(FakeOrderState state) {
		this.fake.seedOrder(this.outOrderNo, (order) -> order.state(state).totalAmount(49999));
		this.fake.next().dropBeforeEffect();
		expectRefusal(400);
		assertThat(queries()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "CREATED", "REVOKED", "EXPIRED" })
	void completeWhenOrderIsInAnotherStateThenReportsTheRefusal(FakeOrderState state) {
		this.fake.seedOrder(this.outOrderNo, (order) -> order.state(state));
		this.fake.next().dropBeforeEffect();
		expectRefusal(400);
		assertThat(queries()).isEqualTo(1);
	}

	private void expectRefusal(int status) {
		StepVerifier.create(this.orders.complete(this.outOrderNo, ExampleOrder.request()))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(WeChatPayResponseException.class);
				assertThat(((WeChatPayResponseException) ex).getStatusCode()).isEqualTo(status);
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
				assertThat(ex.getSuppressed()).isNotEmpty();
			})
			.verify(TIME_LIMIT);
	}

	private enum Result {

		COMPLETED, FAILED, UNKNOWN

	}

	private enum Fault {

		DROPPED_BEFORE(Misbehaviours::dropBeforeEffect, true, false),

		STALLED_BEFORE(Misbehaviours::stallBeforeEffect, true, false),

		SERVER_ERROR_BEFORE(Misbehaviours::serverErrorBeforeEffect, true, false),

		UNAVAILABLE_BEFORE(Misbehaviours::serviceUnavailable, true, false),

		BAD_GATEWAY_BEFORE(Misbehaviours::badGatewayHtml, true, false),

		REDIRECTED_BEFORE((next) -> next.redirect("/elsewhere"), true, false),

		DROPPED_AFTER(Misbehaviours::dropAfterEffect, true, true),

		STALLED_AFTER(Misbehaviours::stallAfterEffect, true, true),

		TRUNCATED_AFTER(Misbehaviours::truncateAfterEffect, true, true),

		SERVER_ERROR_AFTER(Misbehaviours::serverErrorAfterEffect, true, true),

		UNSIGNED_AFTER(Misbehaviours::unsigned, true, true),

		PROBED_AFTER(Misbehaviours::signatureProbe, true, true),

		RATE_LIMITED(Misbehaviours::tooManyRequests, false, false);

		private final Consumer<Misbehaviours> plan;

		private final boolean isOutcomeUnknown;

		private final boolean tookEffect;

		Fault(Consumer<Misbehaviours> plan, boolean isOutcomeUnknown, boolean tookEffect) {
			this.plan = plan;
			this.isOutcomeUnknown = isOutcomeUnknown;
			this.tookEffect = tookEffect;
		}

	}

	private enum Refusal {

		ORDER_DONE(400), INVALID_ORDER_STATE(400), INVALID_REQUEST(400), PARAM_ERROR(400), ORDER_CANCELED(400),
		ORDER_NOT_EXIST(404), SIGN_ERROR(401), NO_AUTH(403);

		private final int status;

		Refusal(int status) {
			this.status = status;
		}

		private void plan(Misbehaviours next) {
			next.refuse(this.status, name(), "-");
		}

	}

	private enum Second {

		BEHAVES(null, false), ORDER_DONE(Refusal.ORDER_DONE, true),
		INVALID_ORDER_STATE(Refusal.INVALID_ORDER_STATE, true), INVALID_REQUEST(Refusal.INVALID_REQUEST, true),
		PARAM_ERROR(Refusal.PARAM_ERROR, true), ORDER_NOT_EXIST(Refusal.ORDER_NOT_EXIST, true),
		SIGN_ERROR(Refusal.SIGN_ERROR, false), NO_AUTH(Refusal.NO_AUTH, false);

		private final Consumer<FakeWeChatPay> plan;

		private final boolean isAboutTheOrder;

		Second(@Nullable Refusal refusal, boolean isAboutTheOrder) {
			this.plan = (fake) -> {
				if (refusal != null) {
					refusal.plan(fake.next());
				}
			};
			this.isAboutTheOrder = isAboutTheOrder;
		}

	}

	private enum Query {

		NONE((fake) -> {
		}, 0),

		ANSWERED((fake) -> {
		}, 1),

		ANSWERED_AFTER_FAILURE((fake) -> fake.next().dropBeforeEffect(), 2),

		FAILED((fake) -> fake.next(3).serverErrorBeforeEffect(), 3),

		UNVERIFIED((fake) -> fake.next(3).wrongSignature(), 3),

		NOT_FOUND((fake) -> fake.next().refuse(404, "ORDER_NOT_EXIST", "-"), 1),

		UNKNOWN_PATH((fake) -> fake.next().emptyError(404), 1),

		FORBIDDEN((fake) -> fake.next().refuse(403, "NO_AUTH", "-"), 1);

		private static final List<Query> WITHOUT_RESULT = List.of(FAILED, UNVERIFIED, UNKNOWN_PATH, FORBIDDEN);

		private final Consumer<FakeWeChatPay> plan;

		private final long requests;

		Query(Consumer<FakeWeChatPay> plan, long requests) {
			this.plan = plan;
			this.requests = requests;
		}

	}

	private record Row(Fault fault, Second second, Query query) {

		private Result expected() {
			if (this.second == Second.BEHAVES) {
				return Result.COMPLETED;
			}
			if (!this.fault.isOutcomeUnknown) {
				return Result.FAILED;
			}
			if (!this.second.isAboutTheOrder || Query.WITHOUT_RESULT.contains(this.query)) {
				return Result.UNKNOWN;
			}
			return this.fault.tookEffect ? Result.COMPLETED : Result.FAILED;
		}

	}

}
