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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.util.FileSystemUtils;

/**
 * Measures, and writes the report. Runs in the root directory of the project.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Benchmarks {

	private static final Path TARGET = Path.of("benchmarks", "target");

	private static final Path DOCS = Path.of("docs", "en", "performance.md");

	private final Settings settings;

	private final Results results;

	private Benchmarks(Settings settings) {
		this.settings = settings;
		// So that the figures of a smoke run never get among others
		this.results = new Results(TARGET.resolve("results").resolve(settings.mode().name().toLowerCase(Locale.ROOT)));
	}

	/**
	 * Measure what the system properties ask for.
	 * @param args none
	 */
	public static void main(String[] args) {
		// Some of the clients leave threads behind that would keep the process alive
		System.exit(exitCode());
	}

	private static int exitCode() {
		try {
			new Benchmarks(Settings.ofSystemProperties()).run();
			return 0;
		}
		catch (IOException | RuntimeException | Error ex) {
			ex.printStackTrace();
			return 1;
		}
	}

	private void run() throws IOException {
		Path folder = Files.createTempDirectory("payscore-benchmarks");
		try {
			KeyFolder keys = new KeyFolder(folder);
			keys.generate();
			for (Part part : this.settings.parts()) {
				run(part, keys);
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private void run(Part part, KeyFolder keys) throws IOException {
		switch (part) {
			case LOAD -> save(part, new LoadRun(this.settings, keys).run());
			case STEPS -> save(part, new JmhRun(this.settings.mode()).steps());
			case NOTIFICATIONS -> save(part, notifications());
			case STARTUP -> save(part, new StartUps(this.settings.mode(), keys).run());
			case REPORT -> report();
		}
	}

	private List<Result> notifications() {
		List<Result> results = new ArrayList<>(new JmhRun(this.settings.mode()).notifications());
		results.addAll(new NotificationFlood().run(this.settings.mode().flood()));
		return results;
	}

	private void save(Part part, List<Result> results) {
		this.results.save(part, this.settings, results);
	}

	private void report() throws IOException {
		Path file = this.settings.toDocs() ? DOCS : TARGET.resolve("performance.md");
		new Report(this.results).write(file);
		System.out.println("The report is " + file.toAbsolutePath());
	}

}
