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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.github.payscore.KnownError;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the tables of error codes.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares a document with the code
@Tag("once")
class ErrorCodesGuideTests {

	@Test
	void guideWhenReadThenSaysWhatTheExceptionSays() {
		assertThat(rows("docs/en/error-codes.md")).containsExactlyElementsOf(Arrays.stream(KnownError.values())
			.map((error) -> List.of("`" + error.getCode() + "`", error.getMeaning(), error.getAdvice(), link(error)))
			.toList());
	}

	@Test
	void guideWhenReadInChineseThenHasTheSameCodes() {
		assertThat(rows("docs/zh/error-codes.md").map((row) -> List.of(row.get(0), row.get(row.size() - 1))))
			.containsExactlyElementsOf(Arrays.stream(KnownError.values())
				.map((error) -> List.of("`" + error.getCode() + "`", link(error)))
				.toList());
	}

	private static Stream<List<String>> rows(String guide) {
		return Document.read(Path.of(guide)).tableRows().stream().filter((row) -> row.get(0).startsWith("`"));
	}

	private static String link(KnownError error) {
		String source = error.getSource();
		return "[%s](%s)".formatted(source.substring(source.lastIndexOf('/') + 1), source);
	}

}
