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

package io.github.payscore.order;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What can never be right about the address that WeChat Pay sends notifications to.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotifyUrl {

	private NotifyUrl() {
	}

	static void check(String field, @Nullable String notifyUrl) {
		Assert.hasText(notifyUrl, () -> "'%s' must not be empty".formatted(field));
		Ids.check(field, notifyUrl);
		URI uri = parse(notifyUrl);
		Assert.isTrue(uri != null && isHttp(uri) && StringUtils.hasText(uri.getRawAuthority()),
				() -> "'%s' must be a complete URL with https, such as https://example.com/payscore".formatted(field));
		Assert.isTrue(uri.getRawQuery() == null,
				() -> "'%s' must not have a query string: WeChat Pay does not accept it".formatted(field));
	}

	private static @Nullable URI parse(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	// WeChat Pay asks for https; http serves tests and networks of one's own.
	private static boolean isHttp(URI uri) {
		return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
	}

}
