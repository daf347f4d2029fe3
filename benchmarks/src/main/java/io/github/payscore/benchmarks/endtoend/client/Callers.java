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

package io.github.payscore.benchmarks.endtoend.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import io.github.payscore.benchmarks.endtoend.subject.BlockingOrderClient;
import io.github.payscore.benchmarks.endtoend.subject.OrderClient;
import io.github.payscore.benchmarks.endtoend.subject.ReactiveOrderClient;

/**
 * Callers that complete one order after the other.
 *
 * @author PayScore for Spring Boot contributors
 */
interface Callers {

	/**
	 * Start callers.
	 * @param count how many
	 * @param going whether to complete another order
	 * @param durations where the time of each completion goes
	 * @return the end of the last caller, or the first failure
	 */
	CompletableFuture<?> start(int count, BooleanSupplier going, Durations durations);

	static Callers of(OrderClient client) {
		return (client instanceof ReactiveOrderClient reactive) ? new ReactiveCallers(reactive)
				: new BlockingCallers((BlockingOrderClient) client);
	}

}
