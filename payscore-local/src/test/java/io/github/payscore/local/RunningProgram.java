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

package io.github.payscore.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program of another language.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RunningProgram {

	private static final Path EXAMPLES = Path.of("src/test/examples").toAbsolutePath();

	private static final long MINUTES = 3;

	private RunningProgram() {
	}

	public static Path examples() {
		return EXAMPLES;
	}

	/**
	 * Tell whether a program can be run on this machine.
	 * @param command the program with arguments that let it end at once
	 * @return whether it ends well
	 */
	public static boolean isThere(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run a program to its end.
	 * @param folder where it runs
	 * @param environment its environment, in place of this one but for the path
	 * @param input its standard input
	 * @param command the program with its arguments
	 * @return its standard output
	 */
	public static String run(Path folder, Map<String, String> environment, String input, String... command) {
		try {
			Path output = Files.createTempFile(Path.of("target"), "output", null);
			Path in = Files.writeString(Files.createTempFile(Path.of("target"), "input", null), input);
			ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
				.redirectErrorStream(true)
				.redirectInput(in.toFile())
				.redirectOutput(output.toFile());
			builder.environment().putAll(environment);
			Process process = builder.start();
			boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
			String text = Files.readString(output);
			assertThat(ended && process.exitValue() == 0).as("%s: %s", List.of(command), text).isTrue();
			return text;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Read the variables that the local WeChat Pay writes for applications.
	 * @param merchant the name of the merchant
	 * @return the variables
	 */
	public static Map<String, String> environment(String merchant) {
		try {
			Path env = RunningLocalWeChatPay.get().folder().resolve(merchant).resolve(".env");
			return Files.readAllLines(env)
				.stream()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split("=", 2))
				.collect(Collectors.toMap((variable) -> variable[0], (variable) -> variable[1]));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
