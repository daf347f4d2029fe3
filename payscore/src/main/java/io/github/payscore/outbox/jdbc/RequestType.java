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

package io.github.payscore.outbox.jdbc;

import java.util.Arrays;
import java.util.Map;

import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.outbox.OutboxCall.Kind;

/**
 * Which requests there are, as it stands in the table.
 *
 * @author PayScore for Spring Boot contributors
 */
@SuppressWarnings("ImmutableEnumChecker")
enum RequestType {

	OVERSEA(Map.of(Kind.COMPLETE, CompleteOrderRequest.class, Kind.CANCEL, CancelOrderRequest.class, Kind.SYNC,
			SyncOrderRequest.class, Kind.WATCH, QueryOrderRequest.class)),

	MAINLAND(Map.of(Kind.COMPLETE, MainlandCompleteOrderRequest.class, Kind.CANCEL, MainlandCancelOrderRequest.class,
			Kind.SYNC, MainlandSyncOrderRequest.class, Kind.MODIFY, MainlandModifyOrderRequest.class, Kind.WATCH,
			MainlandQueryOrderRequest.class));

	private final Map<Kind, Class<?>> classes;

	RequestType(Map<Kind, Class<?>> classes) {
		this.classes = classes;
	}

	Class<?> classOf(Kind kind) {
		Class<?> type = this.classes.get(kind);
		if (type == null) {
			throw new IllegalArgumentException("There is no %s request for %s".formatted(this, kind));
		}
		return type;
	}

	/**
	 * Return the request that queries an order after it was completed.
	 * @param outOrderNo the number of the order
	 * @param completion the request of the completion
	 * @return the request, which names the same service and merchant
	 */
	static Object queryAfter(String outOrderNo, Object completion) {
		if (completion instanceof CompleteOrderRequest oversea) {
			return new QueryOrderRequest(oversea.serviceId(), oversea.subMchid(), outOrderNo, null);
		}
		MainlandCompleteOrderRequest mainland = (MainlandCompleteOrderRequest) completion;
		return new MainlandQueryOrderRequest(mainland.serviceId(), mainland.appid(), mainland.subMchid(), outOrderNo,
				null);
	}

	static RequestType of(Object request) {
		return Arrays.stream(values())
			.filter((type) -> type.classes.containsValue(request.getClass()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No call has a " + request.getClass().getName()));
	}

}
