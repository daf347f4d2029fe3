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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table in Markdown.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MarkdownTable {

	private static final String LEFT = "---|";

	private static final String RIGHT = "---:|";

	private final List<String> lines = new ArrayList<>();

	private MarkdownTable(String alignment, String... headings) {
		row(headings);
		this.lines.add("|" + LEFT + String.join("", Collections.nCopies(headings.length - 1, alignment)));
	}

	// Begin a table of text.
	static MarkdownTable ofText(String... headings) {
		return new MarkdownTable(LEFT, headings);
	}

	// Begin a table of figures, after a first column of text.
	static MarkdownTable ofFigures(String... headings) {
		return new MarkdownTable(RIGHT, headings);
	}

	MarkdownTable row(String... cells) {
		this.lines.add("| " + String.join(" | ", cells) + " |");
		return this;
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines) + "\n";
	}

}
