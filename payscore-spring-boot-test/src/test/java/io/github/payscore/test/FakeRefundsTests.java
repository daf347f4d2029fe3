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

import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.NotificationReceiver.Received;
import io.github.payscore.test.money.FakeRefund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the refunds of the fake, from outside.
 *
 * @author PayScore for Spring Boot contributors
 */
class FakeRefundsTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private NotificationReceiver receiver;

	@BeforeEach
	void startReceiver() throws Exception {
		this.receiver = NotificationReceiver.start();
	}

	@AfterEach
	void stopReceiver() {
		this.receiver.close();
	}

	@ParameterizedTest
	@EnumSource
	void refundIsCreatedQueriedAndFinished(FakeMode mode) throws Exception {
		try (FakeWeChatPay fake = start(mode)) {
			String transaction = transaction(fake, mode);
			JsonNode created = WireAnswer.of(create(fake, mode, transaction, (body) -> {
			})).isJson().json();
			assertThat(created.path("out_refund_no").asString()).isEqualTo("R-1");
			assertThat(created.at("/amount/refund").asLong()).isEqualTo(300);
			JsonNode queried = query(fake, mode, "R-1").isJson().json();
			assertThat(queried.path("status").asString()).isEqualTo("PROCESSING");
			assertThat(queried.path("transaction_id").asString()).isEqualTo(transaction);
			FakeRefund refund = fake.refunds().finish("R-1");
			assertThat(refund.status()).isEqualTo("SUCCESS");
			assertThat(refund.outOrderNo()).isEqualTo("ORDER-1");
			assertThat(query(fake, mode, "R-1").json().path("success_time").asString()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void refundWhenRepeatedThenIsTheSame(FakeMode mode) throws Exception {
		try (FakeWeChatPay fake = start(mode)) {
			String transaction = transaction(fake, mode);
			JsonNode first = WireAnswer.of(create(fake, mode, transaction, (body) -> {
			})).json();
			JsonNode second = WireAnswer.of(create(fake, mode, transaction, (body) -> {
			})).isJson().json();
			assertThat(second).isEqualTo(first);
			assertThat(fake.refunds().all()).hasSize(1);
			assertThat(fake.refunds().get("R-1").requests()).isEqualTo(2);
			WireAnswer.of(create(fake, mode, transaction, (body) -> amount(body, 301, 50000)))
				.isRefused(400, "INVALID_REQUEST", "/out_refund_no");
		}
	}

	@Test
	void refundsWhenMoreThanWasPaidThenAreRefused() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			String transaction = transaction(fake, FakeMode.DIRECT);
			WireAnswer.of(create(fake, FakeMode.DIRECT, transaction, (body) -> amount(body, 50001, 50000)))
				.isRefused(400, "INVALID_REQUEST", "/amount/refund");
			WireAnswer.of(create(fake, FakeMode.DIRECT, transaction, (body) -> amount(body, 30000, 50000))).isJson();
			WireAnswer
				.of(create(fake, FakeMode.DIRECT, transaction,
						(body) -> amount(body.put("out_refund_no", "R-2"), 20001, 50000)))
				.isRefused(400, "INVALID_REQUEST", "/amount/refund")
				.withIssue("20000");
			fake.refunds().close("R-1");
			WireAnswer
				.of(create(fake, FakeMode.DIRECT, transaction,
						(body) -> amount(body.put("out_refund_no", "R-2"), 50000, 50000)))
				.isJson();
		}
	}

	@Test
	void refundsOfATransactionAreAtMostFifty() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			String transaction = transaction(fake, FakeMode.DIRECT);
			for (int i = 0; i < 50; i++) {
				String number = "R-" + i;
				WireAnswer
					.of(create(fake, FakeMode.DIRECT, transaction,
							(body) -> amount(body.put("out_refund_no", number), 1, 50000)))
					.isJson();
			}
			WireAnswer
				.of(create(fake, FakeMode.DIRECT, transaction,
						(body) -> amount(body.put("out_refund_no", "R-50"), 1, 50000)))
				.isRefused(400, "INVALID_REQUEST", "/transaction_id");
		}
	}

	static List<Object[]> wrong() {
		return List.of(
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/transaction_id", (body) -> body.remove("transaction_id")),
				row(FakeMode.DIRECT, 404, "RESOURCE_NOT_EXISTS", "/transaction_id",
						(body) -> body.put("transaction_id", "ORDER-1")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/out_trade_no", (body) -> body.put("out_trade_no", "1")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/sub_mchid", (body) -> body.put("sub_mchid", "1900000109")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/out_refund_no", (body) -> body.put("out_refund_no", "R 1")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/out_refund_no", (body) -> body.put("out_refund_no", "R*1")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/out_refund_no",
						(body) -> body.put("out_refund_no", "R".repeat(65))),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/reason", (body) -> body.put("reason", "退".repeat(27))),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/notify_url",
						(body) -> body.put("notify_url", "https://a.example/?b=c")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/funds_account",
						(body) -> body.put("funds_account", "UNSETTLED")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/amount/refund", (body) -> amount(body, 0, 50000)),
				row(FakeMode.DIRECT, 400, "INVALID_REQUEST", "/amount/total", (body) -> amount(body, 300, 50001)),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/amount/currency",
						(body) -> ((ObjectNode) body.get("amount")).put("currency", "HKD")),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/amount/from",
						(body) -> ((ObjectNode) body.get("amount")).putArray("from")
							.addObject()
							.put("account", "AVAILABLE")
							.put("amount", 299)),
				row(FakeMode.DIRECT, 400, "PARAM_ERROR", "/goods_detail/0/merchant_goods_id",
						(body) -> body.putArray("goods_detail").addObject().put("goods_name", "n")),
				row(FakeMode.PARTNER, 400, "PARAM_ERROR", "/sub_mchid", (body) -> body.remove("sub_mchid")),
				row(FakeMode.PARTNER, 403, "NO_AUTH", "/sub_mchid", (body) -> body.put("sub_mchid", "1")),
				row(FakeMode.OVERSEA_PARTNER, 403, "NO_AUTH", "/sp_mchid", (body) -> body.put("sp_mchid", "1")),
				row(FakeMode.OVERSEA_PARTNER, 403, "NO_AUTH", "/sp_appid", (body) -> body.put("sp_appid", "1")),
				row(FakeMode.OVERSEA_PARTNER, 400, "INVALID_REQUEST", "/amount/currency",
						(body) -> ((ObjectNode) body.get("amount")).put("currency", "CNY")),
				row(FakeMode.OVERSEA_PARTNER, 400, "PARAM_ERROR", "/funds_account",
						(body) -> body.put("funds_account", "AVAILABLE")));
	}

	private static Object[] row(FakeMode mode, int status, String code, String field, Consumer<ObjectNode> change) {
		return new Object[] { mode, status, code, field, change };
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void refundWhenNotAsThePageSaysThenIsRefused(FakeMode mode, int status, String code, String field,
			Consumer<ObjectNode> change) throws Exception {
		try (FakeWeChatPay fake = start(mode)) {
			WireAnswer.of(create(fake, mode, transaction(fake, mode), change)).isRefused(status, code, field);
			assertThat(fake.refunds().all()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void queryWhenThereIsNoRefundThenIsRefused(FakeMode mode) throws Exception {
		try (FakeWeChatPay fake = start(mode)) {
			query(fake, mode, "R-1").isRefused(404, "RESOURCE_NOT_EXISTS");
		}
	}

	@ParameterizedTest
	@EnumSource
	void refundWhenItEndsThenMerchantIsNotified(FakeMode mode) throws Exception {
		try (FakeWeChatPay fake = start(mode)) {
			WireAnswer
				.of(create(fake, mode, transaction(fake, mode), (body) -> body.put("notify_url", this.receiver.url())))
				.isJson();
			fake.refunds().abnormal("R-1");
			JsonNode abnormal = take(fake, "REFUND.ABNORMAL");
			assertThat(abnormal.path("refund_status").asString()).isEqualTo("ABNORMAL");
			fake.refunds().finish("R-1");
			JsonNode resource = take(fake, "REFUND.SUCCESS");
			assertThat(resource.path("out_refund_no").asString()).isEqualTo("R-1");
			assertThat(resource.path("refund_status").asString()).isEqualTo("SUCCESS");
			assertThat(resource.at("/amount/refund").asLong()).isEqualTo(300);
			assertThat(resource.has("sub_mchid")).isEqualTo(mode != FakeMode.DIRECT);
			assertThat(resource.has("sp_mchid")).isEqualTo(mode != FakeMode.DIRECT);
			assertThat(resource.has("mchid")).isEqualTo(mode == FakeMode.DIRECT);
		}
	}

	private JsonNode take(FakeWeChatPay fake, String eventType) throws Exception {
		Received received = this.receiver.take();
		assertThat(received.isSignedBy(TestMerchant.publicKey(fake))).isTrue();
		assertThat(received.envelope().path("event_type").asString()).isEqualTo(eventType);
		assertThat(received.envelope().at("/resource/original_type").asString()).isEqualTo("refund");
		return MAPPER.readTree(TestMerchant.decrypt(received.envelope().path("resource"), fake.apiV3Key()));
	}

	@Test
	void refundWhenItHasEndedOrDoesNotExistThenCannotEnd() throws Exception {
		try (FakeWeChatPay fake = start(FakeMode.DIRECT)) {
			assertThatIllegalArgumentException().isThrownBy(() -> fake.refunds().finish("R-1"));
			WireAnswer.of(create(fake, FakeMode.DIRECT, transaction(fake, FakeMode.DIRECT), (body) -> {
			})).isJson();
			fake.refunds().close("R-1");
			assertThatIllegalStateException().isThrownBy(() -> fake.refunds().finish("R-1"));
			fake.reset();
			assertThat(fake.refunds().all()).isEmpty();
		}
	}

	private static FakeWeChatPay start(FakeMode mode) {
		return FakeWeChatPay.builder().mode(mode).start();
	}

	private static String transaction(FakeWeChatPay fake, FakeMode mode) throws Exception {
		fake.seedOrder("ORDER-1", (seed) -> seed.state(FakeOrderState.USER_PAID).totalAmount(50000));
		String path = switch (mode) {
			case DIRECT -> "/v3/payscore/serviceorder?appid=wxd678efh567hg6787&service_id=";
			case PARTNER -> "/v3/payscore/partner/serviceorder?sub_mchid=1900000109&service_id=";
			case OVERSEA_PARTNER -> "/v3/payscore/oversea/partner/serviceorder?sub_mchid=1900000109&service_id=";
		};
		JsonNode order = WireAnswer
			.of(TestMerchant.get(fake, path + "2002000000000558128851361561536&out_order_no=ORDER-1"))
			.isJson()
			.json();
		return order.at("/collection/details/0/transaction_id").asString();
	}

	private static ObjectNode amount(ObjectNode body, long refund, long total) {
		((ObjectNode) body.get("amount")).put("refund", refund).put("total", total);
		return body;
	}

	private static TestMerchant create(FakeWeChatPay fake, FakeMode mode, String transaction,
			Consumer<ObjectNode> change) {
		ObjectNode body = MAPPER.createObjectNode().put("transaction_id", transaction).put("out_refund_no", "R-1");
		body.putObject("amount").put("refund", 300).put("total", 50000).put("currency", "CNY");
		if (mode != FakeMode.DIRECT) {
			body.put("sub_mchid", "1900000109");
		}
		if (mode == FakeMode.OVERSEA_PARTNER) {
			body.put("sp_mchid", fake.properties().get("wechatpay.mchid")).put("sp_appid", "wxd678efh567hg6787");
			((ObjectNode) body.get("amount")).put("currency", "HKD");
		}
		change.accept(body);
		return TestMerchant.post(fake,
				(mode == FakeMode.OVERSEA_PARTNER) ? "/v3/global/refunds" : "/v3/refund/domestic/refunds",
				MAPPER.writeValueAsString(body));
	}

	private static WireAnswer query(FakeWeChatPay fake, FakeMode mode, String outRefundNo) throws Exception {
		return WireAnswer.of(TestMerchant.get(fake, switch (mode) {
			case DIRECT -> "/v3/refund/domestic/refunds/" + outRefundNo;
			case PARTNER -> "/v3/refund/domestic/refunds/" + outRefundNo + "?sub_mchid=1900000109";
			case OVERSEA_PARTNER -> "/v3/global/refunds/out-refund-no/" + outRefundNo + "?sp_mchid="
					+ fake.properties().get("wechatpay.mchid") + "&sub_mchid=1900000109";
		}));
	}

}
