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

package io.github.payscore.client;

import java.time.Duration;
import java.time.Instant;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Tells when a refused signature is the fault of the local clock.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ClockDifference {

	// WeChat Pay refuses requests of more than 5 minutes; a {@code Date} header that
	// counts seconds and took a while to arrive may show a little less.
	private static final Duration SUSPICIOUS = Duration.ofMinutes(5).minusSeconds(10);

	private ClockDifference() {
	}

	static String describe(ClientResponse response, Instant now) {
		long date = date(response.headers().asHttpHeaders());
		long seconds = Duration.between(Instant.ofEpochMilli(date), now).toSeconds();
		if (date == -1 || Math.abs(seconds) < SUSPICIOUS.toSeconds()) {
			return "";
		}
		return " The local clock is %d s %s the answer's Date header, and WeChat Pay allows 300 s: set the clock right."
			.formatted(Math.abs(seconds), (seconds > 0) ? "ahead of" : "behind");
	}

	private static long date(HttpHeaders headers) {
		try {
			return headers.getDate();
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

}
