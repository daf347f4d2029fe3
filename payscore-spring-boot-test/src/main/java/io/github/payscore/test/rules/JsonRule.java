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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * A rule that a value of a request body must keep.
 *
 * @author PayScore for Spring Boot contributors
 */
@FunctionalInterface
interface JsonRule {

	/**
	 * An RFC 3339 date-time; seconds and the offset are mandatory there.
	 */
	Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

	/**
	 * Refuse the value if it breaks the rule.
	 * @param value the value
	 * @param pointer the JSON pointer of the value
	 */
	void check(JsonNode value, String pointer);

	// A Chinese character counts as one.
	static JsonRule text(int min, int max) {
		return (value, pointer) -> {
			String text = textAt(value, pointer);
			int length = text.codePointCount(0, text.length());
			if (length < min || length > max) {
				throw Refusal.bodyError(pointer,
						"must have %d to %d characters but has %d".formatted(min, max, length));
			}
		};
	}

	static JsonRule urlEncodedText(int max) {
		return (value, pointer) -> {
			int length = URLEncoder.encode(textAt(value, pointer), StandardCharsets.UTF_8).length();
			if (length > max) {
				throw Refusal.bodyError(pointer,
						"must have at most %d characters when URL-encoded but has %d".formatted(max, length));
			}
		};
	}

	static JsonRule oneOf(String... values) {
		List<String> allowed = List.of(values);
		return (value, pointer) -> {
			if (!allowed.contains(textAt(value, pointer))) {
				throw Refusal.bodyError(pointer, "must be one of " + allowed);
			}
		};
	}

	static JsonRule integer(long min, long max) {
		return (value, pointer) -> {
			if (!value.isIntegralNumber()) {
				throw wrongType(pointer, "an integer", value);
			}
			if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
				throw Refusal.bodyError(pointer, "must be from %d to %d".formatted(min, max));
			}
		};
	}

	static JsonRule bool() {
		return (value, pointer) -> {
			if (!value.isBoolean()) {
				throw wrongType(pointer, "a boolean", value);
			}
		};
	}

	static JsonRule dateTime() {
		return (value, pointer) -> {
			String text = textAt(value, pointer);
			if (!DATE_TIME.matcher(text).matches() || !isDateTime(text)) {
				throw Refusal.bodyError(pointer,
						"must be an RFC 3339 date-time with seconds and offset, as 2019-11-11T16:24:05+08:00");
			}
		};
	}

	static JsonRule array(int min, int max, JsonRule items) {
		return (value, pointer) -> {
			if (!value.isArray()) {
				throw wrongType(pointer, "an array", value);
			}
			if (value.size() < min || value.size() > max) {
				throw Refusal.bodyError(pointer,
						"must have %d to %d items but has %d".formatted(min, max, value.size()));
			}
			for (int i = 0; i < value.size(); i++) {
				items.check(value.get(i), pointer + "/" + i);
			}
		};
	}

	default JsonRule and(JsonRule next) {
		return (value, pointer) -> {
			check(value, pointer);
			next.check(value, pointer);
		};
	}

	default JsonRule unique(String member) {
		return and(distinct(member));
	}

	static JsonRule distinct(String member) {
		return (value, pointer) -> {
			Set<String> seen = new HashSet<>();
			for (int i = 0; i < value.size(); i++) {
				JsonNode name = value.get(i).path(member);
				if (!name.isMissingNode() && !seen.add(name.asString())) {
					throw Refusal.bodyError(pointer + "/" + i + "/" + member, "must be unique within the order");
				}
			}
		};
	}

	static Refusal wrongType(String pointer, String expected, JsonNode value) {
		return Refusal.bodyError(pointer, "must be %s but is of type %s".formatted(expected, value.getNodeType()));
	}

	static String textAt(JsonNode value, String pointer) {
		if (!value.isString()) {
			throw wrongType(pointer, "a string", value);
		}
		String text = value.stringValue();
		if (text.chars().anyMatch((unit) -> Character.isSurrogate((char) unit))) {
			throw Refusal.bodyError(pointer,
					"has a character outside the Basic Multilingual Plane; WeChat Pay takes one to three bytes of UTF-8 only");
		}
		return text;
	}

	private static boolean isDateTime(String text) {
		try {
			OffsetDateTime.parse(text);
			return true;
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
