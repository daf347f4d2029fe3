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

package io.github.payscore.notification;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of notifications. Has a mapper of its own, so that nothing an application does
 * to its mapper changes how they are read. What Jackson says of a text quotes it, so none
 * of its exceptions leaves this class.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationJson {

	private static final int MAX_DEPTH = 64;

	/**
	 * What malformed bytes are decoded to, unless it is in the text.
	 */
	private static final char REPLACEMENT = '\uFFFD';

	private static final JsonMapper MAPPER = JsonMapper.builder(factory())
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private NotificationJson() {
	}

	// Jackson finds out once how to read a type, and makes everybody else who needs a new
	// one wait for a lock meanwhile, so no event loop may take part.
	static void prepare(Class<?>... types) {
		for (Class<?> type : types) {
			ObjectReader unused = MAPPER.readerFor(type);
		}
	}

	private static JsonFactory factory() {
		return JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build();
	}

	static String text(String name, byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		return (text.indexOf(REPLACEMENT) != -1) ? strictText(name, bytes) : text;
	}

	private static String strictText(String name, byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw InvalidNotificationException.notReadable(name + " is not UTF-8");
		}
	}

	static JsonNode object(String name, String text) {
		JsonNode node = tree(name, text);
		if (!node.isObject()) {
			throw InvalidNotificationException.notReadable(name + " is no JSON object");
		}
		return node;
	}

	private static JsonNode tree(String name, String text) {
		try {
			return MAPPER.readTree(text);
		}
		catch (JacksonException ex) {
			throw InvalidNotificationException
				.notReadable("%s is no JSON, has the same field twice, or is nested more ".formatted(name) + "than "
						+ MAX_DEPTH + " deep");
		}
	}

	static <T> T convert(String name, JsonNode node, Class<T> type) {
		try {
			return MAPPER.treeToValue(node, type);
		}
		catch (JacksonException ex) {
			throw InvalidNotificationException
				.notReadable("the field %s of %s is not of the documented type".formatted(path(ex), name));
		}
	}

	static <T> T read(String text, Class<T> type) {
		try {
			return MAPPER.readValue(text, type);
		}
		catch (JacksonException ex) {
			throw new IllegalArgumentException("The resource cannot be read as " + type.getName() + where(ex));
		}
	}

	private static String where(JacksonException ex) {
		return ex.getPath().isEmpty() ? "" : ", because of the field " + path(ex);
	}

	// Of names that the type declares, so that it shows nothing that was received.
	private static String path(JacksonException ex) {
		return ex.getPath()
			.stream()
			.map(JacksonException.Reference::getPropertyName)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("."));
	}

}
