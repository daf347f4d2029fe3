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

package io.github.payscore.order;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The request of a call against its page: which fields are missing, have another type,
 * are required where they are not and vice versa, or are sent and not documented.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RequestComparison {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final String name;

	private final OpenApiSchema page;

	private final Class<?> type;

	private final Map<String, String> instead;

	private final Function<Object, Mono<?>> operation;

	/**
	 * Create a comparison.
	 * @param name the name of the call
	 * @param page the request on the page
	 * @param type the record
	 * @param instead values in the place of examples that cannot be sent, by field
	 * @param operation makes the call, with operations that have no defaults
	 * @param <R> the type of the record
	 */
	public <R> RequestComparison(String name, OpenApiSchema page, Class<R> type, Map<String, String> instead,
			Function<R, Mono<?>> operation) {
		this.name = name;
		this.page = page;
		this.type = type;
		this.instead = instead;
		this.operation = (request) -> operation.apply(type.cast(request));
	}

	public Set<String> differences() {
		Set<String> differences = new TreeSet<>();
		Map<String, String> documented = this.page.types(false);
		Map<String, String> record = WireRecord.types(this.type);
		documented.forEach((path, type) -> {
			if (!type.equals(record.get(path))) {
				differences.add("%s: %s should be %s but is %s".formatted(this.name, path, type, record.get(path)));
			}
			if (this.page.required().contains(path) != isRequired(path)) {
				differences.add("%s: %s is required by the %s only".formatted(this.name, path,
						this.page.required().contains(path) ? "page" : "record"));
			}
		});
		new TreeMap<>(record).forEach((path, type) -> {
			if (!documented.containsKey(path) && !isRefused(path)) {
				differences.add("%s: %s is in the record only".formatted(this.name, path));
			}
		});
		return differences;
	}

	private boolean isRequired(String path) {
		JsonNode example = example();
		parent(example, path).remove(field(path));
		return refuses(example);
	}

	private boolean isRefused(String path) {
		JsonNode example = example();
		parent(example, path).put(field(path), "x");
		return refuses(example);
	}

	private JsonNode example() {
		ObjectNode example = MAPPER.valueToTree(this.page.example());
		this.instead.forEach(example::put);
		return example;
	}

	private boolean refuses(JsonNode json) {
		try {
			return this.operation.apply(MAPPER.treeToValue(json, this.type)) == null;
		}
		catch (JacksonException ex) {
			assertThat(ex).as("%s %s", this.name, json).hasRootCauseInstanceOf(IllegalArgumentException.class);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return true;
		}
	}

	private static ObjectNode parent(JsonNode json, String path) {
		JsonNode parent = json;
		String[] names = path.split("\\.");
		for (String name : Arrays.copyOf(names, names.length - 1)) {
			parent = name.endsWith("[]") ? ((ArrayNode) parent.get(name.substring(0, name.length() - 2))).get(0)
					: parent.get(name);
		}
		return (ObjectNode) parent;
	}

	private static String field(String path) {
		return path.substring(path.lastIndexOf('.') + 1);
	}

}
