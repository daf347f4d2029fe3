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

package io.github.payscore.fuzz;

import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;

import io.github.payscore.notification.NotificationParser;

/**
 * Parses any headers and any body, separated by an empty line as in HTTP. None of them is
 * signed, so none may be believed.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class UnsignedNotificationFuzzTarget {

	private static final String EMPTY_LINE = "\n\n";

	private static final NotificationParser PARSER = TestNotifications.rsaParser();

	private UnsignedNotificationFuzzTarget() {
	}

	/**
	 * Called by Jazzer.
	 * @param content the headers and the body
	 */
	public static void fuzzerTestOneInput(byte[] content) {
		String text = new String(content, StandardCharsets.ISO_8859_1);
		int end = text.indexOf(EMPTY_LINE);
		String head = (end >= 0) ? text.substring(0, end) : text;
		String body = (end >= 0) ? text.substring(end + EMPTY_LINE.length()) : "";
		if (ParsedNotification.of(PARSER, headers(head), body.getBytes(StandardCharsets.ISO_8859_1)) != null) {
			throw new IllegalStateException("Nobody signed it, but it was believed");
		}
	}

	private static HttpHeaders headers(String head) {
		HttpHeaders headers = new HttpHeaders();
		head.lines().filter((line) -> line.contains(":")).forEach((line) -> {
			int colon = line.indexOf(':');
			headers.add(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
		});
		return headers;
	}

}
