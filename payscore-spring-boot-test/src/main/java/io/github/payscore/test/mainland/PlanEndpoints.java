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

package io.github.payscore.test.mainland;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.Endpoint;
import io.github.payscore.test.rules.Json;
import io.github.payscore.test.rules.MainlandCall;
import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.QueryParameters;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.state.Order;
import io.github.payscore.test.state.Plan;
import io.github.payscore.test.state.SignPlan;

/**
 * What the calls about plans do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlanEndpoints {

	private static final int MAX_LENGTH = 32;

	private PlanEndpoints() {
	}

	static List<MainlandEndpoint> all() {
		return Stream.concat(of(Mode.DIRECT, "").stream(), of(Mode.PARTNER, "/partner").stream()).toList();
	}

	private static List<MainlandEndpoint> of(Mode mode, String folder) {
		String plans = "/v3/payscore/plan" + folder + "/payscore-plans";
		String plan = plans + "/merchant-plan-no/([^/]+)";
		String signPlans = "/v3/payscore/sign-plan" + folder + "/user-sign-plans";
		String signPlan = signPlans + "/merchant-sign-plan-no/([^/]+)";
		MainlandEndpoint stop = MainlandEndpoint.of(mode, "POST", plan + "/stop", PlanEndpoints::stop);
		return List.of(MainlandEndpoint.of(mode, "POST", plans, PlanEndpoints::create),
				MainlandEndpoint.of(mode, "GET", plan, PlanEndpoints::query),
				mode.isPartner() ? stop : stop.withoutBody(),
				MainlandEndpoint.of(mode, "POST", signPlans, PlanEndpoints::createSignPlan),
				MainlandEndpoint.of(mode, "GET", signPlan, PlanEndpoints::querySignPlan),
				MainlandEndpoint.of(mode, "POST", signPlan + "/stop", PlanEndpoints::stopSignPlan), MainlandEndpoint
					.of(mode, "POST", "/v3/payscore/sign-plan" + folder + "/serviceorder", PlanEndpoints::createOrder));
	}

	private static Answer create(MainlandRequest request) {
		RequestBody body = body(request, MainlandCall.PLANS);
		return json(request.platform().plans().create(body, request.mchid()).json());
	}

	private static Answer query(MainlandRequest request) {
		checkQuery(request);
		return json(plan(request).json());
	}

	private static Answer stop(MainlandRequest request) {
		if (request.mode().isPartner()) {
			body(request, MainlandCall.STOP_PLAN);
		}
		else {
			Endpoint.checkNoQuery(request.request());
			checkNoBody(request);
		}
		Plan plan = plan(request);
		plan.stop(request.mchid(), request.platform().now());
		return json(plan.json());
	}

	private static void checkNoBody(MainlandRequest request) {
		if (request.request().body().length > 0) {
			throw Refusal.bodyError("/", "must be missing for this call");
		}
	}

	private static Answer createSignPlan(MainlandRequest request) {
		RequestBody body = body(request, MainlandCall.SIGN_PLANS);
		SignPlan created = request.platform().plans().sign(body, request.platform().now());
		ObjectNode answer = Json.object().put("package", created.signPackage());
		answer.set("sign_plan", created.json());
		return json(answer);
	}

	private static Answer querySignPlan(MainlandRequest request) {
		checkQuery(request);
		return json(signPlan(request).json());
	}

	private static Answer stopSignPlan(MainlandRequest request) {
		RequestBody body = body(request, MainlandCall.STOP_SIGN_PLAN);
		SignPlan signPlan = signPlan(request);
		signPlan.stop(body.text("stop_reason"), request.platform().now());
		return json(signPlan.json());
	}

	private static Answer createOrder(MainlandRequest request) {
		RequestBody body = body(request, MainlandCall.SIGN_PLAN_ORDER);
		Order order = request.platform()
			.plans()
			.createOrder(request.mode(), body, request.platform().orders(), request.platform().now());
		return Answer.json(200, order.document(request.mchid()).bytes());
	}

	private static RequestBody body(MainlandRequest request, MainlandCall call) {
		Endpoint.checkNoQuery(request.request());
		RequestBody body = request.body(call);
		request.platform().merchant().checkOwn(body);
		return body;
	}

	private static void checkQuery(MainlandRequest request) {
		if (!request.mode().isPartner()) {
			Endpoint.checkNoQuery(request.request());
			return;
		}
		QueryParameters parameters = QueryParameters.of(request.request().query(), Set.of("sub_mchid"));
		request.platform().merchant().checkOwn("sub_mchid", parameters.required("sub_mchid", MAX_LENGTH), "query");
	}

	private static Plan plan(MainlandRequest request) {
		return request.platform().plans().plan(request.variable(1, "merchant_plan_no", MAX_LENGTH));
	}

	private static SignPlan signPlan(MainlandRequest request) {
		return request.platform().plans().signPlan(request.variable(1, "merchant_sign_plan_no", MAX_LENGTH));
	}

	private static Answer json(ObjectNode json) {
		return Answer.json(200, Json.bytes(json));
	}

}
