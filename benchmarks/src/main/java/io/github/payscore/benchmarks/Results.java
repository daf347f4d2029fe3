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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results of each part in a file of its own, so that a part can be measured again
 * alone. The first line says when and how, each other line is a {@link Result}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Results {

	private static final JsonMapper JSON = new JsonMapper();

	private final Path directory;

	Results(Path directory) {
		this.directory = directory;
	}

	// Return a result as one line.
	static String toLine(Result result) {
		return JSON.writeValueAsString(result);
	}

	static Result ofLine(String line) {
		return JSON.readValue(line, Result.class);
	}

	void save(Part part, Settings settings, List<Result> results) {
		List<String> lines = new ArrayList<>();
		lines.add(JSON.writeValueAsString(
				new Run(Instant.now().toString(), settings.command(), settings.mode(), settings.rounds())));
		results.forEach((result) -> lines.add(toLine(result)));
		try {
			Files.createDirectories(this.directory);
			Files.write(file(part), lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read when and how a part was measured.
	 * @param part the part
	 * @return that, or {@code null} if it was not measured
	 */
	@Nullable Run run(Part part) {
		List<String> lines = lines(part);
		return lines.isEmpty() ? null : JSON.readValue(lines.get(0), Run.class);
	}

	// Read the results of all parts.
	List<Result> all() {
		return List.of(Part.values())
			.stream()
			.flatMap((part) -> lines(part).stream().skip(1))
			.map(Results::ofLine)
			.toList();
	}

	private List<String> lines(Part part) {
		try {
			return Files.exists(file(part)) ? Files.readAllLines(file(part)) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(Part part) {
		return this.directory.resolve(part.name().toLowerCase(Locale.ROOT) + ".json");
	}

	/**
	 * When and how a part was measured.
	 *
	 * @param at when it ended
	 * @param command the command
	 * @param mode how thoroughly
	 * @param rounds in how many rounds
	 */
	record Run(String at, String command, Mode mode, int rounds) {
	}

}
