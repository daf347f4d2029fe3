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
import java.time.OffsetDateTime;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

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
 * The ways in which {@code create}, {@code cancel} and {@code sync} can go wrong, and
 * what their caller is told: the fault of the first attempt, what becomes of the second
 * one, and what the query answers that may follow. For {@code complete} see
 * {@link UnknownOutcomeTests}.
 *
 * @author PayScore for Spring Boot contributors
 */
// Our own rule over a table of faults: MisbehaviourTests meet each fault on each JDK and
// Spring Boot
@Tag("once")
@SuppressWarnings("ImmutableEnumChecker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownOutcomeOfOrdersTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final AtomicInteger count = new AtomicInteger();

	private final FakeWeChatPay fake = FakeWeChatPay.start();

	private final ConfigurableApplicationContext context = OrderContext.start(this.fake,
			"wechatpay.response-timeout=700ms", "wechatpay.retry.first-backoff=1ms", "wechatpay.retry.max-backoff=2ms");

	private final PayScoreOrderOperations orders = this.context.getBean(PayScoreOrderOperations.class);

	private String outOrderNo = "";

	@BeforeAll
	void warmUp() {
		this.fake.seedOrder("warm-up");
		StepVerifier.create(this.orders.cancel("warm-up", CancelOrderRequest.ofReason("-")))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@BeforeEach
	void forget() {
		this.fake.reset();
		this.outOrderNo = "order-" + count.incrementAndGet();
	}

	@AfterAll
	void close() {
		this.context.close();
		this.fake.close();
	}

	static Stream<Row> rows() {
		return Stream.of(Operation.values())
			.flatMap((operation) -> Stream.of(Fault.values())
				.flatMap((fault) -> Stream.of(Second.values())
					.flatMap((second) -> queriesAfter(fault, second)
						.map((query) -> new Row(operation, fault, second, query)))));
	}

	private static Stream<Query> queriesAfter(Fault fault, Second second) {
		if (!second.isAboutTheOrder || !fault.isOutcomeUnknown) {
			return Stream.of(Query.NONE);
		}
		return (second == Second.PARAM_ERROR) ? Stream.of(Query.ANSWERED, Query.FAILED, Query.UNKNOWN_PATH)
				: Stream.of(Query.ANSWERED);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void callWhenNetworkFailsThenCallerIsToldTheTruth(Row row) {
		row.operation.seed.accept(this.fake, this.outOrderNo);
		row.fault.plan.accept(this.fake.next());
		row.second.plan(this.fake);
		row.query.plan.accept(this.fake);
		expect(row.operation, row.expected());
		assertThat(queries()).isEqualTo(row.query.requests);
		expectOneEffectAtMost(row.operation, row.expected());
	}

	static Stream<FailedRow> failedRows() {
		return Stream.of(Operation.values())
			.flatMap((operation) -> Stream.of(Fault.values()).map((fault) -> new FailedRow(operation, fault)));
	}

	@ParameterizedTest
	@MethodSource("failedRows")
	void callWhenEveryAttemptFailsThenCallerIsToldTheTruth(FailedRow row) {
		row.operation.seed.accept(this.fake, this.outOrderNo);
		row.fault.plan.accept(this.fake.next(3));
		expect(row.operation, row.fault.isOutcomeUnknown ? Result.UNKNOWN : Result.FAILED);
		assertThat(this.fake.requests()).hasSize(3);
		assertThat(queries()).isZero();
		assertThat(effects(row.operation)).isEqualTo(row.fault.tookEffect ? 1 : 0);
	}

	private void expect(Operation operation, Result expected) {
		StepVerifier.create(resultOf(operation.call.start(this.orders, this.outOrderNo)))
			.expectNext(expected)
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	private static Mono<Result> resultOf(Mono<?> call) {
		return call.then(Mono.just(Result.DONE)).onErrorResume(WeChatPayException.class, (ex) -> {
			if (ex.isOutcomeUnknown()) {
				assertThat(ex.getMessage()).contains("repeat the call with the same parameters, or query the result");
			}
			return Mono.just(ex.isOutcomeUnknown() ? Result.UNKNOWN : Result.FAILED);
		});
	}

	private long queries() {
		return this.fake.requests().stream().filter((request) -> "GET".equals(request.method())).count();
	}

	private void expectOneEffectAtMost(Operation operation, Result expected) {
		assertThat(effects(operation)).isLessThanOrEqualTo(1);
		if (expected != Result.UNKNOWN) {
			assertThat(effects(operation)).isEqualTo((expected == Result.DONE) ? 1 : 0);
		}
	}

	private int effects(Operation operation) {
		try {
			FakeOrder order = this.fake.order(this.outOrderNo);
			return order.creations() + order.cancellations() + order.syncs();
		}
		catch (IllegalArgumentException ex) {
			assertThat(operation).isEqualTo(Operation.CREATE);
			return 0;
		}
	}

	@Test
	void createWhenNumberIsTakenByAnotherOrderThenNobodyCanTellWhose() {
		StepVerifier.create(this.orders.create(ExampleCreation.minimal(this.outOrderNo).attach("another").build()))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
		this.fake.next().dropBeforeEffect();
		expect(Operation.CREATE, Result.UNKNOWN);
		assertThat(queries()).isEqualTo(1);
	}

	@Test
	void cancelWhenSomebodyElseCancelledWithAnotherReasonThenSucceedsBecauseItIsCancelled() {
		this.fake.seedOrder(this.outOrderNo);
		StepVerifier.create(this.orders.cancel(this.outOrderNo, CancelOrderRequest.ofReason("another")))
			.expectComplete()
			.verify(TIME_LIMIT);
		this.fake.next().dropBeforeEffect();
		expect(Operation.CANCEL, Result.DONE);
		assertThat(queries()).isEqualTo(1);
	}

	@Test
	void cancelWhenUserHasPaidBeforeRepetitionThenReportsTheRefusal() {
		this.fake.seedOrder(this.outOrderNo, (order) -> order.state(FakeOrderState.MCH_COMPLETE));
		this.fake.next().dropBeforeEffect();
		expectRefusalWhenUserPaysBeforeRepetition(Operation.CANCEL);
	}

	@Test
	void syncWhenWeChatPayHasCollectedBeforeRepetitionThenReportsTheRefusal() {
		Operation.SYNC.seed.accept(this.fake, this.outOrderNo);
		this.fake.next().dropBeforeEffect();
		expectRefusalWhenUserPaysBeforeRepetition(Operation.SYNC);
	}

	private void expectRefusalWhenUserPaysBeforeRepetition(Operation operation) {
		WeChatPayClientCustomizer userPays = (builder) -> builder
			.observationHandler(new RetryHandler((retry) -> this.fake.pay(this.outOrderNo)));
		try (ConfigurableApplicationContext paying = OrderContext.start(this.fake,
				(own) -> own.registerBean(WeChatPayClientCustomizer.class, () -> userPays))) {
			StepVerifier.create(operation.call.start(paying.getBean(PayScoreOrderOperations.class), this.outOrderNo))
				.expectErrorSatisfies((ex) -> {
					assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo("ORDER_DONE");
					assertThat(((WeChatPayResponseException) ex).isOutcomeUnknown()).isFalse();
				})
				.verify(TIME_LIMIT);
		}
		assertThat(queries()).isEqualTo(1);
	}

	@Test
	void syncWhenAnotherAmountIsReportedThenNobodyCanTellWhose() {
		Operation.SYNC.seed.accept(this.fake, this.outOrderNo);
		StepVerifier.create(this.orders.sync(this.outOrderNo, paid(499))).expectComplete().verify(TIME_LIMIT);
		this.fake.next().dropBeforeEffect();
		expect(Operation.SYNC, Result.UNKNOWN);
		assertThat(queries()).isEqualTo(1);
	}

	private static SyncOrderRequest paid(long amount) {
		return SyncOrderRequest.builder()
			.detail(SyncOrderRequest.Detail.builder()
				.seq(1)
				.paidTime(OffsetDateTime.parse("2019-11-11T16:24:05+08:00"))
				.paidAmount(amount)
				.build())
			.build();
	}

	private enum Result {

		DONE, FAILED, UNKNOWN

	}

	private enum Operation {

		CREATE((fake, outOrderNo) -> {
		}, (orders, outOrderNo) -> orders.create(ExampleCreation.minimal(outOrderNo).build())),

		CANCEL((fake, outOrderNo) -> fake.seedOrder(outOrderNo),
				(orders, outOrderNo) -> orders.cancel(outOrderNo, CancelOrderRequest.ofReason("用户投诉"))),

		SYNC((fake, outOrderNo) -> fake.seedOrder(outOrderNo,
				(order) -> order.state(FakeOrderState.MCH_COMPLETE).totalAmount(500)),
				(orders, outOrderNo) -> orders.sync(outOrderNo, paid(500)));

		private final Seed seed;

		private final CallStart call;

		Operation(Seed seed, CallStart call) {
			this.seed = seed;
			this.call = call;
		}

	}

	private interface Seed {

		void accept(FakeWeChatPay fake, String outOrderNo);

	}

	private interface CallStart {

		Mono<?> start(PayScoreOrderOperations orders, String outOrderNo);

	}

	private enum Fault {

		DROPPED_BEFORE(Misbehaviours::dropBeforeEffect, true, false),

		SERVER_ERROR_BEFORE(Misbehaviours::serverErrorBeforeEffect, true, false),

		BAD_GATEWAY_BEFORE(Misbehaviours::badGatewayHtml, true, false),

		DROPPED_AFTER(Misbehaviours::dropAfterEffect, true, true),

		STALLED_AFTER(Misbehaviours::stallAfterEffect, true, true),

		TRUNCATED_AFTER(Misbehaviours::truncateAfterEffect, true, true),

		SERVER_ERROR_AFTER(Misbehaviours::serverErrorAfterEffect, true, true),

		UNSIGNED_AFTER(Misbehaviours::unsigned, true, true),

		STALE_AFTER(Misbehaviours::staleSignature, true, true),

		WRONGLY_SIGNED_AFTER(Misbehaviours::wrongSignature, true, true),

		PROBED_AFTER(Misbehaviours::signatureProbe, true, true),

		UNKNOWN_SERIAL_AFTER(Misbehaviours::unknownSerial, true, true),

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

	private enum Second {

		BEHAVES(null, false), PARAM_ERROR(400, true), ORDER_NOT_EXIST(404, true), NO_AUTH(403, false);

		private final @Nullable Integer status;

		private final boolean isAboutTheOrder;

		Second(@Nullable Integer status, boolean isAboutTheOrder) {
			this.status = status;
			this.isAboutTheOrder = isAboutTheOrder;
		}

		private void plan(FakeWeChatPay fake) {
			if (this.status != null) {
				fake.next().refuse(this.status, name(), "-");
			}
		}

	}

	private enum Query {

		NONE((fake) -> {
		}, 0),

		ANSWERED((fake) -> {
		}, 1),

		FAILED((fake) -> fake.next(3).serverErrorBeforeEffect(), 3),

		UNKNOWN_PATH((fake) -> fake.next().emptyError(404), 1);

		private final Consumer<FakeWeChatPay> plan;

		private final long requests;

		Query(Consumer<FakeWeChatPay> plan, long requests) {
			this.plan = plan;
			this.requests = requests;
		}

	}

	private record FailedRow(Operation operation, Fault fault) {

	}

	private record Row(Operation operation, Fault fault, Second second, Query query) {

		private Result expected() {
			if (this.second == Second.BEHAVES) {
				return Result.DONE;
			}
			if (!this.fault.isOutcomeUnknown) {
				return Result.FAILED;
			}
			if (!this.second.isAboutTheOrder || this.query != Query.ANSWERED) {
				return Result.UNKNOWN;
			}
			return this.fault.tookEffect ? resultIfItTookEffect() : Result.FAILED;
		}

		// A query cannot tell who created an order.
		private Result resultIfItTookEffect() {
			return (this.operation == Operation.CREATE) ? Result.UNKNOWN : Result.DONE;
		}

	}

}
