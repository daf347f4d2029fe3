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

package io.github.payscore.outbox;

import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;

/**
 * A direct merchant or a partner of the mainland.
 *
 * @param completion completes an order
 * @param cancellation cancels an order
 * @param sync tells that an order was paid
 * @param modification modifies an order
 * @param query queries an order
 * @author PayScore for Spring Boot contributors
 */
record MainlandMerchant(BiFunction<String, MainlandCompleteOrderRequest, Mono<?>> completion,
		BiFunction<String, MainlandCancelOrderRequest, Mono<?>> cancellation,
		BiFunction<String, MainlandSyncOrderRequest, Mono<?>> sync,
		BiFunction<String, MainlandModifyOrderRequest, Mono<?>> modification,
		Function<MainlandQueryOrderRequest, Mono<ServiceOrder>> query) implements OutboxMerchant {

	@Override
	public Mono<Void> call(OutboxCall.Kind kind, String outOrderNo, Object request) {
		Mono<?> call = switch (kind) {
			case COMPLETE -> this.completion.apply(outOrderNo, require(MainlandCompleteOrderRequest.class, request));
			case CANCEL -> this.cancellation.apply(outOrderNo, require(MainlandCancelOrderRequest.class, request));
			case SYNC -> this.sync.apply(outOrderNo, require(MainlandSyncOrderRequest.class, request));
			case MODIFY -> this.modification.apply(outOrderNo, require(MainlandModifyOrderRequest.class, request));
			case WATCH -> throw new IllegalArgumentException("A query is no call");
		};
		return call.then();
	}

	@Override
	public Mono<ServiceOrder> query(Object request) {
		return this.query.apply(require(MainlandQueryOrderRequest.class, request));
	}

	@Override
	public Object queryOf(String outOrderNo) {
		return MainlandQueryOrderRequest.ofOutOrderNo(outOrderNo);
	}

	private static <R> R require(Class<R> type, @Nullable Object request) {
		if (!type.isInstance(request)) {
			throw new IllegalArgumentException("The merchant is one of the mainland: give a " + type.getSimpleName());
		}
		return type.cast(request);
	}

}
