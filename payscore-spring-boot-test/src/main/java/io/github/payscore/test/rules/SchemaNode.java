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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.harrel.jsonschema.JsonNodeFactory;
import dev.harrel.jsonschema.SimpleType;
import tools.jackson.databind.JsonNode;

/**
 * Shows a value to the validator of JSON Schema. A number with a fraction is no integer,
 * even if the fraction is zero.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SchemaNode implements dev.harrel.jsonschema.JsonNode {

	private final JsonNode json;

	private final String pointer;

	private SchemaNode(JsonNode json, String pointer) {
		this.json = json;
		this.pointer = pointer;
	}

	@Override
	public String getJsonPointer() {
		return this.pointer;
	}

	@Override
	public SimpleType getNodeType() {
		return switch (this.json.getNodeType()) {
			case OBJECT -> SimpleType.OBJECT;
			case ARRAY -> SimpleType.ARRAY;
			case STRING -> SimpleType.STRING;
			case BOOLEAN -> SimpleType.BOOLEAN;
			case NUMBER -> this.json.isIntegralNumber() ? SimpleType.INTEGER : SimpleType.NUMBER;
			default -> SimpleType.NULL;
		};
	}

	@Override
	public boolean asBoolean() {
		return this.json.asBoolean();
	}

	@Override
	public String asString() {
		return this.json.asString();
	}

	@Override
	public BigInteger asInteger() {
		return this.json.bigIntegerValue();
	}

	@Override
	public BigDecimal asNumber() {
		return this.json.decimalValue();
	}

	@Override
	public List<dev.harrel.jsonschema.JsonNode> asArray() {
		List<dev.harrel.jsonschema.JsonNode> items = new ArrayList<>();
		for (JsonNode item : this.json) {
			items.add(new SchemaNode(item, this.pointer + "/" + items.size()));
		}
		return items;
	}

	@Override
	public Map<String, dev.harrel.jsonschema.JsonNode> asObject() {
		Map<String, dev.harrel.jsonschema.JsonNode> members = new LinkedHashMap<>();
		this.json.properties()
			.forEach((member) -> members.put(member.getKey(), new SchemaNode(member.getValue(),
					this.pointer + "/" + dev.harrel.jsonschema.JsonNode.encodeJsonPointer(member.getKey()))));
		return members;
	}

	/**
	 * Makes nodes.
	 */
	static final class Factory implements JsonNodeFactory {

		@Override
		public dev.harrel.jsonschema.JsonNode wrap(Object node) {
			return (node instanceof SchemaNode schemaNode) ? schemaNode : new SchemaNode((JsonNode) node, "");
		}

		@Override
		public dev.harrel.jsonschema.JsonNode create(String rawJson) {
			return wrap(Json.readObject(rawJson));
		}

	}

}
