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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;

import io.github.payscore.verification.UntrustedText;

/**
 * What an answer says beside its body.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AnswerHeaders {

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	// WeChat Pay refuses requests of more than 5 minutes; a {@code Date} header that
	// counts seconds and took a while to arrive may show a little less.
	private static final Duration SUSPICIOUS = Duration.ofMinutes(5).minusSeconds(10);

	private final HttpHeaders headers;

	private AnswerHeaders(HttpHeaders headers) {
		this.headers = headers;
	}

	static AnswerHeaders of(ClientResponse response) {
		return new AnswerHeaders(response.headers().asHttpHeaders());
	}

	// The number under which WeChat Pay's support finds a request.
	@Nullable String requestId() {
		return this.headers.getFirst("Request-ID");
	}

	String requestIdSuffix() {
		String requestId = requestId();
		return (requestId != null) ? " (Request-ID " + UntrustedText.clean(requestId) + ")" : "";
	}

	// How long to wait: a number of seconds, or a time, as RFC 9110 says.
	@Nullable Duration retryAfter(Instant now) {
		String value = this.headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		return SECONDS.matcher(value).matches() ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now);
	}

	private static @Nullable Duration until(String value, Instant now) {
		try {
			Instant time = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return time.isAfter(now) ? Duration.between(now, time) : Duration.ZERO;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

	// Tells when a refused signature is the fault of the local clock.
	String clockDifference(Instant now) {
		long date = date();
		long seconds = Duration.between(Instant.ofEpochMilli(date), now).toSeconds();
		if (date == -1 || Math.abs(seconds) < SUSPICIOUS.toSeconds()) {
			return "";
		}
		return " The local clock is %d s %s the answer's Date header, and WeChat Pay allows 300 s: set the clock right."
			.formatted(Math.abs(seconds), (seconds > 0) ? "ahead of" : "behind");
	}

	private long date() {
		try {
			return this.headers.getDate();
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

}
