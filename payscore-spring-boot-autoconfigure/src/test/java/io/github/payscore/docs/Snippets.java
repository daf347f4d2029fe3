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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The snippets of Java that documents include: what stands between {@code // tag::name[]}
 * and {@code // end::name[]} in a class of this package, here or in the local WeChat Pay.
 * A name that comes twice in a class is one snippet of two parts.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Snippets {

	private static final Path FOLDER = Path.of("src/test/java/io/github/payscore/docs");

	private static final Path FOLDER_OF_LOCAL = Path.of("../payscore-local").resolve(FOLDER);

	private static final Pattern MARK = Pattern.compile("\\s*// (tag|end)::(\\w+)\\[]");

	private Snippets() {
	}

	/**
	 * Read all of them.
	 * @return the lines by name, which is the class, {@code #} and the tag
	 */
	static Map<String, List<String>> read() {
		Map<String, List<String>> snippets = new LinkedHashMap<>();
		try (Stream<Path> files = Files.list(FOLDER); Stream<Path> ofLocal = Files.list(FOLDER_OF_LOCAL)) {
			for (Path file : Stream.concat(files, ofLocal).sorted().toList()) {
				String type = file.getFileName().toString().replace(".java", "");
				tagged(Files.readAllLines(file))
					.forEach((tag, lines) -> snippets.put(type + "#" + tag, withoutIndentation(lines)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return snippets;
	}

	private static Map<String, List<String>> tagged(List<String> source) {
		Map<String, List<String>> tagged = new LinkedHashMap<>();
		List<String> open = new ArrayList<>();
		for (String line : source) {
			Matcher mark = MARK.matcher(line);
			if (!mark.matches()) {
				open.forEach((tag) -> tagged.get(tag).add(line.replace("\t", "    ")));
			}
			else if (mark.group(1).equals("tag")) {
				open.add(mark.group(2));
				tagged.computeIfAbsent(mark.group(2), (tag) -> new ArrayList<>());
			}
			else if (!open.remove(mark.group(2))) {
				throw new IllegalStateException("Nothing begins before '%s'".formatted(line.strip()));
			}
		}
		return tagged;
	}

	private static List<String> withoutIndentation(List<String> lines) {
		String text = lines.stream().collect(Collectors.joining("\n"));
		return text.stripIndent().strip().lines().toList();
	}

}
