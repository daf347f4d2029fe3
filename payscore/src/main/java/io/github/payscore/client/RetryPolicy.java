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
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.RetryReason;

/**
 * How often a request is sent, and how long the wait between two attempts is: doubled
 * from attempt to attempt, and made random so that calls that failed together do not come
 * back together.
 *
 * @param maxAttempts the number of attempts in all
 * @param firstBackoff the longest first wait, cut to the longest wait
 * @param maxBackoff the longest wait
 * @author PayScore for Spring Boot contributors
 */
record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {

	private static final int UNAUTHORIZED = 401;

	// Before the default, which is checked against it
	private static final Duration LONGEST = Duration.ofDays(1);

	static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(5));

	private static final int SLOWER = 4;

	private static final int MAX_DOUBLINGS = 30;

	RetryPolicy {
		require(maxAttempts >= 1, "maxAttempts", "must be at least 1");
		require(isPositive(firstBackoff), "firstBackoff", "must be longer than 0");
		require(isPositive(maxBackoff), "maxBackoff", "must be longer than 0");
		require(maxBackoff.compareTo(LONGEST) <= 0, "maxBackoff", "must not be longer than 1 day");
		firstBackoff = shorter(firstBackoff, maxBackoff);
	}

	private static void require(boolean condition, String setting, String problem) {
		if (!condition) {
			throw new InvalidSettingException(setting, problem);
		}
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	boolean allowsAttemptAfter(int attempts) {
		return attempts < this.maxAttempts;
	}

	// How long to wait after the given number of attempts. What WeChat Pay asks for is a
	// minimum.
	Duration waitAfter(int attempts, RetryReason reason, @Nullable Duration retryAfter) {
		Duration wait = randomly(backoff(attempts, reason));
		if (retryAfter == null) {
			return wait;
		}
		Duration asked = retryAfter.plus(randomly(this.firstBackoff));
		return (asked.compareTo(wait) > 0) ? asked : wait;
	}

	private Duration backoff(int attempts, RetryReason reason) {
		long doublings = 1L << Math.min(attempts - 1, MAX_DOUBLINGS);
		long factor = (reason == RetryReason.RATE_LIMITED) ? SLOWER * doublings : doublings;
		Duration backoff = this.firstBackoff.multipliedBy(factor);
		return shorter(backoff, this.maxBackoff);
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	// Between half of it and the whole.
	private static Duration randomly(Duration backoff) {
		long half = Math.max(backoff.toNanos() / 2, 1);
		return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half));
	}

	static @Nullable RetryReason reasonFor(WeChatPayException failure) {
		if (failure instanceof NoResponseException) {
			return ofNoResponse(failure);
		}
		if (failure instanceof UnverifiedResponseException) {
			return RetryReason.UNVERIFIED;
		}
		if (failure instanceof WeChatPayResponseException answer) {
			return ofStatus(answer.getStatusCode());
		}
		return null;
	}

	static boolean isSignatureRefused(Throwable failure) {
		return failure instanceof WeChatPayResponseException answer && answer.getStatusCode() == UNAUTHORIZED;
	}

	private static RetryReason ofNoResponse(WeChatPayException failure) {
		if (failure.isOutcomeUnknown()) {
			return RetryReason.NO_ANSWER;
		}
		return ConnectionFailure.isPoolExhausted(failure.getCause()) ? RetryReason.NO_FREE_CONNECTION
				: RetryReason.NOT_CONNECTED;
	}

	private static @Nullable RetryReason ofStatus(int status) {
		if (status == HttpStatus.TOO_MANY_REQUESTS.value()) {
			return RetryReason.RATE_LIMITED;
		}
		if (status >= 500) {
			return RetryReason.SERVER_ERROR;
		}
		return (status < 400) ? RetryReason.UNEXPECTED_STATUS : null;
	}

}
