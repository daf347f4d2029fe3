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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The schema of a request or an answer, from the files under {@code openapi}. A field is
 * named by its path, such as {@code post_payments[].name}.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OpenApiSchema {

	public static final String FOLDER = "/openapi/docs/v3/payscore/";

	private static final String REFERENCE = "$ref";

	private static final String RFC_3339 = "rfc3339";

	private final Map<String, Object> schema;

	private OpenApiSchema(Map<String, Object> schema) {
		this.schema = schema;
	}

	public static OpenApiSchema ofRequest(String file) {
		return parameters(file, "post").stream()
			.filter((parameter) -> "body".equals(parameter.get("in")))
			.map((parameter) -> new OpenApiSchema(child(parameter, "schema")))
			.findFirst()
			.orElseThrow();
	}

	public static OpenApiSchema ofAnswer(String file, String method) {
		return new OpenApiSchema(child(child(child(child(load(file), method), "responses"), "200"), "schema"));
	}

	public static List<Map<String, Object>> parameters(String file, String method) {
		return children(child(load(file), method), "parameters");
	}

	public static boolean isAnsweredWithoutContent(String file, String method) {
		Map<String, Object> responses = child(child(load(file), method), "responses");
		return responses.keySet().equals(Map.of("204", "").keySet())
				&& child(child(responses, "204"), "schema").isEmpty();
	}

	private static Map<String, Object> load(String file) {
		URI uri = URI.create(FOLDER).resolve(file.replace("{", "%7B").replace("}", "%7D"));
		return cast(resolve(uri, read(uri)));
	}

	private static Object read(URI uri) {
		try (InputStream content = Objects.requireNonNull(OpenApiSchema.class.getResourceAsStream(uri.getPath()))) {
			return new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// A reference is a file, relative to the one it stands in, and a name in it.
	private static @Nullable Object resolve(URI file, @Nullable Object node) {
		if (node instanceof List<?> items) {
			return items.stream().map((item) -> resolve(file, item)).collect(Collectors.toCollection(ArrayList::new));
		}
		if (!(node instanceof Map<?, ?> fields)) {
			return node;
		}
		if (fields.get(REFERENCE) instanceof String reference) {
			URI target = file.resolve(reference);
			return resolve(target, cast(read(target)).get(target.getFragment()));
		}
		Map<String, @Nullable Object> resolved = new LinkedHashMap<>();
		fields.forEach((name, value) -> resolved.put(String.valueOf(name), resolve(file, value)));
		return resolved;
	}

	// The Java types that the fields should have.
	public Map<String, String> types(boolean timesAreText) {
		Map<String, String> types = new TreeMap<>();
		walk("", this.schema, (path, field) -> types.put(path, javaType(path, field, timesAreText)));
		return types;
	}

	private static String javaType(String path, Map<String, Object> field, boolean timesAreText) {
		return switch (String.valueOf(field.get("type"))) {
			case "string" -> (RFC_3339.equals(field.get("format")) && !timesAreText) ? "OffsetDateTime" : "String";
			case "integer", "number" -> isCount(path) ? "Integer" : "Long";
			case "boolean" -> "Boolean";
			case "array" -> "List";
			case "object" -> "record";
			default -> throw new IllegalStateException(path + " has an unknown type");
		};
	}

	private static boolean isCount(String path) {
		return Stream.of("count", "seq", "quantity", "level", "version", "duration", "detail_no")
			.anyMatch(path::endsWith);
	}

	public List<String> required() {
		List<String> required = new ArrayList<>();
		collectRequired("", this.schema, required);
		walk("", this.schema, (path, field) -> {
			collectRequired(path + ".", field, required);
			collectRequired(path + "[].", child(field, "items"), required);
		});
		return required;
	}

	private static void collectRequired(String prefix, Map<String, Object> object, List<String> required) {
		if (object.get("required") instanceof List<?> names) {
			names.forEach((name) -> required.add(prefix + name));
		}
	}

	public Map<String, List<Object>> enumerations() {
		Map<String, List<Object>> enumerations = new TreeMap<>();
		walk("", this.schema, (path, field) -> {
			if (field.get("enum") instanceof List<?> values) {
				enumerations.put(path, List.copyOf(values));
			}
		});
		return enumerations;
	}

	// A document with every field, made of the examples.
	public Map<String, Object> example() {
		Map<String, Object> example = new LinkedHashMap<>();
		child(this.schema, "properties").forEach((name, field) -> example.put(name, exampleOf(cast(field))));
		return example;
	}

	private static Object exampleOf(Map<String, Object> field) {
		return switch (String.valueOf(field.get("type"))) {
			case "object" -> new OpenApiSchema(field).example();
			case "array" -> new ArrayList<>(List.of(exampleOf(child(field, "items"))));
			case "boolean" -> true;
			default -> Objects.requireNonNullElse(field.get("example"), "example");
		};
	}

	private static void walk(String prefix, Map<String, Object> object,
			BiConsumer<String, Map<String, Object>> consumer) {
		child(object, "properties").forEach((name, value) -> {
			String path = prefix + name;
			Map<String, Object> field = cast(value);
			consumer.accept(path, field);
			walk(path + ".", field, consumer);
			walk(path + "[].", child(field, "items"), consumer);
		});
	}

	private static Map<String, Object> child(Map<String, Object> parent, String name) {
		Object child = parent.get(name);
		return (child != null) ? cast(child) : Map.of();
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> children(Map<String, Object> parent, String name) {
		return (List<Map<String, Object>>) Objects.requireNonNull(parent.get(name));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(@Nullable Object value) {
		return (Map<String, Object>) Objects.requireNonNull(value);
	}

}
