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

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The rule of an object: its members, and no others.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JsonObjectRule implements JsonRule {

	private final Map<String, JsonRule> members = new LinkedHashMap<>();

	private final Set<String> required = new HashSet<>();

	JsonObjectRule required(String name, JsonRule rule) {
		this.required.add(name);
		return optional(name, rule);
	}

	JsonObjectRule optional(String name, JsonRule rule) {
		this.members.put(name, rule);
		return this;
	}

	@Override
	public void check(JsonNode value, String pointer) {
		if (!value.isObject()) {
			throw JsonRule.wrongType(pointer, "an object", value);
		}
		for (String name : value.propertyNames()) {
			if (!this.members.containsKey(name)) {
				throw Refusal.bodyError(pointer + "/" + name, "is unknown");
			}
		}
		this.members.forEach((name, rule) -> checkMember(value, pointer + "/" + name, name, rule));
	}

	private void checkMember(JsonNode object, String pointer, String name, JsonRule rule) {
		JsonNode value = object.get(name);
		if (value == null) {
			if (this.required.contains(name)) {
				throw Refusal.bodyError(pointer, "is required");
			}
			return;
		}
		if (value.isNull()) {
			throw Refusal.bodyError(pointer, "must not be null: leave the field out");
		}
		rule.check(value, pointer);
	}

}
