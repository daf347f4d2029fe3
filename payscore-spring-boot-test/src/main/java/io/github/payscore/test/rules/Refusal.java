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

import java.io.Serial;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The platform refuses a request.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Refusal extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	private final transient byte[] body;

	private Refusal(int status, String code, byte[] body, String problem) {
		super(problem, null, false, false);
		this.status = status;
		this.code = code;
		this.body = body;
	}

	// A gateway that knows no such path or method answers without a body.
	public static Refusal withoutBody(int status, String issue) {
		return new Refusal(status, "", new byte[0], status + ": " + issue);
	}

	public static Refusal paramError(String message, String pointer, String issue, String location) {
		return of(400, "PARAM_ERROR", message, pointer, issue, location);
	}

	public static Refusal bodyError(String pointer, String issue) {
		return paramError("参数错误", pointer, issue, "body");
	}

	public static Refusal invalidRequest(String message, String header, String issue) {
		return of(400, "INVALID_REQUEST", message, header, issue, "header");
	}

	public static Refusal signError(String message, String field, String issue) {
		return of(401, "SIGN_ERROR", message, field, issue, "authorization");
	}

	public static Refusal of(int status, String code, String message, String field, String issue, String location) {
		ObjectNode detail = Json.object().put("field", field).put("issue", issue).put("location", location);
		return withDetail(status, code, message, detail, "%s %s (%s)".formatted(field, issue, location));
	}

	public static Refusal withDetail(int status, String code, String message, ObjectNode detail, String issue) {
		return new Refusal(status, code, body(code, message, detail), "%d %s: %s".formatted(status, code, issue));
	}

	public static Refusal withoutDetail(int status, String code, String message) {
		return new Refusal(status, code, body(code, message, null), "%d %s: %s".formatted(status, code, message));
	}

	private static byte[] body(String code, String message, @Nullable ObjectNode detail) {
		ObjectNode body = Json.object().put("code", code).put("message", message);
		if (detail != null) {
			body.set("detail", detail);
		}
		return Json.bytes(body);
	}

	public int status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

	public byte[] body() {
		return this.body;
	}

	public String problem() {
		return String.valueOf(getMessage());
	}

}
