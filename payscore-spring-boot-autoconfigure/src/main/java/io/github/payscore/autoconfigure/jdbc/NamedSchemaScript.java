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

package io.github.payscore.autoconfigure.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * A script that creates the table of notifications under another name than the one that
 * is written in it. Its constraint and its index are named after the table.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NamedSchemaScript {

	static final String DEFAULT_NAME = "WECHATPAY_NOTIFICATION";

	private static final Pattern NAMES = Pattern.compile("\\b" + DEFAULT_NAME + "(_[A-Z0-9]+)?\\b");

	/**
	 * PostgreSQL cuts longer names, so that the index would get the name of the table.
	 */
	private static final int MAX_LENGTH = 63;

	private final String tableName;

	NamedSchemaScript(String tableName) {
		this.tableName = tableName;
	}

	Resource rename(Resource script, Charset charset) {
		try {
			return new ByteArrayResource(rename(script.getContentAsString(charset)).getBytes(charset),
					script.getDescription());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String rename(String script) {
		return NAMES.matcher(script).replaceAll(this::rename);
	}

	private String rename(MatchResult name) {
		return (name.group(1) != null) ? unqualified(name.group(1)) : this.tableName;
	}

	// Constraints and indexes are in the schema of their table.
	private String unqualified(String suffix) {
		String name = this.tableName.substring(this.tableName.lastIndexOf('.') + 1);
		return name.substring(0, Math.min(name.length(), MAX_LENGTH - suffix.length())) + suffix;
	}

}
