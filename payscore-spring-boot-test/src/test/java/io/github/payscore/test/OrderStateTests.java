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

package io.github.payscore.test;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.test.state.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the states of orders, through completions and queries.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class OrderStateTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private static final String IDENTITY = "service_id=2002000000000558128851361561536&sub_mchid=1900000109";

	private static final String QUERY = IDENTITY + "&out_order_no=" + ORDER;

	@Test
	void completeWhenConfirmedThenOrderIsCompleted(FakeWeChatPay fake) throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER);
		assertThat(seeded.stateDescription()).isEqualTo("USER_CONFIRM");
		assertThat(seeded.collectionState()).isNull();
		assertThat(seeded.totalAmount()).isNull();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		FakeOrder order = fake.order(ORDER);
		assertThat(order.state()).isEqualTo("DOING");
		assertThat(order.stateDescription()).isEqualTo("MCH_COMPLETE");
		assertThat(order.collectionState()).isEqualTo("USER_PAYING");
		assertThat(order.totalAmount()).isEqualTo(50000);
		assertThat(order.currency()).isEqualTo("HKD");
		assertThat(order.completions()).isEqualTo(1);
		JsonMapper mapper = new JsonMapper();
		assertThat(mapper.readTree(order.completion())).isEqualTo(mapper.readTree(Bodies.example()));
	}

	@Test
	void completeWhenRepeatedWithSameParametersThenNoSecondEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		// The same parameters in another order and with other white space
		String same = Bodies.example((body) -> body.set("service_id", body.remove("service_id")));
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER, same)).isSuccess();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		assertThat(fake.order(ORDER).completions()).isEqualTo(1);
	}

	@Test
	void completeWhenRepeatedWithOtherParametersThenParamError(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		String other = Bodies.example((body) -> body.put("total_amount", 49999));
		WireAnswer.of(TestMerchant.complete(fake, ORDER, other))
			.isRefused(400, "PARAM_ERROR")
			.withMessage("订单重入参数校验失败");
		assertThat(fake.order(ORDER).totalAmount()).isEqualTo(50000);
	}

	@ParameterizedTest
	@CsvSource({ "MCH_COMPLETE,PARAM_ERROR", "USER_PAID,ORDER_DONE", "REVOKED,ORDER_CANCELED",
			"CREATED,INVALID_ORDER_STATE", "EXPIRED,INVALID_ORDER_STATE" })
	void completeWhenStateForbidsThenRefused(FakeOrderState state, String code, FakeWeChatPay fake) throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER, (seed) -> seed.state(state));
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, code);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
		assertThat(fake.order(ORDER).completions()).isZero();
	}

	@Test
	void completeWhenOrderUnknownThenNotExist(FakeWeChatPay fake) throws Exception {
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(404, "ORDER_NOT_EXIST");
		assertThat(answer.header("Request-ID")).endsWith("-271317510");
	}

	@Test
	void completeWhenOrderSeededAgainThenStartsAnew(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.REVOKED));
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING_TO_PAY")
	void queryWhenOrderInAnyStateThenAnswersTheFieldsOfIt(FakeOrderState state, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(state).totalAmount(12345));
		WireAnswer answer = WireAnswer.of(TestMerchant.query(fake, QUERY));
		JsonNode order = answer.json();
		assertThat(answer.response().statusCode()).isEqualTo(200);
		assertThat(order.path("state").asString()).isEqualTo(state.state());
		assertThat(order.path("state_description").asString(null)).isEqualTo(state.stateDescription());
		assertThat(order.path("collection").path("state").asString(null)).isEqualTo(state.collectionState());
		assertThat(order.path("total_amount").asLong(-1)).isEqualTo((state.collectionState() != null) ? 12345 : -1);
		assertThat(order.propertyNames()).contains("out_order_no", "service_id", "appid", "mchid", "sub_mchid",
				"service_introduction", "risk_fund", "time_range", "notify_url", "order_id");
	}

	@Test
	void queryWhenCompletedThenAnswersTheCompletionSigned(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		JsonNode before = WireAnswer.of(TestMerchant.query(fake, QUERY)).json();
		TestMerchant.complete(fake, ORDER).send();
		WireAnswer answer = WireAnswer.of(TestMerchant.query(fake, QUERY));
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		JsonNode order = answer.json();
		JsonNode example = new JsonMapper().readTree(Bodies.example());
		for (String field : new String[] { "post_payments", "post_discounts", "location", "time_range",
				"total_amount" }) {
			assertThat(order.get(field)).isEqualTo(example.get(field));
		}
		assertThat(order.get("order_id")).isEqualTo(before.get("order_id"));
		assertThat(order.at("/collection/paying_amount").asLong()).isEqualTo(50000);
		assertThat(order.at("/collection/paid_amount").asLong()).isZero();
	}

	@Test
	void payWhenCompletedThenOrderIsDoneWithTheAmountOfTheCompletion(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		String body = Bodies.example((json) -> json.put("total_amount", 4321));
		WireAnswer.of(TestMerchant.complete(fake, ORDER, body)).isSuccess();
		FakeOrder completed = fake.order(ORDER);
		FakeOrder paid = fake.pay(ORDER);
		assertThat(paid).isEqualTo(fake.order(ORDER));
		assertThat(paid.phase()).isEqualTo(FakeOrderState.USER_PAID);
		assertThat(paid.totalAmount()).isEqualTo(4321);
		assertThat(paid.completions()).isEqualTo(1);
		assertThat(paid.completion()).isEqualTo(completed.completion());
		WireAnswer.of(TestMerchant.complete(fake, ORDER, body)).isRefused(400, "ORDER_DONE");
		assertThat(fake.order(ORDER)).isEqualTo(paid);
	}

	@Test
	void queryWhenPaidThenAnswersThePaymentOfTheCompletion(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		TestMerchant.complete(fake, ORDER).send();
		fake.pay(ORDER);
		JsonNode order = WireAnswer.of(TestMerchant.query(fake, QUERY)).json();
		assertThat(order.path("state").asString()).isEqualTo("DONE");
		assertThat(order.has("state_description")).isFalse();
		assertThat(order.path("total_amount").asLong()).isEqualTo(50000);
		assertThat(order.get("post_payments"))
			.isEqualTo(new JsonMapper().readTree(Bodies.example()).get("post_payments"));
		JsonNode collection = order.path("collection");
		assertThat(collection.path("state").asString()).isEqualTo("USER_PAID");
		assertThat(collection.path("total_amount").asLong()).isEqualTo(50000);
		assertThat(collection.path("paying_amount").asLong(-1)).isZero();
		assertThat(collection.path("paid_amount").asLong()).isEqualTo(50000);
		assertThat(collection.at("/details/0/amount").asLong()).isEqualTo(50000);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MCH_COMPLETE")
	void payWhenNotCompletedThenThrows(FakeOrderState state, FakeWeChatPay fake) {
		FakeOrder seeded = fake.seedOrder(ORDER, (seed) -> seed.state(state));
		assertThatIllegalStateException().isThrownBy(() -> fake.pay(ORDER))
			.withMessageContaining("MCH_COMPLETE")
			.withMessageEndingWith("is in " + state);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
	}

	@Test
	void payWhenSeededAsCompletedThenPaid(FakeWeChatPay fake) {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(7));
		assertThat(fake.pay(ORDER).totalAmount()).isEqualTo(7);
	}

	@Test
	void payWhenOrderUnknownThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.pay(ORDER)).withMessageContaining("seedOrder");
	}

	@Test
	void queryWhenByQueryIdThenAnswersTheSame(FakeWeChatPay fake) throws Exception {
		FakeOrder order = fake.seedOrder(ORDER);
		fake.seedOrder("another");
		assertThat(order.queryId()).matches("[0-9]{20}");
		JsonNode found = WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=" + order.queryId())).json();
		assertThat(found).isEqualTo(WireAnswer.of(TestMerchant.query(fake, QUERY)).json());
		assertThat(found.path("out_order_no").asString()).isEqualTo(ORDER);
	}

	@Test
	void queryWhenByQueryIdOfAReplacedOrderThenNotExist(FakeWeChatPay fake) throws Exception {
		FakeOrder replaced = fake.seedOrder(ORDER);
		FakeOrder order = fake.seedOrder(ORDER);
		assertThat(order.queryId()).isNotEqualTo(replaced.queryId());
		WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=" + replaced.queryId()))
			.isRefused(404, "ORDER_NOT_EXIST", "/query_id");
		fake.reset();
		WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=" + order.queryId()))
			.isRefused(404, "ORDER_NOT_EXIST", "/query_id");
	}

	@Test
	void queryWhenByQueryIdOfAnotherSubMerchantThenNoAuth(FakeWeChatPay fake) throws Exception {
		FakeOrder order = fake.seedOrder(ORDER, (seed) -> seed.subMchid("1900000110"));
		WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=" + order.queryId()))
			.isRefused(403, "NO_AUTH", "/sub_mchid");
	}

	@Test
	void queryWhenByBothNumbersThenParamError(FakeWeChatPay fake) throws Exception {
		FakeOrder order = fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.query(fake, QUERY + "&query_id=" + order.queryId()))
			.isRefused(400, "PARAM_ERROR", "/query_id")
			.withIssue("together");
	}

	@Test
	void queryWhenQueryIdTooLongThenParamError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=" + "9".repeat(512)))
			.isRefused(404, "ORDER_NOT_EXIST");
		WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=" + "9".repeat(513)))
			.isRefused(400, "PARAM_ERROR", "/query_id");
		WireAnswer.of(TestMerchant.query(fake, IDENTITY + "&query_id=")).isRefused(400, "PARAM_ERROR", "/query_id");
	}

	@ParameterizedTest
	@CsvSource({ "service_id=1&sub_mchid=2,/out_order_no", "out_order_no=A&sub_mchid=2,/service_id",
			"out_order_no=A&service_id=2,/sub_mchid", "out_order_no=A&service_id=2&sub_mchid=,/sub_mchid",
			"query_id=1,/service_id", "x=1,/x", "out_order_no=A&out_order_no=A,/out_order_no",
			"service_id=1&sub_mchid=2&out_order_no=A.1,/out_order_no",
			"service_id=1&sub_mchid=2&out_order_no=A+1,/out_order_no" })
	void queryWhenParametersInvalidThenParamError(String query, String field, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.query(fake, query)).isRefused(400, "PARAM_ERROR", field);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a|b*c", "_-1" })
	void queryWhenNumberIsEncodedThenFound(String outOrderNo, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(outOrderNo);
		String query = IDENTITY + "&out_order_no=" + outOrderNo.replace("|", "%7C");
		assertThat(WireAnswer.of(TestMerchant.query(fake, query)).json().path("out_order_no").asString())
			.isEqualTo(outOrderNo);
	}

	@Test
	void queryWhenOrderUnknownThenNotExist(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.query(fake, QUERY)).isRefused(404, "ORDER_NOT_EXIST");
	}

	@Test
	void queryWhenUnsignedThenSignError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.query(fake, QUERY).signedTarget(TestMerchant.BASE)).isRefused(401, "SIGN_ERROR");
	}

	@ParameterizedTest
	@EnumSource(Phase.class)
	void stateWhenMadeOfAPhaseThenIsThatOne(Phase phase) {
		FakeOrderState state = FakeOrderState.of(phase);
		assertThat(state.name()).isEqualTo(phase.name());
		assertThat(state.phase()).isEqualTo(phase);
	}

}
