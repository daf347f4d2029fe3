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

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long calls took, in nanoseconds. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Durations {

	private static final long HIGHEST = TimeUnit.MINUTES.toNanos(2);

	private static final int SIGNIFICANT_DIGITS = 3;

	private final Recorder recorder = new Recorder(HIGHEST, SIGNIFICANT_DIGITS);

	private final LongAdder count = new LongAdder();

	/**
	 * Add the duration of a call that ends now.
	 * @param start the time at which it began, of {@link System#nanoTime()}
	 */
	void addSince(long start) {
		this.recorder.recordValue(Math.min(System.nanoTime() - start, HIGHEST));
		this.count.increment();
	}

	/**
	 * Return whether no call has ended since the durations were last taken.
	 * @return {@code false} if there is something to take
	 */
	boolean isEmpty() {
		return this.count.sum() == 0;
	}

	/**
	 * Return the durations since the last time.
	 * @return the durations, which are not counted again
	 */
	Histogram take() {
		this.count.reset();
		return this.recorder.getIntervalHistogram();
	}

}
