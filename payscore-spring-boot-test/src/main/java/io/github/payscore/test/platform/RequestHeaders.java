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

package io.github.payscore.test.platform;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Refusal;

/**
 * The headers that WeChat Pay wants before it looks at the authorization.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestHeaders {

	private static final String MISSING = "Http头缺少Accept或User-Agent";

	private static final Set<String> ACCEPTED = Set.of("application/json", "application/*", "*/*");

	private RequestHeaders() {
	}

	static void check(IncomingRequest request, Endpoint endpoint) {
		HeaderFields headers = request.headers();
		if (isBlank(headers.first("User-Agent"))) {
			throw Refusal.invalidRequest(MISSING, "User-Agent", "is required");
		}
		if (headers.all("Accept").stream().noneMatch(RequestHeaders::acceptsJson)) {
			throw Refusal.invalidRequest(MISSING, "Accept", "is required and must accept application/json");
		}
		if (endpoint.hasBody()) {
			checkContentType(headers.all("Content-Type"));
		}
	}

	private static void checkContentType(List<String> values) {
		if (values.size() != 1 || !isJson(values.get(0))) {
			throw Refusal.of(415, "INVALID_REQUEST", "Http头Content-Type有误", "Content-Type",
					"must be application/json, in UTF-8 if it has a charset", "header");
		}
	}

	private static boolean acceptsJson(String accept) {
		for (String range : accept.split(",", -1)) {
			if (ACCEPTED.contains(withoutParameters(range))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isJson(String contentType) {
		String parameters = contentType.replaceFirst("^[^;]*", "").replaceAll("[;\\s\"]", "").toLowerCase(Locale.ROOT);
		return withoutParameters(contentType).equals("application/json")
				&& (parameters.isEmpty() || parameters.equals("charset=utf-8"));
	}

	private static String withoutParameters(String mediaType) {
		int end = mediaType.indexOf(';');
		return ((end < 0) ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
	}

	private static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

}
