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

package io.github.payscore.test.state;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Mode;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The plans of the merchant, and those that users signed.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PlanBook {

	private final Map<String, Plan> plans = new ConcurrentHashMap<>();

	private final Map<String, SignPlan> signPlans = new ConcurrentHashMap<>();

	// No page says that a creation may be repeated.
	public Plan create(RequestBody request, String mchid) {
		Plan created = new Plan(request, mchid);
		if (this.plans.putIfAbsent(created.merchantPlanNo(), created) != null) {
			throw Plan.refused("/merchant_plan_no", "is used already");
		}
		return created;
	}

	public Plan plan(String merchantPlanNo) {
		Plan plan = this.plans.get(merchantPlanNo);
		if (plan == null) {
			throw notFound("/merchant_plan_no");
		}
		return plan;
	}

	public SignPlan sign(RequestBody request, Instant now) {
		Plan plan = this.plans.values()
			.stream()
			.filter((candidate) -> candidate.planId().equals(request.text("plan_id"))
					&& candidate.isOf(request.text("service_id")))
			.findFirst()
			.orElseThrow(() -> notFound("/plan_id"));
		plan.checkSignable();
		SignPlan created = new SignPlan(plan, request, now);
		if (this.signPlans.putIfAbsent(created.merchantSignPlanNo(), created) != null) {
			throw Plan.refused("/merchant_sign_plan_no", "is used already");
		}
		return created;
	}

	public SignPlan signPlan(String merchantSignPlanNo) {
		SignPlan signPlan = this.signPlans.get(merchantSignPlanNo);
		if (signPlan == null) {
			throw notFound("/merchant_sign_plan_no");
		}
		return signPlan;
	}

	public SignPlan known(String merchantSignPlanNo) {
		SignPlan signPlan = this.signPlans.get(merchantSignPlanNo);
		if (signPlan == null) {
			throw new IllegalArgumentException(
					"No user's plan '%s': the merchant has to create it".formatted(merchantSignPlanNo));
		}
		return signPlan;
	}

	/**
	 * Create the order of the next detail of a user's plan.
	 * @param mode what the merchant is
	 * @param request what it is created with
	 * @param orders where it is put
	 * @param now the time
	 * @return the order
	 */
	public Order createOrder(Mode mode, RequestBody request, OrderBook orders, Instant now) {
		SignPlan signPlan = find((candidate) -> candidate.signPlanId().equals(request.text("sign_plan_id")));
		ObjectNode payment = signPlan.use(request);
		ObjectNode fields = request.json().deepCopy();
		fields.putArray("post_payments").add(payment);
		Order order = Order.seeded(
				OrderTerms.of(mode, request.text("out_trade_no"), request.text("service_id"), fields),
				Phase.USER_CONFIRM, 0, now);
		orders.put(order);
		signPlan.started(order, now);
		return order;
	}

	private SignPlan find(Predicate<SignPlan> wanted) {
		return this.signPlans.values().stream().filter(wanted).findFirst().orElseThrow(() -> notFound("/sign_plan_id"));
	}

	// No page names the code.
	private static Refusal notFound(String pointer) {
		return Refusal.of(404, "RESOURCE_NOT_EXISTS", "资源不存在", pointer, "is no plan of this merchant", "path");
	}

	public void clear() {
		this.plans.clear();
		this.signPlans.clear();
	}

}
