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

package io.github.payscore.refund;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in which a refund can go wrong, in each mode: the fault of the first attempt
 * and its moment, what becomes of the second one, and what the query shows. The caller is
 * told that the refund was accepted only if it was, and that it was not only if it was
 * not.
 *
 * @author PayScore for Spring Boot contributors
 */
// Our own rules, over a large table
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefundUnknownOutcomeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final String REFUND = """
			{"%s":"50000000382019052709732678859","out_refund_no":"REFUND-1","transaction_id":"4200000008",
			"status":"PROCESSING","amount":{"refund":300,"total":1000,"currency":"%s"}}""";

	private final ScriptedPlatform platform = new ScriptedPlatform();

	@AfterAll
	void close() {
		this.platform.close();
	}

	static Stream<Row> rows() {
		return Stream.of(Mode.values())
			.flatMap((mode) -> Stream.of(First.values())
				.flatMap((first) -> Stream.of(Second.values())
					.flatMap((second) -> queriesAfter(first, second)
						.map((query) -> new Row(mode, first, second, query)))));
	}

	private static Stream<Query> queriesAfter(First first, Second second) {
		boolean shows = (first == First.DROPPED_AFTER || first == First.RATE_LIMITED)
				&& second == Second.INVALID_REQUEST;
		return shows ? Arrays.stream(Query.values()) : Stream.of(Query.SHOWS_THE_REFUND, Query.NOT_EXISTS);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void createWhenNetworkFailsThenCallerIsToldTheTruth(Row row) {
		this.platform.start(row.mode.refund, "", "");
		row.first.plan(this.platform);
		row.second.plan(this.platform);
		row.query.plan(this.platform, row.mode.refund);
		StepVerifier
			.create(row.mode.create(this.platform)
				.map(Told::refund)
				.onErrorResume(WeChatPayException.class, (ex) -> Mono.just(Told.failure(ex))))
			.expectNext(row.expected())
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(queries()).isEqualTo((row.second == Second.BEHAVES) ? 0 : row.query.requests);
		assertThat(this.platform.bodies().subList(0, 2)).containsOnly(this.platform.bodies().get(0));
	}

	private long queries() {
		return this.platform.requestLines().stream().filter((line) -> line.startsWith("GET ")).count();
	}

	@ParameterizedTest
	@EnumSource
	void createWhenQuerySettlesThenAsksForTheRefundOfTheSameMerchant(Mode mode) {
		this.platform.start(mode.refund, "", "");
		this.platform.nextChange(Fault.DROPPED, true);
		this.platform.refuseNextChange(400, "INVALID_REQUEST");
		this.platform.answerNextQuery(200, mode.refund);
		StepVerifier.create(mode.create(this.platform)).expectNextCount(1).expectComplete().verify(TIME_LIMIT);
		assertThat(this.platform.requestLines().get(2)).isEqualTo("GET " + mode.query);
	}

	@ParameterizedTest
	@EnumSource
	void createWhenRateLimitedEveryTimeThenOutcomeIsUnknown(Mode mode) {
		this.platform.start(mode.refund, "", "");
		for (int i = 0; i < 3; i++) {
			this.platform.refuseNextChange(429, "FREQUENCY_LIMITED");
		}
		StepVerifier.create(mode.create(this.platform)).expectErrorSatisfies((ex) -> {
			assertThat(((WeChatPayResponseException) ex).getStatusCode()).isEqualTo(429);
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# member of the query's answer that differs                              | told
			"out_refund_no":"REFUND-1"                                               | ACCEPTED
			"out_refund_no":"REFUND-2"                                               | UNKNOWN
			"out_refund_no":""                                                       | UNKNOWN
			"transaction_id":"4200000009"                                            | UNKNOWN
			"transaction_id":null                                                    | UNKNOWN
			"amount":{"refund":301,"total":1000,"currency":"CNY"}                    | UNKNOWN
			"amount":{"refund":300,"total":1000,"currency":"HKD"}                    | UNKNOWN
			"amount":{"refund":300,"total":1000}                                     | ACCEPTED
			"amount":{"refund":"300","total":"1000","currency":""}                   | ACCEPTED
			"amount":{"total":1000,"currency":"CNY"}                                 | UNKNOWN
			"amount":null                                                            | UNKNOWN
			"status":"SUCCESS"                                                       | ACCEPTED
			"status":"CLOSED"                                                        | ACCEPTED
			"status":"ABNORMAL"                                                      | ACCEPTED
			"status":"NEW"                                                           | ACCEPTED
			""")
	void createWhenRepetitionIsRefusedThenTheRefundTells(String member, Told told) {
		this.platform.start(Mode.DIRECT.refund, "", "");
		this.platform.nextChange(Fault.DROPPED, false);
		this.platform.refuseNextChange(400, "INVALID_REQUEST");
		String name = member.substring(0, member.indexOf(':'));
		String others = Stream
			.of("\"out_refund_no\":\"REFUND-1\"", "\"transaction_id\":\"4200000008\"",
					"\"amount\":{\"refund\":300,\"total\":1000,\"currency\":\"CNY\"}")
			.filter((other) -> !other.startsWith(name))
			.reduce("", (one, other) -> one + "," + other);
		this.platform.answerNextQuery(200, "{" + member + others + "}");
		StepVerifier
			.create(Mode.DIRECT.create(this.platform)
				.map((refund) -> Told.ACCEPTED)
				.onErrorResume(WeChatPayException.class, (ex) -> Mono.just(Told.failure(ex))))
			.expectNext(told)
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@CsvSource({ "400,PARAM_ERROR", "400,INVALID_REQUEST", "403,NOT_ENOUGH", "403,USER_ACCOUNT_ABNORMAL", "403,NO_AUTH",
			"404,RESOURCE_NOT_EXISTS", "404,MCH_NOT_EXISTS" })
	void createWhenFirstAttemptIsRefusedThenFailsAtOnce(int status, String code) {
		for (Mode mode : Mode.values()) {
			this.platform.start(mode.refund, "", "");
			this.platform.refuseNextChange(status, code);
			StepVerifier.create(mode.create(this.platform)).expectErrorSatisfies((ex) -> {
				assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo(code);
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
			}).verify(TIME_LIMIT);
			assertThat(this.platform.requestLines()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenAnswerHoldsNoRefundThenOutcomeIsUnknown(Mode mode) {
		this.platform.start("", "", "");
		this.platform.answerNextQuery(204, "");
		for (Mono<Refund> call : List.of(mode.create(this.platform), mode.refunds(this.platform).query("REFUND-1"))) {
			StepVerifier.create(call).expectErrorSatisfies((ex) -> {
				assertThat(ex).hasMessageContaining("was answered by WeChat Pay, but without a refund");
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
			}).verify(TIME_LIMIT);
		}
	}

	private record Row(Mode mode, First first, Second second, Query query) {

		private Told expected() {
			if (this.second == Second.BEHAVES) {
				return Told.ACCEPTED;
			}
			return switch (this.query) {
				case SHOWS_THE_REFUND, SHOWS_THE_REFUND_LATER -> Told.ACCEPTED;
				// WeChat Pay may still be working on what it answered 429
				case NOT_EXISTS ->
					(this.mode == Mode.OVERSEA || this.first == First.RATE_LIMITED) ? Told.UNKNOWN : Told.REFUSED;
				case FAILS, UNVERIFIED, UNKNOWN_PATH, NO_MERCHANT, FORBIDDEN -> Told.UNKNOWN;
			};
		}

	}

	private enum Told {

		ACCEPTED, REFUSED, UNKNOWN;

		private static Told refund(Refund refund) {
			assertThat(refund.outRefundNo()).isEqualTo("REFUND-1");
			assertThat(refund.refundId()).isEqualTo("50000000382019052709732678859");
			return ACCEPTED;
		}

		private static Told failure(WeChatPayException ex) {
			return ex.isOutcomeUnknown() ? UNKNOWN : REFUSED;
		}

	}

	private enum First {

		DROPPED_BEFORE(Fault.DROPPED, false), DROPPED_AFTER(Fault.DROPPED, true), TRUNCATED(Fault.TRUNCATED, true),
		SERVER_ERROR(Fault.SERVER_ERROR, true), BAD_GATEWAY(Fault.BAD_GATEWAY, false), UNSIGNED(Fault.UNSIGNED, true),
		WRONGLY_SIGNED(Fault.WRONGLY_SIGNED, true), RATE_LIMITED(null, true);

		private final @Nullable Fault fault;

		private final boolean takesEffect;

		First(@Nullable Fault fault, boolean takesEffect) {
			this.fault = fault;
			this.takesEffect = takesEffect;
		}

		private void plan(ScriptedPlatform platform) {
			if (this.fault != null) {
				platform.nextChange(this.fault, this.takesEffect);
			}
			else {
				platform.refuseNextChange(429, "FREQUENCY_LIMITED");
			}
		}

	}

	private enum Second {

		BEHAVES(0, ""), INVALID_REQUEST(400, "INVALID_REQUEST"), NOT_ENOUGH(403, "NOT_ENOUGH"),
		RESOURCE_NOT_EXISTS(404, "RESOURCE_NOT_EXISTS"), SIGN_ERROR(401, "SIGN_ERROR");

		private final int status;

		private final String code;

		Second(int status, String code) {
			this.status = status;
			this.code = code;
		}

		private void plan(ScriptedPlatform platform) {
			if (this.status != 0) {
				platform.refuseNextChange(this.status, this.code);
			}
		}

	}

	private enum Query {

		SHOWS_THE_REFUND(1) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				platform.answerNextQuery(200, refund);
			}
		},

		SHOWS_THE_REFUND_LATER(2) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				platform.nextQuery(Fault.DROPPED);
				platform.answerNextQuery(200, refund);
			}
		},

		NOT_EXISTS(1) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				platform.answerNextQuery(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"-\"}");
			}
		},

		FAILS(3) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.SERVER_ERROR);
				}
			}
		},

		UNVERIFIED(3) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				for (int i = 0; i < 3; i++) {
					platform.nextQuery(Fault.WRONGLY_SIGNED);
				}
			}
		},

		UNKNOWN_PATH(1) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				platform.answerNextQuery(404, "");
			}
		},

		NO_MERCHANT(1) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				platform.answerNextQuery(404, "{\"code\":\"MCH_NOT_EXISTS\",\"message\":\"-\"}");
			}
		},

		FORBIDDEN(1) {
			@Override
			void plan(ScriptedPlatform platform, String refund) {
				platform.answerNextQuery(403, "{\"code\":\"NO_AUTH\",\"message\":\"-\"}");
			}
		};

		private final long requests;

		Query(long requests) {
			this.requests = requests;
		}

		abstract void plan(ScriptedPlatform platform, String refund);

	}

	private enum Mode {

		DIRECT("/v3/refund/domestic/refunds/REFUND-1", REFUND.formatted("refund_id", "CNY")) {
			@Override
			RefundOperations refunds(ScriptedPlatform platform) {
				return RefundTemplate.direct(platform.client());
			}
		},

		PARTNER("/v3/refund/domestic/refunds/REFUND-1?sub_mchid=1900000109", REFUND.formatted("refund_id", "CNY")) {
			@Override
			RefundOperations refunds(ScriptedPlatform platform) {
				return RefundTemplate.partner(platform.client(), "1900000109");
			}
		},

		OVERSEA("/v3/global/refunds/out-refund-no/REFUND-1?sp_mchid=1900000100&sub_mchid=1900000109",
				REFUND.formatted("id", "HKD")) {
			@Override
			RefundOperations refunds(ScriptedPlatform platform) {
				return RefundTemplate.oversea(platform.client(), "1900000100", "wxd678efh567hg6787", "1900000109");
			}
		};

		private final String query;

		private final String refund;

		Mode(String query, String refund) {
			this.query = query;
			this.refund = refund;
		}

		abstract RefundOperations refunds(ScriptedPlatform platform);

		private Mono<Refund> create(ScriptedPlatform platform) {
			return refunds(platform).create(CreateRefundRequest.builder()
				.transactionId("4200000008")
				.outRefundNo("REFUND-1")
				.amount(RefundAmount.of(300, 1000, (this == OVERSEA) ? "HKD" : "CNY"))
				.build());
		}

	}

}
