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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the READMEs and the guides. With the system property {@code snippets.write}
 * the Java in them is replaced by the snippets first.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares documents with sources
@Tag("once")
class DocumentationTests {

	private static final Pattern TYPE = Pattern.compile("io\\.github\\.payscore(\\.[a-z0-9]+)*\\.[A-Z]\\w+");

	private static final Map<String, List<String>> SNIPPETS = Snippets.read();

	@BeforeAll
	static void writeSnippets() {
		if (Boolean.getBoolean("snippets.write")) {
			documents().forEach(DocumentationTests::writeSnippets);
		}
	}

	private static void writeSnippets(Document document) {
		List<String> lines = new ArrayList<>(document.lines());
		List<CodeBlock> blocks = document.codeBlocks();
		for (int i = blocks.size() - 1; i >= 0; i--) {
			CodeBlock block = blocks.get(i);
			if (block.isJava() && SNIPPETS.containsKey(block.reference())) {
				List<String> content = lines.subList(block.firstLine() + 1, block.lastLine());
				content.clear();
				content.addAll(SNIPPETS.get(block.reference()));
			}
		}
		document.write(lines);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void javaWhenInDocumentThenIsSnippet(Document document) {
		document.codeBlocks().stream().filter(CodeBlock::isJava).forEach((block) -> assertIsSnippet(document, block));
	}

	private static void assertIsSnippet(Document document, CodeBlock block) {
		String place = "%s:%d".formatted(document, block.firstLine() + 1);
		assertThat(SNIPPETS.keySet())
			.as("%s: the line before the Java must name one of the snippets,"
					+ " as in <!-- snippet: Type#tag -->, but names '%s'", place, block.reference())
			.contains(block.reference());
		assertThat(block.content())
			.as("%s: is not %s; run the test with -Dsnippets.write=true", place, block.reference())
			.isEqualTo(SNIPPETS.get(block.reference()));
	}

	@Test
	void snippetWhenCompiledThenIsInDocument() {
		Set<String> used = documents().flatMap((document) -> document.codeBlocks().stream())
			.map(CodeBlock::reference)
			.collect(Collectors.toSet());
		assertThat(used).as("snippets that documents use").containsAll(SNIPPETS.keySet());
	}

	@Test
	void guideWhenInOneLanguageThenIsInOther() {
		assertThat(Documents.paths("README.md", "docs/zh").map(Path::getFileName))
			.containsExactlyElementsOf(Documents.paths("README.md", "docs/en").map(Path::getFileName).toList());
	}

	@ParameterizedTest
	@MethodSource("english")
	void documentWhenTranslatedThenHasSameStructure(Document english) {
		Document chinese = Documents.chineseOf(english);
		assertThat(chinese.structure()).as("%s compared with %s", chinese, english)
			.containsExactlyElementsOf(english.structure());
	}

	@ParameterizedTest
	@MethodSource({ "documents", "englishOnly" })
	void linkWhenRelativeThenResolves(Document document) {
		document.links()
			.stream()
			.filter((link) -> !link.contains("://"))
			.forEach((link) -> assertResolves(document, link));
	}

	private static void assertResolves(Document document, String link) {
		String[] parts = link.split("#", 2);
		Path target = parts[0].isEmpty() ? document.path() : document.path().resolveSibling(parts[0]).normalize();
		assertThat(Documents.ROOT.resolve(target)).as("%s links to %s", document, link).exists();
		if (parts.length == 2) {
			assertThat(Document.read(target).anchors()).as("headings of %s, as %s links to", target, document)
				.contains(parts[1]);
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void typeWhenNamedWithItsPackageThenExists(Document document) {
		assertThat(document.codeSpans().stream().filter(TYPE.asMatchPredicate())).allSatisfy(
				(type) -> assertThat(ClassUtils.isPresent(type, null)).as("%s: %s exists", document, type).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README.zh-CN.md" })
	void readmeWhenReadThenIsShort(String readme) {
		assertThat(Document.read(Path.of(readme)).lines()).hasSizeLessThanOrEqualTo(150);
	}

	@ParameterizedTest
	@MethodSource("documents")
	void codeBlockWhenBegunThenIsEnded(Document document) {
		assertThat(document.lines().stream().filter((line) -> line.stripLeading().startsWith("```")).count() % 2)
			.isZero();
	}

	static Stream<Document> documents() {
		return Documents.all().stream();
	}

	static Stream<Document> englishOnly() {
		return Stream.of("CONTRIBUTING.md", "benchmarks/README.md").map(Path::of).map(Document::read);
	}

	static Stream<Document> english() {
		return Documents.english();
	}

}
