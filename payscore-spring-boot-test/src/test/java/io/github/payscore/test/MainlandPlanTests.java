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

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the calls about plans, and for the test of signatures.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandPlanTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String PLANS = "/v3/payscore/plan/payscore-plans";

	private static final String SIGN_PLANS = "/v3/payscore/sign-plan/user-sign-plans";

	private static final String PLAN = """
			{"service_id":"2002000000000558128851361561536","appid":"wxd678efh567hg6787","merchant_plan_no":"PLAN-1",
			"plan_name":"瑜伽课2节","plan_duration":300,"deduction_quantity":2,"total_original_price":20000,
			"total_actual_price":17000,"plan_detail_list":[
			{"plan_detail_name":"第一节课","original_price":10000,"actual_price":9000},
			{"plan_detail_name":"第二节课","original_price":10000,"actual_price":8000}]}""";

	@ParameterizedTest
	@CsvSource({ "/plan_detail_list, '\"deduction_quantity\":2', '\"deduction_quantity\":3'",
			"/plan_detail_list/0/actual_price, '\"actual_price\":9000', '\"actual_price\":10001'",
			"/plan_detail_list/1/actual_price, '\"actual_price\":8000', '\"actual_price\":9001'",
			"/plan_name, 瑜伽课2节, 123456789012345678901", "/plan_duration, 300, 0",
			"/total_actual_price, 17000, '\"17000\"'", "/later, '\"plan_name\"', '\"later\":1,\"plan_name\"'" })
	void planWhenItBreaksARuleThenIsRefused(String field, String right, String wrong) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			WireAnswer.of(TestMerchant.post(merchant.fake(), PLANS, PLAN.replace(right, wrong)))
				.isRefused(400, "PARAM_ERROR", field);
		}
	}

	@Test
	void planWhenCreatedTwiceThenIsRefused() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			WireAnswer.of(TestMerchant.post(merchant.fake(), PLANS, PLAN)).isJson();
			WireAnswer.of(TestMerchant.post(merchant.fake(), PLANS, PLAN))
				.isRefused(400, "INVALID_REQUEST", "/merchant_plan_no");
			WireAnswer.of(TestMerchant.get(merchant.fake(), PLANS + "/merchant-plan-no/PLAN-2"))
				.isRefused(404, "RESOURCE_NOT_EXISTS", "/merchant_plan_no");
		}
	}

	@Test
	void planWhenUserSignsAndCancelsThenMerchantIsNotified() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT);
				NotificationReceiver receiver = NotificationReceiver.start()) {
			FakeWeChatPay fake = merchant.fake();
			String planId = WireAnswer.of(TestMerchant.post(fake, PLANS, PLAN)).json().path("plan_id").asString();
			WireAnswer.of(TestMerchant.post(fake, SIGN_PLANS, signPlan(planId, receiver, (body) -> {
			}))).isJson();
			assertThat(fake.signPlans().state("SIGN-1")).isEqualTo("UNSIGNED");
			assertThatIllegalStateException().isThrownBy(() -> fake.signPlans().cancel("SIGN-1"));
			fake.signPlans().sign("SIGN-1");
			assertThat(receiver.take().envelope().path("event_type").asString()).isEqualTo("PAYSCORE.USER_SIGN_PLAN");
			assertThatIllegalStateException().isThrownBy(() -> fake.signPlans().sign("SIGN-1"));
			fake.signPlans().cancel("SIGN-1");
			assertThat(receiver.take().envelope().path("event_type").asString())
				.isEqualTo("PAYSCORE.USER_CANCEL_SIGN_PLAN");
			assertThat(fake.signPlans().state("SIGN-1")).isEqualTo("SIGN_PLAN_CANCEL");
			assertThatIllegalArgumentException().isThrownBy(() -> fake.signPlans().sign("SIGN-2"));
		}
	}

	@Test
	void signPlanWhenItDoesNotNameEveryDetailThenIsRefused() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT);
				NotificationReceiver receiver = NotificationReceiver.start()) {
			FakeWeChatPay fake = merchant.fake();
			String planId = WireAnswer.of(TestMerchant.post(fake, PLANS, PLAN)).json().path("plan_id").asString();
			WireAnswer
				.of(TestMerchant.post(fake, SIGN_PLANS,
						signPlan(planId, receiver, (body) -> body.withArray("sign_plan_detail").remove(1))))
				.isRefused(400, "PARAM_ERROR", "/sign_plan_detail");
			WireAnswer.of(TestMerchant.post(fake, SIGN_PLANS, signPlan("P-2", receiver, (body) -> {
			}))).isRefused(404, "RESOURCE_NOT_EXISTS", "/plan_id");
		}
	}

	@Test
	void echoWhenSignatureIsRightThenRepeatsTheMessage() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER)) {
			assertThat(WireAnswer
				.of(TestMerchant.post(merchant.fake(), "/v3/security/echo", "{\"echo_message\":\"hello\"}"))
				.isJson()
				.json()
				.path("echo_message")
				.asString()).isEqualTo("hello");
			WireAnswer.of(TestMerchant.post(merchant.fake(), "/v3/security/echo", "{}"))
				.isRefused(400, "PARAM_ERROR", "/echo_message");
		}
	}

	private static String signPlan(String planId, NotificationReceiver receiver, Consumer<ObjectNode> change) {
		ObjectNode body = MAPPER.createObjectNode()
			.put("service_id", "2002000000000558128851361561536")
			.put("appid", "wxd678efh567hg6787")
			.put("plan_id", planId)
			.put("openid", "o1")
			.put("merchant_sign_plan_no", "SIGN-1")
			.put("notify_url", receiver.url());
		body.withArray("sign_plan_detail")
			.add(MAPPER.createObjectNode().put("plan_detail_no", 1).put("merchant_plan_detail_no", "LESSON-1"))
			.add(MAPPER.createObjectNode().put("plan_detail_no", 2).put("merchant_plan_detail_no", "LESSON-2"));
		change.accept(body);
		return MAPPER.writeValueAsString(body);
	}

}
