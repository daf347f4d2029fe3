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

import io.github.payscore.notification.NotificationParser;

/**
 * Parses any bytes behind a correct signature: as the body of a notification, and
 * correctly encrypted as its resource.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class SignedNotificationFuzzTarget {

	private static final NotificationParser PARSER = TestNotifications.parser();

	private SignedNotificationFuzzTarget() {
	}

	/**
	 * Called by Jazzer.
	 * @param content the body, or the resource before encryption
	 */
	public static void fuzzerTestOneInput(byte[] content) {
		parse(content);
		parse(TestNotifications.envelope(TestNotifications.USER_PAID, content));
	}

	private static void parse(byte[] body) {
		ParsedNotification.of(PARSER, TestNotifications.sign(body), body);
	}

}
