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

package io.github.payscore.autoconfigure.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A script that creates the tables of the outbox under other names than those that are
 * written in it. Constraints and indexes are named after their table.
 *
 * @param tableName the name of the table of calls
 * @author PayScore for Spring Boot contributors
 */
record OutboxSchemaScript(String tableName) {

	static final String DEFAULT_NAME = "WECHATPAY_OUTBOX";

	private static final Pattern NAMES = Pattern.compile("\\b" + DEFAULT_NAME + "(_SCHEDULE)?(_(?:PK|IX[0-9]))?\\b");

	/**
	 * PostgreSQL cuts longer names, so that an index would get the name of its table.
	 */
	private static final int MAX_LENGTH = 63;

	Resource rename(Resource script, Charset charset) {
		try {
			String renamed = NAMES.matcher(script.getContentAsString(charset)).replaceAll(this::rename);
			return new ByteArrayResource(renamed.getBytes(charset), script.getDescription());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String rename(MatchResult name) {
		String schedule = (name.group(1) != null) ? name.group(1) : "";
		return (name.group(2) != null) ? unqualified(schedule + name.group(2)) : this.tableName + schedule;
	}

	// Constraints and indexes are in the schema of their table
	private String unqualified(String suffix) {
		String name = this.tableName.substring(this.tableName.lastIndexOf('.') + 1);
		return name.substring(0, Math.min(name.length(), MAX_LENGTH - suffix.length())) + suffix;
	}

}
