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

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OrderStage} and the advice of {@link ServiceOrder}.
 *
 * @author PayScore for Spring Boot contributors
 */
class OrderStageTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# state  | description  | collection  | stage
			CREATED  |              |             | CREATED
			CREATED  | MCH_COMPLETE |             | CREATED
			CREATED  | NEW          | NEW         | CREATED
			DOING    | USER_CONFIRM |             | IN_SERVICE
			DOING    | USER_CONFIRM | USER_PAYING | UNKNOWN
			DOING    | USER_CONFIRM | USER_PAID   | UNKNOWN
			DOING    | USER_CONFIRM | NEW         | UNKNOWN
			DOING    | MCH_COMPLETE | USER_PAYING | COLLECTING
			DOING    | MCH_COMPLETE |             | COLLECTING
			DOING    | MCH_COMPLETE | USER_PAID   | UNKNOWN
			DOING    | MCH_COMPLETE | NEW         | UNKNOWN
			DOING    |              | USER_PAYING | COLLECTING
			DOING    |              |             | UNKNOWN
			DOING    |              | USER_PAID   | UNKNOWN
			DOING    | NEW          |             | UNKNOWN
			DOING    | NEW          | USER_PAYING | UNKNOWN
			DOING    | mch_complete | USER_PAYING | UNKNOWN
			DONE     |              | USER_PAID   | PAID
			DONE     |              |             | PAID
			DONE     | MCH_COMPLETE | USER_PAID   | PAID
			DONE     |              | USER_PAYING | UNKNOWN
			DONE     |              | NEW         | UNKNOWN
			REVOKED  |              |             | CANCELLED
			REVOKED  | MCH_COMPLETE | USER_PAYING | CANCELLED
			EXPIRED  |              |             | EXPIRED
			FROZEN   |              |             | UNKNOWN
			FROZEN   | USER_CONFIRM |             | UNKNOWN
			done     |              | USER_PAID   | UNKNOWN
			''       |              |             | UNKNOWN
			         | USER_CONFIRM |             | UNKNOWN
			         |              | USER_PAID   | UNKNOWN
			         |              |             | UNKNOWN
			""")
	void stageWhenValuesAreReadTogetherThenTells(@Nullable String state, @Nullable String description,
			@Nullable String collection, OrderStage stage) {
		assertThat(order(state, description, collection).stage()).isEqualTo(stage);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# state  | description  | collection  | calls that make sense
			CREATED  |              |             | cancel
			DOING    | USER_CONFIRM |             | complete, cancel
			DOING    | MCH_COMPLETE | USER_PAYING | cancel, sync
			DONE     |              | USER_PAID   | ''
			REVOKED  |              |             | ''
			EXPIRED  |              |             | ''
			DOING    | MCH_COMPLETE | USER_PAID   | ''
			FROZEN   |              |             | ''
			""")
	void adviceWhenStageThenNamesTheCallsThatMakeSense(@Nullable String state, @Nullable String description,
			@Nullable String collection, String calls) {
		assertThat(String.join(", ", callsThatMakeSense(order(state, description, collection)))).isEqualTo(calls);
	}

	private static List<String> callsThatMakeSense(ServiceOrder order) {
		List<String> calls = new ArrayList<>();
		if (order.canComplete()) {
			calls.add("complete");
		}
		if (order.canCancel()) {
			calls.add("cancel");
		}
		if (order.canSync()) {
			calls.add("sync");
		}
		return calls;
	}

	@ParameterizedTest
	@EnumSource
	void isFinalWhenStageThenTellsWhetherItStays(OrderStage stage) {
		assertThat(stage.isFinal())
			.isEqualTo(stage == OrderStage.PAID || stage == OrderStage.CANCELLED || stage == OrderStage.EXPIRED);
	}

	@Test
	void stageWhenCollectionIsEmptyThenIsAsIfMissing() {
		ServiceOrder order = MAPPER.readValue(
				"{\"state\":\"DOING\",\"state_description\":\"USER_CONFIRM\"," + "\"collection\":{}}",
				ServiceOrder.class);
		assertThat(order.stage()).isEqualTo(OrderStage.IN_SERVICE);
	}

	@Test
	void adviceWhenOrderIsWrittenAsJsonThenIsNoPartOfIt() {
		ServiceOrder order = order("DOING", "USER_CONFIRM", null);
		assertThat(MAPPER.valueToTree(order).propertyNames()).containsExactlyInAnyOrderElementsOf(
				Stream.of(ServiceOrder.class.getRecordComponents()).map(OrderStageTests::jsonName).toList());
	}

	private static String jsonName(RecordComponent component) {
		JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
		return (name != null) ? name.value()
				: component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static ServiceOrder order(@Nullable String state, @Nullable String description,
			@Nullable String collection) {
		Map<String, Object> order = new HashMap<>();
		put(order, "state", state);
		put(order, "state_description", description);
		if (collection != null) {
			order.put("collection", Map.of("state", collection));
		}
		return Objects.requireNonNull(MAPPER.convertValue(order, ServiceOrder.class));
	}

	private static void put(Map<String, Object> order, String name, @Nullable Object value) {
		if (value != null) {
			order.put(name, value);
		}
	}

}
