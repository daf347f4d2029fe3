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
import java.util.List;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.payscore.client.observation.RetryReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetryPolicyTests {

	private static final int SAMPLES = 1000;

	private final RetryPolicy policy = new RetryPolicy(10, Duration.ofMillis(500), Duration.ofSeconds(30));

	@ParameterizedTest
	@CsvSource({ "1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 8000", "6, 16000", "7, 30000", "8, 30000", "64, 30000",
			"2147483647, 30000" })
	void waitAfterWhenAttemptsFailThenDoublesUpToTheLongest(int attempts, long whole) {
		assertThatWaitsSpreadBetweenHalfAndWhole(this.policy, attempts, RetryReason.SERVER_ERROR, whole);
	}

	@ParameterizedTest
	@CsvSource({ "1, 2000", "2, 4000", "3, 8000", "4, 16000", "5, 30000", "64, 30000" })
	void waitAfterWhenRateIsLimitedThenIsFourTimesAsLong(int attempts, long whole) {
		assertThatWaitsSpreadBetweenHalfAndWhole(this.policy, attempts, RetryReason.RATE_LIMITED, whole);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RATE_LIMITED")
	void waitAfterWhenReasonIsAnotherThenIsNotSlower(RetryReason reason) {
		assertThatWaitsSpreadBetweenHalfAndWhole(this.policy, 1, reason, 500);
	}

	@Test
	void waitAfterWhenFirstIsTheLongestThenNeverGrows() {
		RetryPolicy constant = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1));
		assertThatWaitsSpreadBetweenHalfAndWhole(constant, 1, RetryReason.NO_ANSWER, 1000);
		assertThatWaitsSpreadBetweenHalfAndWhole(constant, 2, RetryReason.RATE_LIMITED, 1000);
	}

	@Test
	void waitAfterWhenBackoffIsTinyThenIsStillThere() {
		RetryPolicy tiny = new RetryPolicy(3, Duration.ofNanos(1), Duration.ofNanos(2));
		assertThat(waits(tiny, 1, RetryReason.NO_ANSWER, null)).containsOnly(Duration.ofNanos(1));
		assertThat(waits(tiny, 2, RetryReason.NO_ANSWER, null))
			.allSatisfy((wait) -> assertThat(wait).isBetween(Duration.ofNanos(1), Duration.ofNanos(2)));
	}

	@Test
	void waitAfterWhenBackoffIsLongThenDoesNotOverflow() {
		RetryPolicy hours = new RetryPolicy(100, Duration.ofHours(12), Duration.ofDays(1));
		assertThatWaitsSpreadBetweenHalfAndWhole(hours, 100, RetryReason.RATE_LIMITED, Duration.ofDays(1).toMillis());
	}

	@ParameterizedTest
	@CsvSource({ "SERVER_ERROR, 60", "RATE_LIMITED, 60", "RATE_LIMITED, 999999999", "RATE_LIMITED, 3",
			"RATE_LIMITED, 0" })
	void waitAfterWhenWeChatPayAsksForWaitThenIsAtLeastThatLong(RetryReason reason, long seconds) {
		Duration retryAfter = Duration.ofSeconds(seconds);
		List<Duration> waits = waits(this.policy, 1, reason, retryAfter);
		assertThat(waits).allSatisfy((wait) -> assertThat(wait).isGreaterThanOrEqualTo(retryAfter));
		// Calls that were refused together do not come back together
		assertThat(waits.stream().distinct().count()).isGreaterThan(SAMPLES / 2);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 1000", "3, 1, 4000", "5, 2, 15000" })
	void waitAfterWhenWeChatPayAsksForShortWaitThenIsNotShorterThanWithoutIt(int attempts, long seconds,
			long leastMillis) {
		assertThat(waits(this.policy, attempts, RetryReason.RATE_LIMITED, Duration.ofSeconds(seconds)))
			.allSatisfy((wait) -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofMillis(leastMillis)));
	}

	@Test
	void allowsAttemptAfterWhenThereWereAllThenDoesNot() {
		RetryPolicy three = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1));
		assertThat(IntStream.rangeClosed(1, 4).filter(three::allowsAttemptAfter)).containsExactly(1, 2);
		RetryPolicy one = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
		assertThat(one.allowsAttemptAfter(1)).isFalse();
	}

	@Test
	void defaultThenIsThreeAttempts() {
		assertThat(RetryPolicy.DEFAULT).isEqualTo(new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(5)));
	}

	@Test
	void createWhenFirstBackoffIsLongerThanLongestThenIsCut() {
		assertThat(new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofSeconds(1)))
			.isEqualTo(new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(1)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "0 | PT1S | PT1S | 'maxAttempts' must be at least 1",
					"-1 | PT1S | PT1S | 'maxAttempts' must be at least 1",
					"3 | PT0S | PT1S | 'firstBackoff' must be longer than 0",
					"3 | PT-1S | PT1S | 'firstBackoff' must be longer than 0",
					"3 | PT1S | PT0S | 'maxBackoff' must be longer than 0",
					"3 | PT1S | PT-1S | 'maxBackoff' must be longer than 0",
					"3 | PT1S | PT24H1S | 'maxBackoff' must not be longer than 1 day",
					"3 | PT1S | PT8760000H | 'maxBackoff' must not be longer than 1 day" },
			quoteCharacter = '"')
	void createWhenValueIsOutOfRangeThenSaysSo(int maxAttempts, Duration firstBackoff, Duration maxBackoff,
			String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(maxAttempts, firstBackoff, maxBackoff))
			.withMessage(message);
	}

	private static void assertThatWaitsSpreadBetweenHalfAndWhole(RetryPolicy policy, int attempts, RetryReason reason,
			long wholeMillis) {
		Duration whole = Duration.ofMillis(wholeMillis);
		Duration half = whole.dividedBy(2);
		Duration quarter = whole.dividedBy(4);
		assertThat(waits(policy, attempts, reason, null)).allSatisfy((wait) -> assertThat(wait).isBetween(half, whole))
			.anySatisfy((wait) -> assertThat(wait).isLessThan(half.plus(quarter)))
			.anySatisfy((wait) -> assertThat(wait).isGreaterThan(half.plus(quarter)));
	}

	private static List<Duration> waits(RetryPolicy policy, int attempts, RetryReason reason,
			@Nullable Duration retryAfter) {
		return IntStream.range(0, SAMPLES)
			.mapToObj((sample) -> policy.waitAfter(attempts, reason, retryAfter))
			.toList();
	}

}
