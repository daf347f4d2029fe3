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

package io.github.payscore.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.payscore.benchmarks.Mode;
import io.github.payscore.benchmarks.result.EndToEndResults;

/**
 * The report: a file of which only the measured part is replaced, and a chart beside it.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Report {

	private static final String BEGIN = "<!-- measured: begin -->";

	private static final String END = "<!-- measured: end -->";

	private static final String FRAME = """
			# Performance

			What stands between the two marks in the source of this page was written by the [benchmarks](../../benchmarks/README.md); do not edit it.

			%s
			%s

			## Findings
			"""
		.formatted(BEGIN, END);

	private final Results results;

	private final Mode mode;

	/**
	 * Create the report.
	 * @param results what was measured
	 * @param mode how thoroughly
	 */
	public Report(Results results, Mode mode) {
		this.results = results;
		this.mode = mode;
	}

	/**
	 * Write it.
	 * @param file the file; what a person wrote in it stays
	 * @return the file
	 */
	public Path write(Path file) {
		Path chart = file.resolveSibling(file.getFileName().toString().replace(".md", ".svg"));
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, replaceMeasured(existing(file), chart));
			writeChart(chart);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file;
	}

	private String replaceMeasured(String existing, Path chart) {
		int begin = existing.indexOf(BEGIN);
		int end = existing.indexOf(END);
		if (begin < 0 || end < begin) {
			throw new IllegalStateException(
					"The report has no lines '%s' and '%s' any more. Put them back, or delete the file."
						.formatted(BEGIN, END));
		}
		String measured = MeasuredText.of(this.results, this.mode, chart.getFileName().toString());
		return existing.substring(0, begin + BEGIN.length()) + '\n' + measured + '\n' + existing.substring(end);
	}

	private static String existing(Path file) throws IOException {
		return Files.exists(file) ? Files.readString(file) : FRAME;
	}

	private void writeChart(Path chart) throws IOException {
		Measured<EndToEndResults> endToEnd = this.results.endToEnd();
		if (endToEnd != null) {
			Files.write(chart, new Chart(new EndToEndFigures(endToEnd.results())).svg());
		}
	}

}
