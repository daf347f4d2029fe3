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

import io.github.payscore.client.Endpoint;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandMode;

/**
 * The endpoints of a mode.
 *
 * @param createPlan creates a plan
 * @param queryPlan queries a plan
 * @param stopPlan stops a plan
 * @param createSignPlan creates the plan of a user
 * @param querySignPlan queries the plan of a user
 * @param stopSignPlan stops the plan of a user
 * @param createOrder creates the order of a detail
 * @author PayScore for Spring Boot contributors
 */
record PlanEndpoints(Endpoint<Plan> createPlan, Endpoint<Plan> queryPlan, Endpoint<Plan> stopPlan,
		Endpoint<CreatedSignPlan> createSignPlan, Endpoint<SignPlan> querySignPlan, Endpoint<SignPlan> stopSignPlan,
		Endpoint<ServiceOrder> createOrder) {

	private static final PlanEndpoints DIRECT = of("", "");

	private static final PlanEndpoints PARTNER = of("/partner", "?sub_mchid={sub_mchid}");

	static PlanEndpoints of(MainlandMode mode) {
		return switch (mode) {
			case DIRECT -> DIRECT;
			case PARTNER -> PARTNER;
		};
	}

	// Nothing says that a creation may be repeated. To stop twice stops once.
	private static PlanEndpoints of(String mode, String query) {
		String plans = "/v3/payscore/plan" + mode + "/payscore-plans";
		String plan = plans + "/merchant-plan-no/{merchant_plan_no}";
		String signPlans = "/v3/payscore/sign-plan" + mode + "/user-sign-plans";
		String signPlan = signPlans + "/merchant-sign-plan-no/{merchant_sign_plan_no}";
		return new PlanEndpoints(Endpoint.post(plans, Plan.class), Endpoint.get(plan + query, Plan.class),
				Endpoint.repeatablePost(plan + "/stop", Plan.class), Endpoint.post(signPlans, CreatedSignPlan.class),
				Endpoint.get(signPlan + query, SignPlan.class),
				Endpoint.repeatablePost(signPlan + "/stop", SignPlan.class),
				Endpoint.post("/v3/payscore/sign-plan" + mode + "/serviceorder", ServiceOrder.class));
	}

}
