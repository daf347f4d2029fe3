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

package io.github.payscore.local.page;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the page reads and shows it: from people, too, who copy it out of programs.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PageJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES,
				JsonReadFeature.ALLOW_TRAILING_COMMA)
		.build();

	private PageJson() {
	}

	static JsonNode read(String text) {
		return MAPPER.readTree(text);
	}

	static String pretty(JsonNode node) {
		return MAPPER.writeValueAsString(node);
	}

	/**
	 * Indent a text if it is JSON.
	 * @param text the text
	 * @return the same value in more lines, or the text itself
	 */
	static String pretty(String text) {
		JsonNode node = readAnything(text);
		return (node != null) ? pretty(node) : text;
	}

	private static @Nullable JsonNode readAnything(String text) {
		try {
			return read(text);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * Take texts out of an object.
	 * @param node the object
	 * @param pointers where they are
	 * @return those that are there, by the last part of where they are
	 */
	static Map<String, String> texts(JsonNode node, String... pointers) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (String pointer : pointers) {
			String text = node.at(pointer).asString("");
			if (!text.isBlank()) {
				texts.put(pointer.substring(1).replace('/', '.'), text);
			}
		}
		return texts;
	}

}
