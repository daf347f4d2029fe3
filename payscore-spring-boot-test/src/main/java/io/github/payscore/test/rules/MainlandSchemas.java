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

package io.github.payscore.test.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of the requests of the mainland: the fields of {@code mainland-requests},
 * corrected and completed by {@code mainland-overlay}, and no others. In the overlay, a
 * field is named by its path, such as {@code post_payments[].name}; what stands there is
 * merged into its schema, and {@code null} takes a keyword away. What stands under
 * {@code everywhere} is merged into the requests that have the field.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MainlandSchemas {

	private static final Map<String, RequestSchema> SCHEMAS = load();

	private MainlandSchemas() {
	}

	static RequestSchema of(String request) {
		return Objects.requireNonNull(SCHEMAS.get(request), request);
	}

	private static Map<String, RequestSchema> load() {
		JsonNode overlay = read("mainland-overlay.json");
		Map<String, RequestSchema> schemas = new HashMap<>();
		read("mainland-requests.json").properties().forEach((request) -> {
			ObjectNode schema = (ObjectNode) request.getValue();
			overlay.path("everywhere").properties().forEach((patch) -> {
				ObjectNode field = find(schema, patch.getKey());
				if (field != null) {
					merge(field, patch.getValue());
				}
			});
			overlay.path(request.getKey())
				.properties()
				.forEach((patch) -> merge(findOrAdd(schema, patch.getKey()), patch.getValue()));
			close(schema);
			schemas.put(request.getKey(), new RequestSchema(schema));
		});
		return schemas;
	}

	private static ObjectNode read(String name) {
		try (InputStream content = Objects.requireNonNull(MainlandSchemas.class.getResourceAsStream(name))) {
			return Json.readObject(new String(content.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable ObjectNode find(ObjectNode schema, String path) {
		JsonNode field = schema.at(pointer(path));
		return (field instanceof ObjectNode object) ? object : null;
	}

	private static ObjectNode findOrAdd(ObjectNode schema, String path) {
		ObjectNode field = find(schema, path);
		return (field != null) ? field : schema.withObject(pointer(path));
	}

	private static String pointer(String path) {
		return path.isEmpty() ? "" : "/properties/" + path.replace("[]", "/items").replace(".", "/properties/");
	}

	private static void merge(ObjectNode schema, JsonNode patch) {
		patch.properties().forEach((keyword) -> {
			if (keyword.getValue().isNull()) {
				schema.remove(keyword.getKey());
			}
			else {
				schema.set(keyword.getKey(), keyword.getValue());
			}
		});
	}

	private static void close(JsonNode schema) {
		if (schema.get("properties") instanceof ObjectNode properties) {
			((ObjectNode) schema).put("additionalProperties", false);
			properties.forEach(MainlandSchemas::close);
		}
		if (schema.has("items")) {
			close(schema.get("items"));
		}
	}

}
