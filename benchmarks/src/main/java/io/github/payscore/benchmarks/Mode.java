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

/**
 * How thoroughly to measure.
 *
 * @author PayScore for Spring Boot contributors
 */
enum Mode {

	/**
	 * Seconds, to see that everything works. The figures mean nothing.
	 */
	SMOKE(1, 1, Duration.ofMillis(100)),

	/**
	 * Some minutes, to see what a change costs.
	 */
	QUICK(5, 7, Duration.ofSeconds(5)),

	/**
	 * Everything, long enough for figures to publish.
	 */
	FULL(5, 15, Duration.ofSeconds(15));

	private final int rounds;

	private final int starts;

	private final Duration flood;

	Mode(int rounds, int starts, Duration flood) {
		this.rounds = rounds;
		this.starts = starts;
		this.flood = flood;
	}

	int rounds() {
		return this.rounds;
	}

	// Return for how long notifications are read, with and without forged ones.
	Duration flood() {
		return this.flood;
	}

	// Return how often each application is started.
	int starts() {
		return this.starts;
	}

}
