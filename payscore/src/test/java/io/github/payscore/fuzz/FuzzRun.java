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

package io.github.payscore.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * Runs Jazzer on one target, in a process of its own. Without the system property
 * {@code fuzz.seconds} it tries a fixed number of inputs that are the same every time;
 * with it, as many as it can in that time. Everything it wrote stays in
 * {@code target/fuzz}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FuzzRun {

	private static final long STARTUP_MINUTES = 20;

	private final Class<?> target;

	private final Path directory;

	private final List<String> instrumented = new ArrayList<>(List.of("io.github.payscore.**"));

	private final List<String> options = new ArrayList<>();

	FuzzRun(Class<?> target) throws IOException {
		this.target = target;
		this.directory = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
		FileSystemUtils.deleteRecursively(this.directory);
		for (String folder : List.of("corpus", "seeds", "findings")) {
			Files.createDirectories(this.directory.resolve(folder));
		}
	}

	// Lets the coverage of other code guide the search too
	FuzzRun instrument(String... packages) {
		this.instrumented.addAll(List.of(packages));
		return this;
	}

	FuzzRun seed(String name, byte[] content) throws IOException {
		Files.write(this.directory.resolve("seeds").resolve(name), content);
		return this;
	}

	FuzzRun seeds(String folder) throws IOException {
		File[] files = new ClassPathResource(folder).getFile().listFiles();
		for (File file : (files != null) ? files : new File[0]) {
			seed(file.getName(), Files.readAllBytes(file.toPath()));
		}
		return this;
	}

	FuzzRun dictionary(String name) throws IOException {
		this.options.add("-dict=" + new ClassPathResource(name).getFile());
		return this;
	}

	FuzzResult start(int runs) throws IOException, InterruptedException {
		Integer seconds = Integer.getInteger("fuzz.seconds");
		this.options.add((seconds != null) ? "-max_total_time=" + seconds : "-runs=" + runs);
		Path output = this.directory.resolve("output.txt");
		Process process = process().redirectErrorStream(true).redirectOutput(output.toFile()).start();
		try {
			long limit = TimeUnit.MINUTES.toSeconds(STARTUP_MINUTES) + ((seconds != null) ? seconds : 0);
			boolean ended = process.waitFor(limit, TimeUnit.SECONDS);
			return new FuzzResult(ended ? process.exitValue() : null, Files.readString(output),
					this.directory.resolve("findings"));
		}
		finally {
			process.destroyForcibly();
		}
	}

	private ProcessBuilder process() {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx512m", "-XX:+EnableDynamicAgentLoading"));
		// How often a password is hashed is up to the key file, which must not slow the
		// search
		command.addAll(List.of("-Dorg.bouncycastle.pbe.max_iteration_count=10000",
				"-Dorg.bouncycastle.pbe.max_scrypt_memory=33554432"));
		command.addAll(List.of("com.code_intelligence.jazzer.Jazzer", "--target_class=" + this.target.getName(),
				"--instrumentation_includes=" + String.join(File.pathSeparator, this.instrumented),
				"--custom_hook_includes=io.github.payscore.**", "--reproducer_path=" + findings(),
				"-artifact_prefix=" + findings() + File.separator, "-seed=" + Integer.getInteger("fuzz.seed", 1),
				"-timeout=300", "-print_final_stats=1"));
		command.addAll(this.options);
		command.add(this.directory.resolve("corpus").toString());
		command.add(this.directory.resolve("seeds").toString());
		ProcessBuilder process = new ProcessBuilder(command);
		process.environment().put("CLASSPATH", System.getProperty("java.class.path"));
		return process;
	}

	private Path findings() {
		return this.directory.resolve("findings");
	}

}
