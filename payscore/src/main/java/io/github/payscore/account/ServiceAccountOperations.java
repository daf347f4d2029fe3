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

package io.github.payscore.account;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Operations on the sub-merchants of a mainland partner's PayScore service: binding them
 * to it, for partners of the platform for marketplaces (收付通), and the quotas of the risk
 * levels.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the operation {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface ServiceAccountOperations {

	/**
	 * Apply for the binding of a sub-merchant to the service. WeChat Pay decides later,
	 * and tells by a notification and by the query.
	 * <p>
	 * The call is never repeated, because WeChat Pay does not say that it accepts a
	 * repetition. If its outcome is unknown, {@linkplain #query query} the application:
	 * if there is none, apply again.
	 * @param request which sub-merchant
	 * @return the application, never empty. Fails with {@link WeChatPayResponseException}
	 * when WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/merchant-application-payment-sub-service.html">Apply
	 * for the binding of a sub-merchant</a>
	 */
	Mono<ServiceAccountApplication> create(CreateServiceAccountApplicationRequest request);

	/**
	 * Query an application. A query changes nothing and may be repeated at any time.
	 * @param outApplyNo the number that you gave the application
	 * @return the application, never empty. Fails with {@link WeChatPayResponseException}
	 * when WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/query-results-payment-and-collection.html">Query
	 * an application</a>
	 */
	Mono<ServiceAccountApplication> query(String outApplyNo);

	/**
	 * Query what WeChat Pay suggests that users of each risk level may owe at most.
	 * @param request which version of the risk levels
	 * @return the quotas, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor the defaults give what
	 * names the merchant
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/service-quota/get-partner-user-risk-level-quota.html">Query
	 * the quotas of the risk levels</a>
	 */
	Mono<ServiceQuotas> quotas(QueryServiceQuotasRequest request);

}
