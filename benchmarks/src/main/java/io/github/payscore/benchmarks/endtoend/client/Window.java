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

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

import com.sun.management.OperatingSystemMXBean;
import org.HdrHistogram.Histogram;

import io.github.payscore.benchmarks.endtoend.contract.Measurement;

/**
 * Some time in the middle of a load, at both ends of which the process looks at itself.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Window {

	private static final OperatingSystemMXBean PROCESS = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Durations completions;

	private final Durations pings;

	private final AllocatedBytes allocatedBytes = new AllocatedBytes();

	private final long cpuNanos;

	private final long nanos;

	Window(Durations completions, Durations pings) {
		this.completions = completions;
		this.pings = pings;
		THREADS.resetPeakThreadCount();
		completions.take();
		pings.take();
		this.cpuNanos = PROCESS.getProcessCpuTime();
		this.nanos = System.nanoTime();
	}

	Measurement close() {
		long nanos = System.nanoTime() - this.nanos;
		long cpuNanos = PROCESS.getProcessCpuTime() - this.cpuNanos;
		Histogram completions = this.completions.take();
		Histogram pings = this.pings.take();
		return new Measurement(nanos, completions.getTotalCount(), cpuNanos, this.allocatedBytes.sinceCreation(),
				THREADS.getPeakThreadCount(), completions.getValueAtPercentile(50),
				completions.getValueAtPercentile(99), pings.getValueAtPercentile(50), pings.getValueAtPercentile(99));
	}

}
