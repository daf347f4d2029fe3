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

package io.github.payscore.order.mainland;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MainlandTimeRangeTests {

	@Test
	void buildWhenTimesAreToTheSecondThenHaveFourteenDigits() {
		MainlandTimeRange range = MainlandTimeRange.builder()
			.startTime(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 999_999_999))
			.endTime(LocalDateTime.of(2026, 11, 26, 0, 0))
			.build();
		assertThat(range.startTime()).isEqualTo("20260102030405");
		assertThat(range.endTime()).isEqualTo("20261126000000");
	}

	@Test
	void buildWhenTimesAreDaysThenHaveEightDigits() {
		MainlandTimeRange range = MainlandTimeRange.builder()
			.startDate(LocalDate.of(2026, 1, 2))
			.endDate(LocalDate.of(2026, 11, 26))
			.build();
		assertThat(range.startTime()).isEqualTo("20260102");
		assertThat(range.endTime()).isEqualTo("20261126");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			2019-11-11T16:24:05+08:00, 20191111162405
			2019-11-11T16:24:05Z,      20191112002405
			2019-12-31T23:59:59-05:00, 20200101125959
			1988-07-01T00:00:00+08:00, 19880701010000
			""")
	void buildWhenTimeHasOffsetThenIsConvertedToTheTimeOfChina(OffsetDateTime time, String text) {
		MainlandTimeRange range = MainlandTimeRange.builder().startTime(time).endTime(time).build();
		assertThat(range.startTime()).isEqualTo(text);
		assertThat(range.endTime()).isEqualTo(text);
		assertThat(MainlandSyncOrderRequest.paidAt(time).detail().paidTime()).isEqualTo(text);
	}

	@Test
	void buildWhenStartIsAcceptanceThenSaysSo() {
		assertThat(MainlandTimeRange.builder().startOnAccept().build().startTime()).isEqualTo("OnAccept");
	}

	@Test
	void serializeWhenValuesAreMissingThenLeavesThemOut() {
		assertThat(JsonMapper.shared()
			.writeValueAsString(MainlandTimeRange.builder().startOnAccept().startTimeRemark("a").build()))
			.isEqualTo("{\"start_time\":\"OnAccept\",\"start_time_remark\":\"a\"}");
	}

	@Test
	void toBuilderWhenBuiltAgainThenIsEqual() {
		MainlandTimeRange range = MainlandTimeRange.builder()
			.startDate(LocalDate.of(2026, 1, 2))
			.endDate(LocalDate.of(2026, 1, 3))
			.startTimeRemark("a")
			.endTimeRemark("b")
			.build();
		assertThat(range.toBuilder().build()).isEqualTo(range);
	}

}
