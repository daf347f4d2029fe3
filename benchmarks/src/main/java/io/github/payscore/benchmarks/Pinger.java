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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Pings the server every 5 milliseconds, whether the last ping has been answered or not.
 * A ping takes from the time at which it was due, so that none is left out while
 * everything stands still.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Pinger {

	private static final long PERIOD_NANOS = Duration.ofMillis(5).toNanos();

	private final WebClient webClient;

	Pinger(WebClient webClient) {
		this.webClient = webClient;
	}

	CompletableFuture<?> start(BooleanSupplier going, Durations durations) {
		CompletableFuture<Void> end = new CompletableFuture<>();
		new Thread(() -> {
			long due = System.nanoTime();
			while (going.getAsBoolean() && !end.isDone()) {
				waitUntil(due);
				ping(due, durations, end);
				due += PERIOD_NANOS;
			}
			end.complete(null);
		}, "pinger").start();
		return end;
	}

	private static void waitUntil(long due) {
		for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
			LockSupport.parkNanos(left);
		}
	}

	private void ping(long due, Durations durations, CompletableFuture<Void> end) {
		this.webClient.get()
			.uri("/ping")
			.retrieve()
			.bodyToMono(String.class)
			.subscribe((pong) -> durations.addSince(due), end::completeExceptionally);
	}

}
