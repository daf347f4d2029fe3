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

package io.github.payscore.refund;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Refunds of what users paid for service orders, for every kind of merchant.
 * <p>
 * A refund names the WeChat Pay transaction of a payment, which the order and the
 * notification of the payment have in
 * {@link io.github.payscore.order.ServiceOrder.Collection#details()}, and never the
 * number of the order. It is possible for a year, at most 50 times for a transaction, and
 * a minute apart. What is paid to the merchant elsewhere is refunded elsewhere.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. Whatever went wrong after that is a {@link WeChatPayException}, which
 * says whether the refund {@linkplain WeChatPayException#isOutcomeUnknown() may have
 * taken effect}. When the network fails, the same request is sent again. <b>Keep the
 * number and the request of a refund until its outcome is known</b>: with the same number
 * the money is refunded once, with another it may be refunded twice. Thread-safe.
 * <p>
 * For an oversea partner these are the calls of WeChat Pay's general oversea API. That
 * they refund payments of PayScore as well is an inference: no page of WeChat Pay says
 * so. Try it with a small amount first.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface RefundOperations {

	/**
	 * Refund a payment, all of it or a part. Success means that WeChat Pay accepted the
	 * refund and provably said so; whether the user gets the money is told by the
	 * notification of its result, and by {@link #query}.
	 * <p>
	 * If a repetition is refused, a query settles what became of it: a refund with this
	 * number, of the same transaction and amount, is the answer of the call; if there is
	 * no refund with this number in the mainland, the call fails with the refusal; else
	 * the outcome is unknown. An answer 429 says that WeChat Pay may be working on the
	 * refund already, so its outcome is unknown as well: repeat the request later, or
	 * query the refund.
	 * @param request what is refunded
	 * @return the refund, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, {@link UnverifiedResponseException} when a success was not
	 * provably from WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of another mode, or neither the
	 * request nor the defaults give the sub-merchant where it is required, and oversea
	 * the official account
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587971">Apply for a
	 * refund, direct merchant</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138987">Apply for a
	 * refund, partner</a>
	 */
	Mono<Refund> create(CreateRefundRequest request);

	/**
	 * Query a refund of the merchant that the operations have as default.
	 * @param outRefundNo the number that you gave the refund
	 * @return the refund, as {@link #query(QueryRefundRequest)} does
	 * @throws IllegalArgumentException if the number is malformed, or the defaults do not
	 * give the sub-merchant where it is required
	 */
	default Mono<Refund> query(String outRefundNo) {
		return query(QueryRefundRequest.ofOutRefundNo(outRefundNo));
	}

	/**
	 * Query a refund. WeChat Pay advises to wait a minute after the creation, and to ask
	 * more and more rarely after 5 minutes: a refund to a bank card takes up to 3 working
	 * days.
	 * @param request which refund
	 * @return the refund, never empty. Fails with {@link WeChatPayResponseException} when
	 * WeChat Pay refused, with the code {@code RESOURCE_NOT_EXISTS} if there is no such
	 * refund; {@link UnverifiedResponseException} when a success was not provably from
	 * WeChat Pay, {@link NoResponseException} when there was no answer
	 * @throws IllegalArgumentException if a field is of another mode, or neither the
	 * request nor the defaults give the sub-merchant where it is required
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587973">Query a refund,
	 * direct merchant</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013139077">Query a refund,
	 * partner</a>
	 */
	Mono<Refund> query(QueryRefundRequest request);

}
