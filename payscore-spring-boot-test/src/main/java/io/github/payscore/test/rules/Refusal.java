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

package io.github.payscore.test;

import java.io.Serial;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform refuses a request.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Refusal extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Answer answer;

	private final String code;

	private Refusal(Answer answer, String code, String problem) {
		super(problem, null, false, false);
		this.answer = answer;
		this.code = code;
	}

	// A gateway that knows no such path or method answers without a body.
	static Refusal withoutBody(int status, String issue) {
		return new Refusal(Answer.empty(status), "", status + ": " + issue);
	}

	static Refusal paramError(String message, String pointer, String issue, String location) {
		return of(400, "PARAM_ERROR", message, pointer, issue, location);
	}

	static Refusal bodyError(String pointer, String issue) {
		return paramError("参数错误", pointer, issue, "body");
	}

	static Refusal invalidRequest(String message, String header, String issue) {
		return of(400, "INVALID_REQUEST", message, header, issue, "header");
	}

	static Refusal signError(String message, String field, String issue) {
		return of(401, "SIGN_ERROR", message, field, issue, "authorization");
	}

	static Refusal of(int status, String code, String message, String field, String issue, String location) {
		ObjectNode detail = Json.object().put("field", field).put("issue", issue).put("location", location);
		return new Refusal(answer(status, code, message, detail), code,
				"%d %s: %s %s (%s)".formatted(status, code, field, issue, location));
	}

	static Refusal withDetail(int status, String code, String message, ObjectNode detail, String issue) {
		return new Refusal(answer(status, code, message, detail), code, "%d %s: %s".formatted(status, code, issue));
	}

	static Refusal withoutDetail(int status, String code, String message) {
		return new Refusal(answer(status, code, message, null), code, "%d %s: %s".formatted(status, code, message));
	}

	static Answer answer(int status, String code, String message, @Nullable ObjectNode detail) {
		ObjectNode body = Json.object().put("code", code).put("message", message);
		if (detail != null) {
			body.set("detail", detail);
		}
		return Answer.json(status, Json.bytes(body));
	}

	Answer answer() {
		return this.answer;
	}

	String code() {
		return this.code;
	}

	String problem() {
		return String.valueOf(getMessage());
	}

}
