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

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the life of orders of the mainland.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandOrderTests {

	private static final String ORDER = MainlandMerchant.ORDER;

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void orderWhenItLivesItsLifeThenIsPaid(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeWeChatPay fake = merchant.fake();
			JsonNode created = merchant.create().isJson().json();
			assertThat(created.path("state").asString()).isEqualTo("CREATED");
			assertThat(created.path("mchid").asString()).isEqualTo("1230000109");
			assertThat(created.path("package").asString()).isNotEmpty();
			assertThat(created.has("sub_mchid")).isEqualTo(mode == FakeMode.PARTNER);
			assertThat(created.has("currency")).isFalse();
			assertThat(created.has("openid")).isFalse();
			fake.confirm(ORDER);
			merchant.assertDone(merchant.complete());
			merchant.assertDone(merchant.send("modify"));
			merchant.assertDone(merchant.send("pay"));
			FakeOrder paid = fake.pay(ORDER);
			assertThat(paid.phase()).isEqualTo(FakeOrderState.USER_PAID);
			assertThat(paid.totalAmount()).isEqualTo(30000);
			assertThat(paid.currency()).isEqualTo("CNY");
			assertThat(paid.modifications()).isEqualTo(1);
			assertThat(paid.collectionRequests()).isEqualTo(1);
			assertThat(paid.subMchid()).isEqualTo((mode == FakeMode.PARTNER) ? "1900000109" : null);
			JsonNode order = merchant.query().isJson().json();
			assertThat(order.path("state").asString()).isEqualTo("DONE");
			assertThat(order.path("openid").asString()).isNotEmpty();
			assertThat(order.path("total_amount").asLong()).isEqualTo(30000);
			assertThat(order.at("/post_payments/0/amount").asLong()).isEqualTo(30000);
			assertThat(order.at("/collection/state").asString()).isEqualTo("USER_PAID");
			assertThat(order.at("/collection/details/0/paid_time").asString()).matches("\\d{14}");
			assertThat(order.at("/time_range/start_time").asString()).isEqualTo("20091225091010");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void queryWhenByQueryIdThenAnswersTheSame(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeOrder seeded = merchant.fake().seedOrder(ORDER);
			String query = merchant.identity() + "&query_id=" + seeded.queryId();
			assertThat(merchant.query(query).isJson().json()).isEqualTo(merchant.query().isJson().json());
			merchant.query(merchant.identity()).isRefused(400, "PARAM_ERROR", "/out_order_no");
			merchant.query(query + "&out_order_no=" + ORDER).isRefused(400, "PARAM_ERROR", "/query_id");
			merchant.query(merchant.identity() + "&out_order_no=other").isRefused(404, "ORDER_NOT_EXIST");
		}
	}

	@Test
	void answersWhenDirectThenHaveTheDocumentedFields() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			merchant.create();
			merchant.fake().confirm(ORDER);
			JsonNode completed = merchant.complete().json();
			assertThat(completed.propertyNames())
				.contains("state_description", "total_amount", "post_payments", "need_collection")
				.doesNotContain("collection", "openid", "attach", "notify_url");
			assertThat(completed.path("location").propertyNames()).containsExactly("end_location");
			JsonNode modified = merchant.send("modify").json();
			assertThat(modified.at("/collection/state").asString()).isEqualTo("USER_PAYING");
			assertThat(modified.at("/collection/paying_amount").asLong()).isEqualTo(30000);
			assertThat(modified.propertyNames()).contains("attach", "notify_url").doesNotContain("openid");
			assertThat(merchant.send("pay").json().propertyNames()).containsExactlyInAnyOrder("appid", "out_order_no",
					"service_id", "order_id");
			JsonNode synced = merchant.send("sync").json();
			assertThat(synced.path("state").asString()).isEqualTo("DONE");
			assertThat(synced.has("openid")).isTrue();
			assertThat(synced.at("/collection/details/0/paid_type").asString()).isEqualTo("MCH");
		}
	}

	@Test
	void cancelWhenDirectThenAnswersTheNumbers() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			merchant.fake().seedOrder(ORDER);
			assertThat(merchant.send("cancel").isJson().json().propertyNames()).containsExactlyInAnyOrder("appid",
					"mchid", "out_order_no", "service_id", "order_id");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void callWhenRepeatedThenNoSecondEffect(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.create().isJson();
			merchant.create().isJson();
			merchant.fake().confirm(ORDER);
			for (String call : List.of("complete", "modify", "cancel")) {
				merchant.assertDone(merchant.send(call));
				merchant.assertDone(merchant.send(call));
			}
			FakeOrder order = merchant.fake().order(ORDER);
			assertThat(order.creations()).isEqualTo(1);
			assertThat(order.completions()).isEqualTo(1);
			assertThat(order.modifications()).isEqualTo(1);
			assertThat(order.cancellations()).isEqualTo(1);
			merchant.create((body) -> body.put("attach", "other"))
				.isRefused(400, "PARAM_ERROR")
				.withMessage("订单重入参数校验失败");
		}
	}

	@ParameterizedTest
	@CsvSource({ "complete,CREATED,INVALID_REQUEST", "complete,EXPIRED,INVALID_REQUEST",
			"complete,USER_PAID,ORDER_DONE", "complete,NOTHING_TO_PAY,ORDER_DONE", "complete,REVOKED,ORDER_CANCELED",
			"complete,MCH_COMPLETE,PARAM_ERROR", "modify,CREATED,INVALID_ORDER_STATE",
			"modify,USER_CONFIRM,INVALID_ORDER_STATE", "modify,USER_PAID,ORDER_DONE", "modify,REVOKED,ORDER_CANCELED",
			"modify,EXPIRED,INVALID_ORDER_STATE", "pay,CREATED,INVALID_ORDER_STATE",
			"pay,USER_CONFIRM,INVALID_ORDER_STATE", "pay,USER_PAID,ORDER_DONE", "pay,NOTHING_TO_PAY,ORDER_DONE",
			"pay,REVOKED,ORDER_CANCELED", "pay,EXPIRED,INVALID_ORDER_STATE", "sync,CREATED,INVALID_ORDER_STATE",
			"sync,USER_CONFIRM,INVALID_ORDER_STATE", "sync,USER_PAID,ORDER_DONE", "sync,NOTHING_TO_PAY,ORDER_DONE",
			"sync,REVOKED,ORDER_CANCELED", "sync,EXPIRED,INVALID_ORDER_STATE", "cancel,USER_PAID,ORDER_DONE",
			"cancel,NOTHING_TO_PAY,ORDER_DONE", "cancel,REVOKED,PARAM_ERROR", "cancel,EXPIRED,INVALID_ORDER_STATE" })
	void callWhenStateForbidsThenRefused(String call, FakeOrderState state, String code) throws Exception {
		for (FakeMode mode : List.of(FakeMode.DIRECT, FakeMode.PARTNER)) {
			try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
				FakeOrder seeded = merchant.fake().seedOrder(ORDER, (seed) -> seed.state(state));
				WireAnswer answer = merchant.send(call).isRefused(400, code);
				if ("INVALID_REQUEST".equals(code)) {
					answer.withMessage("当前订单状态不合法");
				}
				assertThat(merchant.fake().order(ORDER)).isEqualTo(seeded);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "CREATED", "USER_CONFIRM", "MCH_COMPLETE" })
	void cancelWhenStateAllowsThenCancelled(FakeOrderState state) throws Exception {
		for (FakeMode mode : List.of(FakeMode.DIRECT, FakeMode.PARTNER)) {
			try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
				merchant.fake().seedOrder(ORDER, (seed) -> seed.state(state));
				merchant.assertDone(merchant.send("cancel"));
				assertThat(merchant.fake().order(ORDER).phase()).isEqualTo(FakeOrderState.REVOKED);
				assertThat(merchant.query().json().path("state").asString()).isEqualTo("REVOKED");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void completeWhenTotalIsZeroThenNothingIsCollected(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().seedOrder(ORDER);
			merchant.assertDone(merchant.send("complete", (body) -> body.put("total_amount", 0)));
			FakeOrder order = merchant.fake().order(ORDER);
			assertThat(order.phase()).isEqualTo(FakeOrderState.NOTHING_TO_PAY);
			assertThat(order.totalAmount()).isZero();
			JsonNode queried = merchant.query().json();
			assertThat(queried.path("state").asString()).isEqualTo("DONE");
			assertThat(queried.path("total_amount").asLong(-1)).isZero();
			assertThat(queried.has("collection")).isFalse();
			assertThatIllegalStateException().isThrownBy(() -> merchant.fake().pay(ORDER));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void modifyWhenNotLessThenRefused(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(30000));
			merchant.send("modify").isRefused(400, "PARAM_ERROR", "/total_amount");
			merchant.assertDone(merchant.send("modify", (body) -> body.put("total_amount", 29999)));
			merchant.assertDone(merchant.send("modify", (body) -> body.put("total_amount", 29998)));
			merchant.send("modify", (body) -> body.put("total_amount", 29999))
				.isRefused(400, "PARAM_ERROR", "/total_amount");
			merchant.assertDone(merchant.send("modify", (body) -> body.put("total_amount", 0)));
			assertThat(merchant.fake().order(ORDER).phase()).isEqualTo(FakeOrderState.NOTHING_TO_PAY);
			assertThat(merchant.fake().order(ORDER).modifications()).isEqualTo(3);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void payWhenAskedForThenOrderIsStillToBePaid(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
			merchant.assertDone(merchant.send("pay"));
			merchant.assertDone(merchant.send("pay"));
			FakeOrder order = merchant.fake().order(ORDER);
			assertThat(order.collectionRequests()).isEqualTo(2);
			assertThat(order.phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void syncWhenPaidElsewhereThenDone(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().seedOrder(ORDER);
			merchant.complete();
			String day = Times.dayIn(Duration.ZERO);
			Consumer<ObjectNode> paid = (body) -> body.putObject("detail").put("paid_time", day);
			merchant.assertDone(merchant.send("sync", paid));
			merchant.assertDone(merchant.send("sync", paid));
			assertThat(merchant.fake().order(ORDER).syncs()).isEqualTo(1);
			assertThat(merchant.query().json().at("/collection/details/0/paid_time").asString())
				.isEqualTo(day + "000000");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void syncWhenPaidTimeIsImpossibleThenRefused(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().seedOrder(ORDER);
			merchant.complete();
			for (String time : List.of(Times.in(Duration.ofMinutes(-5)), Times.in(Duration.ofMinutes(5)),
					Times.dayIn(Duration.ofDays(-2)), Times.dayIn(Duration.ofDays(2)), "20260230", "2026-02-01", "")) {
				merchant.send("sync", (body) -> body.putObject("detail").put("paid_time", time))
					.isRefused(400, "PARAM_ERROR", "/detail/paid_time");
			}
			merchant.assertDone(merchant.send("sync",
					(body) -> body.putObject("detail").put("paid_time", Times.in(Duration.ofSeconds(30)))));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void createWhenUserNeedNotConfirmThenServiceRunsAtOnce(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.fake().permissions().give(MainlandMerchant.UNCONFIRMED_SERVICE, "o1");
			JsonNode order = merchant
				.create((body) -> body.put("need_user_confirm", false)
					.put("openid", "o1")
					.put("service_id", MainlandMerchant.UNCONFIRMED_SERVICE))
				.isJson()
				.json();
			assertThat(order.path("state").asString()).isEqualTo("DOING");
			assertThat(order.path("state_description").asString()).isEqualTo("USER_CONFIRM");
			assertThat(merchant.fake().order(ORDER).serviceId()).isEqualTo(MainlandMerchant.UNCONFIRMED_SERVICE);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void createWhenServiceNeedsConfirmationThenNoAuth(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.create((body) -> body.put("need_user_confirm", false).put("openid", "o1"))
				.isRefused(403, "NO_AUTH", "/need_user_confirm");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void completeWhenThereIsNoEndThenRefused(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			merchant.create((body) -> ((ObjectNode) body.get("time_range")).remove("end_time"));
			merchant.fake().confirm(ORDER);
			merchant.send("complete", (body) -> body.remove("time_range"))
				.isRefused(400, "PARAM_ERROR", "/time_range/end_time");
			merchant.assertDone(merchant.complete());
		}
	}

	@Test
	void seedWhenDirectThenHasNeitherCurrencyNorSubMerchant() {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			FakeWeChatPay fake = merchant.fake();
			assertThatIllegalStateException().isThrownBy(() -> fake.seedOrder(ORDER, (seed) -> seed.currency("HKD")));
			assertThatIllegalStateException().isThrownBy(() -> fake.seedOrder(ORDER, (seed) -> seed.subMchid("1")));
			assertThatIllegalArgumentException().isThrownBy(() -> fake.seedOrder("a*b"));
		}
	}

	@Test
	void orderWhenSubMerchantHasAnAppidThenItsUserIsKnownByThat() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER,
				(builder) -> builder.subAppid("wxsub"))) {
			merchant.create((body) -> body.put("sub_appid", "wxsub")).isJson();
			merchant.fake().confirm(ORDER);
			JsonNode order = merchant.query().json();
			assertThat(order.path("sub_openid").asString()).isNotEmpty();
			assertThat(order.has("openid")).isFalse();
		}
	}

}
