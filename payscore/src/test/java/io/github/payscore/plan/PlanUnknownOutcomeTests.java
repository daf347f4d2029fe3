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

package io.github.payscore.plan;

import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;
import io.github.payscore.order.mainland.MainlandIdentity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the caller of a call about a plan is told when the network fails.
 *
 * @author PayScore for Spring Boot contributors
 */
// Our own rule over a table of faults
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanUnknownOutcomeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final ScriptedPlatform platform = new ScriptedPlatform();

	private final MainlandIdentity identity = MainlandIdentity.direct("500001", "wxd678efh567hg6787",
			UnaryOperator.identity());

	private final PlanOperations plans = new PlanTemplate(this.platform.client(), this.identity);

	private final SignPlanOperations signPlans = new SignPlanTemplate(this.platform.client(), this.identity);

	@AfterAll
	void close() {
		this.platform.close();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "STALLED", "SILENT", "RATE_LIMITED" })
	void creationWhenNetworkFailsThenIsSentOnceAndOutcomeIsUnknown(Fault fault) {
		assertSentOnce(fault, this.plans.create(ExamplePlans.plan().build()));
		assertSentOnce(fault, this.signPlans.create(ExamplePlans.signPlan().build()));
		assertSentOnce(fault, this.signPlans.createOrder(ExamplePlans.order().build()));
	}

	private void assertSentOnce(Fault fault, Mono<?> call) {
		this.platform.start("{\"plan_id\":\"P1\",\"package\":\"abc\"}", "", "");
		this.platform.nextChange(fault, true);
		assertThat(told(call)).isEqualTo(Told.UNKNOWN);
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"plan_id\":\"\",\"package\":null}" })
	void creationWhenAnswerLacksWhatItIsForThenOutcomeIsUnknown(String answer) {
		this.platform.start(answer, "", "");
		assertThat(told(this.plans.create(ExamplePlans.plan().build()))).isEqualTo(Told.UNKNOWN);
		assertThat(told(this.signPlans.create(ExamplePlans.signPlan().build()))).isEqualTo(Told.UNKNOWN);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "STALLED", "SILENT", "RATE_LIMITED" })
	void stopWhenNetworkFailsThenIsSentAgain(Fault fault) {
		this.platform.start("{\"merchant_plan_no\":\"PLAN-1\",\"plan_state\":\"STOP\"}", "", "");
		this.platform.nextChange(fault, true);
		StepVerifier.create(this.plans.stop("PLAN-1"))
			.assertNext((plan) -> assertThat(plan.planState()).isEqualTo(Plan.STATE_STOP))
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# refusal | what the query answers                                | told
			400 | {"merchant_plan_no":"PLAN-1","plan_state":"STOP"}         | DONE
			400 | {"merchant_plan_no":"PLAN-1","plan_state":"NORMAL"}       | UNKNOWN
			400 | {"merchant_plan_no":"PLAN-1"}                             | UNKNOWN
			400 | {"merchant_plan_no":"PLAN-2","plan_state":"STOP"}         | UNKNOWN
			400 | {"plan_state":"STOP"}                                     | UNKNOWN
			403 | {"merchant_plan_no":"PLAN-1","plan_state":"STOP"}         | UNKNOWN
			""")
	void stopWhenRepetitionIsRefusedThenThePlanTells(int status, String plan, Told told) {
		this.platform.start("", plan, plan);
		this.platform.nextChange(Fault.DROPPED, true);
		this.platform.refuseNextChange(status, "INVALID_REQUEST");
		assertThat(told(this.plans.stop("PLAN-1"))).isEqualTo(told);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"merchant_sign_plan_no":"SIGN-1","sign_state":"SIGN_PLAN_CANCEL"} | DONE
			{"merchant_sign_plan_no":"SIGN-1","sign_state":"SIGNED"}           | UNKNOWN
			{"merchant_sign_plan_no":"SIGN-1","sign_state":"COMPLETE"}         | UNKNOWN
			{"merchant_sign_plan_no":"SIGN-2","sign_state":"SIGN_PLAN_CANCEL"} | UNKNOWN
			""")
	void stopOfAUsersPlanWhenRepetitionIsRefusedThenThePlanTells(String signPlan, Told told) {
		this.platform.start("", signPlan, signPlan);
		this.platform.nextChange(Fault.DROPPED, true);
		this.platform.refuseNextChange(400, "INVALID_REQUEST");
		assertThat(told(this.signPlans.stop("SIGN-1", StopSignPlanRequest.ofReason("用户协商后停止")))).isEqualTo(told);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 403, 404, 429 })
	void callWhenRefusedThenHadNoEffect(int status) {
		this.platform.start("", "", "");
		this.platform.refuseNextChange(status, "X");
		assertThat(told(this.plans.create(ExamplePlans.plan().build()))).isEqualTo(Told.REFUSED);
	}

	private static Told told(Mono<?> call) {
		return Objects.requireNonNull(call.then(Mono.just(Told.DONE))
			.onErrorResume(WeChatPayException.class,
					(ex) -> Mono.just(ex.isOutcomeUnknown() ? Told.UNKNOWN : Told.REFUSED))
			.block(TIME_LIMIT));
	}

	private enum Told {

		DONE, REFUSED, UNKNOWN

	}

}
