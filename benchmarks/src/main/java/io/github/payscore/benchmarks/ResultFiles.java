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
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.benchmarks.report.Measured;
import io.github.payscore.benchmarks.report.Results;
import io.github.payscore.benchmarks.result.EndToEndResults;
import io.github.payscore.benchmarks.result.Micro;
import io.github.payscore.benchmarks.result.StartUp;

/**
 * The results of each part in a file, so that a part can be measured again alone.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ResultFiles {

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final Path directory;

	ResultFiles(Path directory) {
		this.directory = directory;
	}

	void save(Part part, String command, Object results) {
		try {
			Files.createDirectories(this.directory);
			String json = this.mapper.writerWithDefaultPrettyPrinter()
				.writeValueAsString(new Measured<>(Instant.now(), command, results));
			Files.writeString(file(part), json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Results load() {
		return new Results(load(Part.ENDTOEND, new TypeReference<Measured<EndToEndResults>>() {
		}), load(Part.STARTUP, new TypeReference<Measured<List<StartUp>>>() {
		}), load(Part.JMH, new TypeReference<Measured<List<Micro>>>() {
		}));
	}

	private <T> @Nullable Measured<T> load(Part part, TypeReference<Measured<T>> type) {
		Path file = file(part);
		return Files.exists(file) ? this.mapper.readValue(file.toFile(), type) : null;
	}

	private Path file(Part part) {
		return this.directory.resolve(part.argument() + ".json");
	}

}
