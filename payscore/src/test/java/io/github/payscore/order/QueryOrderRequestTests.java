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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QueryOrderRequestTests {

	@Test
	void buildWhenBothNumbersThenIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> QueryOrderRequest.builder().outOrderNo("A1").queryId("1").build())
			.withMessage("Only one of 'outOrderNo' and 'queryId' must be set, but both are");
	}

	@Test
	void buildWhenNoNumberThenIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> QueryOrderRequest.builder().serviceId("500001").subMchid("1900000109").build())
			.withMessage("One of 'outOrderNo' and 'queryId' must be set, but none is");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a/b", "a b", "订单", "123456789012345678901234567890123" })
	void buildWhenOutOrderNoIsNotAllowedThenIsRefused(String outOrderNo) {
		String message = "'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *";
		assertThatIllegalArgumentException()
			.isThrownBy(() -> QueryOrderRequest.builder().outOrderNo(outOrderNo).build())
			.withMessage(message);
		assertThatIllegalArgumentException().isThrownBy(() -> QueryOrderRequest.ofOutOrderNo(outOrderNo))
			.withMessage(message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 513 })
	void buildWhenQueryIdHasAnotherLengthThenIsRefused(int length) {
		String queryId = "1".repeat(length);
		assertThatIllegalArgumentException().isThrownBy(() -> QueryOrderRequest.ofQueryId(queryId))
			.withMessage("'queryId' must have 1 to 512 characters");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 512 })
	void buildWhenQueryIdHasAnAllowedLengthThenHasIt(int length) {
		String queryId = "1".repeat(length);
		assertThat(QueryOrderRequest.ofQueryId(queryId)).isEqualTo(new QueryOrderRequest(null, null, null, queryId));
	}

	@Test
	@SuppressWarnings("NullAway")
	void ofWhenNullThenNamesTheNumber() {
		assertThatIllegalArgumentException().isThrownBy(() -> QueryOrderRequest.ofOutOrderNo(null))
			.withMessageStartingWith("'outOrderNo' must");
		assertThatIllegalArgumentException().isThrownBy(() -> QueryOrderRequest.ofQueryId(null))
			.withMessageStartingWith("'queryId' must");
	}

	@Test
	void ofOutOrderNoWhenAllowedThenHasNothingElse() {
		assertThat(QueryOrderRequest.ofOutOrderNo("A_b-C|d*0"))
			.isEqualTo(new QueryOrderRequest(null, null, "A_b-C|d*0", null));
	}

	@Test
	void toBuilderWhenBuiltAgainThenIsEqual() {
		QueryOrderRequest byOutOrderNo = new QueryOrderRequest("500001", "1900000109", "A1", null);
		QueryOrderRequest byQueryId = new QueryOrderRequest("500001", "1900000109", null, "1");
		assertThat(byOutOrderNo.toBuilder().build()).isEqualTo(byOutOrderNo);
		assertThat(byQueryId.toBuilder().build()).isEqualTo(byQueryId);
		assertThat(QueryOrderRequest.builder().serviceId("500001").subMchid("1900000109").queryId("1").build())
			.isEqualTo(byQueryId);
	}

}
