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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The query string of a request.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class QueryParameters {

	private final Set<String> known;

	private final Map<String, String> values = new LinkedHashMap<>();

	private QueryParameters(Set<String> known) {
		this.known = known;
	}

	public static QueryParameters of(String query, Set<String> known) {
		QueryParameters parameters = new QueryParameters(known);
		for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
			parameters.add(pair);
		}
		return parameters;
	}

	private void add(String pair) {
		int equals = pair.indexOf('=');
		String name = (equals < 0) ? pair : pair.substring(0, equals);
		String value = (equals < 0) ? "" : PercentEncoding.decode(pair.substring(equals + 1), "/" + name, "query");
		if (!this.known.contains(name)) {
			throw invalid(name, "is unknown");
		}
		if (this.values.put(name, value) != null) {
			throw invalid(name, "is given more than once");
		}
	}

	public boolean has(String name) {
		return this.values.containsKey(name);
	}

	public String required(String name, int maxLength) {
		String value = this.values.get(name);
		if (value == null || value.isEmpty() || value.length() > maxLength) {
			throw invalid(name, "is required, with 1 to %d characters".formatted(maxLength));
		}
		return value;
	}

	public static Refusal invalid(String name, String issue) {
		return Refusal.paramError("参数错误", "/" + name, issue, "query");
	}

}
