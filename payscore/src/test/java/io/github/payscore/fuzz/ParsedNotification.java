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

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.github.payscore.notification.InvalidNotificationException;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationParser;

/**
 * Parses a notification and checks what its documentation says of either outcome.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ParsedNotification {

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private ParsedNotification() {
	}

	// The notification, or null if it was refused. Whatever else happens is a finding
	static @Nullable Notification of(NotificationParser parser, HttpHeaders headers, byte[] body) {
		try {
			Notification notification = parser.parse(headers, body).block(LIMIT);
			require(notification != null, "Neither a notification nor an exception");
			requireReadable(notification);
			return notification;
		}
		catch (InvalidNotificationException ex) {
			requireOneLine(String.valueOf(ex.getMessage()));
			return null;
		}
	}

	private static void requireReadable(Notification notification) {
		requireOneLine(notification.toString());
		require(notification.resourceAs(Map.class) != null, "The resource is no JSON object");
	}

	private static void requireOneLine(String text) {
		require(!text.isBlank() && text.chars().noneMatch(Character::isISOControl), "Not one line of text");
	}

	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw new IllegalStateException(problem);
		}
	}

}
