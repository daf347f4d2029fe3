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

package io.github.payscore.notification;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param reply when a reply leaves at the latest; WeChat Pay waits 5 seconds
 * @param lease how long a claim holds that is not renewed, as when the process dies
 * @param renewal how often a claim is renewed while its handler runs
 * @param handler when a handler is given up
 * @author PayScore for Spring Boot contributors
 */
record NotificationTimes(Duration reply, Duration lease, Duration renewal, Duration handler) {

	static final NotificationTimes DEFAULT = new NotificationTimes(Duration.ofMillis(4500), Duration.ofSeconds(30),
			Duration.ofSeconds(10), Duration.ofMinutes(10));

}
