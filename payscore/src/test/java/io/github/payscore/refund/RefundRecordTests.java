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

package io.github.payscore.refund;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the records of refunds: what is sent has the members that the pages list, and
 * whatever can never be right is refused before.
 *
 * @author PayScore for Spring Boot contributors
 */
class RefundRecordTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	// Of the tables in merchant/4012587971, partner/4013138987 (where sub_mchid is added)
	private static final Set<String> MAINLAND = Set.of("transaction_id", "out_refund_no", "reason", "notify_url",
			"funds_account", "amount.refund", "amount.from[].account", "amount.from[].amount", "amount.total",
			"amount.currency", "goods_detail[].merchant_goods_id", "goods_detail[].wechatpay_goods_id",
			"goods_detail[].goods_name", "goods_detail[].unit_price", "goods_detail[].refund_amount",
			"goods_detail[].refund_quantity");

	// Of the general oversea API, 2025.03
	private static final Set<String> OVERSEA = Set.of("sp_mchid", "sp_appid", "sub_mchid", "sub_appid",
			"transaction_id", "out_refund_no", "reason", "amount.refund", "amount.total", "amount.currency",
			"notify_url");

	// Of the tables in merchant/4012587971 and 4012587973
	private static final String ANSWER = """
			{"refund_id":"50","out_refund_no":"R","transaction_id":"T","out_trade_no":"O","channel":"ORIGINAL",
			"user_received_account":"招商银行信用卡0403","success_time":"2020-12-01T16:18:12+08:00",
			"create_time":"2020-12-01T16:18:11+08:00","status":"SUCCESS","funds_account":"UNSETTLED",
			"amount":{"total":101,"refund":102,"from":[{"account":"AVAILABLE","amount":444}],"payer_total":103,
			"payer_refund":104,"settlement_refund":105,"settlement_total":106,"discount_refund":107,"currency":"CNY",
			"refund_fee":108},"promotion_detail":[{"promotion_id":"109519","scope":"GLOBAL","type":"COUPON","amount":5,
			"refund_amount":100,"goods_detail":[{"merchant_goods_id":"M","wechatpay_goods_id":"W","goods_name":"N",
			"unit_price":528800,"refund_amount":528801,"refund_quantity":1}]}]}""";

	@Test
	void requestOfDirectMerchantHasTheMembersOfThePage() {
		assertThat(sent(RefundMode.DIRECT, everything())).isEqualTo(MAINLAND);
	}

	@Test
	void requestOfPartnerHasTheMembersOfThePage() {
		Set<String> expected = new TreeSet<>(MAINLAND);
		expected.add("sub_mchid");
		assertThat(sent(RefundMode.PARTNER, everything())).isEqualTo(expected);
	}

	@Test
	void requestOfOverseaPartnerHasTheMembersOfThePage() {
		assertThat(
				sent(RefundMode.OVERSEA, minimal().reason("r").notifyUrl("https://a.example/").subAppid("wx3").build()))
			.isEqualTo(OVERSEA);
	}

	@Test
	void requestWhenMinimalThenHasNothingElse() {
		assertThat(sent(RefundMode.DIRECT, minimal().build())).containsExactlyInAnyOrder("transaction_id",
				"out_refund_no", "amount.refund", "amount.total", "amount.currency");
	}

	private static Set<String> sent(RefundMode mode, CreateRefundRequest request) {
		RefundIdentity identity = new RefundIdentity(mode, "1900000100", "wxd678efh567hg6787", "1900000109",
				UnaryOperator.identity());
		JsonNode json = MAPPER.valueToTree(identity.body(identity.bind(request)));
		return values("", json).keySet();
	}

	private static Map<String, String> values(String path, JsonNode json) {
		Map<String, String> values = new TreeMap<>();
		json.properties().forEach((field) -> values.putAll(values(path + "." + field.getKey(), field.getValue())));
		if (json.isArray()) {
			json.forEach((item) -> values.putAll(values(path + "[]", item)));
		}
		if (json.isValueNode() && !json.isNull()) {
			values.put(path.substring(1), json.asString());
		}
		return values;
	}

	private static CreateRefundRequest.Builder minimal() {
		return CreateRefundRequest.builder().transactionId("4200000008").outRefundNo("R-1").amountInFen(444, 1000);
	}

	private static CreateRefundRequest everything() {
		return minimal().reason("商品已售完")
			.notifyUrl("https://example.com/payscore")
			.fundsAccount(CreateRefundRequest.FUNDS_ACCOUNT_AVAILABLE)
			.amount(RefundAmount.ofFen(444, 1000)
				.toBuilder()
				.from(List.of(new RefundSource(RefundSource.ACCOUNT_AVAILABLE, 400L),
						new RefundSource(RefundSource.ACCOUNT_UNAVAILABLE, 44L)))
				.build())
			.goodsDetail(List.of(RefundGoods.builder()
				.merchantGoodsId("M")
				.wechatpayGoodsId("W")
				.goodsName("iPhone6s 16G")
				.unitPrice(528800)
				.refundAmount(444)
				.refundQuantity(1)
				.build()))
			.build();
	}

	@Test
	void answerWhenItHasEveryFieldThenNothingIsLost() {
		JsonNode example = MAPPER.readTree(ANSWER);
		JsonNode kept = MAPPER.valueToTree(MAPPER.treeToValue(example, Refund.class));
		assertThat(values("", kept)).isEqualTo(values("", example));
	}

	@Test
	void answerOfOverseaApiIsReadToo() {
		Refund refund = MAPPER.readValue("""
				{"id":"50","out_refund_no":"R","transaction_id":"T","recv_account":"A","fund_source":"S",
				"status":"REFUNDCLOSE","amount":{"refund":8,"currency":"HKD","payer_refund":7,"payer_currency":"CNY",
				"exchange_rate":{"type":"SETTLEMENT_RATE","rate":8000000}},"detail":{}}""", Refund.class);
		assertThat(refund.refundId()).isEqualTo("50");
		assertThat(refund.userReceivedAccount()).isEqualTo("A");
		assertThat(refund.fundsAccount()).isEqualTo("S");
		assertThat(refund.status()).isEqualTo(Refund.STATUS_REFUND_CLOSE);
		assertThat(Objects.requireNonNull(refund.amount()).exchangeRate())
			.isEqualTo(new Refund.ExchangeRate("SETTLEMENT_RATE", 8_000_000L));
	}

	@Test
	void answerWhenOddThenReadLeniently() {
		Refund refund = MAPPER.readValue("""
				{"refund_id":"","status":" ","amount":{"refund":"300","total":"","from":{}},"promotion_detail":"",
				"new":{"a":1}}""", Refund.class);
		assertThat(refund.refundId()).isNull();
		assertThat(refund.status()).isNull();
		Refund.Amount amount = Objects.requireNonNull(refund.amount());
		assertThat(amount.refund()).isEqualTo(300);
		assertThat(amount.total()).isNull();
		assertThat(refund.promotionDetail()).isEmpty();
	}

	static Stream<Object[]> malformed() {
		return Stream.of(row("transactionId", (builder) -> builder.transactionId(" ")),
				row("transactionId", (builder) -> builder.transactionId("4200000008\u200B")),
				row("outRefundNo", (builder) -> builder.outRefundNo("")),
				row("outRefundNo", (builder) -> builder.outRefundNo("R 1")),
				row("outRefundNo", (builder) -> builder.outRefundNo("R".repeat(65))),
				row("outRefundNo", (builder) -> builder.outRefundNo("退款1")),
				row("reason", (builder) -> builder.reason("退".repeat(27))),
				row("notifyUrl", (builder) -> builder.notifyUrl("https://a.example/?b=c")),
				row("notifyUrl", (builder) -> builder.notifyUrl("a.example")),
				row("refund", (builder) -> builder.amountInFen(0, 1)),
				row("refund", (builder) -> builder.amountInFen(-1, 1)),
				row("total", (builder) -> builder.amountInFen(1, 0)),
				row("refund", (builder) -> builder.amountInFen(2, 1)),
				row("currency", (builder) -> builder.amount(RefundAmount.of(1, 1, ""))),
				row("from", (builder) -> builder.amount(from(RefundAmount.ofFen(3, 3), 1, 1))),
				row("from", (builder) -> builder.amount(new RefundAmount(2L,
						List.of(new RefundSource("AVAILABLE", 1L), new RefundSource("AVAILABLE", 1L)), 2L, "CNY"))));
	}

	private static RefundAmount from(RefundAmount amount, long available, long unavailable) {
		return amount.toBuilder()
			.from(List.of(new RefundSource("AVAILABLE", available), new RefundSource("UNAVAILABLE", unavailable)))
			.build();
	}

	private static Object[] row(String field, UnaryOperator<CreateRefundRequest.Builder> change) {
		return new Object[] { field, change };
	}

	@ParameterizedTest
	@MethodSource("malformed")
	void requestWhenItCanNeverBeRightThenFails(String field, UnaryOperator<CreateRefundRequest.Builder> change) {
		assertThatIllegalArgumentException().isThrownBy(() -> change.apply(minimal()).build())
			.withMessageContaining("'" + field + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "R_-|*@1", "a" })
	void requestWhenNumberHasEveryCharacterThenIsMade(String outRefundNo) {
		assertThat(minimal().outRefundNo(outRefundNo).reason("退".repeat(26)).build().outRefundNo())
			.isEqualTo(outRefundNo);
	}

	@ParameterizedTest
	@EnumSource
	void requestWhenItHasAFieldOfAnotherModeThenFails(RefundMode mode) {
		RefundIdentity identity = new RefundIdentity(mode, "1900000100", "wx1", "1900000109", UnaryOperator.identity());
		List<String> fields = switch (mode) {
			case DIRECT -> List.of("subMchid", "appid", "subAppid");
			case PARTNER -> List.of("appid", "subAppid");
			case OVERSEA -> List.of("fundsAccount", "amount.from", "goodsDetail");
		};
		for (String field : fields) {
			assertThatIllegalArgumentException().isThrownBy(() -> identity.bind(with(field)))
				.withMessageStartingWith("'%s' must not be set in a request of ".formatted(field));
		}
	}

	private static CreateRefundRequest with(String field) {
		return switch (field) {
			case "subMchid" -> minimal().subMchid("1900000109").build();
			case "appid" -> minimal().appid("wx1").build();
			case "subAppid" -> minimal().subAppid("wx2").build();
			case "fundsAccount" -> minimal().fundsAccount("AVAILABLE").build();
			case "amount.from" -> minimal().amount(everything().amount()).build();
			default -> minimal().goodsDetail(everything().goodsDetail()).build();
		};
	}

	@ParameterizedTest
	@EnumSource(value = RefundMode.class, names = "DIRECT", mode = EnumSource.Mode.EXCLUDE)
	void requestWhenNobodyNamesTheSubMerchantThenFails(RefundMode mode) {
		RefundIdentity identity = new RefundIdentity(mode, "1900000100", null, " ", "the property '%s'"::formatted);
		assertThatIllegalArgumentException().isThrownBy(() -> identity.bind(minimal().build()))
			.withMessage("'subMchid' is missing: set it in the request, or set the property 'subMchid'");
		assertThatIllegalArgumentException().isThrownBy(() -> identity.bind(QueryRefundRequest.ofOutRefundNo("R-1")))
			.withMessageStartingWith("'subMchid' is missing");
	}

	@Test
	void toBuilderKeepsEveryValue() {
		CreateRefundRequest request = everything().toBuilder().subMchid("1").appid("2").subAppid("3").build();
		assertThat(request.toBuilder().build()).isEqualTo(request);
		QueryRefundRequest query = QueryRefundRequest.builder().subMchid("1").outRefundNo("R").build();
		assertThat(query.toBuilder().build()).isEqualTo(query);
	}

}
