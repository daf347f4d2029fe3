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

package io.github.payscore.platform;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * When certificates are downloaded next. A random part is taken off every wait, so that
 * instances that were started together do not come back together.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RefreshSchedule {

	/**
	 * How soon an unknown serial may lead to another download, whatever anybody sends.
	 */
	static final Duration SHORTEST_ON_DEMAND = Duration.ofMinutes(1);

	private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);

	/**
	 * Calls wait for the first key, so it is tried harder, and within the time that a
	 * call may take.
	 */
	private static final Duration FIRST_BACKOFF_WITHOUT_KEY = Duration.ofSeconds(5);

	private static final Duration LONGEST_BACKOFF_WITHOUT_KEY = Duration.ofSeconds(30);

	private static final double RANDOM_PART = 0.1;

	private static final int MAX_DOUBLINGS = 20;

	private final Duration interval;

	private final DoubleSupplier random;

	RefreshSchedule(Duration interval, DoubleSupplier random) {
		this.interval = interval;
		this.random = random;
	}

	Duration afterSuccess() {
		return randomly(this.interval);
	}

	// How long to wait after the given number of failures in a row.
	Duration afterFailure(int failures, boolean hasKey) {
		Duration backoff = (hasKey ? FIRST_BACKOFF : FIRST_BACKOFF_WITHOUT_KEY)
			.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
		Duration longest = hasKey ? this.interval : shorter(LONGEST_BACKOFF_WITHOUT_KEY, this.interval);
		return randomly(shorter(backoff, longest));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private Duration randomly(Duration wait) {
		double part = 1 - RANDOM_PART * this.random.getAsDouble();
		return Duration.ofMillis((long) (wait.toMillis() * part));
	}

}
