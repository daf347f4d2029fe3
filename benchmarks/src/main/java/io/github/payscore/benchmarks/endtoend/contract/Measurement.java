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

package io.github.payscore.benchmarks.endtoend.contract;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a client measured of itself during some time.
 *
 * @param nanos the time in nanoseconds
 * @param completions the number of completions
 * @param cpuNanos nanoseconds of processor time of the process
 * @param allocatedBytes bytes that its threads allocated
 * @param threads its live threads at their peak
 * @param p50Nanos the median of the durations of completions
 * @param p99Nanos the 99th percentile of the durations of completions
 * @param pingP50Nanos the median of the durations of pings, 0 without pings
 * @param pingP99Nanos the 99th percentile of the durations of pings, 0 without pings
 * @author PayScore for Spring Boot contributors
 */
public record Measurement(long nanos, long completions, long cpuNanos, long allocatedBytes, int threads, long p50Nanos,
		long p99Nanos, long pingP50Nanos, long pingP99Nanos) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final double NANOS_PER_MILLI = 1_000_000;

	private static final double NANOS_PER_SECOND = 1_000_000_000;

	/**
	 * Read a measurement.
	 * @param line what {@link #toLine()} returned
	 * @return the measurement
	 */
	public static Measurement parse(String line) {
		return JSON.readValue(line, Measurement.class);
	}

	/**
	 * Return the measurement as a JSON object.
	 * @return one line without its end
	 */
	public String toLine() {
		return JSON.writeValueAsString(this);
	}

	/**
	 * Return completions per second.
	 * @return the rate
	 */
	public double perSecond() {
		return this.completions * NANOS_PER_SECOND / this.nanos;
	}

	/**
	 * Return the processor time of one completion.
	 * @return milliseconds
	 */
	public double cpuMillis() {
		return this.cpuNanos / NANOS_PER_MILLI / this.completions;
	}

	/**
	 * Return the allocation of one completion.
	 * @return bytes
	 */
	public double allocatedBytesPerCompletion() {
		return (double) this.allocatedBytes / this.completions;
	}

	/**
	 * Return the median of the durations of completions.
	 * @return milliseconds
	 */
	public double p50Millis() {
		return this.p50Nanos / NANOS_PER_MILLI;
	}

	/**
	 * Return the 99th percentile of the durations of completions.
	 * @return milliseconds
	 */
	public double p99Millis() {
		return this.p99Nanos / NANOS_PER_MILLI;
	}

	/**
	 * Return the median of the durations of pings.
	 * @return milliseconds
	 */
	public double pingP50Millis() {
		return this.pingP50Nanos / NANOS_PER_MILLI;
	}

	/**
	 * Return the 99th percentile of the durations of pings.
	 * @return milliseconds
	 */
	public double pingP99Millis() {
		return this.pingP99Nanos / NANOS_PER_MILLI;
	}

}
