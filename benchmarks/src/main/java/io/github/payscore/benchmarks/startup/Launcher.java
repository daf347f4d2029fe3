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

package io.github.payscore.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts applications in processes of their own, one after the other.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Launcher {

	private static final String BOUNCY_CASTLE = "org.bouncycastle.";

	private final Path directory;

	private final KeyFiles keyFiles;

	private Launcher(Path directory, KeyFiles keyFiles) {
		this.directory = directory;
		this.keyFiles = keyFiles;
	}

	// The directory is where they run, and where their keys and their output go.
	static Launcher create(Path directory) throws IOException {
		Path created = Files.createDirectories(directory).toAbsolutePath();
		return new Launcher(created, KeyFiles.write(created));
	}

	// Start and measure.
	Launch launch(Application application) throws IOException, InterruptedException {
		String[] figures = run(application).split(" ", -1);
		return new Launch(application, Long.parseLong(figures[0]), Integer.parseInt(figures[1]));
	}

	// Start with a log of the classes, which takes longer.
	int countBouncyCastleClasses(Application application) throws IOException, InterruptedException {
		Path log = this.directory.resolve("classes.log");
		run(application, "-Xlog:class+load:file=" + log.getFileName() + ":none");
		try (Stream<String> classes = Files.lines(log)) {
			return (int) classes.filter((line) -> line.startsWith(BOUNCY_CASTLE)).count();
		}
	}

	private String run(Application application, String... options) throws IOException, InterruptedException {
		Path output = this.directory.resolve("output.txt");
		Process process = new ProcessBuilder(command(application, options)).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		waitFor(process);
		return figures(application, output);
	}

	private List<String> command(Application application, String... options) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(Arrays.asList(options));
		command.add("-cp");
		command.add(application.classPath().value());
		command.add(StartedApplication.class.getName());
		command.addAll(application.arguments(this.keyFiles));
		return command;
	}

	private void waitFor(Process process) throws InterruptedException {
		try {
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				throw new IllegalStateException("The application did not end within 5 minutes");
			}
		}
		finally {
			process.destroyForcibly();
		}
	}

	private String figures(Application application, Path output) throws IOException {
		String text = Files.readString(output);
		return text.lines()
			.filter((line) -> line.startsWith(StartedApplication.READY))
			.map((line) -> line.substring(StartedApplication.READY.length()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"The application '%s' did not start:%n%s".formatted(application.reportName(), text)));
	}

}
