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
	 * Complete a service order: the service has ended, and WeChat Pay is to collect the
	 * money. The order must be in state {@code DOING}, confirmed by the user. Success
	 * means that WeChat Pay accepted the completion and provably said so; it collects the
	 * money afterwards, so it does not mean that the user has paid.
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

}
