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

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The rules of times in requests of the mainland.
 * <p>
 * Source: WeChat Pay's documentation, pages 4012587900, 4012587955, 4012587962 and
 * 4013138598.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class MainlandTimes {

	private static final String ON_ACCEPT = "OnAccept";

	private static final String RANGE = "/time_range";

	private static final Duration PAID_AHEAD = Duration.ofSeconds(60);

	private MainlandTimes() {
	}

	static void checkCreation(JsonNode body) {
		JsonNode range = body.path("time_range");
		if (!ON_ACCEPT.equals(range.path("start_time").asString(""))) {
			checkRange(range);
			return;
		}
		MainlandTime end = time(range, "end_time");
		if (end != null && end.isDate()) {
			throw Refusal.bodyError(RANGE + "/end_time", "must be yyyyMMddHHmmss when start_time is OnAccept");
		}
	}

	static void checkDay(JsonNode day, String pointer) {
		if (!MainlandTime.parse(day.asString(), pointer).isDate()) {
			throw Refusal.bodyError(pointer, "must be yyyyMMdd");
		}
	}

	static void checkCompletion(JsonNode body, Instant now) {
		LocalDateTime call = MainlandTime.local(now);
		JsonNode range = body.path("time_range");
		checkRange(range);
		MainlandTime end = time(range, "end_time");
		if (end != null && (end.isDate() ? end.isAfter(call) : !end.isBefore(call))) {
			throw Refusal.bodyError(RANGE + "/end_time", "must not be later than the call");
		}
		if (body.has("complete_time")) {
			checkCompleteTime(body, end, now);
		}
	}

	private static void checkCompleteTime(JsonNode body, @Nullable MainlandTime end, Instant now) {
		JsonRule.dateTime().check(body.get("complete_time"), "/complete_time");
		Instant completed = OffsetDateTime.parse(body.get("complete_time").asString()).toInstant();
		if (completed.isAfter(now)) {
			throw Refusal.bodyError("/complete_time", "must not be later than the call");
		}
		if (end != null && MainlandTime.local(completed).isBefore(end.time())) {
			throw Refusal.bodyError("/complete_time", "must not be before the end_time of time_range");
		}
	}

	private static void checkRange(JsonNode range) {
		MainlandTime start = time(range, "start_time");
		MainlandTime end = time(range, "end_time");
		if (start == null || end == null) {
			return;
		}
		if (start.isDate() != end.isDate()) {
			throw Refusal.bodyError(RANGE + "/end_time", "must have the format of start_time");
		}
		if (start.isDate() ? end.isBefore(start.time()) : !end.isAfter(start.time())) {
			throw Refusal.bodyError(RANGE + "/end_time", "must be after start_time; a day may be the same");
		}
	}

	private static @Nullable MainlandTime time(JsonNode range, String name) {
		return range.has(name) ? MainlandTime.parse(range.get(name).asString(), RANGE + "/" + name) : null;
	}

	/**
	 * Check when an order was paid elsewhere.
	 * @param request the synchronization
	 * @param completed when the order was completed, or {@code null} if unknown
	 * @param now the time of the call
	 */
	public static void checkPaid(RequestBody request, @Nullable Instant completed, Instant now) {
		String pointer = "/detail/paid_time";
		MainlandTime paid = MainlandTime.parse(request.detail().text("paid_time"), pointer);
		if (paid.isAfter(MainlandTime.local(now.plus(PAID_AHEAD)))) {
			throw Refusal.bodyError(pointer, "must not be more than 60 seconds later than the call");
		}
		if (completed != null && paid.isBefore(MainlandTime.local(completed.truncatedTo(ChronoUnit.SECONDS)))) {
			throw Refusal.bodyError(pointer, "must not be before the completion of the order");
		}
	}

}
