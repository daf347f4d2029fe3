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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.mainland.MainlandIdentity;

/**
 * Default implementation of {@link PlanOperations}, for both modes of the mainland.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PlanTemplate implements PlanOperations {

	private static final String PLAN = "a plan";

	private final PlanCalls calls;

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param identity whose plans they are, as long as a request does not name others;
	 * made by {@link MainlandIdentity#direct} or {@link MainlandIdentity#partner}
	 */
	public PlanTemplate(WeChatPayClient client, MainlandIdentity identity) {
		this.calls = new PlanCalls(client, identity);
	}

	@Override
	public Mono<Plan> create(CreatePlanRequest request) {
		CreatePlanRequest creation = this.calls.identity().bind(request);
		return this.calls.create(this.calls.endpoints().createPlan(), creation, PLAN, (plan) -> plan.planId() != null);
	}

	@Override
	public Mono<Plan> query(QueryPlanRequest request) {
		if (request == null) {
			throw new IllegalArgumentException("'request' must not be null");
		}
		return query(request.merchantPlanNo(), this.calls.identity().bindSubMchid(request.subMchid()));
	}

	private Mono<Plan> query(String merchantPlanNo, @Nullable String subMchid) {
		return this.calls.query(this.calls.endpoints().queryPlan(), merchantPlanNo, subMchid, PLAN);
	}

	@Override
	public Mono<Plan> stop(String merchantPlanNo, StopPlanRequest request) {
		PlanChecks.number("merchantPlanNo", merchantPlanNo);
		if (request == null) {
			throw new IllegalArgumentException("'request' must not be null");
		}
		String subMchid = this.calls.identity().bindSubMchid(request.subMchid());
		StopPlanRequest body = (subMchid != null) ? request.toBuilder().subMchid(subMchid).build() : null;
		return this.calls.stop(this.calls.endpoints().stopPlan(), merchantPlanNo, body,
				() -> query(merchantPlanNo, subMchid), (plan) -> isStopped(merchantPlanNo, plan), PLAN);
	}

	private static boolean isStopped(String merchantPlanNo, Plan plan) {
		return merchantPlanNo.equals(plan.merchantPlanNo()) && Plan.STATE_STOP.equals(plan.planState());
	}

}
