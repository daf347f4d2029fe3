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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for cancellations.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class CancelOrderTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private static final String QUERY = "service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no="
			+ ORDER;

	@ParameterizedTest
	@EnumSource(names = { "CREATED", "USER_CONFIRM", "MCH_COMPLETE" })
	void cancelWhenStateAllowsThenRevoked(FakeOrderState state, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(state));
		WireAnswer answer = WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isSuccess();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		FakeOrder order = fake.order(ORDER);
		assertThat(order.phase()).isEqualTo(FakeOrderState.REVOKED);
		assertThat(order.cancellations()).isEqualTo(1);
		JsonNode queried = WireAnswer.of(TestMerchant.query(fake, QUERY)).json();
		assertThat(queried.path("state").asString()).isEqualTo("REVOKED");
		assertThat(queried.has("state_description")).isFalse();
		assertThat(queried.has("collection")).isFalse();
		assertThat(queried.has("total_amount")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "USER_PAID,ORDER_DONE", "EXPIRED,INVALID_ORDER_STATE", "REVOKED,PARAM_ERROR" })
	void cancelWhenStateForbidsThenRefused(FakeOrderState state, String code, FakeWeChatPay fake) throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER, (seed) -> seed.state(state));
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isRefused(400, code);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
	}

	@Test
	void cancelWhenRepeatedWithSameReasonThenNoSecondEffect(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isSuccess();
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isSuccess();
		assertThat(fake.order(ORDER).cancellations()).isEqualTo(1);
	}

	@Test
	void cancelWhenRepeatedWithOtherReasonThenParamError(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isSuccess();
		String other = Bodies.cancellation((body) -> body.put("reason", "other"));
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, other))
			.isRefused(400, "PARAM_ERROR")
			.withMessage("订单重入参数校验失败")
			.withIssue("cancellation");
	}

	@Test
	void callWhenCancelledThenRefused(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isSuccess();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, "ORDER_CANCELED");
		WireAnswer.of(TestMerchant.sync(fake, ORDER, Bodies.sync())).isRefused(400, "ORDER_CANCELED");
	}

	@Test
	void cancelWhenNumberIsEncodedThenFound(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("a|b");
		WireAnswer.of(TestMerchant.cancel(fake, "a%7Cb", Bodies.cancellation())).isSuccess();
		WireAnswer.of(TestMerchant.cancel(fake, "a.b", Bodies.cancellation()))
			.isRefused(400, "PARAM_ERROR", "/out_order_no");
	}

	@Test
	void cancelWhenOrderUnknownThenNotExist(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isRefused(404, "ORDER_NOT_EXIST");
	}

	@Test
	void cancelWhenSubMerchantIsNotTheOrdersThenNoAuth(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.subMchid("1900000110"));
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation())).isRefused(403, "NO_AUTH", "/sub_mchid");
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void cancelWhenFieldInvalidThenParamError(String field, Consumer<ObjectNode> change, FakeWeChatPay fake)
			throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, Bodies.cancellation(change)))
			.isRefused(400, "PARAM_ERROR", field);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
	}

	static Stream<Arguments> invalid() {
		return Stream.of(invalid("/service_id", (body) -> body.remove("service_id")),
				invalid("/service_id", (body) -> body.put("service_id", "500001")),
				invalid("/sub_mchid", (body) -> body.remove("sub_mchid")),
				invalid("/reason", (body) -> body.remove("reason")),
				invalid("/reason", (body) -> body.put("reason", "")),
				invalid("/reason", (body) -> body.put("reason", "饭".repeat(51))),
				invalid("/reason", (body) -> body.put("reason", 1)),
				invalid("/appid", (body) -> body.put("appid", "x".repeat(33))),
				invalid("/out_order_no", (body) -> body.put("out_order_no", ORDER)));
	}

	private static Arguments invalid(String field, Consumer<ObjectNode> change) {
		return Arguments.of(field, change);
	}

	@Test
	void cancelWhenReasonIsLongestThenAccepted(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER);
		String body = Bodies.cancellation((json) -> json.put("reason", "饭".repeat(50)).put("appid", "wx1"));
		WireAnswer.of(TestMerchant.cancel(fake, ORDER, body)).isSuccess();
	}

}
