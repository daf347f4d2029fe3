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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CreateOrderRequest} and what it is made of.
 *
 * @author PayScore for Spring Boot contributors
 */
class CreateOrderRequestTests {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");

	static Stream<Arguments> mistakes() {
		return Stream.of(mistake("'appid' must not be empty", (builder) -> builder.appid("")),
				mistake("'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *",
						(builder) -> builder.outOrderNo("a/b")),
				mistake("'currency' must not be empty", (builder) -> builder.currency(" ")),
				mistake("'serviceIntroduction' must not be empty", (builder) -> builder.serviceIntroduction("")),
				mistake("'name' of a risk fund must not be empty",
						(builder) -> builder.riskFund(new RiskFund(null, 1L, null))),
				mistake("'amount' of a risk fund must be more than 0",
						(builder) -> builder.riskFund(new RiskFund("DEPOSIT", null, null))),
				mistake("'amount' of a risk fund must be more than 0",
						(builder) -> builder.riskFund(new RiskFund("DEPOSIT", 0L, null))),
				mistake("'startTime' must be set",
						(builder) -> builder.timeRange(TimeRange.builder().endTime(TIME).build())),
				mistake("'notifyUrl' must not be empty", (builder) -> builder.notifyUrl("")),
				mistake("'name' of a post payment must not be empty",
						(builder) -> builder.postPayments(List.of(PostPayment.builder().amount(1).build()))),
				mistake("'name' of a post discount must not be empty",
						(builder) -> builder
							.postDiscounts(List.of(PostDiscount.builder().description("b").amount(1).build()))),
				mistake("'description' of a post discount must not be empty",
						(builder) -> builder.postDiscounts(List.of(PostDiscount.of("a", 1)))));
	}

	private static Arguments mistake(String message, UnaryOperator<CreateOrderRequest.Builder> mistake) {
		return Arguments.of(message, mistake);
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void buildWhenValueCanNeverBeRightThenNamesIt(String message, UnaryOperator<CreateOrderRequest.Builder> mistake) {
		CreateOrderRequest.Builder builder = mistake.apply(ExampleCreation.minimal("A1"));
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
	}

	@Test
	void buildWhenNothingIsSetThenNamesTheFirst() {
		assertThatIllegalArgumentException().isThrownBy(CreateOrderRequest.builder()::build)
			.withMessage("'riskFund' must be set");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> CreateOrderRequest.builder().riskFund(RiskFund.of("DEPOSIT", 1)).build())
			.withMessage("'timeRange' must be set");
	}

	@ParameterizedTest
	@ValueSource(strings = { "api.test.com", "//api.test.com", "/payscore", "ftp://api.test.com", "https://",
			"https:api", "https://api.test.com/a b", "mailto:a@test.com", "https:///payscore" })
	void buildWhenNotifyUrlIsNoWebAddressThenSaysSoWithoutIt(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> ExampleCreation.minimal("A1").notifyUrl(url).build())
			.withMessage("'notifyUrl' must be a complete URL with https, such as https://example.com/payscore");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.test.com?a=1", "https://api.test.com/payscore?" })
	void buildWhenNotifyUrlHasAQueryThenSaysSo(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> ExampleCreation.minimal("A1").notifyUrl(url).build())
			.withMessage("'notifyUrl' must not have a query string: WeChat Pay does not accept it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.test.com", "HTTPS://api.test.com/", "https://api.test.com:8443/a/b",
			"http://127.0.0.1:8080/notify", "http://localhost/notify", "http://my_app:8080/notify",
			"http://[::1]/notify" })
	void buildWhenNotifyUrlMayBeRightThenTakesIt(String url) {
		assertThat(ExampleCreation.minimal("A1").notifyUrl(url).build().notifyUrl()).isEqualTo(url);
	}

	@ParameterizedTest
	@CsvSource({ "false, , ", "false, a, b" })
	void buildWhenUserDoesNotConfirmAndIsNotNamedOnceThenSaysSo(boolean confirm, @Nullable String openid,
			@Nullable String subOpenid) {
		CreateOrderRequest.Builder builder = ExampleCreation.minimal("A1")
			.needUserConfirm(confirm)
			.openid(openid)
			.subOpenid(subOpenid);
		assertThatIllegalArgumentException().isThrownBy(builder::build)
			.withMessage("With 'needUserConfirm' false, exactly one of 'openid' and 'subOpenid' must be set");
	}

	@ParameterizedTest
	@CsvSource({ "false, a, ", "false, , b", "true, , ", "true, a, b", ", , ", ", a, b" })
	void buildWhenUserIsNamedAsDocumentedThenTakesIt(@Nullable Boolean confirm, @Nullable String openid,
			@Nullable String subOpenid) {
		CreateOrderRequest request = ExampleCreation.minimal("A1")
			.needUserConfirm(confirm)
			.openid(openid)
			.subOpenid(subOpenid)
			.build();
		assertThat(request.openid()).isEqualTo(openid);
		assertThat(request.subOpenid()).isEqualTo(subOpenid);
	}

	@Test
	void buildWhenPostDiscountHasNoAmountThenTakesIt() {
		PostDiscount discount = PostDiscount.builder().name("a").description("b").build();
		assertThat(ExampleCreation.minimal("A1").postDiscounts(List.of(discount)).build().postDiscounts())
			.containsExactly(discount);
	}

	@Test
	void buildWhenListsChangeLaterThenRequestDoesNot() {
		PostPayment payment = PostPayment.builder().name("a").build();
		List<PostPayment> payments = new ArrayList<>(List.of(payment));
		CreateOrderRequest request = ExampleCreation.minimal("A1")
			.postPayments(payments)
			.postDiscounts(new ArrayList<>(List.of(PostDiscount.builder().name("a").description("b").build())))
			.build();
		payments.clear();
		assertThat(request.postPayments()).containsExactly(payment);
		for (List<?> list : List.of(Objects.requireNonNull(request.postPayments()),
				Objects.requireNonNull(request.postDiscounts()))) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(list::clear);
		}
	}

	@Test
	void toBuilderWhenBuiltAgainThenIsEqual() {
		CreateOrderRequest request = ExampleCreation.request();
		assertThat(request.toBuilder().build()).isEqualTo(request);
	}

	@Test
	void jsonWhenWrittenByAnotherMapperThenIsTheSame() {
		JsonMapper mapper = JsonMapper.builder().build();
		String json = mapper.writeValueAsString(ExampleCreation.request());
		assertThat(json).isEqualTo(ExampleCreation.json());
		assertThat(mapper.readValue(json, CreateOrderRequest.class).riskFund())
			.isEqualTo(ExampleCreation.request().riskFund());
	}

	@Test
	void riskFundWhenForARequestThenIsChecked() {
		assertThat(RiskFund.of("DEPOSIT", 1)).isEqualTo(new RiskFund("DEPOSIT", 1L, null));
		assertThatIllegalArgumentException().isThrownBy(() -> RiskFund.of("", 1))
			.withMessage("'name' of a risk fund must not be empty");
		assertThatIllegalArgumentException().isThrownBy(() -> RiskFund.of("DEPOSIT", 0))
			.withMessage("'amount' of a risk fund must be more than 0");
		assertThatIllegalArgumentException().isThrownBy(() -> RiskFund.builder().name("DEPOSIT").build())
			.withMessage("'amount' of a risk fund must be more than 0");
	}

}
