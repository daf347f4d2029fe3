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

package io.github.payscore.permission;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in which a call about a permission can go wrong, and what the caller is told.
 *
 * @author PayScore for Spring Boot contributors
 */
// Our own rule over a table of faults
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("ImmutableEnumChecker")
class PermissionUnknownOutcomeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String CODE = "PERMISSION-1";

	private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

	private static final String GIVEN = permission("\"authorization_state\":\"AVAILABLE\"");

	private static final String ENDED = permission(
			"\"authorization_state\":\"UNAVAILABLE\",\"cancel_authorization_time\":\"2026-11-26T09:30:00+08:00\"");

	private final ScriptedPlatform platform = new ScriptedPlatform();

	private static String permission(String members) {
		return "{\"service_id\":\"500001\",\"authorization_code\":\"%s\",\"openid\":\"%s\",%s}".formatted(CODE, OPENID,
				members);
	}

	@AfterAll
	void close() {
		this.platform.close();
	}

	static Stream<Row> rows() {
		return Stream.of(Termination.values())
			.flatMap((termination) -> Stream.of(true, false)
				.flatMap((tookEffect) -> faults(tookEffect).flatMap((fault) -> Stream.of(Second.values())
					.map((second) -> new Row(termination, tookEffect, fault, second)))));
	}

	// What is not signed as it should be may be forged, and is never before the effect.
	private static Stream<Fault> faults(boolean tookEffect) {
		return tookEffect ? Fault.lost().stream() : Stream.of(Fault.DROPPED, Fault.SERVER_ERROR, Fault.BAD_GATEWAY);
	}

	@ParameterizedTest
	@MethodSource("rows")
	void terminationWhenNetworkFailsThenCallerIsToldTheTruth(Row row) {
		this.platform.start("", GIVEN, ENDED);
		this.platform.nextChange(row.fault, row.tookEffect);
		if (row.second != Second.BEHAVES) {
			this.platform.refuseNextChange(row.second.status, row.second.name());
		}
		assertThat(told(row.termination.call(this.platform))).isEqualTo(row.expected());
		assertThat(this.platform.requestLines().stream().filter((line) -> line.startsWith("GET ")))
			.hasSize(row.isQueried() ? 1 : 0);
	}

	private static Result told(Mono<?> call) {
		return Objects.requireNonNull(call.then(Mono.just(Result.DONE))
			.onErrorResume(WeChatPayException.class,
					(ex) -> Mono.just(ex.isOutcomeUnknown() ? Result.UNKNOWN : Result.REFUSED))
			.block(TIME_LIMIT));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					# status | what the query answers                                                              | told
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"UNAVAILABLE"}  | DONE
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"UNBINDUSER"}   | REFUSED
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"AVAILABLE"}    | REFUSED
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"AVAILABLE","cancel_authorization_time":""}    | REFUSED
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"AVAILABLE","cancel_authorization_time":"2015-05-20T13:29:35+08:00"} | UNKNOWN
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"NEW"}          | UNKNOWN
					200 | {"service_id":"500001","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}                                      | UNKNOWN
					200 | {"service_id":"500001","authorization_code":"PERMISSION-2","openid":"oOther","authorization_state":"UNAVAILABLE"}                       | UNKNOWN
					200 | {"service_id":"500001","authorization_state":"UNAVAILABLE"}                                                                             | UNKNOWN
					200 | {"service_id":"500002","authorization_code":"PERMISSION-1","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","authorization_state":"UNAVAILABLE"}  | UNKNOWN
					404 | {"code":"ORDER_NOT_EXIST","message":"-"}                                                                                                | REFUSED
					404 | {}                                                                                                                                      | UNKNOWN
					403 | {"code":"NO_AUTH","message":"-"}                                                                                                        | UNKNOWN
					""")
	void terminationWhenRepetitionIsRefusedThenThePermissionTells(int status, String answer, Result told) {
		for (Termination termination : List.of(Termination.DIRECT_BY_CODE, Termination.DIRECT_BY_OPENID,
				Termination.PARTNER_BY_CODE, Termination.PARTNER_BY_OPENID)) {
			this.platform.start("", "", "");
			this.platform.nextChange(Fault.DROPPED, false);
			this.platform.refuseNextChange(400, "INVALID_ORDER_STATE");
			this.platform.answerNextQuery(status, answer);
			assertThat(told(termination.call(this.platform))).as(termination.name()).isEqualTo(told);
		}
	}

	@ParameterizedTest
	@EnumSource
	void terminationWhenEveryAttemptFailsThenOutcomeIsUnknownAndNothingIsQueried(Termination termination) {
		this.platform.start("", GIVEN, ENDED);
		for (Fault fault : List.of(Fault.DROPPED, Fault.SERVER_ERROR, Fault.BAD_GATEWAY)) {
			this.platform.nextChange(fault, false);
		}
		assertThat(told(termination.call(this.platform))).isEqualTo(Result.UNKNOWN);
		assertThat(this.platform.requestLines()).hasSize(3).containsOnly(this.platform.requestLines().get(0));
		assertThat(this.platform.bodies()).containsOnly(this.platform.bodies().get(0));
	}

	@ParameterizedTest
	@EnumSource
	void terminationWhenFirstAttemptIsRefusedThenFailsAtOnce(Termination termination) {
		this.platform.start("", GIVEN, ENDED);
		this.platform.refuseNextChange(400, "INVALID_REQUEST");
		assertThat(told(termination.call(this.platform))).isEqualTo(Result.REFUSED);
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void applicationWhenAnswerIsLostThenIsNotRepeatedAndOutcomeIsUnknown(Application application) {
		for (Fault fault : Fault.lost()) {
			this.platform.start(application.answer, "", "");
			this.platform.nextChange(fault, true);
			assertThat(told(application.call(this.platform))).as(fault.name()).isEqualTo(Result.UNKNOWN);
			assertThat(this.platform.requestLines()).hasSize(1);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARTNER_FOR_SCENE")
	void applicationWhenTokenIsBlankThenOutcomeIsUnknown(Application application) {
		this.platform.start("{\"apply_permissions_token\":\"\"}", "", "");
		assertThat(told(application.call(this.platform))).isEqualTo(Result.UNKNOWN);
	}

	@ParameterizedTest
	@EnumSource
	void applicationWhenAnswerHoldsNoTokenThenOutcomeIsUnknown(Application application) {
		this.platform.start("", "", "");
		StepVerifier.create(application.call(this.platform)).expectErrorSatisfies((ex) -> {
			assertThat(ex).hasMessageContaining("was answered by WeChat Pay, but without a token");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@EnumSource
	void applicationWhenRefusedThenHadNoEffect(Application application) {
		this.platform.start(application.answer, "", "");
		this.platform.refuseNextChange(400, "INVALID_REQUEST");
		assertThat(told(application.call(this.platform))).isEqualTo(Result.REFUSED);
	}

	@ParameterizedTest
	@CsvSource({ "DROPPED", "SERVER_ERROR", "UNSIGNED" })
	void assessmentWhenAnswerIsLostThenIsRepeated(Fault fault) {
		AssessUserRiskLevelRequest assessment = AssessUserRiskLevelRequest.builder().authorizationCode(CODE).build();
		this.platform.start(GIVEN, "", "");
		this.platform.nextChange(fault, true);
		assertThat(told(direct(this.platform).assessUserRiskLevel(assessment))).isEqualTo(Result.DONE);
		this.platform.start(GIVEN, "", "");
		this.platform.nextChange(fault, true);
		assertThat(told(partner(this.platform).assessUserRiskLevel(assessment))).isEqualTo(Result.DONE);
		assertThat(this.platform.requestLines()).hasSize(2)
			.containsOnly("POST /v3/payscore/partner/permissions/assess-user-risk-level?sub_mchid=1900000109");
	}

	private static PermissionOperations direct(ScriptedPlatform platform) {
		return new PermissionTemplate(platform.client(), "500001", "wxd678efh567hg6787");
	}

	private static PartnerPermissionOperations partner(ScriptedPlatform platform) {
		return new PartnerPermissionTemplate(platform.client(), "500001", "wxd678efh567hg6787", "1900000109", null);
	}

	private record Row(Termination termination, boolean tookEffect, Fault fault, Second second) {

		private boolean isQueried() {
			return this.termination != Termination.USER_SERVICE && this.second.isAboutThePermission();
		}

		private Result expected() {
			if (this.second == Second.BEHAVES) {
				return Result.DONE;
			}
			if (!isQueried()) {
				return Result.UNKNOWN;
			}
			return this.tookEffect ? Result.DONE : Result.REFUSED;
		}

	}

	private enum Result {

		DONE, REFUSED, UNKNOWN

	}

	private enum Second {

		BEHAVES(0), INVALID_ORDER_STATE(400), ORDER_DONE(400), ORDER_NOT_EXIST(404), NO_AUTH(403), SIGN_ERROR(401);

		private final int status;

		Second(int status) {
			this.status = status;
		}

		private boolean isAboutThePermission() {
			return this.status == 400 || this.status == 404;
		}

	}

	private enum Termination {

		DIRECT_BY_CODE {
			@Override
			Mono<Void> call(ScriptedPlatform platform) {
				return direct(platform).terminate(BY_CODE);
			}
		},

		DIRECT_BY_OPENID {
			@Override
			Mono<Void> call(ScriptedPlatform platform) {
				return direct(platform).terminate(BY_OPENID);
			}
		},

		PARTNER_BY_CODE {
			@Override
			Mono<Void> call(ScriptedPlatform platform) {
				return partner(platform).terminate(BY_CODE);
			}
		},

		PARTNER_BY_OPENID {
			@Override
			Mono<Void> call(ScriptedPlatform platform) {
				return partner(platform).terminate(BY_OPENID);
			}
		},

		USER_SERVICE {
			@Override
			Mono<Void> call(ScriptedPlatform platform) {
				return direct(platform).terminateUserService(BY_OPENID);
			}
		};

		private static final TerminatePermissionRequest BY_CODE = TerminatePermissionRequest.ofAuthorizationCode(CODE,
				"用户注销");

		private static final TerminatePermissionRequest BY_OPENID = TerminatePermissionRequest.ofOpenid(OPENID, "用户注销");

		abstract Mono<Void> call(ScriptedPlatform platform);

	}

	private enum Application {

		DIRECT("{\"apply_permissions_token\":\"t\"}") {
			@Override
			Mono<?> call(ScriptedPlatform platform) {
				return direct(platform).apply(APPLICATION);
			}
		},

		PARTNER("{\"apply_permissions_token\":\"t\"}") {
			@Override
			Mono<?> call(ScriptedPlatform platform) {
				return partner(platform).apply(APPLICATION);
			}
		},

		PARTNER_FOR_SCENE("{\"scene\":\"TRANSACTION\",\"transaction_permissions_token\":\"t\"}") {
			@Override
			Mono<?> call(ScriptedPlatform platform) {
				return partner(platform).applyForScene(ApplyPermissionForSceneRequest.builder()
					.authorizationCode(CODE)
					.scene(ApplyPermissionForSceneRequest.SCENE_TRANSACTION)
					.transactionSceneInfo(
							new ApplyPermissionForSceneRequest.TransactionSceneInfo("1900000104", "1900000109"))
					.build());
			}
		};

		private static final ApplyPermissionRequest APPLICATION = ApplyPermissionRequest.builder()
			.authorizationCode(CODE)
			.build();

		private final String answer;

		Application(String answer) {
			this.answer = answer;
		}

		abstract Mono<?> call(ScriptedPlatform platform);

	}

}
