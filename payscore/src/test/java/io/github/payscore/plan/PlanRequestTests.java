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

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.order.mainland.MainlandIdentity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanRequestTests {

	private static final UnaryOperator<String> SETTING = "the setting '%s'"::formatted;

	private static final MainlandIdentity DIRECT = MainlandIdentity.direct("500001", "wxd678efh567hg6787", SETTING);

	private static final MainlandIdentity PARTNER = MainlandIdentity.partner("500001", "wxd678efh567hg6787",
			"1900000109", "wxsub", SETTING);

	private final ScriptedPlatform platform = new ScriptedPlatform();

	@AfterAll
	void close() {
		this.platform.close();
	}

	@Test
	void createWhenDetailsAreGivenThenTheirNumberAndSumsAreSent() {
		CreatePlanRequest request = ExamplePlans.plan().build();
		assertThat(request.deductionQuantity()).isEqualTo(2);
		assertThat(request.totalOriginalPrice()).isEqualTo(20000);
		assertThat(request.totalActualPrice()).isEqualTo(17000);
	}

	@Test
	void createWhenSumsAreGivenThenTheyAreKept() {
		CreatePlanRequest request = ExamplePlans.plan()
			.deductionQuantity(3)
			.totalOriginalPrice(1)
			.totalActualPrice(0)
			.build();
		assertThat(request.deductionQuantity()).isEqualTo(3);
		assertThat(request.totalOriginalPrice()).isOne();
		assertThat(request.totalActualPrice()).isZero();
	}

	@Test
	void createWhenDirectThenSendsTheDefaults() {
		this.platform.start("{\"plan_id\":\"P1\",\"plan_state\":\"NORMAL\"}", "", "");
		StepVerifier.create(plans(DIRECT).create(ExamplePlans.plan().build()))
			.assertNext((plan) -> assertThat(plan.planId()).isEqualTo("P1"))
			.verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly("POST /v3/payscore/plan/payscore-plans");
		assertThat(this.platform.bodies().get(0))
			.isEqualTo("{\"service_id\":\"500001\",\"appid\":\"wxd678efh567hg6787\","
					+ "\"merchant_plan_no\":\"PLAN-1\",\"plan_name\":\"瑜伽课2节\",\"plan_duration\":300,\"deduction_quantity\":2,"
					+ "\"total_original_price\":20000,\"total_actual_price\":17000,\"plan_detail_list\":["
					+ "{\"plan_detail_name\":\"第一节课\",\"original_price\":10000,\"actual_price\":9000},"
					+ "{\"plan_detail_name\":\"第二节课\",\"original_price\":10000,\"actual_price\":8000}]}");
	}

	@Test
	void queryAndStopWhenDirectThenNameTheNumberOnly() {
		this.platform.start("{\"plan_state\":\"STOP\"}", "{\"plan_state\":\"NORMAL\"}", "{\"plan_state\":\"STOP\"}");
		StepVerifier.create(plans(DIRECT).query(QueryPlanRequest.ofMerchantPlanNo("PLAN 1/2")))
			.assertNext((plan) -> assertThat(plan.planState()).isEqualTo(Plan.STATE_NORMAL))
			.verifyComplete();
		StepVerifier.create(plans(DIRECT).stop("PLAN 1/2"))
			.assertNext((plan) -> assertThat(plan.planState()).isEqualTo(Plan.STATE_STOP))
			.verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly(
				"GET /v3/payscore/plan/payscore-plans/merchant-plan-no/PLAN%201%2F2",
				"POST /v3/payscore/plan/payscore-plans/merchant-plan-no/PLAN%201%2F2/stop");
		assertThat(this.platform.bodies()).containsExactly("", "");
	}

	@Test
	void queryAndStopWhenPartnerThenNameTheSubMerchant() {
		this.platform.start("{\"plan_state\":\"STOP\"}", "{\"plan_state\":\"NORMAL\"}", "{\"plan_state\":\"STOP\"}");
		StepVerifier.create(plans(PARTNER).query(QueryPlanRequest.ofMerchantPlanNo("PLAN-1")))
			.expectNextCount(1)
			.verifyComplete();
		StepVerifier.create(plans(PARTNER).stop("PLAN-1", StopPlanRequest.builder().subMchid("1900000110").build()))
			.expectNextCount(1)
			.verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly(
				"GET /v3/payscore/plan/partner/payscore-plans/merchant-plan-no/PLAN-1?sub_mchid=1900000109",
				"POST /v3/payscore/plan/partner/payscore-plans/merchant-plan-no/PLAN-1/stop");
		assertThat(this.platform.bodies()).containsExactly("", "{\"sub_mchid\":\"1900000110\"}");
	}

	@Test
	void signPlanWhenPartnerThenSendsTheSubMerchant() {
		this.platform.start("{\"sign_plan\":{\"sign_plan_id\":\"S1\"},\"package\":\"abc\"}", "", "");
		StepVerifier.create(signPlans(PARTNER).create(ExamplePlans.signPlan().build())).assertNext((created) -> {
			assertThat(created.packageData()).isEqualTo("abc");
			assertThat(created.signPlan()).isNotNull();
			assertThat(created.toString()).doesNotContain("abc");
		}).verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly("POST /v3/payscore/sign-plan/partner/user-sign-plans");
		assertThat(this.platform.bodies().get(0)).contains("\"sub_mchid\":\"1900000109\",\"sub_appid\":\"wxsub\"");
	}

	@Test
	void signPlanOrderWhenSentThenIsAnsweredWithTheOrder() {
		this.platform.start("{\"out_order_no\":\"LESSON-1\",\"state\":\"DOING\"}", "", "");
		StepVerifier.create(signPlans(DIRECT).createOrder(ExamplePlans.order().build()))
			.assertNext((order) -> assertThat(order.outOrderNo()).isEqualTo("LESSON-1"))
			.verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly("POST /v3/payscore/sign-plan/serviceorder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "123456789012345678901234567890123", "A\u200b" })
	void numberWhenMalformedThenIsRefused(String number) {
		assertThatIllegalArgumentException().isThrownBy(() -> QueryPlanRequest.ofMerchantPlanNo(number))
			.withMessageContaining("merchantPlanNo");
		assertThatIllegalArgumentException().isThrownBy(() -> plans(DIRECT).stop(number))
			.withMessageContaining("merchantPlanNo");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> signPlans(DIRECT).stop(number, StopSignPlanRequest.ofReason("用户协商后停止")))
			.withMessageContaining("merchantSignPlanNo");
	}

	@Test
	void requestWhenDirectMerchantNamesASubMerchantThenIsRefused() {
		String message = "'subMchid' must not be set in a request of a direct merchant: only partners have this field";
		assertThatIllegalArgumentException()
			.isThrownBy(() -> plans(DIRECT)
				.query(QueryPlanRequest.builder().merchantPlanNo("PLAN-1").subMchid("1900000109").build()))
			.withMessage(message);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> plans(DIRECT).stop("PLAN-1", StopPlanRequest.builder().subMchid("1900000109").build()))
			.withMessage(message);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> plans(DIRECT).create(ExamplePlans.plan().subMchid("1900000109").build()))
			.withMessage(message);
	}

	@Test
	void requestWhenPartnerHasNoSubMerchantThenIsRefused() {
		PlanOperations plans = plans(MainlandIdentity.partner("500001", "wx1", null, null, SETTING));
		assertThatIllegalArgumentException().isThrownBy(() -> plans.stop("PLAN-1"))
			.withMessage("'subMchid' is missing: set it in the request, or set the setting 'subMchid'");
	}

	@Test
	void signPlanWhenUserIsNotNamedInOneWayThenIsRefused() {
		assertRefused(DIRECT, (builder) -> builder.openid(null), "'openid' must not be empty");
		assertRefused(PARTNER, (builder) -> builder.openid(null),
				"Exactly one of 'openid' and 'subOpenid' must be set");
		assertRefused(PARTNER, (builder) -> builder.subOpenid("oSub"),
				"Exactly one of 'openid' and 'subOpenid' must be set");
		assertRefused(MainlandIdentity.partner("500001", "wx1", "1900000109", null, SETTING),
				(builder) -> builder.openid(null).subOpenid("oSub"), "With 'subOpenid', 'subAppid' must be set");
	}

	private void assertRefused(MainlandIdentity identity, Consumer<CreateSignPlanRequest.Builder> change,
			String message) {
		CreateSignPlanRequest.Builder builder = ExamplePlans.signPlan();
		change.accept(builder);
		assertThatIllegalArgumentException().isThrownBy(() -> signPlans(identity).create(builder.build()))
			.withMessage(message);
	}

	private PlanOperations plans(MainlandIdentity identity) {
		return new PlanTemplate(this.platform.client(), identity);
	}

	private SignPlanOperations signPlans(MainlandIdentity identity) {
		return new SignPlanTemplate(this.platform.client(), identity);
	}

}
