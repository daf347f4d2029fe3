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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.FakeMerchant;
import io.github.payscore.client.TestSignature;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServiceOrderTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final ServiceOrder.PaymentItem PAYMENT = new ServiceOrder.PaymentItem("就餐费用", 40000L, "就餐人均100元", 4);

	private static final RiskFund RISK_FUND = new RiskFund("DEPOSIT", 10000L, "就餐的预估费用");

	private static final Location LOCATION = new Location("嗨客时尚主题展餐厅", "嗨客时尚主题展餐厅二店");

	private static final ServiceOrder.PromotionDetail PROMOTION = new ServiceOrder.PromotionDetail("123456", "单品优惠-6",
			"GLOBAL", "CASH", 100L, "activity_id", 60L, 30L, 10L, "CNY",
			List.of(new ServiceOrder.GoodsDetail("M1006", 1, 600L, 100L, "商品备注信息")));

	private static final ServiceOrder EMPTY = new ServiceOrder(null, null, null, null, null, null, null, null, null,
			List.of(), List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null,
			null, List.of(), null, null);

	private static final String PATH = "/v3/payscore/oversea/partner/serviceorder";

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final CloseableWeChatPayClient client = FakeMerchant.client(this.platform).build();

	private final PayScoreOrderOperations orders = new PayScoreOrderTemplate(this.client, "500001", "1900000109");

	@AfterEach
	void close() {
		this.client.close();
		this.platform.close();
	}

	@Test
	void readWhenAnswerToQueryThenHasEveryField() {
		assertThat(read(resource("/query-order.json"))).isEqualTo(new ServiceOrder("1234323JKHDFE1243252",
				"2002000000000558128851361561536", "wxd678efh567hg6787", "1230000109", "wxd678efh567hg6999",
				"1900000109", "XX充电宝", "CREATED", "MCH_COMPLETE", List.of(PAYMENT),
				List.of(new ServiceOrder.DiscountItem("满20减1元", "不与其他优惠叠加", 100L, 2)), RISK_FUND, 40000L, true,
				new ServiceOrder.Collection("USER_PAID", 50000L, 40000L, 10000L, "example_bank_type",
						List.of(new ServiceOrder.CollectionDetail(1, 10000L, "NEWTON", "2019-11-11T16:24:05+08:00",
								"15646546545165651651", List.of(PROMOTION))),
						List.of()),
				new ServiceOrder.ServiceTime("20091225091010", "开始租借时间", "20091225121010", "租借结束时间"), LOCATION,
				"Easdfowealsdkjfnlaksjdlfkwqoi&wl3l2sald", "https://api.test.com", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
				"oUpF8uMuAJO_M2pxb1Q9zNjWeS6p", "0000300001201908301055157220022", "HKD", 90000000L, "1HKD=0.90CNY",
				null, List.of(), null, null));
	}

	@Test
	void readWhenAnswerToCreationThenHasEveryField() {
		assertThat(read(resource("/create-order-answer.json")))
			.isEqualTo(new ServiceOrder("1234323JKHDFE1243252", "2002000000000558128851361561536", "wxd678efh567hg6787",
					"1230000109", "wxd678efh567hg6999", "1900000109", "XX充电宝", "CREATED", "MCH_COMPLETE",
					List.of(PAYMENT), List.of(new ServiceOrder.DiscountItem("满20减1元", "不与其他优惠叠加", null, 2)), RISK_FUND,
					null, null, null,
					new ServiceOrder.ServiceTime("2019-11-11T16:24:05+08:00", "备注1", "2019-11-11T17:24:05+08:00",
							"备注2"),
					LOCATION, "Easdfowealsdkjfnlaksjdlfkwqoi&wl3l2sald", "https://api.test.com", null, null,
					"0000300001201908301055157220022", "HKD", null, null, "DJIOSQPYWDxsjdldeuwhdodwxasd_dDiodnwjh9we",
					List.of(), null, null));
	}

	@Test
	void readWhenAnApplicationKeptItAsJsonThenIsEqual() {
		ServiceOrder order = read(resource("/query-order.json"));
		String kept = MAPPER.writeValueAsString(order);
		assertThat(kept).contains("\"out_order_no\":\"1234323JKHDFE1243252\"", "\"paying_amount\":40000");
		assertThat(MAPPER.readValue(kept, ServiceOrder.class)).isEqualTo(order);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", """
			{"post_payments":null,"post_discounts":null,"risk_fund":null,"collection":null,"total_amount":null,
			"need_collection":null,"state":null,"time_range":null,"location":null,"promotion_detail":null}""" })
	void readWhenEverythingIsMissingThenValuesAreNullAndListsEmpty(String json) {
		ServiceOrder order = read(json);
		assertThat(order).isEqualTo(EMPTY);
		assertThat(order.postPayments()).isEmpty();
		assertThat(order.postDiscounts()).isEmpty();
		assertThat(order.promotionDetail()).isEmpty();
	}

	@Test
	void readWhenObjectsAreEmptyThenTheirValuesAreNullAndListsEmpty() {
		ServiceOrder order = read("""
				{"post_payments":[{}],"post_discounts":[{}],"risk_fund":{},"time_range":{},"location":{},
				"collection":{"details":[{"promotion_detail":[{"goods_detail":[{}]}, {}]}, {}]}}""");
		assertThat(order.postPayments()).containsExactly(new ServiceOrder.PaymentItem(null, null, null, null));
		assertThat(order.postDiscounts()).containsExactly(new ServiceOrder.DiscountItem(null, null, null, null));
		assertThat(order.riskFund()).isEqualTo(new RiskFund(null, null, null));
		assertThat(order.timeRange()).isEqualTo(new ServiceOrder.ServiceTime(null, null, null, null));
		assertThat(order.location()).isEqualTo(new Location(null, null));
		ServiceOrder.GoodsDetail goods = new ServiceOrder.GoodsDetail(null, null, null, null, null);
		assertThat(order.collection()).isEqualTo(new ServiceOrder.Collection(null, null, null, null, null,
				List.of(new ServiceOrder.CollectionDetail(null, null, null, null, null,
						List.of(promotion(List.of(goods)), promotion(List.of()))),
						new ServiceOrder.CollectionDetail(null, null, null, null, null, List.of())),
				List.of()));
	}

	@Test
	void readWhenAnyOneValueIsNullThenTheRestIsRead() {
		JsonNode answer = MAPPER.readTree(resource("/query-order.json"));
		ServiceOrder order = read(answer.toString());
		List<JsonPointer> pointers = new ArrayList<>();
		collectPointers(answer, JsonPointer.empty(), pointers);
		assertThat(pointers).hasSize(75)
			.contains(JsonPointer.compile("/collection/details/0/promotion_detail/0/goods_detail/0/goods_id"));
		for (JsonPointer pointer : pointers) {
			JsonNode changed = answer.deepCopy();
			setNull(changed.at(pointer.head()), pointer.last());
			assertThat(read(changed.toString())).as(pointer.toString()).isNotEqualTo(order);
		}
	}

	@Test
	void readWhenListHasNullThenItemIsLeftOut() {
		ServiceOrder order = read("""
				{"post_payments":[null,{"name":"a"},null],"post_discounts":[null],"promotion_detail":[null],
				"collection":{"promotion_detail":[null],"details":[null,{"promotion_detail":[null]}]}}""");
		assertThat(order.postPayments()).containsExactly(new ServiceOrder.PaymentItem("a", null, null, null));
		assertThat(order.postDiscounts()).isEmpty();
		assertThat(order.promotionDetail()).isEmpty();
		assertThat(order.collection()).isEqualTo(new ServiceOrder.Collection(null, null, null, null, null,
				List.of(new ServiceOrder.CollectionDetail(null, null, null, null, null, List.of())), List.of()));
	}

	@Test
	void readWhenFieldsAreThoseOfNotificationsThenAreRead() {
		ServiceOrder order = read(
				"""
						{"channel_id":"1230000110","out_trade_no":"7","sp_mchid":"1230000109","sp_appid":"wxd678efh567hg6787"}""");
		assertThat(order.channelId()).isEqualTo("1230000110");
		assertThat(order.outTradeNo()).isEqualTo("7");
		assertThat(order.mchid()).isEqualTo("1230000109");
		assertThat(order.appid()).isEqualTo("wxd678efh567hg6787");
	}

	@Test
	void readWhenValuesAreUnknownThenTheyStayReadable() {
		ServiceOrder order = read("""
				{"state":"FROZEN","state_description":"USER_DISPUTE","risk_fund":{"name":"PLEDGE"},
				"collection":{"state":"REFUNDING","details":[{"paid_type":"BALANCE",
				"promotion_detail":[{"scope":"SHOP","type":"DISCOUNT"}]}]}}""");
		assertThat(order.state()).isEqualTo("FROZEN");
		assertThat(order.stateDescription()).isEqualTo("USER_DISPUTE");
		assertThat(order.riskFund()).isEqualTo(new RiskFund("PLEDGE", null, null));
		assertThat(collection(order).state()).isEqualTo("REFUNDING");
		ServiceOrder.CollectionDetail detail = collection(order).details().get(0);
		assertThat(detail.paidType()).isEqualTo("BALANCE");
		assertThat(detail.promotionDetail().get(0).scope()).isEqualTo("SHOP");
		assertThat(detail.promotionDetail().get(0).type()).isEqualTo("DISCOUNT");
	}

	@Test
	void readWhenFieldsAreUnknownThenTheyAreIgnored() {
		ServiceOrder order = read("""
				{"new":{"a":[1,{}]},"state":"DOING","risk_fund":{"new":[]},"time_range":{"new":1},"location":{"new":1},
				"post_payments":[{"new":1}],"post_discounts":[{"new":1}],"device":{"start_device_id":"1"},
				"collection":{"new":1,"details":[{"new":1,"promotion_detail":[{"new":1,"goods_detail":[{"new":1}]}]}]}}
				""");
		assertThat(order.state()).isEqualTo("DOING");
		assertThat(collection(order).details().get(0).promotionDetail().get(0).goodsDetail()).hasSize(1);
	}

	@Test
	void readWhenValuesAreOddThenNothingIsChecked() {
		ServiceOrder order = read("""
				{"out_order_no":"订单/1","total_amount":-1,"risk_fund":{"name":"","amount":-1},
				"post_payments":[{"name":"","amount":-1,"count":0}],"post_discounts":[{"name":" ","amount":-2}],
				"location":{"start_location":""},"time_range":{"start_time":"OnAccept","end_time":""},
				"collection":{"total_amount":9223372036854775807,"details":[{"paid_time":"yesterday"}]}}""");
		assertThat(order.outOrderNo()).isEqualTo("订单/1");
		assertThat(order.totalAmount()).isEqualTo(-1);
		assertThat(order.riskFund()).isEqualTo(new RiskFund(null, -1L, null));
		assertThat(order.postPayments()).containsExactly(new ServiceOrder.PaymentItem(null, -1L, null, 0));
		assertThat(order.postDiscounts()).containsExactly(new ServiceOrder.DiscountItem(null, null, -2L, null));
		assertThat(order.location()).isEqualTo(new Location(null, null));
		assertThat(order.timeRange()).isEqualTo(new ServiceOrder.ServiceTime("OnAccept", null, null, null));
		assertThat(collection(order).totalAmount()).isEqualTo(Long.MAX_VALUE);
		assertThat(collection(order).details().get(0).paidTime()).isEqualTo("yesterday");
	}

	@Test
	void readWhenKindOfScalarIsAnotherThenIsConverted() {
		ServiceOrder order = read("""
				{"service_id":500001,"state":7,"total_amount":"50000","need_collection":"true","currency_price":"",
				"post_payments":[{"name":true,"amount":100.0,"count":"4"}],"time_range":{"start_time":20091225091010}}
				""");
		assertThat(order.serviceId()).isEqualTo("500001");
		assertThat(order.state()).isEqualTo("7");
		assertThat(order.totalAmount()).isEqualTo(50000);
		assertThat(order.needCollection()).isTrue();
		assertThat(order.currencyPrice()).isNull();
		assertThat(order.postPayments()).containsExactly(new ServiceOrder.PaymentItem("true", 100L, null, 4));
		assertThat(order.timeRange()).isEqualTo(new ServiceOrder.ServiceTime("20091225091010", null, null, null));
	}

	@Test
	void readWhenPromotionsAreElsewhereThenAreReadThere() {
		ServiceOrder order = read("""
				{"promotion_detail":[{"coupon_id":"1"}],"collection":{"promotion_detail":[{"coupon_id":"2"}],
				"details":[{"promotion_detail":[{"coupon_id":"3"}]}]}}""");
		assertThat(order.promotionDetail()).extracting(ServiceOrder.PromotionDetail::couponId).containsExactly("1");
		assertThat(collection(order).promotionDetail()).extracting(ServiceOrder.PromotionDetail::couponId)
			.containsExactly("2");
		assertThat(collection(order).details().get(0).promotionDetail())
			.extracting(ServiceOrder.PromotionDetail::couponId)
			.containsExactly("3");
	}

	@Test
	void listsWhenReadThenCannotBeChanged() {
		ServiceOrder order = read(resource("/query-order.json"));
		ServiceOrder.CollectionDetail detail = collection(order).details().get(0);
		for (List<?> list : List.of(order.postPayments(), order.postDiscounts(), order.promotionDetail(),
				collection(order).details(), collection(order).promotionDetail(), detail.promotionDetail(),
				detail.promotionDetail().get(0).goodsDetail())) {
			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(list::clear);
		}
	}

	@Test
	void newWhenListChangesLaterThenOrderDoesNot() {
		List<ServiceOrder.CollectionDetail> details = new ArrayList<>();
		details.add(new ServiceOrder.CollectionDetail(1, null, null, null, null, List.of()));
		ServiceOrder.Collection collection = new ServiceOrder.Collection(null, null, null, null, null, details,
				List.of());
		details.clear();
		assertThat(collection.details()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null" })
	void queryWhenAnswerHasNoOrderThenFails(String json) {
		answer(json);
		StepVerifier.create(this.orders.query(QueryOrderRequest.ofOutOrderNo("A1"))).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
				.hasMessage("GET /v3/payscore/oversea/partner/serviceorder was answered by WeChat Pay, "
						+ "but without an order");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null" })
	void createWhenAnswerHasNoOrderThenOutcomeIsUnknown(String json) {
		answer(json);
		StepVerifier.create(this.orders.create(ExampleCreation.minimal("A1").build())).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
				.hasMessage("POST /v3/payscore/oversea/partner/serviceorder was answered by WeChat Pay, "
						+ "but without an order");
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
	}

	@Test
	void createWhenAnswerHasUnknownFieldsAndValuesThenIsRead() {
		answer("{\"state\":\"FROZEN\",\"new\":{\"a\":[1]},\"package\":\"p\"}");
		ServiceOrder order = Objects
			.requireNonNull(this.orders.create(ExampleCreation.minimal("A1").build()).block(TIME_LIMIT));
		assertThat(order.state()).isEqualTo("FROZEN");
		assertThat(order.stage()).isEqualTo(OrderStage.UNKNOWN);
		assertThat(order.packageData()).isEqualTo("p");
	}

	@Test
	void queryWhenByQueryIdThenSendsItEncoded() throws Exception {
		answer("{}");
		QueryOrderRequest request = QueryOrderRequest.builder()
			.serviceId("5 0&0=1")
			.subMchid("19|0*")
			.queryId("a+b/c=&?#%{订单}")
			.build();
		StepVerifier.create(this.orders.query(request)).expectNextCount(1).expectComplete().verify(TIME_LIMIT);
		RecordedRequest sent = this.platform.lastRequest();
		assertThat(sent.method() + " " + sent.target())
			.isEqualTo("GET /v3/payscore/oversea/partner/serviceorder" + "?service_id=5%200%260%3D1&sub_mchid=19%7C0%2A"
					+ "&query_id=a%2Bb%2Fc%3D%26%3F%23%25%7B%E8%AE%A2%E5%8D%95%7D");
		assertThat(TestSignature.isSignedBy(this.platform, sent)).isTrue();
	}

	private void answer(String json) {
		this.platform.otherCalls()
			.answer("GET", PATH, FakeAnswer.of(200, json))
			.answer("POST", PATH, FakeAnswer.of(200, json));
	}

	private ServiceOrder read(String json) {
		answer(json);
		return Objects.requireNonNull(this.orders.query(QueryOrderRequest.ofOutOrderNo("A1")).block(TIME_LIMIT));
	}

	private static ServiceOrder.Collection collection(ServiceOrder order) {
		return Objects.requireNonNull(order.collection());
	}

	private static ServiceOrder.PromotionDetail promotion(List<ServiceOrder.GoodsDetail> goods) {
		return new ServiceOrder.PromotionDetail(null, null, null, null, null, null, null, null, null, null, goods);
	}

	private static void collectPointers(JsonNode node, JsonPointer pointer, List<JsonPointer> pointers) {
		for (Map.Entry<String, JsonNode> property : node.properties()) {
			JsonPointer child = pointer.appendProperty(property.getKey());
			pointers.add(child);
			collectPointers(property.getValue(), child, pointers);
		}
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			JsonPointer child = pointer.appendIndex(i);
			pointers.add(child);
			collectPointers(node.get(i), child, pointers);
		}
	}

	private static void setNull(JsonNode parent, JsonPointer child) {
		if (parent instanceof ObjectNode object) {
			object.putNull(child.getMatchingProperty());
		}
		else {
			((ArrayNode) parent).setNull(child.getMatchingIndex());
		}
	}

	private static String resource(String name) {
		try (InputStream content = Objects.requireNonNull(ServiceOrderTests.class.getResourceAsStream(name))) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
