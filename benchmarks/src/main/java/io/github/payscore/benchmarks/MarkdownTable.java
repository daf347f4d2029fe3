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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A table in Markdown, and the figures in it. What was not measured is not a number, and
 * stays so through all calculations.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MarkdownTable {

	private static final String NONE = "–";

	private final List<String> lines = new ArrayList<>();

	private MarkdownTable(String alignment, String... headings) {
		row(headings);
		this.lines.add("|---|" + String.join("", Collections.nCopies(headings.length - 1, alignment)));
	}

	// Begin a table of text.
	static MarkdownTable ofText(String... headings) {
		return new MarkdownTable("---|", headings);
	}

	// Begin a table of figures, after a first column of text.
	static MarkdownTable ofFigures(String... headings) {
		return new MarkdownTable("---:|", headings);
	}

	MarkdownTable row(String... cells) {
		this.lines.add("| " + String.join(" | ", cells) + " |");
		return this;
	}

	// Add a row of figures, unless none of them was measured.
	void figures(String title, double... figures) {
		List<String> cells = new ArrayList<>(List.of(title));
		boolean measured = false;
		for (double figure : figures) {
			cells.add(figure(figure));
			measured |= Double.isFinite(figure);
		}
		if (measured) {
			row(cells.toArray(String[]::new));
		}
	}

	// Write with three significant digits, or more where the number is large.
	static String figure(double value) {
		if (!Double.isFinite(value)) {
			return NONE;
		}
		if (value == 0) {
			return "0";
		}
		double magnitude = Math.abs(value);
		int decimals = 4;
		for (double limit = 0.1; decimals > 0 && magnitude >= limit; limit *= 10) {
			decimals--;
		}
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}
