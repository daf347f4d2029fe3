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

import java.nio.file.Path;

import io.github.payscore.benchmarks.endtoend.EndToEnd;
import io.github.payscore.benchmarks.micro.MicroBenchmarks;
import io.github.payscore.benchmarks.report.Report;
import io.github.payscore.benchmarks.startup.StartUps;

/**
 * Measures, and writes the report. Runs in the root directory of the project.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Benchmarks {

	private static final Path TARGET = Path.of("benchmarks", "target");

	private final Arguments arguments;

	private final ResultFiles files;

	private Benchmarks(Arguments arguments) {
		this.arguments = arguments;
		this.files = new ResultFiles(TARGET.resolve("results").resolve(arguments.mode().argument()));
	}

	/**
	 * Measure.
	 * @param args the mode, {@code full} or {@code smoke}, and optionally the parts
	 */
	public static void main(String[] args) {
		// Some of the clients leave threads behind that would keep the process alive
		System.exit(exitCode(args));
	}

	private static int exitCode(String... args) {
		try {
			return run(args);
		}
		catch (RuntimeException | Error ex) {
			ex.printStackTrace();
			return 1;
		}
	}

	private static int run(String... args) {
		Arguments arguments;
		try {
			arguments = Arguments.parse(args);
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			return 2;
		}
		new Benchmarks(arguments).run();
		return 0;
	}

	private void run() {
		for (Part part : this.arguments.parts()) {
			measure(part);
		}
		Path report = new Report(this.files.load(), this.arguments.mode()).write(reportFile());
		System.out.println("The report is " + report.toAbsolutePath());
	}

	private void measure(Part part) {
		Mode mode = this.arguments.mode();
		switch (part) {
			case JMH -> save(part, new MicroBenchmarks(mode).run());
			case STARTUP -> save(part, new StartUps(mode).run());
			case ENDTOEND -> save(part, new EndToEnd(mode).run());
			case REPORT -> {
			}
		}
	}

	private void save(Part part, Object results) {
		this.files.save(part, this.arguments.command(), results);
	}

	private Path reportFile() {
		return switch (this.arguments.mode()) {
			case FULL -> Path.of("docs", "en", "performance.md");
			case SMOKE -> TARGET.resolve("performance.md");
		};
	}

}
