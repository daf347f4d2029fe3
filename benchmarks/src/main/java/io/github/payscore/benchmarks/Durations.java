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

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long calls took. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Durations {

	private static final long HIGHEST = TimeUnit.MINUTES.toNanos(2);

	private final Recorder recorder = new Recorder(HIGHEST, 3);

	private final LongAdder count = new LongAdder();

	// Add the duration of a call that ends now.
	void addSince(long start) {
		this.recorder.recordValue(Math.min(System.nanoTime() - start, HIGHEST));
		this.count.increment();
	}

	// Whether no call has ended since the durations were last taken.
	boolean isEmpty() {
		return this.count.sum() == 0;
	}

	// Return the durations in nanoseconds since the last time, which are not counted
	// again.
	Histogram take() {
		this.count.reset();
		return this.recorder.getIntervalHistogram();
	}

	// Take the durations and return what is reported of them.
	Map<String, Double> percentiles() {
		Histogram histogram = take();
		if (histogram.getTotalCount() == 0) {
			throw new IllegalStateException("Not a single call ended");
		}
		return Map.of("count", (double) histogram.getTotalCount(), "p50",
				histogram.getValueAtPercentile(50) / Window.NANOS_PER_MILLI, "p99",
				histogram.getValueAtPercentile(99) / Window.NANOS_PER_MILLI);
	}

}
