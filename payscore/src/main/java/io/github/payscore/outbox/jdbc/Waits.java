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

package io.github.payscore.outbox.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.WeChatPayResponseException;

/**
 * How long to wait before a call is made again, and before a watched order is queried
 * again.
 *
 * @param first the longest first wait of a call; doubled from one to the next
 * @param longest the longest wait of a call
 * @param watch the waits between two queries of a watched order, of which the last is
 * repeated
 * @author PayScore for Spring Boot contributors
 */
record Waits(Duration first, Duration longest, List<Duration> watch) {

	static final Waits DEFAULT = new Waits(Duration.ofSeconds(10), Duration.ofHours(1),
			List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
					Duration.ofHours(12), Duration.ofDays(1)));

	private static final int SLOWER = 6;

	private static final int MAX_DOUBLINGS = 20;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVICE_UNAVAILABLE = 503;

	Waits {
		watch = List.copyOf(watch);
		require(isPositive(first), "firstWait", "must be longer than 0");
		require(longest.compareTo(first) >= 0, "longestWait", "must not be shorter than the first wait");
		require(!watch.isEmpty() && watch.stream().allMatch(Waits::isPositive), "watchSchedule",
				"must have at least one wait, and none that is not longer than 0");
	}

	private static void require(boolean condition, String setting, String problem) {
		if (!condition) {
			throw new InvalidSettingException(setting, problem);
		}
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	// What WeChat Pay asks for is a minimum
	Duration afterFailure(int failures, @Nullable Throwable failure) {
		Duration wait = doubled(failures);
		if (!(failure instanceof WeChatPayResponseException answer)) {
			return randomly(wait);
		}
		Duration slow = isBusy(answer) ? wait.multipliedBy(SLOWER) : wait;
		Duration asked = answer.getRetryAfter();
		return (asked != null) ? randomly(slow).plus(asked) : randomly(slow);
	}

	private static boolean isBusy(WeChatPayResponseException answer) {
		return answer.getStatusCode() == TOO_MANY_REQUESTS || answer.getStatusCode() == SERVICE_UNAVAILABLE;
	}

	Duration untilQuery(int queries) {
		return this.watch.get(Math.min(queries, this.watch.size() - 1));
	}

	private Duration doubled(int failures) {
		Duration wait = this.first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MAX_DOUBLINGS));
		return shorter(wait, this.longest);
	}

	static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	// Between half of it and the whole, so that what failed together does not come back
	// together
	private static Duration randomly(Duration wait) {
		long half = Math.max(wait.toMillis() / 2, 1);
		return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half));
	}

}
