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

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times in China, as the mainland writes them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Times {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	private Times() {
	}

	static String now() {
		return in(Duration.ZERO);
	}

	static String in(Duration time) {
		return TIME.format(LocalDateTime.now(ZoneOffset.ofHours(8)).plus(time));
	}

	static String dayIn(Duration time) {
		return in(time).substring(0, 8);
	}

}
