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
import io.github.payscore.order.ServiceOrder;

/**
 * Operations on the plans that users of a mainland merchant, direct or partner, sign.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the operation {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface SignPlanOperations {

	/**
	 * Create the plan of a user, who signs it in WeChat then: open the page with
	 * {@link CreatedSignPlan#packageData()}. A notification tells when the user signed.
	 * The call is not repeated, because WeChat Pay does not say that it accepts a
	 * repetition. When the outcome is unknown, query the user's plan by its number; the
	 * query does not tell what opens the page, so a plan that was created needs another
	 * number then.
	 * @param request which plan, and for whom
	 * @return the user's plan, never empty. Fails with {@link WeChatPayResponseException}
	 * when WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, one that the mode
	 * requires is missing, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/create-user-sign-plan.html">Create
	 * a user's plan</a>
	 */
	Mono<CreatedSignPlan> create(CreateSignPlanRequest request);

	/**
	 * Query the plan of a user. A query changes nothing and may be repeated at any time.
	 * @param request which plan
	 * @return the user's plan, never empty. Fails with {@link WeChatPayResponseException}
	 * when WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, one that the mode
	 * requires is missing, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/query-user-sign-plan.html">Query
	 * a user's plan</a>
	 */
	Mono<SignPlan> query(QuerySignPlanRequest request);

	/**
	 * Stop the plan of a user. It is sent again when the network fails, because a plan
	 * stops only once. If a repetition is refused, a query settles whether the plan is
	 * cancelled, whoever did it.
	 * @param merchantSignPlanNo the number that you gave the user's plan
	 * @param request why it is stopped
	 * @return the user's plan, never empty. Fails with {@link WeChatPayResponseException}
	 * when WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/stop-user-sign-plan.html">Stop
	 * a user's plan</a>
	 */
	Mono<SignPlan> stop(String merchantSignPlanNo, StopSignPlanRequest request);

	/**
	 * Create the service order of the next detail of a user's plan. The user confirmed it
	 * by signing; from here on it is an order like others, to be completed or cancelled
	 * by its number. The call is not repeated, because WeChat Pay does not say that it
	 * accepts a repetition: when the outcome is unknown, query the user's plan, whose
	 * detail tells whether it has an order.
	 * @param request which detail, and when the service is given
	 * @return the order, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, one that the mode
	 * requires is missing, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/service-order/create-service-order.html">Create
	 * the order of a detail</a>
	 */
	Mono<ServiceOrder> createOrder(CreateSignPlanOrderRequest request);

}
