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

package io.github.payscore.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Callers that complete one order after the other: threads that wait for each, or chains
 * that subscribe to the next where the last one ended.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Callers {

	private static final AtomicLong ORDERS = new AtomicLong();

	private Callers() {
	}

	// Before each completion, 'going' is asked whether there is to be another. Ends with
	// the
	// last one or the first failure.
	static CompletableFuture<?> start(OrderClient client, int count, BooleanSupplier going, Durations durations) {
		return (client instanceof ReactiveOrderClient reactive) ? startChains(reactive, count, going, durations)
				: startThreads(client, count, going, durations);
	}

	private static CompletableFuture<?> startChains(ReactiveOrderClient client, int count, BooleanSupplier going,
			Durations durations) {
		Mono<Void> chain = Mono.defer(() -> completion(client, durations)).repeat(going).then();
		return Flux.range(0, count)
			.filter((index) -> going.getAsBoolean())
			.flatMap((index) -> chain, count)
			.then()
			.toFuture();
	}

	private static Mono<Void> completion(ReactiveOrderClient client, Durations durations) {
		long start = System.nanoTime();
		return client.completion(nextOrder()).doOnSuccess((done) -> durations.addSince(start));
	}

	private static CompletableFuture<?> startThreads(OrderClient client, int count, BooleanSupplier going,
			Durations durations) {
		return CompletableFuture.allOf(IntStream.range(0, count)
			.mapToObj((index) -> CompletableFuture.runAsync(() -> call(client, going, durations),
					(caller) -> new Thread(caller, "caller-" + index).start()))
			.toArray(CompletableFuture[]::new));
	}

	private static void call(OrderClient client, BooleanSupplier going, Durations durations) {
		while (going.getAsBoolean()) {
			long start = System.nanoTime();
			try {
				client.complete(nextOrder());
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
			durations.addSince(start);
		}
	}

	private static String nextOrder() {
		return OrderKind.MEASURED.number(ORDERS.incrementAndGet());
	}

}
