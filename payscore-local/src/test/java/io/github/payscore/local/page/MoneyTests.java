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

package io.github.payscore.local.page;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Money}.
 *
 * @author PayScore for Spring Boot contributors
 */
class MoneyTests {

	@ParameterizedTest
	@CsvSource({ "0, CNY, CNY 0.00", "5, HKD, HKD 0.05", "150000, HKD, 'HKD 1,500.00'", "1500, JPY, 'JPY 1,500'",
			"1500, KWD, KWD 1.500", "1500, ZZZ, ZZZ 15.00" })
	void formatHasTheDigitsOfTheCurrency(long amount, String currency, String text) {
		assertThat(Money.format(amount, currency)).isEqualTo(text);
	}

}
