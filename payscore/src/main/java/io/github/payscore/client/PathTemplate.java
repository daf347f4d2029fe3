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

package io.github.payscore.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;
import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilderFactory;
import org.springframework.web.util.UriUtils;

/**
 * The template of a path and a query, such as {@code /v3/orders/{out_order_no}}, taken
 * apart once. Expands as Spring does: values are encoded strictly, so that none can lead
 * to another path. Immutable and thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PathTemplate {

	private static final int MOST_REMEMBERED = 256;

	// Paths of WeChat Pay, with names such as v3, out-trade-no or complaints-v2.
	private static final Pattern WITHOUT_VALUES = Pattern.compile("(/([a-z_-]*[0-9]?[a-z_-]*|\\{[^/{}]+}))+");

	private static final String PLAIN_TEXT = "([\\w.~-]++|\\{\\w+})++";

	// Where encoding and normalizing would change nothing but the values of variables
	private static final Pattern PLAIN = Pattern
		.compile("(/" + PLAIN_TEXT + ")++(\\?\\w+=" + PLAIN_TEXT + "(&\\w+=" + PLAIN_TEXT + ")*+)?");

	private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");

	private static final UriBuilderFactory SPRING = new DefaultUriBuilderFactory();

	private static final ConcurrentLruCache<String, PathTemplate> REMEMBERED = new ConcurrentLruCache<>(MOST_REMEMBERED,
			PathTemplate::new);

	private final String template;

	private final String path;

	private final @Nullable String boundedPath;

	// What stands around the variables, or nothing if Spring has to expand the template
	private final List<String> literals;

	private PathTemplate(String template) {
		this.template = template;
		int query = template.indexOf('?');
		this.path = (query != -1) ? template.substring(0, query) : template;
		this.boundedPath = WITHOUT_VALUES.matcher(this.path).matches() ? this.path : null;
		this.literals = PLAIN.matcher(template).matches() ? split(template) : List.of();
	}

	private static List<String> split(String template) {
		List<String> literals = new ArrayList<>();
		Matcher matcher = VARIABLE.matcher(template);
		int end = 0;
		for (MatchResult variable : matcher.results().toList()) {
			literals.add(template.substring(end, variable.start()));
			end = variable.end();
		}
		literals.add(template.substring(end));
		return List.copyOf(literals);
	}

	static PathTemplate of(String template) {
		return REMEMBERED.get(template);
	}

	// Without the query.
	String path() {
		return this.path;
	}

	// The path if it holds no value, such as the number of an order, as far as can be
	// told. Of these there are few.
	@Nullable String boundedPath() {
		return this.boundedPath;
	}

	// Refuses to if a value is missing.
	String expand(Object... values) {
		int variables = this.literals.size() - 1;
		if (variables < 0 || values.length < variables) {
			return SPRING.expand(this.template, values).toString();
		}
		StringBuilder expanded = new StringBuilder(this.template.length()).append(this.literals.get(0));
		for (int i = 0; i < variables; i++) {
			expanded.append(encode(values[i])).append(this.literals.get(i + 1));
		}
		return expanded.toString();
	}

	private static String encode(Object value) {
		return UriUtils.encode(value.toString(), StandardCharsets.UTF_8);
	}

}
