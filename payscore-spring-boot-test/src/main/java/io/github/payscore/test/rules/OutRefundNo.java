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

/**
 * The merchant's number of a refund.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OutRefundNo {

	private static final Pattern VALID = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");

	private OutRefundNo() {
	}

	public static String check(Mode mode, String value, String location) {
		boolean isValid = VALID.matcher(value).matches() && (mode != Mode.DIRECT || value.indexOf('*') < 0);
		if (!isValid) {
			throw Refusal.paramError("参数错误", "/out_refund_no",
					"must be 1 to 64 of digits, letters, '_', '-', '|', '@' and, of partners, '*'", location);
		}
		return value;
	}

}
