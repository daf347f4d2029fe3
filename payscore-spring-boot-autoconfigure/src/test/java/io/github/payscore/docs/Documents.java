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
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents of the project, in both languages.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Documents {

	static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private Documents() {
	}

	static List<Document> all() {
		return Stream.concat(english(), english().map(Documents::chineseOf)).toList();
	}

	static Stream<Document> english() {
		return paths("README.md", "docs/en").map(Document::read);
	}

	static Document chineseOf(Document english) {
		String path = english.path().toString();
		return Document
			.read(Path.of(path.equals("README.md") ? "README.zh-CN.md" : path.replace("docs/en", "docs/zh")));
	}

	/**
	 * Return the paths of the documents in a language, relative to the root.
	 * @param readme the path of the README
	 * @param folder the folder of the guides
	 * @return the paths, in alphabetical order
	 */
	static Stream<Path> paths(String readme, String folder) {
		try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
			List<Path> guides = files.filter((file) -> file.toString().endsWith(".md"))
				.map(ROOT::relativize)
				.sorted()
				.toList();
			return Stream.concat(Stream.of(Path.of(readme)), guides.stream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
