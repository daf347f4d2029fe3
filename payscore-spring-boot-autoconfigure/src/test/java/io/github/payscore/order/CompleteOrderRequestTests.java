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

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CompleteOrderRequestTests {

	private static final PostPayment PAYMENT = PostPayment.builder().name("租借").amount(1).build();

	@Test
	void buildWhenPostPaymentsAreMissingThenNamesThem() {
		assertThatIllegalArgumentException().isThrownBy(() -> CompleteOrderRequest.builder().totalAmount(1).build())
			.withMessage("'postPayments' must not be empty");
	}

	@Test
	void buildWhenTotalAmountIsMissingThenNamesIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CompleteOrderRequest.builder().postPayments(List.of(PAYMENT)).build())
			.withMessage("'totalAmount' must be set");
	}

	@Test
	void buildWhenTotalAmountIsNegativeThenNamesIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CompleteOrderRequest.builder().postPayments(List.of(PAYMENT)).totalAmount(-1).build())
			.withMessage("'totalAmount' must not be negative");
	}

	@Test
	void buildWhenPostPaymentIsIncompleteThenNamesWhatIsMissing() {
		PostPayment nameless = PostPayment.builder().amount(1).build();
		assertThatIllegalArgumentException().isThrownBy(
				() -> CompleteOrderRequest.builder().postPayments(List.of(PAYMENT, nameless)).totalAmount(1).build())
			.withMessage("'name' of a post payment must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> PostPayment.builder().name(" ").amount(1).build())
			.withMessage("'name' of a post payment must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> PostPayment.builder().name("a").amount(-1).build())
			.withMessage("'amount' must not be negative");
	}

	@Test
	void buildWhenPostDiscountIsIncompleteThenNamesWhatIsMissing() {
		refusesDiscount("'name' of a post discount must not be empty",
				PostDiscount.builder().description("b").amount(1).build());
		refusesDiscount("'description' of a post discount must not be empty",
				PostDiscount.builder().name("a").amount(1).build());
		refusesDiscount("'description' of a post discount must not be empty",
				PostDiscount.builder().name("a").description(" ").amount(1).build());
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PostDiscount.builder().name("").description("b").amount(1).build())
			.withMessage("'name' of a post discount must not be empty");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PostDiscount.builder().name("a").description("b").amount(-1).build())
			.withMessage("'amount' must not be negative");
	}

	@Test
	void buildWhenPostDiscountHasNoAmountThenNamesIt() {
		refusesDiscount("'amount' of a post discount must be set when an order is completed",
				PostDiscount.builder().name("a").description("b").build());
	}

	private static void refusesDiscount(String message, PostDiscount discount) {
		CompleteOrderRequest.Builder builder = CompleteOrderRequest.builder()
			.postPayments(List.of(PAYMENT))
			.postDiscounts(List.of(discount))
			.totalAmount(1);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	@Test
	void buildWhenListChangesLaterThenRequestDoesNot() {
		List<PostPayment> payments = new ArrayList<>(List.of(PAYMENT));
		CompleteOrderRequest request = CompleteOrderRequest.builder().postPayments(payments).totalAmount(1).build();
		payments.clear();
		assertThat(request.postPayments()).containsExactly(PAYMENT);
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> request.postPayments().add(PAYMENT));
	}

	@Test
	void toBuilderWhenBuiltAgainThenIsEqual() {
		assertThat(ExampleOrder.request().toBuilder().build()).isEqualTo(ExampleOrder.request());
	}

	@Test
	void jsonWhenWrittenByAnotherMapperThenIsTheSame() {
		JsonMapper mapper = JsonMapper.builder().build();
		String json = mapper.writeValueAsString(ExampleOrder.request());
		assertThat(json).isEqualTo(ExampleOrder.json());
		assertThat(mapper.readValue(json, CompleteOrderRequest.class).toBuilder().build().totalAmount())
			.isEqualTo(50000);
	}

	@ParameterizedTest
	@CsvSource({ "2019-11-11T16:24:05+08:00, 2019-11-11T16:24:05+08:00",
			"2019-11-11T16:24+08:00, 2019-11-11T16:24:00+08:00",
			"2019-11-11T08:24:05.987654321Z, 2019-11-11T08:24:05+00:00",
			"2019-11-11T16:24:05-03:30, 2019-11-11T16:24:05-03:30" })
	void completeTimeWhenSentThenHasSecondsAndNoFraction(String time, String sent) {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder("A1");
			OrderContext.runner(fake).run((context) -> {
				context.getBean(PayScoreOrderOperations.class)
					.complete("A1", ExampleOrder.request().toBuilder().completeTime(OffsetDateTime.parse(time)).build())
					.block(Duration.ofSeconds(30));
				assertThat(fake.lastRequest().bodyText()).contains("\"complete_time\":\"" + sent + "\"");
			});
		}
	}

}
