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

/**
 * Messages about a service order that WeChat Pay sends to the user for a mainland
 * merchant, direct or partner. WeChat Pay sends each kind only once for an order.
 * <p>
 * No call is repeated, so that no user gets a message twice. When the outcome is unknown,
 * nothing tells whether the message was sent; WeChat Pay refuses a second one of its
 * kind. Arguments are checked at once; nothing is sent before the returned {@code Mono}
 * is subscribed to. Whatever went wrong after that is a {@link WeChatPayException}.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface OrderMessageOperations {

	/**
	 * Tell the user that there is a cost to see to (服务费用待处理消息).
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the service costs
	 * @return completes when WeChat Pay took the message. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults say whose order it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-order/send-order-pending-message.html">Send
	 * a message that a cost is to be settled</a>
	 */
	Mono<Void> sendPendingMessage(String outOrderNo, MainlandMessageRequest request);

	/**
	 * Tell the user that money is about to be collected (服务预扣费消息).
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the service costs
	 * @return completes when WeChat Pay took the message. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults say whose order it is
	 * @see <a href=
	 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-order/send-order-prepaid-message.html">Send
	 * a message that money is about to be collected</a>
	 */
	Mono<Void> sendPrepaidMessage(String outOrderNo, MainlandMessageRequest request);

}
