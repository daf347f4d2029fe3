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

package io.github.payscore.outbox.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@link ShopProcess} in a JVM of its own.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ShopJvm implements AutoCloseable {

	private final Process process;

	private final BufferedReader output;

	private ShopJvm(Process process) {
		this.process = process;
		this.output = process.inputReader();
	}

	static ShopJvm start(ShopSettings settings, Path log) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
						ShopProcess.class.getName()));
		command.addAll(settings.toArguments());
		return new ShopJvm(
				new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start());
	}

	String await(String beginning) throws IOException {
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			if (line.startsWith(beginning)) {
				return line;
			}
		}
		throw new AssertionError("The process ended before it printed '%s'".formatted(beginning));
	}

	// By SIGKILL, so that it can do nothing any more
	void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	// Returns how many statements it has executed
	long end() throws IOException {
		this.process.getOutputStream().close();
		return Long.parseLong(await("STATEMENTS ").substring("STATEMENTS ".length()));
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
