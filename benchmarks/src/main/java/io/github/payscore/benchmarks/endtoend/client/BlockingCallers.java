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
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import io.github.payscore.benchmarks.endtoend.contract.OrderKind;
import io.github.payscore.benchmarks.endtoend.subject.BlockingOrderClient;

/**
 * Threads that wait for each completion.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BlockingCallers implements Callers {

	private final BlockingOrderClient client;

	private final AtomicLong orders = new AtomicLong();

	private final AtomicBoolean failed = new AtomicBoolean();

	BlockingCallers(BlockingOrderClient client) {
		this.client = client;
	}

	@Override
	public CompletableFuture<?> start(int count, BooleanSupplier going, Durations durations) {
		return CompletableFuture.allOf(IntStream.range(0, count)
			.mapToObj((index) -> CompletableFuture.runAsync(() -> call(going, durations),
					(caller) -> new Thread(caller, "caller-" + index).start()))
			.toArray(CompletableFuture[]::new));
	}

	private void call(BooleanSupplier going, Durations durations) {
		while (going.getAsBoolean() && !this.failed.get()) {
			complete(durations);
		}
	}

	private void complete(Durations durations) {
		long start = System.nanoTime();
		try {
			this.client.complete(OrderKind.MEASURED.number(this.orders.incrementAndGet()));
		}
		catch (Exception ex) {
			this.failed.set(true);
			throw new CompletionException(ex);
		}
		durations.addSince(start);
	}

}
