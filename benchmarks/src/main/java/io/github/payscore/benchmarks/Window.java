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

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * A time in which this process is measured.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Window {

	static final double NANOS_PER_MILLI = 1_000_000;

	private static final double NANOS_PER_SECOND = 1_000_000_000;

	private static final double BYTES_PER_KIB = 1024;

	private static final OperatingSystemMXBean PROCESS = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private final Durations completions;

	private final AllocatedBytes allocatedBytes = new AllocatedBytes();

	private final Tasks tasks = Tasks.read();

	private final long cpuNanos;

	private final long nanos;

	Window(Durations completions) {
		this.completions = completions;
		completions.take();
		this.cpuNanos = cpuNanos();
		this.nanos = System.nanoTime();
	}

	// The processor time of this process, of all its threads.
	static long cpuNanos() {
		return PROCESS.getProcessCpuTime();
	}

	Map<String, Double> close() {
		long nanos = System.nanoTime() - this.nanos;
		long cpuNanos = cpuNanos() - this.cpuNanos;
		Map<String, Double> figures = new HashMap<>(this.completions.percentiles());
		Tasks tasks = Tasks.read().since(this.tasks);
		double count = figures.getOrDefault("count", Double.NaN);
		figures.put("perSecond", count * NANOS_PER_SECOND / nanos);
		figures.put("cpu", cpuNanos / NANOS_PER_MILLI / count);
		figures.put("jit", tasks.compilerNanos() / NANOS_PER_MILLI / count);
		figures.put("switches", tasks.switches() / count);
		figures.put("kib", this.allocatedBytes.sinceCreation() / BYTES_PER_KIB / count);
		return figures;
	}

}
