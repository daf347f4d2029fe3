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

package io.github.payscore.order.mainland;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;
import io.github.payscore.order.ServiceOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in which a change of an order can go wrong, in each mode: the fault of the
 * first attempt and its moment, what becomes of the second one, and what the query
 * answers that may follow; and what the caller is told.
 *
 * @author PayScore for Spring Boot contributors
 */
// Our own rule over a table of faults
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("ImmutableEnumChecker")
class MainlandUnknownOutcomeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String OUT_ORDER_NO = "ORDER-1";

	private final ScriptedPlatform platform = new ScriptedPlatform();

	@AfterAll
	void close() {
		this.platform.close();
	}

	static Stream<Row> rows() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.of(Operation.values())
				.flatMap((operation) -> Stream.of(Moment.values())
					.flatMap((moment) -> faults(moment).flatMap((fault) -> Stream.of(Second.values())
						.flatMap((second) -> queriesAfter(fault, second)
							.map((query) -> new Row(mode, operation, moment, fault, second, query)))))));
	}

	// What is not signed as it should be may be forged, and is never before the effect.
	private static Stream<Fault> faults(Moment moment) {
		return (moment == Moment.BEFORE)
				? Stream.of(Fault.DROPPED, Fault.STALLED, Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.REDIRECTED,
						Fault.RATE_LIMITED)
				: Stream.of(Fault.DROPPED, Fault.STALLED, Fault.TRUNCATED, Fault.SERVER_ERROR, Fault.BAD_GATEWAY,
						Fault.REDIRECTED, Fault.UNSIGNED, Fault.WRONGLY_SIGNED, Fault.STALE);
	}

	// What the query answers does not depend on the fault, so one fault shows it.
	private static Stream<Query> queriesAfter(Fault fault, Second second) {
		return (fault == Fault.DROPPED && second == Second.INVALID_ORDER_STATE) ? Arrays.stream(Query.values())
				: Stream.of(Query.SHOWS_THE_ORDER);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void callWhenNetworkFailsThenCallerIsToldTheTruth(Row row) {
		this.platform.start(row.mode.answer(row.operation), row.operation.before, row.operation.after);
		this.platform.nextChange(row.fault, row.moment == Moment.AFTER);
		row.second.plan(this.platform);
		row.query.plan(this.platform);
		expect(row.expected(), row.mode, row.operation);
		assertThat(queries()).isEqualTo(row.isQueried() ? row.query.requests : 0);
		assertThat(changes()).isEqualTo(2);
	}

	private void expect(Result expected, Mode mode, Operation operation) {
		StepVerifier.create(told(mode, operation))
			.assertNext((told) -> assertThat(told.result).as(mode.name()).isEqualTo(expected))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	private Mono<Told> told(Mode mode, Operation operation) {
		return mode.call(operation, this.platform)
			.map(Told::order)
			.defaultIfEmpty(Told.DONE)
			.onErrorResume(WeChatPayException.class, (ex) -> Mono.just(Told.failure(ex)));
	}

	private long changes() {
		return this.platform.requestLines().stream().filter((line) -> line.startsWith("POST ")).count();
	}

	private long queries() {
		return this.platform.requestLines().stream().filter((line) -> line.startsWith("GET ")).count();
	}

	@ParameterizedTest
	@CsvSource({ "COMPLETE", "CANCEL", "MODIFY", "SYNC" })
	void callOfDirectMerchantWhenQuerySettlesThenReturnsTheOrderThatItShowed(Operation operation) {
		this.platform.start(Mode.DIRECT.answer(operation), operation.before, operation.after);
		this.platform.nextChange(Fault.DROPPED, true);
		this.platform.refuseNextChange(400, "INVALID_ORDER_STATE");
		StepVerifier.create(Mode.DIRECT.call(operation, this.platform))
			.assertNext((order) -> assertThat(order.attach()).isEqualTo("queried"))
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines().get(2))
			.isEqualTo("GET /v3/payscore/serviceorder?service_id=500001&appid=wxd678efh567hg6787&out_order_no="
					+ OUT_ORDER_NO);
	}

	@ParameterizedTest
	@CsvSource({ "COMPLETE", "CANCEL", "MODIFY", "SYNC" })
	void callOfPartnerWhenQuerySettlesThenAsksForTheOrderOfTheSubMerchant(Operation operation) {
		this.platform.start("", operation.before, operation.after);
		this.platform.nextChange(Fault.DROPPED, true);
		this.platform.refuseNextChange(400, "INVALID_ORDER_STATE");
		StepVerifier.create(Mode.PARTNER.call(operation, this.platform)).expectComplete().verify(TIME_LIMIT);
		assertThat(this.platform.requestLines().get(2))
			.isEqualTo("GET /v3/payscore/partner/serviceorder?service_id=500001&sub_mchid=1900000109&out_order_no="
					+ OUT_ORDER_NO);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# operation | order that the query shows                                                     | told
			COMPLETE    | "state":"DOING","state_description":"MCH_COMPLETE","total_amount":49999        | UNKNOWN
			COMPLETE    | "state":"DOING","state_description":"MCH_COMPLETE","total_amount":50001        | REFUSED
			COMPLETE    | "state":"DONE","total_amount":49999                                            | UNKNOWN
			COMPLETE    | "state":"DONE","total_amount":50000,"collection":{"state":"USER_PAID"}         | DONE
			COMPLETE    | "state":"REVOKED"                                                              | REFUSED
			COMPLETE    | "state":"EXPIRED"                                                              | REFUSED
			MODIFY      | "state":"DOING","state_description":"MCH_COMPLETE","total_amount":30000        | DONE
			MODIFY      | "state":"DONE","total_amount":30000                                            | DONE
			MODIFY      | "state":"DONE","total_amount":29999                                            | UNKNOWN
			MODIFY      | "state":"DONE","total_amount":30001                                            | REFUSED
			MODIFY      | "state":"DOING","state_description":"USER_CONFIRM"                             | REFUSED
			CANCEL      | "state":"REVOKED"                                                              | DONE
			CANCEL      | "state":"DONE"                                                                 | REFUSED
			CANCEL      | "state":"NEW"                                                                  | UNKNOWN
			SYNC        | "state":"DONE","collection":{"details":[{"paid_type":"MCH"}]}                  | DONE
			SYNC        | "state":"DONE","collection":{"details":[{"paid_type":"NEWTON"}]}               | REFUSED
			SYNC        | "state":"DONE"                                                                 | UNKNOWN
			PAY         | "state":"DOING","state_description":"USER_CONFIRM"                             | REFUSED
			PAY         | "state":"CREATED"                                                              | REFUSED
			PAY         | "state":"DOING","state_description":"MCH_COMPLETE"                             | UNKNOWN
			PAY         | "state":"DONE"                                                                 | UNKNOWN
			""")
	void callWhenRepetitionIsRefusedThenTheOrderTells(Operation operation, String order, Result told) {
		for (Mode mode : Mode.values()) {
			this.platform.start(mode.answer(operation), "", "");
			this.platform.nextChange(Fault.DROPPED, false);
			this.platform.refuseNextChange(400, "INVALID_ORDER_STATE");
			this.platform.answerNextQuery(200, "{\"out_order_no\":\"%s\",%s}".formatted(OUT_ORDER_NO, order));
			expect(told, mode, operation);
		}
	}

	@ParameterizedTest
	@MethodSource("failures")
	void callWhenEveryAttemptFailsThenOutcomeIsUnknownAndNothingIsQueried(Mode mode, Operation operation,
			List<Fault> faults) {
		this.platform.start(mode.answer(operation), operation.before, operation.after);
		for (Fault fault : faults) {
			this.platform.nextChange(fault, false);
		}
		StepVerifier.create(mode.call(operation, this.platform))
			.expectErrorSatisfies((ex) -> assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue())
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(3);
		assertThat(this.platform.bodies()).containsOnly(this.platform.bodies().get(0));
		assertThat(queries()).isZero();
	}

	static Stream<Object[]> failures() {
		return calls().flatMap((call) -> Stream
			.of(List.of(Fault.DROPPED, Fault.SERVER_ERROR, Fault.BAD_GATEWAY),
					List.of(Fault.STALLED, Fault.STALLED, Fault.STALLED),
					List.of(Fault.REDIRECTED, Fault.REDIRECTED, Fault.REDIRECTED))
			.map((faults) -> new Object[] { call[0], call[1], faults }));
	}

	@ParameterizedTest
	@MethodSource("silences")
	void callWhenThereIsNoAnswerUntilItsTimeIsOverThenOutcomeIsUnknown(Mode mode, Operation operation, Moment moment,
			Silence silence) {
		this.platform.start(mode.answer(operation), operation.before, operation.after);
		silence.plan(this.platform, moment == Moment.AFTER);
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try {
			StepVerifier.create(told(mode, operation))
				.expectSubscription()
				.then(() -> awaitSilence(time))
				.then(() -> time.advanceTimeBy(Duration.ofMinutes(2)))
				.assertNext((told) -> assertThat(told.result).isEqualTo(Result.UNKNOWN))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
		assertThat(this.platform.requestLines()).hasSize(silence.requests);
	}

	static Stream<Object[]> silences() {
		return calls().flatMap((call) -> Stream.of(Moment.values())
			.flatMap((moment) -> Stream.of(Silence.values())
				.map((silence) -> new Object[] { call[0], call[1], moment, silence })));
	}

	// Lets the waits between attempts pass meanwhile
	private void awaitSilence(VirtualTimeScheduler time) {
		Awaitility.await().atMost(TIME_LIMIT).pollInterval(Duration.ofMillis(1)).until(() -> {
			time.advanceTimeBy(Duration.ofMillis(1));
			return this.platform.isSilent();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# attempts                            | queries | told, where SHOWN is what the order shows
			RATE_LIMITED, RATE_LIMITED, BEHAVES   | 0       | DONE
			RATE_LIMITED, RATE_LIMITED, REFUSES   | 0       | REFUSED
			RATE_LIMITED, RATE_LIMITED, RATE_LIMITED | 0    | REFUSED
			RATE_LIMITED, LOST, BEHAVES           | 0       | DONE
			RATE_LIMITED, LOST, REFUSES           | 1       | SHOWN
			LOST, RATE_LIMITED, BEHAVES           | 0       | DONE
			LOST, RATE_LIMITED, REFUSES           | 1       | SHOWN
			LOST, RATE_LIMITED, RATE_LIMITED      | 0       | UNKNOWN
			RATE_LIMITED, RATE_LIMITED, LOST      | 0       | UNKNOWN
			""")
	void callWhenAttemptsAreRateLimitedThenTheOthersDecide(String attempts, int queries, String told) {
		for (Mode mode : Mode.values()) {
			for (Operation operation : Operation.values()) {
				this.platform.start(mode.answer(operation), operation.before, operation.after);
				for (String attempt : StringUtils.delimitedListToStringArray(attempts, ", ")) {
					plan(attempt);
				}
				expect("SHOWN".equals(told) ? operation.shown(Moment.AFTER) : Result.valueOf(told), mode, operation);
				assertThat(changes()).isEqualTo(3);
				assertThat(queries()).isEqualTo(queries);
			}
		}
	}

	private void plan(String attempt) {
		switch (attempt) {
			case "RATE_LIMITED" -> this.platform.nextChange(Fault.RATE_LIMITED, false);
			case "LOST" -> this.platform.nextChange(Fault.DROPPED, true);
			case "REFUSES" -> this.platform.refuseNextChange(400, "INVALID_ORDER_STATE");
			default -> assertThat(attempt).isEqualTo("BEHAVES");
		}
	}

	static Stream<Object[]> calls() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.of(Operation.values()).map((operation) -> new Object[] { mode, operation }));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void callWhenFirstAttemptIsRefusedThenFailsAtOnce(Mode mode, Operation operation) {
		this.platform.start(mode.answer(operation), operation.before, operation.after);
		this.platform.refuseNextChange(400, "INVALID_REQUEST");
		StepVerifier.create(mode.call(operation, this.platform)).expectErrorSatisfies((ex) -> {
			assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo("INVALID_REQUEST");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
		}).verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("operations")
	void callOfDirectMerchantWhenAnswerHoldsNoOrderThenOutcomeIsUnknown(Operation operation) {
		this.platform.start("", operation.before, operation.after);
		StepVerifier.create(Mode.DIRECT.call(operation, this.platform)).expectErrorSatisfies((ex) -> {
			assertThat(ex).hasMessageContaining("was answered by WeChat Pay, but without an order");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

	static Stream<Operation> operations() {
		return Stream.of(Operation.values());
	}

	private record Row(Mode mode, Operation operation, Moment moment, Fault fault, Second second, Query query) {

		private Result expected() {
			if (this.second == Second.BEHAVES) {
				return Result.DONE;
			}
			if (this.fault == Fault.RATE_LIMITED) {
				return Result.REFUSED;
			}
			if (!this.second.isAboutTheOrder) {
				return Result.UNKNOWN;
			}
			return switch (this.query) {
				case NOT_EXIST -> Result.REFUSED;
				case SHOWS_THE_ORDER, SHOWS_THE_ORDER_LATER -> this.operation.shown(this.moment);
				case FAILS, STALLS, REDIRECTS, RATE_LIMITED, UNVERIFIED, UNKNOWN_PATH, FORBIDDEN, ANOTHER_ORDER,
						NEW_STATE ->
					Result.UNKNOWN;
			};
		}

		private boolean isQueried() {
			return this.second.isAboutTheOrder && this.fault != Fault.RATE_LIMITED;
		}

	}

	private enum Moment {

		BEFORE, AFTER

	}

	private enum Result {

		DONE, REFUSED, UNKNOWN

	}

	private enum Silence {

		FIRST_ATTEMPT(1) {
			@Override
			void plan(ScriptedPlatform platform, boolean takesEffect) {
				platform.nextChange(Fault.SILENT, takesEffect);
			}
		},

		SECOND_ATTEMPT(2) {
			@Override
			void plan(ScriptedPlatform platform, boolean takesEffect) {
				platform.nextChange(Fault.SERVER_ERROR, false);
				platform.nextChange(Fault.SILENT, takesEffect);
			}
		},

		AFTER_RATE_LIMIT(2) {
			@Override
			void plan(ScriptedPlatform platform, boolean takesEffect) {
				platform.nextChange(Fault.RATE_LIMITED, false);
				platform.nextChange(Fault.SILENT, takesEffect);
			}
		},

		QUERY(3) {
			@Override
			void plan(ScriptedPlatform platform, boolean takesEffect) {
				platform.nextChange(Fault.DROPPED, takesEffect);
				platform.refuseNextChange(400, "INVALID_ORDER_STATE");
				platform.nextQuery(Fault.SILENT);
			}
		};

		private final int requests;

		Silence(int requests) {
			this.requests = requests;
		}

		abstract void plan(ScriptedPlatform platform, boolean takesEffect);

	}

	private record Told(Result result) {

		private static final Told DONE = new Told(Result.DONE);

		private static Told order(ServiceOrder order) {
			assertThat(order.outOrderNo()).isEqualTo(OUT_ORDER_NO);
			return DONE;
		}

		private static Told failure(WeChatPayException ex) {
			return new Told(ex.isOutcomeUnknown() ? Result.UNKNOWN : Result.REFUSED);
		}

	}

	private enum Second {

		BEHAVES(null, 0, false), INVALID_ORDER_STATE("INVALID_ORDER_STATE", 400, true),
		PARAM_ERROR("PARAM_ERROR", 400, true), ORDER_NOT_EXIST("ORDER_NOT_EXIST", 404, true),
		NO_AUTH("NO_AUTH", 403, false), SIGN_ERROR("SIGN_ERROR", 401, false);

		private final @Nullable String code;

		private final int status;

		private final boolean isAboutTheOrder;

		Second(@Nullable String code, int status, boolean isAboutTheOrder) {
			this.code = code;
			this.status = status;
			this.isAboutTheOrder = isAboutTheOrder;
		}

		private void plan(ScriptedPlatform platform) {
			if (this.code != null) {
				platform.refuseNextChange(this.status, this.code);
			}
		}

	}

	private enum Query {

		SHOWS_THE_ORDER(1) {
			@Override
			void plan(ScriptedPlatform platform) {
			}
		},

		SHOWS_THE_ORDER_LATER(2) {
			@Override
			void plan(ScriptedPlatform platform) {
				platform.nextQuery(Fault.DROPPED);
			}
		},

		FAILS(3) {
			@Override
			void plan(ScriptedPlatform platform) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.SERVER_ERROR);
				}
			}
		},

		STALLS(3) {
			@Override
			void plan(ScriptedPlatform platform) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.STALLED);
				}
			}
		},

		REDIRECTS(3) {
			@Override
			void plan(ScriptedPlatform platform) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.REDIRECTED);
				}
			}
		},

		RATE_LIMITED(3) {
			@Override
			void plan(ScriptedPlatform platform) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.RATE_LIMITED);
				}
			}
		},

		UNVERIFIED(3) {
			@Override
			void plan(ScriptedPlatform platform) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.WRONGLY_SIGNED);
				}
			}
		},

		UNKNOWN_PATH(1) {
			@Override
			void plan(ScriptedPlatform platform) {
				platform.answerNextQuery(404, "");
			}
		},

		FORBIDDEN(1) {
			@Override
			void plan(ScriptedPlatform platform) {
				platform.answerNextQuery(403, "{\"code\":\"NO_AUTH\",\"message\":\"-\"}");
			}
		},

		NOT_EXIST(1) {
			@Override
			void plan(ScriptedPlatform platform) {
				platform.answerNextQuery(404, "{\"code\":\"ORDER_NOT_EXIST\",\"message\":\"-\"}");
			}
		},

		ANOTHER_ORDER(1) {
			@Override
			void plan(ScriptedPlatform platform) {
				platform.answerNextQuery(200, "{\"out_order_no\":\"ORDER-2\",\"state\":\"REVOKED\"}");
			}
		},

		NEW_STATE(1) {
			@Override
			void plan(ScriptedPlatform platform) {
				platform.answerNextQuery(200, "{\"out_order_no\":\"ORDER-1\",\"state\":\"NEW\"}");
			}
		};

		private final long requests;

		Query(long requests) {
			this.requests = requests;
		}

		abstract void plan(ScriptedPlatform platform);

	}

	private enum Operation {

		CREATE("", order("\"state\":\"CREATED\"")),

		COMPLETE(order("\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\""),
				order("\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\",\"total_amount\":50000,"
						+ "\"collection\":{\"state\":\"USER_PAYING\",\"total_amount\":50000}")),

		CANCEL(order("\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\""), order("\"state\":\"REVOKED\"")),

		MODIFY(COMPLETE.after,
				order("\"state\":\"DOING\",\"state_description\":\"MCH_COMPLETE\","
						+ "\"total_amount\":30000,\"collection\":{\"state\":\"USER_PAYING\",\"total_amount\":30000}")),

		SYNC(COMPLETE.after,
				order("\"state\":\"DONE\",\"total_amount\":50000,\"collection\":{\"state\":\"USER_PAID\","
						+ "\"details\":[{\"seq\":1,\"amount\":50000,\"paid_type\":\"MCH\"}]}")),

		PAY(COMPLETE.after, COMPLETE.after);

		private final String before;

		private final String after;

		Operation(String before, String after) {
			this.before = before;
			this.after = after;
		}

		private static String order(String members) {
			return "{\"out_order_no\":\"%s\",\"attach\":\"queried\",%s}".formatted("ORDER-1", members);
		}

		// What the caller is told if a query shows the order.
		private Result shown(Moment moment) {
			if (this == PAY) {
				return Result.UNKNOWN;
			}
			if (moment == Moment.BEFORE) {
				return Result.REFUSED;
			}
			return (this == CREATE) ? Result.UNKNOWN : Result.DONE;
		}

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	private enum Mode {

		DIRECT {
			@Override
			Mono<ServiceOrder> call(Operation operation, ScriptedPlatform platform) {
				DirectOrderOperations orders = new DirectOrderTemplate(platform.client(), "500001",
						"wxd678efh567hg6787");
				return switch (operation) {
					case CREATE -> orders.create(ExampleMainland.creation(OUT_ORDER_NO).build());
					case COMPLETE -> orders.complete(OUT_ORDER_NO, ExampleMainland.completion().build());
					case CANCEL -> orders.cancel(OUT_ORDER_NO, MainlandCancelOrderRequest.ofReason("用户投诉"));
					case MODIFY -> orders.modify(OUT_ORDER_NO, ExampleMainland.modification().build());
					case SYNC -> orders.sync(OUT_ORDER_NO, MainlandSyncOrderRequest.paidAt(PAID_AT));
					case PAY -> orders.pay(OUT_ORDER_NO);
				};
			}
		},

		PARTNER {
			@Override
			Mono<ServiceOrder> call(Operation operation, ScriptedPlatform platform) {
				PartnerOrderOperations orders = new PartnerOrderTemplate(platform.client(), "500001",
						"wxd678efh567hg6787", "1900000109", null);
				return switch (operation) {
					case CREATE -> orders.create(ExampleMainland.creation(OUT_ORDER_NO).build());
					case COMPLETE ->
						orders.complete(OUT_ORDER_NO, ExampleMainland.completion().build()).then(Mono.empty());
					case CANCEL ->
						orders.cancel(OUT_ORDER_NO, MainlandCancelOrderRequest.ofReason("用户投诉")).then(Mono.empty());
					case MODIFY ->
						orders.modify(OUT_ORDER_NO, ExampleMainland.modification().build()).then(Mono.empty());
					case SYNC -> orders.sync(OUT_ORDER_NO, MainlandSyncOrderRequest.paidAt(PAID_AT)).then(Mono.empty());
					case PAY -> orders.pay(OUT_ORDER_NO).then(Mono.empty());
				};
			}
		};

		private static final LocalDateTime PAID_AT = LocalDateTime.of(2026, 11, 26, 9, 30);

		abstract Mono<ServiceOrder> call(Operation operation, ScriptedPlatform platform);

		private String answer(Operation operation) {
			return (this == DIRECT || operation == Operation.CREATE)
					? "{\"out_order_no\":\"%s\",\"order_id\":\"1\"}".formatted(OUT_ORDER_NO) : "";
		}

	}

}
