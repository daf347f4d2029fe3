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

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for synchronizations.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class SyncOrderTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private static final String QUERY = "service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no="
			+ ORDER;

	@Test
	void syncWhenCompletedThenPaidElsewhere(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		WireAnswer answer = WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isSuccess();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		FakeOrder order = fake.order(ORDER);
		assertThat(order.phase()).isEqualTo(FakeOrderState.USER_PAID);
		assertThat(order.syncs()).isEqualTo(1);
		assertThat(order.totalAmount()).isEqualTo(50000);
		JsonNode queried = WireAnswer.of(TestMerchant.query(fake, QUERY)).json();
		assertThat(queried.path("state").asString()).isEqualTo("DONE");
		assertThat(queried.at("/collection/state").asString()).isEqualTo("USER_PAID");
		assertThat(queried.at("/collection/total_amount").asLong()).isEqualTo(50000);
		assertThat(queried.at("/collection/paying_amount").asLong(-1)).isZero();
		assertThat(queried.at("/collection/paid_amount").asLong()).isEqualTo(300);
		JsonNode payment = queried.at("/collection/details/0");
		assertThat(payment.path("seq").asInt()).isEqualTo(2);
		assertThat(payment.path("amount").asLong()).isEqualTo(300);
		assertThat(payment.path("paid_type").asString()).isEqualTo("MCH");
		assertThat(payment.path("paid_time").asString()).isEqualTo("2019-11-12T16:24:05+08:00");
		assertThat(payment.has("transaction_id")).isFalse();
	}

	@Test
	void syncWhenWithoutAmountThenAllIsPaid(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(77));
		String body = Bodies.sync((json) -> detail(json).retain("paid_time"));
		WireAnswer.of(TestMerchant.sync(fake, ORDER, body)).isSuccess();
		JsonNode queried = WireAnswer.of(TestMerchant.query(fake, QUERY)).json();
		assertThat(queried.at("/collection/paid_amount").asLong()).isEqualTo(77);
		assertThat(queried.at("/collection/details/0/seq").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "CREATED,INVALID_ORDER_STATE", "USER_CONFIRM,INVALID_ORDER_STATE", "EXPIRED,INVALID_ORDER_STATE",
			"REVOKED,ORDER_CANCELED", "USER_PAID,ORDER_DONE" })
	void syncWhenStateForbidsThenRefused(FakeOrderState state, String code, FakeWeChatPay fake) throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER, (seed) -> seed.state(state));
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isRefused(400, code);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
	}

	@Test
	void syncWhenUserHasPaidThenOrderDone(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		fake.pay(ORDER);
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isRefused(400, "ORDER_DONE");
	}

	@Test
	void syncWhenRepeatedWithSameParametersThenNoSecondEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isSuccess();
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isSuccess();
		assertThat(fake.order(ORDER).syncs()).isEqualTo(1);
	}

	@Test
	void syncWhenRepeatedWithOtherParametersThenParamError(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isSuccess();
		String other = Bodies.sync((body) -> detail(body).put("paid_amount", 301));
		WireAnswer.of(TestMerchant.sync(fake, ORDER, other))
			.isRefused(400, "PARAM_ERROR")
			.withMessage("订单重入参数校验失败")
			.withIssue("synchronization");
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isRefused(400, "ORDER_DONE");
	}

	@Test
	void syncWhenOrderUnknownThenNotExist(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isRefused(404, "ORDER_NOT_EXIST");
	}

	@Test
	void syncWhenQueryStringThenParamError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync()).target(TestMerchant.BASE + "/A1/sync?a=b"))
			.isRefused(400, "PARAM_ERROR", "/");
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void syncWhenFieldInvalidThenParamError(String field, Consumer<ObjectNode> change, FakeWeChatPay fake)
			throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync(change))).isRefused(400, "PARAM_ERROR", field);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
	}

	static Stream<Arguments> invalid() {
		return Stream.of(invalid("/service_id", (body) -> body.remove("service_id")),
				invalid("/service_id", (body) -> body.put("service_id", "500001")),
				invalid("/sub_mchid", (body) -> body.remove("sub_mchid")),
				invalid("/type", (body) -> body.remove("type")),
				invalid("/type", (body) -> body.put("type", "ORDER_PAID")),
				invalid("/detail", (body) -> body.remove("detail")),
				invalid("/detail", (body) -> body.put("detail", 1)),
				invalid("/detail/paid_time", (body) -> detail(body).remove("paid_time")),
				invalid("/detail/paid_time", (body) -> detail(body).put("paid_time", "20091225121010")),
				invalid("/detail/paid_amount", (body) -> detail(body).put("paid_amount", -1)),
				invalid("/detail/seq", (body) -> detail(body).put("seq", 0)),
				invalid("/detail/extra", (body) -> detail(body).put("extra", 0)),
				invalid("/appid", (body) -> body.put("appid", "wxd678efh567hg6787")));
	}

	private static Arguments invalid(String field, Consumer<ObjectNode> change) {
		return Arguments.of(field, change);
	}

	private static ObjectNode detail(ObjectNode body) {
		return (ObjectNode) body.get("detail");
	}

}
