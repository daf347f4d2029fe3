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

import com.sun.management.ThreadMXBean;

/**
 * The bytes that the threads of this process allocate. A thread that ends meanwhile is
 * left out, but those that complete orders stay until the load is stopped.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AllocatedBytes {

	private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	private final Map<Long, Long> before = byThread();

	// Return what has been allocated since this object was created.
	long sinceCreation() {
		return byThread().entrySet()
			.stream()
			.mapToLong((entry) -> entry.getValue() - this.before.getOrDefault(entry.getKey(), 0L))
			.sum();
	}

	private static Map<Long, Long> byThread() {
		long[] ids = THREADS.getAllThreadIds();
		long[] bytes = THREADS.getThreadAllocatedBytes(ids);
		Map<Long, Long> byThread = new HashMap<>();
		for (int i = 0; i < ids.length; i++) {
			byThread.put(ids[i], Math.max(0, bytes[i]));
		}
		return byThread;
	}

}
