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

package io.github.payscore.order.mainland;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.order.ServiceOrder;

/**
 * Pay-on-delivery orders (先用后付) of a mainland merchant, direct or partner. Only their
 * creation is a call of its own: they are queried, completed and cancelled as other
 * orders are. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PayOnDeliveryOperations {

	/**
	 * Create an order. Unless the request says that no confirmation is needed, the user
	 * confirms it in WeChat, which is opened with {@link ServiceOrder#packageData()}.
	 * <p>
	 * The call is not repeated, because WeChat Pay does not say that it accepts a
	 * repetition: when the outcome is unknown, query the order by its number. Arguments
	 * are checked at once; nothing is sent before the returned {@code Mono} is subscribed
	 * to.
	 * @param request what the order is about
	 * @return the order, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer; all
	 * of them are a {@link WeChatPayException}
	 * @throws IllegalArgumentException if a field is of the other mode, one that the mode
	 * requires is missing, or neither the request nor the defaults say whose it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-order/create-pay-on-delivery-service-order.html">Create
	 * a pay-on-delivery order</a>
	 */
	Mono<ServiceOrder> create(PayOnDeliveryOrderRequest request);

}
