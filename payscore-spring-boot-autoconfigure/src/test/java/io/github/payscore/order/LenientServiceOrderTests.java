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

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a {@link ServiceOrder} of JSON that is not what it is documented to be.
 *
 * @author PayScore for Spring Boot contributors
 */
class LenientServiceOrderTests {

	// As strict as one can be, because it must not matter
	private static final JsonMapper STRICT = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private static final ServiceOrder EMPTY = read("{}");

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\"  \"", "[]", "null" })
	void readWhenObjectIsBlankThenIsAbsent(String value) {
		assertThat(read("""
				{"collection":%1$s,"risk_fund":%1$s,"time_range":%1$s,"location":%1$s}""".formatted(value)))
			.isEqualTo(EMPTY);
	}

	@Test
	void readWhenObjectIsEmptyThenItsValuesAreAbsent() {
		ServiceOrder order = read("""
				{"state":"DOING","state_description":"USER_CONFIRM","collection":{},"risk_fund":{}}""");
		assertThat(order.collection())
			.isEqualTo(new ServiceOrder.Collection(null, null, null, null, null, List.of(), List.of()));
		assertThat(order.stage()).isEqualTo(OrderStage.IN_SERVICE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\"  \"", "{}", "[]", "null" })
	void readWhenListIsBlankThenIsEmpty(String value) {
		assertThat(read("""
				{"post_payments":%1$s,"post_discounts":%1$s,"promotion_detail":%1$s}""".formatted(value)))
			.isEqualTo(EMPTY);
		assertThat(read("""
				{"collection":{"details":%1$s,"promotion_detail":%1$s,"state":"USER_PAID"}}""".formatted(value))
			.collection())
			.isEqualTo(new ServiceOrder.Collection("USER_PAID", null, null, null, null, List.of(), List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\"  \"", "\"\\t\\n\"" })
	void readWhenTextOrNumberIsBlankThenIsAbsent(String value) {
		assertThat(read("""
				{"out_order_no":%1$s,"state":%1$s,"state_description":%1$s,"total_amount":%1$s,"need_collection":%1$s,
				"currency_price":%1$s,"attach":%1$s,"package":%1$s}""".formatted(value))).isEqualTo(EMPTY);
	}

	@Test
	void readWhenItemOfListIsBlankThenIsLeftOut() {
		assertThat(read("""
				{"post_payments":["",{"name":"a"},[]]}""").postPayments())
			.containsExactly(new ServiceOrder.PaymentItem("a", null, null, null));
	}

	@Test
	void readWhenExampleOfWeChatPayHasBlankStateThenStageIsThatOfTheRest() {
		ServiceOrder order = read("""
				{"state":"DONE","state_description":"","total_amount":"40000",
				"collection":{"state":"","total_amount":"3900","details":[{"seq":"1","amount":" 900 "}]}}""");
		assertThat(order.stage()).isEqualTo(OrderStage.PAID);
		assertThat(order.totalAmount()).isEqualTo(40000);
		ServiceOrder.Collection collection = Objects.requireNonNull(order.collection());
		assertThat(collection.totalAmount()).isEqualTo(3900);
		assertThat(collection.details()).extracting(ServiceOrder.CollectionDetail::seq).containsExactly(1);
		assertThat(collection.details()).extracting(ServiceOrder.CollectionDetail::amount).containsExactly(900L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "5.0", "\"5\"", "\"5.00\"", "\" 5 \"", "0.5e1" })
	void readWhenNumberIsWholeThenIsRead(String number) {
		assertThat(read("{\"total_amount\":%s}".formatted(number)).totalAmount()).isEqualTo(5);
		assertThat(read("{\"post_payments\":[{\"count\":%s}]}".formatted(number)).postPayments())
			.extracting(ServiceOrder.PaymentItem::count)
			.containsExactly(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "5.5", "\"5.5\"", "\"abc\"", "\"5 HKD\"", "1e400", "1e999999999", "\"1e-999999999\"",
			"9223372036854775808", "{}", "[1]", "true",
			"\"00000000000000000000000000000000000000000000000000000000000000001\"" })
	void readWhenAmountIsNoWholeNumberThenFails(String amount) {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> read("{\"total_amount\":%s}".formatted(amount)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"collection\":\"abc\"}", "{\"collection\":[{}]}", "{\"collection\":1}",
			"{\"post_payments\":\"abc\"}", "{\"post_payments\":{\"name\":\"a\"}}", "{\"state\":{\"a\":1}}" })
	void readWhenContentWouldBeLostThenFails(String json) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json));
	}

	@Test
	void readWhenOrderIsPartOfSomethingElseThenIsReadLenientlyToo() {
		Map<String, List<ServiceOrder>> orders = STRICT.readValue("""
				{"a":[{"new":1,"collection":""},{"state":"DONE"}],"b":[]}""", new TypeReference<>() {
		});
		assertThat(orders.get("a")).containsExactly(EMPTY, read("{\"state\":\"DONE\"}"));
		assertThat(orders.get("b")).isEmpty();
	}

	@Test
	void readWhenWrittenByMapperThenIsSame() {
		ServiceOrder order = read("""
				{"out_order_no":"A1","sp_appid":"wx1","total_amount":5,"collection":{"details":[{"seq":1}]}}""");
		assertThat(read(STRICT.writeValueAsString(order))).isEqualTo(order);
	}

	private static ServiceOrder read(String json) {
		return STRICT.readValue(json, ServiceOrder.class);
	}

}
