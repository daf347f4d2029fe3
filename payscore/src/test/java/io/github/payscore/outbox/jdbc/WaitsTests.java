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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Waits} and {@link Refusal}.
 *
 * @author PayScore for Spring Boot contributors
 */
class WaitsTests {

	@ParameterizedTest
	@CsvSource({ "1, 5, 10", "2, 10, 20", "5, 80, 160", "9, 1280, 2560", "10, 1800, 3600", "1000, 1800, 3600" })
	void afterFailureThenWaitsLongerEachTime(int failures, long shortest, long longest) {
		assertThat(Waits.DEFAULT.afterFailure(failures, new NoResponseException("no answer", null, true)))
			.isBetween(Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
	}

	@ParameterizedTest
	@CsvSource({ "429, 30, 60", "503, 30, 60", "500, 5, 10" })
	void afterFailureWhenBusyThenWaitsSixTimesAsLong(int status, long shortest, long longest) {
		assertThat(Waits.DEFAULT.afterFailure(1, answer(status, null, null))).isBetween(Duration.ofSeconds(shortest),
				Duration.ofSeconds(longest));
	}

	@Test
	void afterFailureWhenWeChatPayAsksThenWaitsThatLong() {
		assertThat(Waits.DEFAULT.afterFailure(1, answer(503, null, Duration.ofHours(3)))).isBetween(Duration.ofHours(3),
				Duration.ofHours(3).plusMinutes(1));
	}

	@Test
	void untilQueryThenFollowsScheduleAndRepeatsItsLast() {
		Waits waits = new Waits(Duration.ofSeconds(1), Duration.ofSeconds(1),
				List.of(Duration.ofMinutes(1), Duration.ofHours(1)));
		assertThat(List.of(waits.untilQuery(0), waits.untilQuery(1), waits.untilQuery(2)))
			.containsExactly(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1));
	}

	@Test
	void createWhenScheduleIsEmptyThenFails() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> new Waits(Duration.ofSeconds(1), Duration.ofSeconds(1), List.of()))
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("watchSchedule"));
	}

	@ParameterizedTest
	@CsvSource({ "400, PARAM_ERROR, true", "403, NO_AUTH, true", "404, ORDER_NOT_EXIST, true", "404, , false",
			"403, , false", "401, SIGN_ERROR, false", "429, FREQUENCY_LIMITED, false", "408, TIMEOUT, false",
			"500, SYSTEM_ERROR, false", "302, MOVED, false" })
	void refusalThenIsFinalIfWeChatPaySaysItOfTheOrder(int status, @Nullable String code, boolean isFinal) {
		assertThat(Refusal.of(answer(status, code, null)) != null).isEqualTo(isFinal);
	}

	private static WeChatPayResponseException answer(int status, @Nullable String code, @Nullable Duration retryAfter) {
		return new WeChatPayResponseException("failed", status, code, null, null, retryAfter);
	}

}
