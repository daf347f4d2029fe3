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

package io.github.payscore.notification.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A {@link JdbcRaceWorker} in a JVM of its own.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JdbcRaceProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private JdbcRaceProcess(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	static JdbcRaceProcess start(String name, String url, Duration lease, int holdAfter) throws IOException {
		return new JdbcRaceProcess(
				new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						JdbcRaceWorker.class.getName(), name, url, lease.toString(), Integer.toString(holdAfter))
					.redirectErrorStream(true)
					.start());
	}

	void go() throws IOException {
		OutputStream input = this.process.getOutputStream();
		input.write('\n');
		input.flush();
	}

	// Logging goes the same way
	void awaitLine(String expected) throws IOException {
		StringBuilder lines = new StringBuilder();
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			if (line.equals(expected)) {
				return;
			}
			lines.append(line).append('\n');
		}
		throw new AssertionError("The process ended before it printed '%s':%n%s".formatted(expected, lines));
	}

	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
