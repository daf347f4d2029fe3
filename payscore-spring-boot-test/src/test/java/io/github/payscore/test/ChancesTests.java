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

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Chances}.
 *
 * @author PayScore for Spring Boot contributors
 */
// Odds of our own random numbers
@Tag("once")
@ExtendWith(FakeWeChatPayExtension.class)
class ChancesTests {

	private static final String ORDER = "A1";

	@BeforeEach
	void seed(FakeWeChatPay fake) {
		fake.seedOrder(ORDER);
	}

	@Test
	void withWhenSeveralThenEachComesAboutAsOftenAsItsProbability(FakeWeChatPay fake) throws Exception {
		fake.sometimes(42).with(0.2).tooManyRequests();
		fake.sometimes(42).with(0.1).serverErrorAfterEffect();
		List<Integer> statuses = statuses(fake, 500);
		assertThat(statuses).containsOnly(204, 429, 500);
		assertThat(statuses).filteredOn((status) -> status == 429).hasSizeBetween(70, 130);
		assertThat(statuses).filteredOn((status) -> status == 500).hasSizeBetween(25, 75);
	}

	@Test
	void withWhenSameSeedThenSameFaults(FakeWeChatPay fake) throws Exception {
		List<List<Integer>> runs = new ArrayList<>();
		for (long seed : new long[] { 42, 42, 43 }) {
			Chances chances = fake.sometimes(seed);
			chances.with(0.3).tooManyRequests();
			chances.with(0.3).serviceUnavailable();
			runs.add(statuses(fake, 50));
			fake.behave();
		}
		assertThat(runs.get(0)).containsOnly(204, 429, 503).isEqualTo(runs.get(1)).isNotEqualTo(runs.get(2));
	}

	@Test
	void withWhenResetThenForgotten(FakeWeChatPay fake) throws Exception {
		fake.sometimes(1).with(1).tooManyRequests();
		assertThat(statuses(fake, 3)).containsOnly(429);
		fake.behave();
		assertThat(statuses(fake, 3)).containsOnly(204);
		fake.sometimes(2).with(1).tooManyRequests();
		fake.reset();
		fake.seedOrder(ORDER);
		assertThat(statuses(fake, 3)).containsOnly(204);
	}

	@Test
	void withWhenNextIsPlannedThenNextComesFirstAndDrawsNothing(FakeWeChatPay fake) throws Exception {
		fake.sometimes(42).with(0.5).tooManyRequests();
		List<Integer> undisturbed = statuses(fake, 20);
		fake.behave();
		fake.sometimes(42).with(0.5).tooManyRequests();
		fake.next(2).serviceUnavailable();
		assertThat(statuses(fake, 2)).containsOnly(503);
		assertThat(statuses(fake, 20)).isEqualTo(undisturbed);
	}

	@Test
	void withWhenAlwaysIsPlannedThenTheRestGetsThat(FakeWeChatPay fake) throws Exception {
		fake.sometimes(42).with(0.5).tooManyRequests();
		fake.always().emptyError(502);
		assertThat(statuses(fake, 30)).containsOnly(429, 502).contains(429, 502);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.1, 1.001, Double.NaN, Double.POSITIVE_INFINITY })
	void withWhenNoProbabilityThenThrows(double probability, FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.sometimes(1).with(probability))
			.withMessageContaining("'probability' must be more than 0 and at most 1");
	}

	@Test
	void withWhenSumExceedsOneThenThrowsAndKeepsTheOthers(FakeWeChatPay fake) throws Exception {
		fake.sometimes(1).with(0.7).tooManyRequests();
		assertThatIllegalArgumentException().isThrownBy(() -> fake.sometimes(1).with(0.4).serviceUnavailable())
			.withMessageContaining("must not exceed 1");
		assertThat(statuses(fake, 30)).containsOnly(204, 429);
	}

	@Test
	void withWhenSumIsOneButForRoundingThenAccepts(FakeWeChatPay fake) {
		assertThatNoException().isThrownBy(() -> {
			for (int i = 0; i < 100; i++) {
				fake.sometimes(1).with(0.01).tooManyRequests();
			}
		});
		assertThatIllegalArgumentException().isThrownBy(() -> fake.sometimes(1).with(0.01).tooManyRequests());
	}

	@Test
	void sometimesWhenOtherSeedIsPlannedThenThrows(FakeWeChatPay fake) {
		fake.sometimes(1).with(0.1).tooManyRequests();
		assertThatIllegalStateException().isThrownBy(() -> fake.sometimes(2).with(0.1).tooManyRequests())
			.withMessageContaining("behave()");
		fake.behave();
		assertThatNoException().isThrownBy(() -> fake.sometimes(2).with(0.1).tooManyRequests());
	}

	private static List<Integer> statuses(FakeWeChatPay fake, int count) throws Exception {
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			statuses.add(TestMerchant.complete(fake, ORDER).send().statusCode());
		}
		return statuses;
	}

}
