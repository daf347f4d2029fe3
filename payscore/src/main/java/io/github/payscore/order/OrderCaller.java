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

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.Endpoint;
import io.github.payscore.client.Settlement;
import io.github.payscore.client.WeChatPayClient;

/**
 * Makes the calls about an order, whatever the mode of the merchant: settles by a query
 * what became of a change that may have been lost, and takes no answer for an order that
 * holds none. An application uses the operations instead. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class OrderCaller {

	private static final int BAD_REQUEST = 400;

	private static final int NOT_FOUND = 404;

	private static final String ORDER_NOT_EXIST = "ORDER_NOT_EXIST";

	private final WeChatPayClient client;

	/**
	 * Create a caller.
	 * @param client the client to send with
	 */
	public OrderCaller(WeChatPayClient client) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
	}

	/**
	 * Query an order.
	 * @param endpoint the query
	 * @param uriVariables the values of its variables
	 * @return the order, never empty
	 */
	public Mono<ServiceOrder> query(Endpoint<ServiceOrder> endpoint, Object... uriVariables) {
		return retrieve(endpoint, endpoint.request(this.client, uriVariables));
	}

	/**
	 * Change an order.
	 * @param endpoint the change
	 * @param body the request, with the identity of the merchant
	 * @param outOrderNo the number of the order
	 * @param query queries the order if the outcome is unknown and a repetition was
	 * refused
	 * @param tookEffect whether the order that the query showed proves that the change
	 * took effect
	 * @param uriVariables the values of the variables of the endpoint
	 * @param <T> the type of the answer: {@link ServiceOrder}, which is the order that
	 * the query showed if the query settled the call, or {@code Void}
	 * @return the answer, never empty unless the endpoint has none
	 */
	public <T> Mono<T> change(Endpoint<T> endpoint, Object body, String outOrderNo, Supplier<Mono<ServiceOrder>> query,
			Function<ServiceOrder, TookEffect> tookEffect, Object... uriVariables) {
		WeChatPayClient.Request request = endpoint.request(this.client, uriVariables)
			.body(body)
			.settledWith((refusal) -> isAboutTheOrder(refusal)
					? settle(endpoint.answerType(), outOrderNo, query.get(), tookEffect) : Mono.empty());
		return retrieve(endpoint, request);
	}

	// A repetition may be refused because of what an earlier attempt or somebody else did
	// to the order. In practice any code of 400 may say so.
	private static boolean isAboutTheOrder(WeChatPayResponseException refusal) {
		return refusal.getStatusCode() == BAD_REQUEST || refusal.getStatusCode() == NOT_FOUND;
	}

	private static <T> Mono<Settlement<T>> settle(Class<T> answerType, String outOrderNo, Mono<ServiceOrder> query,
			Function<ServiceOrder, TookEffect> tookEffect) {
		return query.filter((order) -> outOrderNo.equals(order.outOrderNo()))
			.flatMap((order) -> tookEffect.apply(order).settle(answer(answerType, order)))
			.onErrorResume(WeChatPayResponseException.class, OrderCaller::noEffectIfNoOrder);
	}

	private static <T> @Nullable T answer(Class<T> answerType, ServiceOrder order) {
		return answerType.isInstance(order) ? answerType.cast(order) : null;
	}

	// By its code: a host that does not know the path answers 404 as well, without one.
	private static <T> Mono<Settlement<T>> noEffectIfNoOrder(WeChatPayResponseException failure) {
		return ORDER_NOT_EXIST.equals(failure.getCode()) ? Mono.just(Settlement.hadNoEffect()) : Mono.error(failure);
	}

	private static <T> Mono<T> retrieve(Endpoint<T> endpoint, WeChatPayClient.Request request) {
		return endpoint.retrieve(request, "an order", (order) -> true);
	}

}
