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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Calls that go on until they are stopped.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Load {

	private static final int STOP_LIMIT_SECONDS = 30;

	private final AtomicBoolean going = new AtomicBoolean(true);

	private final CompletableFuture<?> end;

	private Load(Function<BooleanSupplier, CompletableFuture<?>> calls) {
		this.end = calls.apply(this.going::get);
	}

	/**
	 * Start calls.
	 * @param calls given whether to go on, starts them and returns their end
	 * @return the load
	 */
	static Load start(Function<BooleanSupplier, CompletableFuture<?>> calls) {
		return new Load(calls);
	}

	static Load none() {
		return new Load((going) -> CompletableFuture.completedFuture(null));
	}

	boolean hasFailed() {
		return this.end.isCompletedExceptionally();
	}

	/**
	 * Stop the calls and wait until the last has ended.
	 * @throws IllegalStateException if a call failed
	 * @throws InterruptedException if the wait was interrupted
	 */
	void stop() throws InterruptedException {
		this.going.set(false);
		try {
			this.end.get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A call failed: " + ex.getCause(), ex);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("A call did not end within %d s".formatted(STOP_LIMIT_SECONDS), ex);
		}
	}

}
