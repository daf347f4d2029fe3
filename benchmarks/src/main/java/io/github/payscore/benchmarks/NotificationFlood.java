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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import reactor.core.publisher.Mono;

import io.github.payscore.notification.NotificationParser;

/**
 * Reads genuine notifications at a steady pace, alone and beside a flood of forged ones.
 * The time of each counts from when it was due.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationFlood {

	private static final long GENUINE_PER_SECOND = 200;

	private static final long FORGED_PER_SECOND = 10_000;

	private final ExampleNotification genuine = new ExampleNotification();

	private final ExampleNotification forged = this.genuine.forged();

	private final NotificationParser parser = this.genuine.parser();

	private final Durations durations = new Durations();

	private final LongAdder refused = new LongAdder();

	List<Result> run(Duration time) {
		measure(time, true);
		return List.of(Result.of("flood", "genuine ones alone", measure(time, false)),
				Result.of("flood", "beside a flood of forged ones", measure(time, true)));
	}

	private Map<String, Double> measure(Duration time, boolean flood) {
		AtomicBoolean going = new AtomicBoolean(true);
		Thread forger = new Thread(() -> at(FORGED_PER_SECOND, going, (due) -> refuse()), "forger");
		this.refused.reset();
		if (flood) {
			forger.start();
		}
		long end = System.nanoTime() + time.toNanos();
		at(GENUINE_PER_SECOND, going, (due) -> {
			read(due);
			going.set(System.nanoTime() - end < 0);
		});
		join(forger);
		Map<String, Double> percentiles = this.durations.percentiles();
		return Map.of("p50", percentiles.get("p50"), "p99", percentiles.get("p99"), "refused",
				this.refused.sum() / (double) time.toMillis() * TimeUnit.SECONDS.toMillis(1));
	}

	private static void at(long perSecond, AtomicBoolean going, Work work) {
		long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
		for (long due = System.nanoTime(); going.get(); due += interval) {
			for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
				LockSupport.parkNanos(wait);
			}
			work.doWhenDue(due);
		}
	}

	private void read(long due) {
		if (this.parser.parse(this.genuine.headers(), this.genuine.body()).block() == null) {
			throw new IllegalStateException("The notification was not read");
		}
		this.durations.addSince(due);
	}

	private void refuse() {
		if (this.parser.parse(this.forged.headers(), this.forged.body())
			.onErrorResume((ex) -> Mono.empty())
			.block() != null) {
			throw new IllegalStateException("A forged notification was accepted");
		}
		this.refused.increment();
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What is done again and again.
	 */
	private interface Work {

		void doWhenDue(long due);

	}

}
