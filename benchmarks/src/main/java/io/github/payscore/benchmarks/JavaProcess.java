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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM whose standard output is read. One that reads its standard input sees the end of
 * it when this JVM ends, so need not outlive it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JavaProcess implements AutoCloseable {

	private final String name;

	private final Process process;

	private final BufferedReader output;

	private JavaProcess(String name, Process process) {
		this.name = name;
		this.process = process;
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	static JavaProcess start(String name, Duration limit, List<String> options, List<String> arguments)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(arguments);
		Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
		CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS).execute(process::destroyForcibly);
		return new JavaProcess(name, process);
	}

	// Wait for the next line that the process prints.
	String readLine() {
		try {
			String line = this.output.readLine();
			if (line == null) {
				throw failure();
			}
			return line;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Wait for the end of the process.
	List<String> readToEnd() {
		List<String> lines = this.output.lines().toList();
		if (this.process.onExit().join().exitValue() != 0) {
			throw failure();
		}
		return lines;
	}

	private IllegalStateException failure() {
		return new IllegalStateException(
				this.name + " failed or took too long; see what it wrote to the standard error");
	}

	/**
	 * End the process.
	 */
	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
