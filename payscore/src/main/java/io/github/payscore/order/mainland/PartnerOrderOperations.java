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
 * Operations on the PayScore service orders of a mainland partner. Changes are answered
 * without content; a query shows the order.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the operation {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. When the network fails, the same request is sent again; so keep a
 * request until its outcome is known. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface PartnerOrderOperations {

	/**
	 * Create a service order: the user is about to use the service. Unless the request
	 * says that no confirmation is needed, the order is in state {@code CREATED} and the
	 * user confirms it in WeChat, which is opened with {@link ServiceOrder#packageData()}
	 * within an hour. Without need of a confirmation the order is in state {@code DOING}
	 * at once; {@code CREATED} means then that the creation failed.
	 * <p>
	 * If a repetition is refused, a query tells whether there is an order with this
	 * number. If there is none, the call fails with the refusal. If there is one, nothing
	 * shows whether this call created it: the outcome is unknown.
	 * @param request what the order is about
	 * @return the order, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, a field that the
	 * mode requires is missing, or neither the request nor the defaults give the service
	 * id, the official account and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138534">Create an
	 * order</a>
	 */
	Mono<ServiceOrder> create(MainlandCreateOrderRequest request);

	/**
	 * Query a service order, by the number that you gave it or by the query id that a
	 * user came back from WeChat with. A query changes nothing and may be repeated at any
	 * time.
	 * @param request which order
	 * @return the order, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of the other mode, or neither the
	 * request nor the defaults give the service id and the sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138559">Query an
	 * order</a>
	 */
	Mono<ServiceOrder> query(MainlandQueryOrderRequest request);

	/**
	 * Complete a service order: the service has ended, and WeChat Pay is to collect the
	 * money. The order must be in state {@code DOING}, confirmed by the user. Success
	 * means that WeChat Pay accepted the completion and provably said so; it collects the
	 * money afterwards, so it does not mean that the user has paid.
	 * <p>
	 * If a repetition is refused, a query settles whether this completion took effect:
	 * the order is completed, with the same total. If its total is lower, it may have
	 * been modified since, and the outcome is unknown.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the user has to pay, and what for
	 * @return completes when WeChat Pay accepted the completion. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults give the service id and the
	 * sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138598">Complete an
	 * order</a>
	 */
	Mono<Void> complete(String outOrderNo, MainlandCompleteOrderRequest request);

	/**
	 * Cancel a service order that is not paid: nothing is collected for it. The order may
	 * be created, confirmed, or completed and not paid yet. While the user is paying, the
	 * cancellation is refused; try again after 3 minutes.
	 * <p>
	 * If a repetition is refused, a query settles whether the order is cancelled, whoever
	 * did it.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request why the order is cancelled
	 * @return completes when the order is cancelled. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults give the service id and the
	 * sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138589">Cancel an
	 * order</a>
	 */
	Mono<Void> cancel(String outOrderNo, MainlandCancelOrderRequest request);

	/**
	 * Lower the total of a service order that is completed and not paid yet.
	 * <p>
	 * If a repetition is refused, a query settles whether the order has the total of this
	 * modification, whoever lowered it. If its total is lower still, the outcome is
	 * unknown.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request what the user has to pay, and why
	 * @return completes when WeChat Pay accepted the modification. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults give the service id and the
	 * sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138819">Modify an
	 * order</a>
	 */
	Mono<Void> modify(String outOrderNo, MainlandModifyOrderRequest request);

	/**
	 * Tell WeChat Pay that the user paid a completed service order elsewhere, for example
	 * in cash: the order becomes {@code DONE}, and WeChat Pay stops collecting. While the
	 * user is paying, the call is refused; try again after 3 minutes.
	 * <p>
	 * If a repetition is refused, a query settles what can be told. The call succeeds if
	 * the order is paid, to the merchant. It fails with the refusal if the order is not
	 * paid, or if WeChat Pay collected all of the money itself: the user has paid twice
	 * then, and one of the payments has to be refunded. What remains is of unknown
	 * outcome.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request when the user paid
	 * @return completes when WeChat Pay accepted the report. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults give the service id and the
	 * sub-merchant
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138975">Sync an
	 * order</a>
	 */
	Mono<Void> sync(String outOrderNo, MainlandSyncOrderRequest request);

	/**
	 * Ask WeChat Pay to try once more to collect the money of a service order that is
	 * completed and not paid yet, of the service and the merchant that the operations
	 * have as defaults. It changes nothing about the order, and WeChat Pay goes on
	 * collecting by itself; so it may be asked for again whenever the outcome is unknown.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @return completes when WeChat Pay accepted it, which does not mean that the user
	 * has paid. Fails with {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, or the defaults do not
	 * give the service id and the sub-merchant
	 */
	default Mono<Void> pay(String outOrderNo) {
		return pay(outOrderNo, MainlandPayOrderRequest.builder().build());
	}

	/**
	 * Ask WeChat Pay to try once more to collect the money, as {@link #pay(String)} does.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @param request whose order it is
	 * @return completes when WeChat Pay accepted it. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused,
	 * {@link UnverifiedResponseException} when a success was not provably from WeChat
	 * Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if the number is malformed, a field is of the
	 * other mode, or neither the request nor the defaults give the service id and the
	 * sub-merchant
	 */
	Mono<Void> pay(String outOrderNo, MainlandPayOrderRequest request);

}
