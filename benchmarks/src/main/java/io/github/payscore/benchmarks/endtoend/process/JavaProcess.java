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

package io.github.payscore.benchmarks.endtoend.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * A JVM that reads commands from its standard input and ends when that ends, so it cannot
 * outlive this one. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class JavaProcess implements AutoCloseable {

	private static final Duration END_LIMIT = Duration.ofSeconds(5);

	private final String name;

	private final Process process;

	private final BufferedWriter input;

	private final BufferedReader output;

	private JavaProcess(String name, Process process) {
		this.name = name;
		this.process = process;
		this.input = process.outputWriter(StandardCharsets.UTF_8);
		this.output = process.inputReader(StandardCharsets.UTF_8);
	}

	/**
	 * Start a JVM with the class path of this one.
	 * @param name what to call it in messages
	 * @param jvmFlags what to tell the JVM
	 * @param main its main class
	 * @param arguments the arguments of its main method
	 * @return the process
	 * @throws IOException if it cannot be started
	 */
	public static JavaProcess start(String name, List<String> jvmFlags, Class<?> main, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmFlags);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		return new JavaProcess(name, new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
	}

	/**
	 * Send a command.
	 * @param line the command
	 */
	public void send(String line) {
		try {
			this.input.write(line);
			this.input.newLine();
			this.input.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.name + " has ended; see what it wrote to the standard error", ex);
		}
	}

	/**
	 * Wait for the next line that the process prints.
	 * @param limit how long to wait
	 * @return the line
	 */
	public String receive(Duration limit) {
		try {
			String line = CompletableFuture.supplyAsync(this::readLine, JavaProcess::startReader)
				.get(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (line == null) {
				throw new IllegalStateException(this.name + " has ended; see what it wrote to the standard error");
			}
			return line;
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("%s was silent for %d s".formatted(this.name, limit.toSeconds()), ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Nothing could be read from " + this.name, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for " + this.name, ex);
		}
	}

	private static void startReader(Runnable read) {
		Thread reader = new Thread(read, "process-reader");
		reader.setDaemon(true);
		reader.start();
	}

	private @Nullable String readLine() {
		try {
			return this.output.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * End the process.
	 */
	@Override
	public void close() {
		try (this.input) {
			// The end of its input ends it
		}
		catch (IOException ex) {
			// Then it has ended already, or is ended below
		}
		try {
			if (!this.process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
