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

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.SyncOrderRequest;

/**
 * An oversea partner.
 *
 * @param orders the operations
 * @author PayScore for Spring Boot contributors
 */
record OverseaMerchant(PayScoreOrderOperations orders) implements OutboxMerchant {

	@Override
	public Mono<Void> call(OutboxCall.Kind kind, String outOrderNo, Object request) {
		return switch (kind) {
			case COMPLETE -> this.orders.complete(outOrderNo, require(CompleteOrderRequest.class, request));
			case CANCEL -> this.orders.cancel(outOrderNo, require(CancelOrderRequest.class, request));
			case SYNC -> this.orders.sync(outOrderNo, require(SyncOrderRequest.class, request));
			case MODIFY -> throw new IllegalArgumentException(
					"The merchant is an oversea partner, whose orders cannot be modified");
			case WATCH -> throw new IllegalArgumentException("A query is no call");
		};
	}

	@Override
	public Mono<ServiceOrder> query(Object request) {
		return this.orders.query(require(QueryOrderRequest.class, request));
	}

	@Override
	public Object queryOf(String outOrderNo) {
		return QueryOrderRequest.ofOutOrderNo(outOrderNo);
	}

	private static <R> R require(Class<R> type, @Nullable Object request) {
		if (!type.isInstance(request)) {
			throw new IllegalArgumentException("The merchant is an oversea partner: give a " + type.getSimpleName());
		}
		return type.cast(request);
	}

}
