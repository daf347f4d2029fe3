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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.order.OpenApiSchema;
import io.github.payscore.order.ParametersComparison;
import io.github.payscore.order.RequestComparison;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.WireRecord;
import io.github.payscore.order.mainland.MainlandIdentity;
import io.github.payscore.order.mainland.MainlandMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records and endpoints of plans, mode by mode, against the description of WeChat
 * Pay's pages under {@code openapi}; what differs is in {@link #DEVIATIONS}.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares records with files
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanContractTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Map<String, String> DEVIATIONS = Map.of();

	private final ScriptedPlatform platform = new ScriptedPlatform();

	@AfterAll
	void close() {
		this.platform.close();
	}

	private static MainlandIdentity identity(MainlandMode mode) {
		return new MainlandIdentity(mode, null, null, null, null, UnaryOperator.identity());
	}

	private static String plans(MainlandMode mode) {
		return (mode == MainlandMode.DIRECT) ? "plan/payscore-plans" : "plan/partner/payscore-plans";
	}

	private static String plan(MainlandMode mode) {
		return plans(mode) + "/merchant-plan-no/{merchant_plan_no}";
	}

	private static String signPlans(MainlandMode mode) {
		return (mode == MainlandMode.DIRECT) ? "sign-plan/user-sign-plans" : "sign-plan/partner/user-sign-plans";
	}

	private static String signPlan(MainlandMode mode) {
		return signPlans(mode) + "/merchant-sign-plan-no/{merchant_sign_plan_no}";
	}

	private static String orders(MainlandMode mode) {
		return (mode == MainlandMode.DIRECT) ? "sign-plan/serviceorder" : "sign-plan/partner/serviceorder";
	}

	@ParameterizedTest
	@EnumSource
	void requestsWhenComparedWithThePagesThenOnlyTheListedDeviationsDiffer(MainlandMode mode) {
		PlanOperations plans = new PlanTemplate(this.platform.client(), identity(mode));
		SignPlanOperations signPlans = new SignPlanTemplate(this.platform.client(), identity(mode));
		Set<String> differences = new TreeSet<>();
		differences.addAll(new RequestComparison(mode + " create plan", OpenApiSchema.ofRequest(plans(mode) + ".yaml"),
				CreatePlanRequest.class, Map.of(), plans::create)
			.differences());
		differences.addAll(new RequestComparison(mode + " create sign plan",
				OpenApiSchema.ofRequest(signPlans(mode) + ".yaml"), CreateSignPlanRequest.class, Map.of(),
				(CreateSignPlanRequest request) -> signPlans.create(withOneUser(mode, request)))
			.differences());
		differences.addAll(new RequestComparison(mode + " stop sign plan",
				OpenApiSchema.ofRequest(signPlan(mode) + "/stop.yaml"), StopSignPlanRequest.class, Map.of(),
				(StopSignPlanRequest request) -> signPlans.stop("SIGN-1", request))
			.differences());
		differences.addAll(new RequestComparison(mode + " create order",
				OpenApiSchema.ofRequest(orders(mode) + ".yaml"), CreateSignPlanOrderRequest.class, Map.of(),
				(CreateSignPlanOrderRequest request) -> signPlans.createOrder(withOneUser(mode, request)))
			.differences());
		if (mode == MainlandMode.PARTNER) {
			differences
				.addAll(new RequestComparison(mode + " stop plan", OpenApiSchema.ofRequest(plan(mode) + "/stop.yaml"),
						StopPlanRequest.class, Map.of(), (StopPlanRequest request) -> plans.stop("PLAN-1", request))
					.differences());
		}
		assertThat(differences).containsExactlyInAnyOrderElementsOf(DEVIATIONS.keySet());
	}

	// The examples of partners name the user in both ways, of which one is allowed.
	private static CreateSignPlanRequest withOneUser(MainlandMode mode, CreateSignPlanRequest request) {
		return (mode == MainlandMode.PARTNER && request.openid() != null) ? request.toBuilder().subOpenid(null).build()
				: request;
	}

	private static CreateSignPlanOrderRequest withOneUser(MainlandMode mode, CreateSignPlanOrderRequest request) {
		return (mode == MainlandMode.PARTNER && request.openid() != null) ? request.toBuilder().subOpenid(null).build()
				: request;
	}

	@ParameterizedTest
	@EnumSource
	void pathsAndQueriesWhenComparedWithThePagesThenHaveTheSameParameters(MainlandMode mode) {
		PlanEndpoints endpoints = PlanEndpoints.of(mode);
		ParametersComparison.assertThatMatch(plans(mode) + ".yaml", "post", List.of(endpoints.createPlan()));
		ParametersComparison.assertThatMatch(plan(mode) + ".yaml", "get", List.of(endpoints.queryPlan()));
		ParametersComparison.assertThatMatch(plan(mode) + "/stop.yaml", "post", List.of(endpoints.stopPlan()));
		ParametersComparison.assertThatMatch(signPlans(mode) + ".yaml", "post", List.of(endpoints.createSignPlan()));
		ParametersComparison.assertThatMatch(signPlan(mode) + ".yaml", "get", List.of(endpoints.querySignPlan()));
		ParametersComparison.assertThatMatch(signPlan(mode) + "/stop.yaml", "post", List.of(endpoints.stopSignPlan()));
		ParametersComparison.assertThatMatch(orders(mode) + ".yaml", "post", List.of(endpoints.createOrder()));
	}

	static Stream<Answer> answers() {
		return Stream.of(MainlandMode.values())
			.flatMap((mode) -> Stream.of(new Answer(plans(mode) + ".yaml", "post", Plan.class),
					new Answer(plan(mode) + ".yaml", "get", Plan.class),
					new Answer(plan(mode) + "/stop.yaml", "post", Plan.class),
					new Answer(signPlans(mode) + ".yaml", "post", CreatedSignPlan.class),
					new Answer(signPlan(mode) + ".yaml", "get", SignPlan.class),
					new Answer(signPlan(mode) + "/stop.yaml", "post", SignPlan.class),
					new Answer(orders(mode) + ".yaml", "post", ServiceOrder.class)));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void answersWhenComparedWithThePagesThenNothingIsLost(Answer answer) {
		OpenApiSchema page = OpenApiSchema.ofAnswer(answer.file, answer.method);
		assertThat(WireRecord.types(answer.type)).containsAllEntriesOf(page.types(true));
		JsonNode example = MAPPER.valueToTree(page.example());
		assertThat(kept(MAPPER.valueToTree(MAPPER.treeToValue(example, answer.type)), example)).isTrue();
	}

	// A record may write more, and null for what it has not.
	private static boolean kept(JsonNode kept, JsonNode example) {
		return switch (example.getNodeType()) {
			case OBJECT ->
				example.properties().stream().allMatch((field) -> kept(kept.path(field.getKey()), field.getValue()));
			case ARRAY -> kept.size() == example.size() && kept(kept.path(0), example.path(0));
			default -> kept.asString().equals(example.asString());
		};
	}

	@Test
	void answerWhenItIsAsLooseAsNotificationsThenIsRead() {
		SignPlan signPlan = MAPPER.readValue("""
				{"sign_plan_id":"S1","going_detail_no":"0","total_origin_price":"150000","cancel_sign_time":"",
				"signed_detail_list":{},"new":{"a":1}}""", SignPlan.class);
		assertThat(signPlan.goingDetailNo()).isZero();
		assertThat(signPlan.totalOriginPrice()).isEqualTo(150000);
		assertThat(signPlan.cancelSignTime()).isNull();
		assertThat(signPlan.signedDetailList()).isEmpty();
	}

	private record Answer(String file, String method, Class<?> type) {

	}

}
