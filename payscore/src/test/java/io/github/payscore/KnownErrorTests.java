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

package io.github.payscore;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class KnownErrorTests {

	@ParameterizedTest
	@CsvSource({ "/v3/payscore/serviceorder, ORDER_DONE, ORDER_DONE",
			"/v3/payscore/oversea/partner/serviceorder, ORDER_NOT_EXIST, ORDER_NOT_EXIST",
			"/v3/payscore/plan/payscore-plans, INVALID_REQUEST, ORDER_INVALID_REQUEST",
			"/v3/refund/domestic/refunds, INVALID_REQUEST, REFUND_INVALID_REQUEST",
			"/v3/refund/domestic/refunds, FREQUENCY_LIMITED, REFUND_FREQUENCY_LIMITED",
			"/v3/refund/domestic/refunds, SYSTEM_ERROR, SYSTEM_ERROR",
			"/v3/bill/tradebill, STATEMENT_CREATING, BILL_STATEMENT_CREATING" })
	void findWhenCodeIsKnownForTheCallThenReturnsIt(String path, String code, KnownError expected) {
		assertThat(KnownError.find(path, code)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "/v3/payscore/serviceorder, NOT_ENOUGH", "/v3/refund/domestic/refunds, ORDER_DONE",
			"/v3/pay/transactions/jsapi, PARAM_ERROR", "/v3/payscore/serviceorder, order_done",
			"/v3/payscore/serviceorder,", "/v3/payscore/serviceorder, ''" })
	void findWhenCodeIsNotKnownForTheCallThenReturnsNothing(String path, String code) {
		assertThat(KnownError.find(path, code)).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void valuesWhenReadThenAreSentencesWithASource(KnownError error) {
		assertThat(List.of(error.getMeaning(), error.getAdvice()))
			.allSatisfy((text) -> assertThat(text).matches("[A-Z].*\\."));
		assertThat(error.getSource()).matches("https://pay\\.weixin\\.qq\\.com/doc/v3/(merchant|partner)/[0-9]{10}");
	}

	@Test
	void valuesWhenComparedThenNoneIsHiddenByAnother() {
		assertThat(Arrays.stream(KnownError.values()).map((error) -> error.getPath() + " " + error.getCode()))
			.doesNotHaveDuplicates();
		assertThat(Arrays.stream(KnownError.values())
			.filter((error) -> error.getPath().isEmpty())
			.map(KnownError::getCode))
			.doesNotContainAnyElementsOf(Arrays.stream(KnownError.values())
				.filter((error) -> !error.getPath().isEmpty())
				.map(KnownError::getCode)
				.toList());
	}

}
