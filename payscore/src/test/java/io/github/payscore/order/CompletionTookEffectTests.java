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

package io.github.payscore.order;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTookEffectTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# state  | description  | total | collected | answer
			DOING    | MCH_COMPLETE | 50000 |           | YES
			DOING    | MCH_COMPLETE |       | 50000     | YES
			DOING    | MCH_COMPLETE | 50000 | 50001     | YES
			DOING    | MCH_COMPLETE | 50001 | 50000     | NO
			DOING    | MCH_COMPLETE | 50001 |           | NO
			DOING    | MCH_COMPLETE |       | 50001     | NO
			DOING    | MCH_COMPLETE | 0     | 50000     | NO
			DOING    | MCH_COMPLETE |       |           | CANNOT_TELL
			DONE     |              | 50000 |           | YES
			DONE     |              |       | 50000     | YES
			DONE     |              | 50000 | 50001     | YES
			DONE     | USER_CONFIRM | 50000 |           | YES
			DONE     | NEW          | 50000 |           | YES
			DONE     |              | 50001 |           | NO
			DONE     |              | 50001 | 50000     | NO
			DONE     |              |       | 50001     | NO
			DONE     |              |       |           | CANNOT_TELL
			CREATED  |              |       |           | NO
			CREATED  | MCH_COMPLETE | 50000 | 50000     | NO
			REVOKED  |              |       |           | NO
			REVOKED  | MCH_COMPLETE | 50000 | 50000     | NO
			EXPIRED  |              |       |           | NO
			EXPIRED  | MCH_COMPLETE | 50000 | 50000     | NO
			DOING    | USER_CONFIRM |       |           | NO
			DOING    | USER_CONFIRM | 50000 | 50000     | NO
			DOING    |              | 50000 | 50000     | CANNOT_TELL
			DOING    | NEW          | 50000 | 50000     | CANNOT_TELL
			DOING    | mch_complete | 50000 | 50000     | CANNOT_TELL
			NEW      | MCH_COMPLETE | 50000 | 50000     | CANNOT_TELL
			done     |              | 50000 |           | CANNOT_TELL
			         | MCH_COMPLETE | 50000 | 50000     | CANNOT_TELL
			         |              |       |           | CANNOT_TELL
			""")
	void accordingToWhenOrderThenAnswers(@Nullable String state, @Nullable String description, @Nullable Long total,
			@Nullable Long collected, TookEffect answer) {
		assertThat(TookEffect.completion(order(state, description, total, collected), 50000)).isEqualTo(answer);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"state":"DONE","total_amount":0}                                                | YES
			{"state":"DONE","total_amount":null,"collection":null}                           | CANNOT_TELL
			{"state":"DONE","collection":{}}                                                 | CANNOT_TELL
			{"state":"DONE","collection":{"state":"USER_PAID","paid_amount":0}}              | CANNOT_TELL
			{}                                                                               | CANNOT_TELL
			""")
	void accordingToWhenNothingIsCollectedThenAnswers(String json, TookEffect answer) {
		assertThat(TookEffect.completion(MAPPER.readValue(json, ServiceOrder.class), 0)).isEqualTo(answer);
	}

	private static ServiceOrder order(@Nullable String state, @Nullable String description, @Nullable Long total,
			@Nullable Long collected) {
		Map<String, Object> order = new TreeMap<>();
		put(order, "state", state);
		put(order, "state_description", description);
		put(order, "total_amount", total);
		if (collected != null) {
			order.put("collection", Map.of("total_amount", collected));
		}
		return Objects.requireNonNull(MAPPER.convertValue(order, ServiceOrder.class));
	}

	private static void put(Map<String, Object> order, String name, @Nullable Object value) {
		if (value != null) {
			order.put(name, value);
		}
	}

}
