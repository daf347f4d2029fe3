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

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for ids in requests that have characters that nobody sees.
 *
 * @author PayScore for Spring Boot contributors
 */
class IdsTests {

	private static final String ID = "A1\u200B";

	static Stream<Arguments> requests() {
		return Stream.of(request("serviceId", () -> ExampleCreation.minimal("A1").serviceId(ID).build()),
				request("appid", () -> ExampleCreation.minimal("A1").appid(ID).build()),
				request("subMchid", () -> ExampleCreation.minimal("A1").subMchid(ID).build()),
				request("subAppid", () -> ExampleCreation.minimal("A1").subAppid(ID).build()),
				request("currency", () -> ExampleCreation.minimal("A1").currency(ID).build()),
				request("openid", () -> ExampleCreation.minimal("A1").openid(ID).build()),
				request("subOpenid", () -> ExampleCreation.minimal("A1").subOpenid(ID).build()),
				request("notifyUrl", () -> ExampleCreation.minimal("A1").notifyUrl("https://a.test/" + ID).build()),
				request("serviceId", () -> completion().serviceId(ID).build()),
				request("appid", () -> completion().appid(ID).build()),
				request("channelId", () -> completion().channelId(ID).build()),
				request("subMchid", () -> completion().subMchid(ID).build()),
				request("currency", () -> completion().currency(ID).build()),
				request("serviceId", () -> cancellation().serviceId(ID).build()),
				request("appid", () -> cancellation().appid(ID).build()),
				request("subMchid", () -> cancellation().subMchid(ID).build()),
				request("serviceId", () -> sync().serviceId(ID).build()),
				request("subMchid", () -> sync().subMchid(ID).build()), request("type", () -> sync().type(ID).build()),
				request("serviceId", () -> query().serviceId(ID).build()),
				request("subMchid", () -> query().subMchid(ID).build()),
				request("queryId", () -> QueryOrderRequest.ofQueryId(ID)));
	}

	private static Arguments request(String field, Supplier<Object> request) {
		return Arguments.of(field, request);
	}

	@ParameterizedTest
	@MethodSource("requests")
	void buildWhenIdHasInvisibleCharacterThenNamesFieldAndCharacter(String field, Supplier<Object> request) {
		assertThatIllegalArgumentException().isThrownBy(request::get)
			.withMessage(
					"'%s' must not have characters that nobody sees, but it has the character U+200B".formatted(field));
	}

	@ParameterizedTest
	@CsvSource({ "'A1 ', U+0020", "' A1', U+0020", "'A1\u00A0', U+00A0", "'A1\n', U+000A", "A\uFEFF1, U+FEFF",
			"'\t', U+0009", "' ', U+0020" })
	void checkWhenOutOrderNoHasInvisibleCharacterThenNamesIt(String outOrderNo, String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> QueryOrderRequest.ofOutOrderNo(outOrderNo))
			.withMessage("'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *, "
					+ "but it has the character " + name);
	}

	@Test
	void buildWhenIdOfPropertyIsBlankThenFallsBackToProperty() {
		assertThat(query().serviceId(" ").subMchid("").build().serviceId()).isEqualTo(" ");
	}

	private static CompleteOrderRequest.Builder completion() {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("就餐费用").amount(1).build()))
			.totalAmount(1);
	}

	private static CancelOrderRequest.Builder cancellation() {
		return CancelOrderRequest.ofReason("用户取消").toBuilder();
	}

	private static SyncOrderRequest.Builder sync() {
		return SyncOrderRequest.paidAt(OffsetDateTime.parse("2019-11-11T16:24:05+08:00")).toBuilder();
	}

	private static QueryOrderRequest.Builder query() {
		return QueryOrderRequest.ofOutOrderNo("A1").toBuilder();
	}

}
