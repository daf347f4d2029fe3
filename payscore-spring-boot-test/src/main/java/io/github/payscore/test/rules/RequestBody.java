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

import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a request that keeps the rule of its call.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RequestBody {

	private final ObjectNode json;

	private RequestBody(ObjectNode json) {
		this.json = json;
	}

	static RequestBody read(byte[] bytes, JsonRule rule) {
		ObjectNode json = Json.readBody(bytes);
		rule.check(json, "");
		return new RequestBody(json);
	}

	public ObjectNode json() {
		return this.json;
	}

	public RequestBody detail() {
		return new RequestBody((ObjectNode) this.json.get("detail"));
	}

	public boolean has(String field) {
		return this.json.has(field);
	}

	public String text(String field) {
		return this.json.path(field).asString("");
	}

	public long number(String field, long otherwise) {
		return this.json.path(field).asLong(otherwise);
	}

}
