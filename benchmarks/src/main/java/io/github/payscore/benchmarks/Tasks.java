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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What Linux knows of the threads of this process, those of the JVM included. A thread
 * that ends is left out.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Tasks {

	private static final Path TASKS = Path.of("/proc/self/task");

	private final Map<Path, Task> tasks;

	private Tasks(Map<Path, Task> tasks) {
		this.tasks = tasks;
	}

	static Tasks read() {
		Map<Path, Task> tasks = new HashMap<>();
		try (Stream<Path> directories = Files.list(TASKS)) {
			directories.forEach((directory) -> read(directory, tasks));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("This needs Linux", ex);
		}
		return new Tasks(tasks);
	}

	private static void read(Path directory, Map<Path, Task> tasks) {
		try {
			boolean compiler = Files.readString(directory.resolve("comm")).contains("Compiler");
			long nanos = Long.parseLong(Files.readString(directory.resolve("schedstat")).split(" ", 2)[0]);
			tasks.put(directory, new Task(compiler, nanos, switches(Files.readAllLines(directory.resolve("status")))));
		}
		catch (IOException ex) {
			// The thread has ended
		}
	}

	private static long switches(List<String> status) {
		return status.stream()
			.filter((line) -> line.contains("voluntary_ctxt_switches"))
			.mapToLong((line) -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
			.sum();
	}

	Tasks since(Tasks earlier) {
		Map<Path, Task> differences = new HashMap<>();
		this.tasks.forEach((directory, task) -> differences.put(directory,
				task.minus(earlier.tasks.getOrDefault(directory, Task.NEW))));
		return new Tasks(differences);
	}

	// The processor time of the JIT.
	long compilerNanos() {
		return this.tasks.values().stream().filter(Task::compiler).mapToLong(Task::nanos).sum();
	}

	// Context switches, voluntary ones and others.
	long switches() {
		return this.tasks.values().stream().mapToLong(Task::switches).sum();
	}

	private record Task(boolean compiler, long nanos, long switches) {

		static final Task NEW = new Task(false, 0, 0);

		Task minus(Task earlier) {
			return new Task(this.compiler, this.nanos - earlier.nanos, this.switches - earlier.switches);
		}

	}

}
