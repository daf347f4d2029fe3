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

import java.net.URI;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rule of a request body that a JSON Schema states. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestSchema implements JsonRule {

	private final ObjectNode schema;

	private final Validator validator;

	private final URI uri;

	RequestSchema(ObjectNode schema) {
		this.schema = schema;
		this.validator = new ValidatorFactory().withJsonNodeFactory(new SchemaNode.Factory())
			.withDisabledSchemaValidation(true)
			.createValidator();
		this.uri = this.validator.registerSchema((Object) schema);
	}

	@Override
	public void check(JsonNode value, String pointer) {
		checkCharacters(value, pointer);
		Validator.Result result = this.validator.validate(this.uri, (Object) value);
		if (!result.isValid()) {
			throw refusal(result.getErrors().get(0), value);
		}
	}

	private static void checkCharacters(JsonNode value, String pointer) {
		if (value.isString()) {
			JsonRule.textAt(value, pointer);
		}
		else if (value.isArray()) {
			for (int i = 0; i < value.size(); i++) {
				checkCharacters(value.get(i), pointer + "/" + i);
			}
		}
		else {
			value.properties().forEach((member) -> checkCharacters(member.getValue(), pointer + "/" + member.getKey()));
		}
	}

	private Refusal refusal(Error error, JsonNode body) {
		String location = error.getInstanceLocation();
		if ("required".equals(error.getKeyword())) {
			return Refusal.bodyError(location + "/" + missing(error, body.at(location)), "is required");
		}
		boolean isUnknown = violated(error).isBoolean();
		return Refusal.bodyError(location, isUnknown ? "is unknown" : error.getError());
	}

	private String missing(Error error, JsonNode object) {
		for (JsonNode name : violated(error).path("required")) {
			if (!object.has(name.asString())) {
				return name.asString();
			}
		}
		throw new IllegalStateException("No required field is missing: " + error);
	}

	private JsonNode violated(Error error) {
		String location = error.getSchemaLocation();
		return this.schema.at(location.substring(location.indexOf('#') + 1));
	}

}
