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

package io.github.payscore.autoconfigure.metrics;

import java.util.List;
import java.util.function.BiConsumer;

import org.springframework.http.HttpMethod;

import io.github.payscore.merchant.PayScoreMode;

/**
 * The calls that an application can make without the generic client, so that their
 * counters exist before the first call: an alarm on a counter that is missing does not go
 * off.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderCalls {

	private final String orders;

	private final List<String> changes;

	private OrderCalls(String orders, List<String> changes) {
		this.orders = orders;
		this.changes = changes;
	}

	static OrderCalls of(PayScoreMode mode) {
		return switch (mode) {
			case OVERSEA_PARTNER ->
				new OrderCalls("/v3/payscore/oversea/partner/serviceorder", List.of("complete", "cancel", "sync"));
			case DIRECT ->
				new OrderCalls("/v3/payscore/serviceorder", List.of("complete", "cancel", "modify", "sync", "pay"));
			case PARTNER -> new OrderCalls("/v3/payscore/partner/serviceorder",
					List.of("complete", "cancel", "modify", "sync", "pay"));
		};
	}

	void forEach(BiConsumer<HttpMethod, String> action) {
		action.accept(HttpMethod.GET, this.orders);
		forEachChange(action);
	}

	// Only of these an outcome can be unknown.
	void forEachChange(BiConsumer<HttpMethod, String> action) {
		action.accept(HttpMethod.POST, this.orders);
		this.changes.forEach((change) -> action.accept(HttpMethod.POST, this.orders + "/{out_order_no}/" + change));
	}

}
