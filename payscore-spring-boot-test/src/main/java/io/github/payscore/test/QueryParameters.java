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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The query string of an order query.
 *
 * @author PayScore for Spring Boot contributors
 */
final class QueryParameters {

	private static final Set<String> KNOWN = Set.of("service_id", "sub_mchid", "out_order_no");

	private final Map<String, String> values = new LinkedHashMap<>();

	private QueryParameters() {
	}

	static QueryParameters of(String query) {
		QueryParameters parameters = new QueryParameters();
		for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
			parameters.add(pair);
		}
		return parameters;
	}

	private void add(String pair) {
		int equals = pair.indexOf('=');
		String name = (equals < 0) ? pair : pair.substring(0, equals);
		String value = (equals < 0) ? "" : PercentEncoding.decode(pair.substring(equals + 1), "/" + name, "query");
		if ("query_id".equals(name)) {
			throw invalid(name, "is not supported by FakeWeChatPay: query by out_order_no");
		}
		if (!KNOWN.contains(name)) {
			throw invalid(name, "is unknown");
		}
		if (this.values.put(name, value) != null) {
			throw invalid(name, "is given more than once");
		}
	}

	String required(String name) {
		String value = this.values.get(name);
		if (value == null || value.isEmpty() || value.length() > 32) {
			throw invalid(name, "is required, with 1 to 32 characters");
		}
		return value;
	}

	private static Refusal invalid(String name, String issue) {
		return Refusal.paramError("参数错误", "/" + name, issue, "query");
	}

}
