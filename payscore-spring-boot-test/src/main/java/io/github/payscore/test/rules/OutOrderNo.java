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

import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * The merchant's order number.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OutOrderNo {

	private static final Pattern VALID = Pattern.compile("[0-9A-Za-z_\\-|*]{1,32}");

	private static final String RULE = "must be 1 to 32 of digits, letters, '_', '-', '|' and '*'";

	private OutOrderNo() {
	}

	public static boolean isValid(Mode mode, String value) {
		return isValid(value) && (mode != Mode.DIRECT || value.indexOf('*') < 0);
	}

	public static String rule(Mode mode) {
		return (mode != Mode.DIRECT) ? RULE : "must be 1 to 32 of digits, letters, '_', '-' and '|'";
	}

	static boolean isValid(String value) {
		return VALID.matcher(value).matches();
	}

	static void check(JsonNode value, String pointer) {
		if (!isValid(value.stringValue())) {
			throw Refusal.bodyError(pointer, RULE);
		}
	}

	public static String check(Mode mode, String value, String location) {
		if (!isValid(mode, value)) {
			throw Refusal.paramError("参数错误", "/out_order_no", rule(mode), location);
		}
		return value;
	}

}
