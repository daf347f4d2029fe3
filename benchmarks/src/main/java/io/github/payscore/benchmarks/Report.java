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
import java.util.List;

/**
 * The report: a file of which only the measured part is replaced.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Report {

	private static final String BEGIN = "<!-- measured: begin -->";

	private static final String END = "<!-- measured: end -->";

	private static final String NEW_FILE = "# Performance\n\n" + BEGIN + '\n' + END + '\n';

	private final Results results;

	private final StringBuilder text = new StringBuilder();

	Report(Results results) {
		this.results = results;
	}

	void write(Path file) throws IOException {
		String existing = Files.exists(file) ? Files.readString(file) : NEW_FILE;
		int begin = existing.indexOf(BEGIN);
		int end = existing.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IllegalStateException(
					"There are no lines '%s' and '%s' in %s any more. Put them back, or delete the file."
						.formatted(BEGIN, END, file));
		}
		writeSections();
		Files.writeString(file,
				existing.substring(0, begin + BEGIN.length()) + '\n' + this.text + '\n' + existing.substring(end));
	}

	private void writeSections() {
		Figures figures = new Figures(this.results.all());
		Tables tables = new Tables(figures);
		section("## Conditions", Conditions.tables(this.results));
		section("## Targets", Targets.table(figures, Conditions.hasIfma()));
		section("## Whole completions", tables.openSsl());
		for (int callers : List.of(1, 16, 64)) {
			section("### " + callers(callers), tables.clients(callers));
		}
		section("### The first calls of a JVM, 16 callers", tables.cold());
		section("### Pings on the same event loops, 64 callers", tables.pings());
		for (int callers : List.of(1, 16)) {
			section("### From a signature to this library, " + callers(callers), tables.ladder(callers));
		}
		section("## Step by step", tables.jmh("step", "micros", "µs"));
		section("## Notifications", tables.jmh("notification", "perSecond", "per second and thread"));
		section("### Beside forged ones", tables.flood());
		section("## Start-up", tables.startUps());
	}

	private static String callers(int callers) {
		return (callers == 1) ? "1 caller" : callers + " callers";
	}

	private void section(String heading, String content) {
		this.text.append('\n').append(heading).append("\n\n").append(content);
	}

}
