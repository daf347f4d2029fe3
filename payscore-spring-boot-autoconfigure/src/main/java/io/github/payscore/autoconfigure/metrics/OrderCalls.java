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

import java.util.function.BiConsumer;

import org.springframework.http.HttpMethod;

/**
 * The calls that an application can make without the generic client, so that their
 * counters exist before the first call: an alarm on a counter that is missing does not go
 * off.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderCalls {

	private static final String ORDER = "/v3/payscore/oversea/partner/serviceorder";

	private OrderCalls() {
	}

	static void forEach(BiConsumer<HttpMethod, String> action) {
		action.accept(HttpMethod.GET, ORDER);
		forEachChange(action);
	}

	// Only of these an outcome can be unknown.
	static void forEachChange(BiConsumer<HttpMethod, String> action) {
		action.accept(HttpMethod.POST, ORDER);
		for (String change : new String[] { "complete", "cancel", "sync" }) {
			action.accept(HttpMethod.POST, ORDER + "/{out_order_no}/" + change);
		}
	}

}
