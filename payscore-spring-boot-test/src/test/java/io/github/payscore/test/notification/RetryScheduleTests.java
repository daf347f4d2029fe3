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
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetrySchedule}.
 *
 * @author PayScore for Spring Boot contributors
 */
class RetryScheduleTests {

	@ParameterizedTest
	@CsvSource({ "1,PT15S", "2,PT15S", "3,PT30S", "4,PT3M", "5,PT30M", "6,PT30M", "7,PT30M", "8,PT30M", "9,PT1H" })
	void waitAfterWhenNotScaledThenIsTheDocumentedOne(int attempt, Duration wait) {
		assertThat(new RetrySchedule(1).waitAfter("PAYSCORE.USER_PAID", attempt)).isEqualTo(wait);
		assertThat(new RetrySchedule(0.01).waitAfter("PAYSCORE.USER_PAID", attempt)).isEqualTo(wait.dividedBy(100));
		assertThat(new RetrySchedule(0).waitAfter("PAYSCORE.USER_PAID", attempt)).isEqualTo(Duration.ZERO);
	}

	@Test
	void waitAfterWhenTenAttemptsWereMadeThenEnds() {
		assertThat(new RetrySchedule(1).waitAfter("PAYSCORE.USER_PAID", 10)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "1,PT15S", "2,PT15S", "3,PT30S", "4,PT3M", "5,PT10M", "6,PT20M", "7,PT30M", "8,PT30M", "9,PT30M",
			"10,PT1H", "11,PT3H", "12,PT3H", "13,PT3H", "14,PT6H" })
	void waitAfterWhenOfARefundThenIsTheDocumentedOne(int attempt, Duration wait) {
		assertThat(new RetrySchedule(1).waitAfter("REFUND.SUCCESS", attempt)).isEqualTo(wait);
	}

	@Test
	void waitAfterWhenFifteenDeliveriesOfARefundWereMadeThenEnds() {
		assertThat(new RetrySchedule(1).waitAfter("REFUND.CLOSED", 15)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PAYSCORE.USER_SIGN_PLAN", "PAYSCORE.USER_CANCEL_SIGN_PLAN" })
	void waitAfterWhenOfASignedPlanThenIsAMinuteUntilElevenDeliveriesWereMade(String eventType) {
		RetrySchedule schedule = new RetrySchedule(1);
		assertThat(IntStream.rangeClosed(1, 10).mapToObj((attempt) -> schedule.waitAfter(eventType, attempt)))
			.containsOnly(Duration.ofMinutes(1));
		assertThat(schedule.waitAfter(eventType, 11)).isNull();
	}

	@Test
	void waitAfterWhenOfAPermissionThenGoesOnForThreeDays() {
		RetrySchedule schedule = new RetrySchedule(1);
		Duration passed = Duration.ZERO;
		int attempts = 1;
		for (Duration wait = schedule.waitAfter("PAYSCORE.USER_OPEN_SERVICE", attempts); wait != null; wait = schedule
			.waitAfter("PAYSCORE.USER_OPEN_SERVICE", attempts)) {
			passed = passed.plus(wait);
			attempts++;
		}
		assertThat(passed).isBetween(Duration.ofHours(71), Duration.ofHours(72));
		assertThat(schedule.waitAfter("PAYSCORE.USER_CLOSE_SERVICE", 10)).isEqualTo(Duration.ofHours(1));
	}

}
