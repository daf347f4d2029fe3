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

package io.github.payscore.outbox.jdbc;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.payscore.InvalidSettingException;

/**
 * The names of the two tables: the second is named after the first.
 *
 * @param calls the name of the table of calls
 * @author PayScore for Spring Boot contributors
 */
record TableNames(String calls) {

	static final TableNames DEFAULT = new TableNames("WECHATPAY_OUTBOX");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

	static TableNames of(@Nullable String calls) {
		if (calls == null || !NAME.matcher(calls).matches()) {
			throw new InvalidSettingException("tableName", "must consist of letters, digits, underscores and dots, "
					+ "and begin with a letter or an underscore");
		}
		return new TableNames(calls);
	}

	String schedule() {
		return this.calls + "_SCHEDULE";
	}

	String mentionInScript() {
		return equals(DEFAULT) ? "" : ", with '%s' in the place of %s".formatted(this.calls, DEFAULT.calls);
	}

}
