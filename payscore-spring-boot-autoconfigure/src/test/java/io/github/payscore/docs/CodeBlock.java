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

package io.github.payscore.docs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code block of a document.
 *
 * @param language the language that is named at its begin
 * @param reference the name of the snippet that is named on the line before, or nothing
 * @param firstLine the number of its first line, counted from 0
 * @param lastLine the number of its last line
 * @param content the lines between them
 * @author PayScore for Spring Boot contributors
 */
record CodeBlock(String language, String reference, int firstLine, int lastLine, List<String> content) {

	private static final Pattern REFERENCE = Pattern.compile("<!-- snippet: (\\S+) -->");

	static CodeBlock of(List<String> document, int firstLine, int lastLine) {
		String language = document.get(firstLine).strip().substring(3);
		Matcher reference = REFERENCE.matcher((firstLine > 0) ? document.get(firstLine - 1) : "");
		return new CodeBlock(language, reference.matches() ? reference.group(1) : "", firstLine, lastLine,
				document.subList(firstLine + 1, lastLine));
	}

	boolean isJava() {
		return this.language.equals("java");
	}

	boolean contains(int line) {
		return line >= this.firstLine && line <= this.lastLine;
	}

}
