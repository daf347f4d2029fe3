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
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandIdentity;

/**
 * Default implementation of {@link SignPlanOperations}, for both modes of the mainland.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class SignPlanTemplate implements SignPlanOperations {

	private static final String SIGN_PLAN = "a plan of a user";

	private final PlanCalls calls;

	/**
	 * Create a template.
	 * @param client the client to send with
	 * @param identity whose plans they are, as long as a request does not name others;
	 * made by {@link MainlandIdentity#direct} or {@link MainlandIdentity#partner}
	 */
	public SignPlanTemplate(WeChatPayClient client, MainlandIdentity identity) {
		this.calls = new PlanCalls(client, identity);
	}

	@Override
	public Mono<CreatedSignPlan> create(CreateSignPlanRequest request) {
		CreateSignPlanRequest creation = this.calls.identity().bind(request);
		return this.calls.create(this.calls.endpoints().createSignPlan(), creation, SIGN_PLAN,
				(created) -> created.packageData() != null);
	}

	@Override
	public Mono<SignPlan> query(QuerySignPlanRequest request) {
		if (request == null) {
			throw new IllegalArgumentException("'request' must not be null");
		}
		return query(request.merchantSignPlanNo(), this.calls.identity().bindSubMchid(request.subMchid()));
	}

	private Mono<SignPlan> query(String merchantSignPlanNo, @Nullable String subMchid) {
		return this.calls.query(this.calls.endpoints().querySignPlan(), merchantSignPlanNo, subMchid, SIGN_PLAN);
	}

	@Override
	public Mono<SignPlan> stop(String merchantSignPlanNo, StopSignPlanRequest request) {
		PlanChecks.number("merchantSignPlanNo", merchantSignPlanNo);
		if (request == null) {
			throw new IllegalArgumentException("'request' must not be null");
		}
		String subMchid = this.calls.identity().bindSubMchid(request.subMchid());
		return this.calls.stop(this.calls.endpoints().stopSignPlan(), merchantSignPlanNo,
				request.toBuilder().subMchid(subMchid).build(), () -> query(merchantSignPlanNo, subMchid),
				(signPlan) -> isStopped(merchantSignPlanNo, signPlan), SIGN_PLAN);
	}

	private static boolean isStopped(String merchantSignPlanNo, SignPlan signPlan) {
		return merchantSignPlanNo.equals(signPlan.merchantSignPlanNo())
				&& SignPlan.STATE_SIGN_PLAN_CANCEL.equals(signPlan.signState());
	}

	@Override
	public Mono<ServiceOrder> createOrder(CreateSignPlanOrderRequest request) {
		CreateSignPlanOrderRequest creation = this.calls.identity().bind(request);
		return this.calls.create(this.calls.endpoints().createOrder(), creation, "an order", (order) -> true);
	}

}
