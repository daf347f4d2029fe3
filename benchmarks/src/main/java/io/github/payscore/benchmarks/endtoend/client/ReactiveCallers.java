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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.benchmarks.endtoend.contract.OrderKind;
import io.github.payscore.benchmarks.endtoend.subject.ReactiveOrderClient;

/**
 * Chains that subscribe to the next completion where the last one ended.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ReactiveCallers implements Callers {

	private final ReactiveOrderClient client;

	private final AtomicLong orders = new AtomicLong();

	ReactiveCallers(ReactiveOrderClient client) {
		this.client = client;
	}

	@Override
	public CompletableFuture<?> start(int count, BooleanSupplier going, Durations durations) {
		Mono<Void> caller = Mono.defer(() -> completion(durations)).repeat(going).then();
		return Flux.range(0, count).flatMap((index) -> caller, Math.max(1, count)).then().toFuture();
	}

	private Mono<Void> completion(Durations durations) {
		long start = System.nanoTime();
		return this.client.completion(OrderKind.MEASURED.number(this.orders.incrementAndGet()))
			.doOnSuccess((done) -> durations.addSince(start));
	}

}
