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

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Operations on the plans of a mainland merchant, direct or partner: series of services
 * that users sign at once and pay one by one.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the operation {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PlanOperations {

	/**
	 * Create a plan, which users can sign from then on. The call is not repeated, because
	 * WeChat Pay does not say that it accepts a repetition: when the outcome is unknown,
	 * query the plan by its number.
	 * @param request what the plan is about
	 * @return the plan, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, one that the mode
	 * requires is missing, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/pay-score-plan/create-pay-score-plan.html">Create
	 * a plan</a>
	 */
	Mono<Plan> create(CreatePlanRequest request);

	/**
	 * Query a plan. A query changes nothing and may be repeated at any time.
	 * @param request which plan
	 * @return the plan, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, one that the mode
	 * requires is missing, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/pay-score-plan/query-pay-score-plan.html">Query
	 * a plan</a>
	 */
	Mono<Plan> query(QueryPlanRequest request);

	/**
	 * Stop a plan of the merchant that the operations have as default, as
	 * {@link #stop(String, StopPlanRequest)} does.
	 * @param merchantPlanNo the number that you gave the plan
	 * @return the plan, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, or the defaults do not
	 * say whose it is
	 */
	default Mono<Plan> stop(String merchantPlanNo) {
		return stop(merchantPlanNo, StopPlanRequest.builder().build());
	}

	/**
	 * Stop a plan: users cannot sign it any more, and what they signed goes on. It is
	 * sent again when the network fails, because a plan stops only once. If a repetition
	 * is refused, a query settles whether the plan is stopped, whoever did it.
	 * @param merchantPlanNo the number that you gave the plan
	 * @param request whose plan it is
	 * @return the plan, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/pay-score-plan/stop-pay-score-plan.html">Stop
	 * a plan</a>
	 */
	Mono<Plan> stop(String merchantPlanNo, StopPlanRequest request);

}
