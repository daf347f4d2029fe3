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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A document in Markdown, as far as the tests understand it.
 *
 * @param path the path, relative to the root of the project
 * @param lines the lines
 * @author PayScore for Spring Boot contributors
 */
record Document(Path path, List<String> lines) {

	private static final String FENCE = "```";

	private static final Pattern HEADING = Pattern.compile("(#+) +(.*)");

	private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

	private static final Pattern CODE_SPAN = Pattern.compile("`([^`]+)`");

	private static final Pattern LIST_ITEM = Pattern.compile(" *(-|\\d+\\.) .*");

	static Document read(Path path) {
		try {
			return new Document(path, Files.readAllLines(Documents.ROOT.resolve(path)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void write(List<String> newLines) {
		try {
			Files.writeString(Documents.ROOT.resolve(this.path), String.join("\n", newLines) + "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<CodeBlock> codeBlocks() {
		List<CodeBlock> blocks = new ArrayList<>();
		int[] fences = IntStream.range(0, this.lines.size()).filter(this::isFence).toArray();
		for (int i = 0; i + 1 < fences.length; i += 2) {
			blocks.add(CodeBlock.of(this.lines, fences[i], fences[i + 1]));
		}
		return blocks;
	}

	private boolean isFence(int line) {
		return this.lines.get(line).stripLeading().startsWith(FENCE);
	}

	/**
	 * Return what is no code block.
	 * @return the lines, with nothing in the place of code blocks
	 */
	private Stream<String> prose() {
		List<CodeBlock> blocks = codeBlocks();
		return IntStream.range(0, this.lines.size())
			.filter((line) -> blocks.stream().noneMatch((block) -> block.contains(line)))
			.mapToObj(this.lines::get);
	}

	List<String> codeSpans() {
		return prose().flatMap((line) -> CODE_SPAN.matcher(line).results()).map((match) -> match.group(1)).toList();
	}

	List<String> links() {
		return prose().map((line) -> CODE_SPAN.matcher(line).replaceAll(""))
			.flatMap((line) -> LINK.matcher(line).results())
			.map((match) -> match.group(1))
			.toList();
	}

	/**
	 * Return what a link can point at.
	 * @return the names that GitHub gives the headings
	 */
	List<String> anchors() {
		return prose().map(HEADING::matcher)
			.filter(Matcher::matches)
			.map((heading) -> heading.group(2)
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N}_ -]", "")
				.replace(' ', '-'))
			.toList();
	}

	List<List<String>> tableRows() {
		return prose().filter((line) -> line.startsWith("|"))
			.map((line) -> Stream.of(line.split("\\|")).map(String::strip).skip(1).toList())
			.toList();
	}

	/**
	 * Return the document without its words: what two languages have in common.
	 * @return for each section its heading, table rows, list items, snippets and code
	 * blocks
	 */
	List<String> structure() {
		List<StringBuilder> sections = new ArrayList<>(List.of(new StringBuilder("start")));
		for (int line = 0; line < this.lines.size(); line++) {
			String element = element(line);
			if (element.startsWith("#")) {
				sections.add(new StringBuilder(sections.size() + ". section:"));
			}
			sections.get(sections.size() - 1).append(element.isEmpty() ? "" : " " + element);
		}
		return sections.stream().map(StringBuilder::toString).toList();
	}

	private String element(int number) {
		String line = this.lines.get(number);
		CodeBlock block = codeBlocks().stream().filter((code) -> code.contains(number)).findFirst().orElse(null);
		if (block != null) {
			return (block.firstLine() == number) ? FENCE + block.language() + block.reference() : "";
		}
		Matcher heading = HEADING.matcher(line);
		if (heading.matches()) {
			return heading.group(1);
		}
		Matcher item = LIST_ITEM.matcher(line);
		return item.matches() ? item.group(1) : line.startsWith("|") ? "|" : "";
	}

	@Override
	public String toString() {
		return this.path.toString();
	}

}
