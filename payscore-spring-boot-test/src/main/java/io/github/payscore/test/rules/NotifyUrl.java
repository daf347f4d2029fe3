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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The merchant's address for notifications.
 * <p>
 * Source: WeChat Pay's documentation, page 4016271743.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class NotifyUrl {

	static final int MAX_LENGTH = 255;

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private NotifyUrl() {
	}

	static void check(JsonNode value, String pointer) {
		String problem = problem(value.stringValue());
		if (problem != null) {
			throw Refusal.bodyError(pointer, problem);
		}
	}

	public static @Nullable String problem(String url) {
		if (url.length() > MAX_LENGTH) {
			return "must have at most %d characters but has %d".formatted(MAX_LENGTH, url.length());
		}
		try {
			return problem(new URI(url));
		}
		catch (URISyntaxException ex) {
			return "must be an absolute URL";
		}
	}

	private static @Nullable String problem(URI uri) {
		if (uri.getScheme() == null || uri.getHost() == null) {
			return "must be an absolute URL";
		}
		if (!isAllowed(uri.getScheme().toLowerCase(Locale.ROOT), uri.getHost().toLowerCase(Locale.ROOT))) {
			return "must be an https URL; http is allowed for loopback hosts only";
		}
		if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
			return "must have neither a query string nor a fragment";
		}
		return null;
	}

	public static boolean isLoopback(URI uri) {
		return LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
	}

	private static boolean isAllowed(String scheme, String host) {
		return scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
	}

}
