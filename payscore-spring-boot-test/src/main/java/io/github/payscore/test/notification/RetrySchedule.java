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

package io.github.payscore.test.notification;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How long WeChat Pay waits before it sends a notification again, scaled.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096520.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RetrySchedule {

	private static final List<Integer> SECONDS = List.of(15, 15, 30, 180, 1800, 1800, 1800, 1800, 3600);

	/**
	 * What tells of permissions is repeated each hour after that, for three days in all.
	 */
	private static final Set<String> LONG_EVENTS = Set.of(Envelope.USER_OPEN_SERVICE, Envelope.USER_CLOSE_SERVICE);

	/**
	 * What tells of refunds, on the pages 4012587976 and 4012586138: 15 deliveries.
	 */
	private static final List<Integer> REFUND_SECONDS = List.of(15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600,
			10800, 10800, 10800, 21600);

	/**
	 * What tells of the plans that users sign: 11 deliveries, a minute apart.
	 */
	private static final List<Integer> SIGN_PLAN_SECONDS = Collections.nCopies(10, 60);

	private static final Set<String> SIGN_PLAN_EVENTS = Set.of(Envelope.USER_SIGN_PLAN, Envelope.USER_CANCEL_SIGN_PLAN);

	private static final int HOUR = 3600;

	private static final int THREE_DAYS = 72 * HOUR;

	private static final double NANOS_PER_SECOND = 1e9;

	private final double scale;

	public RetrySchedule(double scale) {
		this.scale = scale;
	}

	/**
	 * Return the wait after an attempt that failed.
	 * @param eventType the type of the event
	 * @param attempt the number of the attempt, counted from 1
	 * @return the wait, or {@code null} if the attempt was the last one
	 */
	@Nullable Duration waitAfter(String eventType, int attempt) {
		List<Integer> seconds = seconds(eventType);
		if (attempt <= seconds.size()) {
			return scaled(seconds.get(attempt - 1));
		}
		boolean again = LONG_EVENTS.contains(eventType) && passedAfter(attempt) <= THREE_DAYS;
		return again ? scaled(HOUR) : null;
	}

	private static List<Integer> seconds(String eventType) {
		if (SIGN_PLAN_EVENTS.contains(eventType)) {
			return SIGN_PLAN_SECONDS;
		}
		return eventType.startsWith(Envelope.REFUND) ? REFUND_SECONDS : SECONDS;
	}

	private static int passedAfter(int attempt) {
		int documented = SECONDS.stream().mapToInt(Integer::intValue).sum();
		return documented + (attempt - SECONDS.size()) * HOUR;
	}

	private Duration scaled(int seconds) {
		return Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND * this.scale));
	}

}
