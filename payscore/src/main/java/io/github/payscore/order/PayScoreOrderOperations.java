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

package io.github.payscore.order;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Operations on the PayScore service orders of an oversea partner.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the operation {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PayScoreOrderOperations {

	/**
	 * Create a service order: the user is about to use the service. Unless the request
	 * says that no confirmation is needed, the order is in state {@code CREATED} and the
	 * user confirms it in WeChat, which is opened with
	 * {@link ServiceOrder#packageData()}. Without need of a confirmation the order is in
	 * state {@code DOING} at once; {@code CREATED} means then that the creation failed.
	 * <p>
	 * When the network fails, the same request is sent again; WeChat Pay documents that a
	 * repetition with the same parameters succeeds. If it is refused then, a query tells
	 * whether there is an order with this number. If there is none, the call fails with
	 * the refusal. If there is one, nothing shows whether this call created it: the call
	 * fails with {@link WeChatPayException#isOutcomeUnknown()}, and a query or a
	 * repetition with the same parameters tells more. So keep the request until the
	 * outcome is known.
	 * @param request what the order is about
	 * @return the order, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor a property gives the
	 * service id and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096395">Create an
	 * order</a>
	 */
	Mono<ServiceOrder> create(CreateOrderRequest request);

	/**
	 * Complete a service order: the service has ended, and WeChat Pay is to collect the
	 * money. The order must be in state {@code DOING}, confirmed by the user. Success
	 * means that WeChat Pay accepted the completion and provably said so; it collects the
	 * money afterwards, so it does not mean that the user has paid.
	 * <p>
	 * When the network fails, the same request is sent again. If it is refused then,
	 * because of an earlier attempt whose answer was lost, a query settles whether this
	 * completion took effect: the order is completed, with the same total. What remains
	 * unknown fails with {@link WeChatPayException#isOutcomeUnknown()}.
	 * <p>
	 * A repetition with the same parameters is accepted, one with other parameters is
	 * refused. So keep the request, its times included, until the outcome is known.
	 * @param outOrderNo the number that you gave the order when you created it: 1 to 32
	 * digits, letters and {@code _ - | *}
	 * @param request what the user has to pay, and what for
	 * @return completes when WeChat Pay accepted the completion. Fails with
	 * {@link WeChatPayResponseException} when it refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, or neither the request
	 * nor a property gives the service id and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096431">Complete an
	 * order</a>
	 */
	Mono<Void> complete(String outOrderNo, CompleteOrderRequest request);

	/**
	 * Cancel a service order that is not paid: nothing is collected for it. The order may
	 * be in state {@code CREATED} or {@code DOING}; WeChat Pay's documents contradict
	 * each other on orders that are completed already. While the user is paying, the
	 * cancellation is refused; try again after 3 minutes.
	 * <p>
	 * When the network fails, the same request is sent again; WeChat Pay documents that a
	 * repetition with the same parameters, the reason included, succeeds. If it is
	 * refused then, a query settles whether the order is cancelled, whoever did it. What
	 * remains unknown fails with {@link WeChatPayException#isOutcomeUnknown()}.
	 * @param outOrderNo the number that you gave the order when you created it: 1 to 32
	 * digits, letters and {@code _ - | *}
	 * @param request why the order is cancelled
	 * @return completes when the order is cancelled. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, or neither the request
	 * nor a property gives the service id and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096416">Cancel an
	 * order</a>
	 */
	Mono<Void> cancel(String outOrderNo, CancelOrderRequest request);

	/**
	 * Tell WeChat Pay that the user paid a completed service order elsewhere, for example
	 * in cash: the order becomes {@code DONE}, and WeChat Pay stops collecting. The order
	 * must be in state {@code DOING}, completed by the merchant. While the user is
	 * paying, the call is refused; try again after 3 minutes.
	 * <p>
	 * When the network fails, the same request is sent again. If it is refused then, a
	 * query settles what can be told. The call succeeds if the order is paid, to the
	 * merchant, and the payment does not differ from the reported one in number or
	 * amount. It fails with the refusal if the order is not paid, or if WeChat Pay
	 * collected all of the money itself: the user has paid twice then, and one of the
	 * payments has to be refunded. What remains unknown fails with
	 * {@link WeChatPayException#isOutcomeUnknown()}.
	 * @param outOrderNo the number that you gave the order when you created it: 1 to 32
	 * digits, letters and {@code _ - | *}
	 * @param request when, and what, the user paid
	 * @return completes when WeChat Pay accepted the report. Fails with
	 * {@link WeChatPayResponseException} when it refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, or neither the request
	 * nor a property gives the service id and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096438">Sync an
	 * order</a>
	 */
	Mono<Void> sync(String outOrderNo, SyncOrderRequest request);

	/**
	 * Query a service order, by the number that you gave it or by the query id that a
	 * user came back from WeChat with. A query changes nothing and may be repeated at any
	 * time. It is the way to learn the outcome of a call that got no answer, and whether
	 * the user has paid, because notifications are not guaranteed.
	 * @param request which order
	 * @return the order, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, for example with status 404 and code {@code ORDER_NOT_EXIST},
	 * {@link UnverifiedResponseException} when an answer was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if neither the request nor a property gives the
	 * service id and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096411">Query an
	 * order</a>
	 */
	Mono<ServiceOrder> query(QueryOrderRequest request);

}
