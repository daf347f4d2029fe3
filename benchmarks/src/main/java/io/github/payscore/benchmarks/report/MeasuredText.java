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

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.payscore.benchmarks.Mode;
import io.github.payscore.benchmarks.result.EndToEndResults;
import io.github.payscore.benchmarks.result.Micro;
import io.github.payscore.benchmarks.result.StartUp;

/**
 * The part of the report that is measured, as Markdown.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MeasuredText {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
		.withZone(ZoneOffset.UTC);

	private static final String SMOKE = "\nThis was a smoke run: it shows that everything works, and its figures mean nothing.\n";

	private static final String NOT_MEASURED = "Not measured.\n";

	private final StringBuilder text = new StringBuilder();

	private final List<Target> targets = new ArrayList<>();

	private MeasuredText() {
	}

	static String of(Results results, Mode mode, String chart) {
		MeasuredText text = new MeasuredText();
		String endToEnd = text.endToEnd(results.endToEnd(), chart);
		String startUps = text.startUps(results.startUps());
		if (mode == Mode.SMOKE) {
			text.text.append(SMOKE);
		}
		text.conditions(results);
		text.section("Targets", text.targets());
		text.section("Whole completions", endToEnd);
		text.section("Start-up", startUps);
		text.section("Step by step", micros(results.micros()));
		return text.text.toString();
	}

	private void conditions(Results results) {
		String parts = MarkdownTable.ofText("part", "measured", "by")
			.row("whole completions", date(results.endToEnd()), command(results.endToEnd()))
			.row("start-up", date(results.startUps()), command(results.startUps()))
			.row("step by step", date(results.micros()), command(results.micros()))
			.toString();
		section("Conditions", String.join("\n", parts, Machine.table(), Versions.table()));
	}

	private static String date(@Nullable Measured<?> measured) {
		return (measured != null) ? DATE.format(measured.at()) : "never";
	}

	private static String command(@Nullable Measured<?> measured) {
		return (measured != null) ? "`" + measured.command() + "`" : "";
	}

	private String targets() {
		if (this.targets.isEmpty()) {
			return NOT_MEASURED;
		}
		MarkdownTable table = MarkdownTable.ofText("subject", "comparison", "measured", "limit", "");
		this.targets.forEach((target) -> table.row(target.subject(), target.comparison(), target.measured(),
				target.limit(), target.verdict()));
		return table.toString();
	}

	private String endToEnd(@Nullable Measured<EndToEndResults> measured, String chart) {
		if (measured == null) {
			return NOT_MEASURED;
		}
		EndToEndFigures figures = new EndToEndFigures(measured.results());
		this.targets.addAll(EndToEndTargets.of(figures));
		EndToEndTables tables = new EndToEndTables(figures);
		StringBuilder section = new StringBuilder();
		section.append("![CPU and p99 of each subject](").append(chart).append(")\n\n").append(tables.openSsl());
		for (int callers : figures.callers()) {
			section.append(subsection((callers == 1) ? "1 caller" : callers + " callers", tables.completions(callers)));
		}
		section.append(subsection("Pings on the same event loops", tables.pings()));
		section.append(subsection("Over time", tables.soaks()));
		return section.toString();
	}

	private String startUps(@Nullable Measured<List<StartUp>> measured) {
		if (measured == null) {
			return NOT_MEASURED;
		}
		StartUpFigures figures = new StartUpFigures(measured.results());
		this.targets.addAll(figures.targets());
		return figures.table();
	}

	private static String micros(@Nullable Measured<List<Micro>> measured) {
		if (measured == null) {
			return NOT_MEASURED;
		}
		MarkdownTable table = MarkdownTable.ofFigures("step", "provider", "µs", "±", "allocated bytes");
		for (Micro micro : measured.results()) {
			table.row(micro.benchmark(), micro.provider(), Figure.of(micro.micros()), Figure.of(micro.error()),
					Figure.whole(micro.allocatedBytes()));
		}
		return table.toString();
	}

	private void section(String heading, String content) {
		this.text.append("\n## ").append(heading).append("\n\n").append(content);
	}

	private static String subsection(String heading, String content) {
		return "\n### " + heading + "\n\n" + content;
	}

}
