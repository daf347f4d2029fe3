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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the rules of requests of the mainland, each broken once.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandRulesTests {

	private static final String ORDER = MainlandMerchant.ORDER;

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String LONG = "\"" + "长".repeat(400) + "\"";

	private static final MainlandMerchant DIRECT = MainlandMerchant.start(FakeMode.DIRECT);

	private static final MainlandMerchant PARTNER = MainlandMerchant.start(FakeMode.PARTNER);

	@AfterAll
	static void stop() {
		DIRECT.close();
		PARTNER.close();
	}

	@AfterEach
	void reset() {
		DIRECT.fake().reset();
		PARTNER.fake().reset();
	}

	private static MainlandMerchant merchant(FakeMode mode) {
		return (mode == FakeMode.DIRECT) ? DIRECT : PARTNER;
	}

	/**
	 * Return the mode, the call, the field and the value that it must not have.
	 * @return the arguments
	 */
	static Stream<Arguments> brokenRules() {
		List<Arguments> rules = new ArrayList<>();
		for (String mode : List.of("DIRECT", "PARTNER")) {
			for (String call : List.of("create", "complete", "cancel", "modify", "sync", "pay")) {
				add(rules, mode, call, "/service_id", LONG, "1", "\"\"", "null");
				add(rules, mode, call, "/unknown", "1", "null");
			}
			add(rules, mode, "create", "/out_order_no", "", LONG, "\"a.b\"", "\"长\"", "\"\"");
			add(rules, mode, "create", "/appid", "", LONG);
			add(rules, mode, "create", "/service_id", "");
			add(rules, mode, "create", "/service_introduction", "", "\"\"", LONG, "\"😀\"");
			add(rules, mode, "create", "/time_range", "", "\"20091225091010\"", "[]");
			add(rules, mode, "create", "/time_range/start_time", "\"2009-12-25T09:10:10+08:00\"", "\"20091325\"",
					"\"20091225251010\"", "\"onaccept\"", "\"\"");
			add(rules, mode, "create", "/time_range/end_time", "\"OnAccept\"", "\"20091225\"", "\"20091225091010\"",
					"\"20081225091010\"");
			add(rules, mode, "create", "/time_range/start_time_remark", LONG);
			add(rules, mode, "create", "/time_range/end_time_remark", LONG);
			add(rules, mode, "create", "/risk_fund", "");
			add(rules, mode, "create", "/risk_fund/name", "", "\"UDEPOSIT\"");
			add(rules, mode, "create", "/risk_fund/amount", "", "0", "-1", "1.5", "10.0", "\"10000\"");
			add(rules, mode, "create", "/risk_fund/description", LONG);
			add(rules, mode, "create", "/notify_url", "", LONG, "\"http://api.test.com\"",
					"\"https://api.test.com?a=b\"");
			add(rules, mode, "create", "/attach", LONG);
			add(rules, mode, "create", "/location/start_location", LONG);
			add(rules, mode, "create", "/device/materiel_no", LONG);
			add(rules, mode, "create", "/device/start_device_id", LONG);
			add(rules, mode, "create", "/need_user_confirm", "\"true\"", "1");
			add(rules, mode, "create", "/openid", "\"o1\"");
			add(rules, mode, "create", "/currency", "\"CNY\"");
			for (String call : List.of("create", "complete", "modify")) {
				add(rules, mode, call, "/post_payments", "{}");
				add(rules, mode, call, "/post_payments/0/name", "\"\"", LONG);
				add(rules, mode, call, "/post_payments/0/amount", "-1", "1.5", "\"1\"");
				add(rules, mode, call, "/post_payments/0/count", "0", "101");
				add(rules, mode, call, "/post_payments/0/description", LONG);
				add(rules, mode, call, "/post_payments/0/price", "1");
			}
			for (String call : List.of("complete", "modify")) {
				add(rules, mode, call, "/post_payments", "", "[]");
				add(rules, mode, call, "/total_amount", "", "-1", "1.0", "\"1\"");
			}
			add(rules, mode, "complete", "/post_discounts/0/amount", "-1");
			add(rules, mode, "complete", "/location/end_location", LONG);
			add(rules, mode, "complete", "/goods_tag", LONG);
			add(rules, mode, "complete", "/profit_sharing", "\"false\"");
			add(rules, mode, "complete", "/device/end_device_id", LONG);
			add(rules, mode, "complete", "/time_range/start_time", "\"OnAccept\"");
			add(rules, mode, "complete", "/time_range/end_time", "\"20991225091010\"", "\"20091225\"");
			add(rules, mode, "modify", "/reason", "", "\"\"", LONG);
			add(rules, mode, "cancel", "/reason", "", "\"\"", LONG);
			add(rules, mode, "sync", "/type", "", "\"ORDER_PAID\"");
			add(rules, mode, "sync", "/detail", "", "[]");
			add(rules, mode, "sync", "/detail/paid_time", "");
		}
		for (String call : List.of("complete", "cancel", "modify", "sync", "pay")) {
			add(rules, "DIRECT", call, "/appid", "");
			add(rules, "DIRECT", call, "/sub_mchid", "\"1900000109\"");
			add(rules, "PARTNER", call, "/sub_mchid", "");
			add(rules, "PARTNER", call, "/appid", "\"wxd678efh567hg6787\"");
		}
		add(rules, "DIRECT", "create", "/sub_mchid", "\"1900000109\"");
		add(rules, "DIRECT", "create", "/out_order_no", "\"a*b\"");
		add(rules, "PARTNER", "create", "/sub_mchid", "");
		add(rules, "DIRECT", "create", "/time_range/start_time", "");
		add(rules, "DIRECT", "create", "/post_payments/0/name", "");
		add(rules, "DIRECT", "create", "/post_discounts/0/name", "");
		add(rules, "DIRECT", "create", "/post_discounts/0/description", "");
		add(rules, "DIRECT", "complete", "/post_discounts/0/description", "");
		add(rules, "DIRECT", "complete", "/complete_time", "\"2019-11-11T16:24:05+08:00\"");
		add(rules, "DIRECT", "pay", "/service_id", "");
		add(rules, "DIRECT", "sync", "/detail/paid_amount", "1");
		add(rules, "PARTNER", "sync", "/detail/paid_amount", "-1");
		add(rules, "PARTNER", "sync", "/detail/seq", "0");
		add(rules, "PARTNER", "complete", "/complete_time", "\"20191111162405\"", "\"2099-11-11T16:24:05+08:00\"",
				"\"2009-12-25T12:10:09+08:00\"", "\"2019-11-11T16:24:05\"");
		return rules.stream();
	}

	private static void add(List<Arguments> rules, String mode, String call, String field, String... values) {
		for (String value : values) {
			rules.add(Arguments.of(FakeMode.valueOf(mode), call, field, value));
		}
	}

	@ParameterizedTest
	@MethodSource("brokenRules")
	void requestWhenRuleIsBrokenThenParamError(FakeMode mode, String call, String field, String value)
			throws Exception {
		MainlandMerchant merchant = merchant(mode);
		FakeOrder seeded = merchant.fake().seedOrder(ORDER, (seed) -> seed.state(stateFor(call)));
		send(merchant, call, (body) -> change(body, field, value)).isRefused(400, "PARAM_ERROR", field);
		assertThat(merchant.fake().order(ORDER)).isEqualTo(seeded);
	}

	private static FakeOrderState stateFor(String call) {
		return "complete".equals(call) ? FakeOrderState.USER_CONFIRM : FakeOrderState.MCH_COMPLETE;
	}

	private static WireAnswer send(MainlandMerchant merchant, String call, Consumer<ObjectNode> change)
			throws Exception {
		return "create".equals(call) ? merchant.create(change) : merchant.send(call, change);
	}

	private static void change(ObjectNode body, String field, String value) {
		int last = field.lastIndexOf('/');
		ObjectNode parent = (ObjectNode) body.at(field.substring(0, last));
		String name = field.substring(last + 1);
		if (value.isEmpty()) {
			parent.remove(name);
		}
		else {
			parent.set(name, MAPPER.readTree(value));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "DIRECT;cancel;/service_id;''", "PARTNER;cancel;/service_id;''",
			"PARTNER;modify;/service_id;''", "PARTNER;pay;/service_id;''", "PARTNER;create;/time_range/start_time;''",
			"PARTNER;create;/post_payments/0/name;''", "PARTNER;complete;/post_discounts;[{}]",
			"PARTNER;modify;/post_discounts;[{}]", "DIRECT;modify;/post_discounts;[{}]",
			"DIRECT;complete;/post_discounts/0/amount;''", "DIRECT;create;/post_discounts/0/amount;100",
			"DIRECT;complete;/location/start_location;\"嗨客\"", "DIRECT;create;/time_range/start_time;\"OnAccept\"",
			"PARTNER;create;/out_order_no;\"a*b|c\"", "DIRECT;create;/out_order_no;\"a|b\"",
			"PARTNER;sync;/detail/seq;1", "PARTNER;sync;/detail/paid_amount;1",
			"PARTNER;complete;/complete_time;\"2009-12-25T12:10:10+08:00\"",
			"PARTNER;complete;/complete_time;\"2019-11-11T08:24:05.123Z\"",
			"DIRECT;create;/time_range;{\"start_time\":\"20091225\",\"end_time\":\"20091225\"}",
			"DIRECT;create;/time_range;{\"start_time\":\"OnAccept\"}" })
	void requestWhenNewestPageAllowsThenAccepted(FakeMode mode, String call, String field, String value)
			throws Exception {
		MainlandMerchant merchant = merchant(mode);
		if (!"create".equals(call)) {
			merchant.fake().seedOrder(ORDER, (seed) -> seed.state(stateFor(call)));
		}
		WireAnswer answer = send(merchant, call, (body) -> change(body, field, value));
		assertThat(answer.response().statusCode()).as(() -> answer.json().toString()).isLessThan(300);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void createWhenStartIsTheConfirmationThenEndHasSeconds(FakeMode mode) throws Exception {
		merchant(mode)
			.create((body) -> change(body, "/time_range", "{\"start_time\":\"OnAccept\",\"end_time\":\"20991225\"}"))
			.isRefused(400, "PARAM_ERROR", "/time_range/end_time");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void completeWhenEndIsTodayThenAccepted(FakeMode mode) throws Exception {
		MainlandMerchant merchant = merchant(mode);
		merchant.fake().seedOrder(ORDER);
		String range = "{\"start_time\":\"20091225\",\"end_time\":\"%s\"}";
		merchant
			.send("complete", (body) -> change(body, "/time_range", range.formatted(Times.dayIn(Duration.ofDays(2)))))
			.isRefused(400, "PARAM_ERROR", "/time_range/end_time");
		merchant.assertDone(merchant.send("complete",
				(body) -> change(body, "/time_range", range.formatted(Times.dayIn(Duration.ZERO)))));
	}

	@ParameterizedTest
	@CsvSource({ "DIRECT,create", "PARTNER,create", "DIRECT,complete", "PARTNER,complete" })
	void requestWhenDiscountsHaveOneNameThenParamError(FakeMode mode, String call) throws Exception {
		MainlandMerchant merchant = merchant(mode);
		merchant.fake().seedOrder(ORDER);
		send(merchant, call, (body) -> {
			JsonNode discount = body.at("/post_discounts/0");
			body.withArray("/post_discounts").add(discount);
		}).isRefused(400, "PARAM_ERROR", "/post_discounts/1/name");
	}

	@Test
	void createWhenUserNeedNotConfirmThenNamesExactlyOneUser() throws Exception {
		Consumer<ObjectNode> unconfirmed = (body) -> body.put("need_user_confirm", false)
			.put("service_id", MainlandMerchant.UNCONFIRMED_SERVICE);
		DIRECT.create(unconfirmed).isRefused(400, "PARAM_ERROR", "/openid");
		PARTNER.create(unconfirmed).isRefused(400, "PARAM_ERROR", "/openid");
		PARTNER.create(unconfirmed.andThen((body) -> body.put("openid", "o1").put("sub_openid", "o2")))
			.isRefused(400, "PARAM_ERROR", "/sub_openid");
		PARTNER.fake().permissions().give(MainlandMerchant.UNCONFIRMED_SERVICE, "o2");
		PARTNER.create(unconfirmed.andThen((body) -> body.put("sub_openid", "o2"))).isJson();
	}

	@ParameterizedTest
	@CsvSource({ "DIRECT,appid", "DIRECT,service_id", "PARTNER,appid", "PARTNER,service_id", "PARTNER,sub_mchid",
			"PARTNER,sub_appid" })
	void createWhenIdentityIsAnothersThenNoAuth(FakeMode mode, String field) throws Exception {
		merchant(mode).create((body) -> body.put(field, "other")).isRefused(403, "NO_AUTH", "/" + field);
	}

	@ParameterizedTest
	@CsvSource({ "DIRECT,appid,403,NO_AUTH", "DIRECT,service_id,400,PARAM_ERROR", "PARTNER,sub_mchid,403,NO_AUTH",
			"PARTNER,service_id,400,PARAM_ERROR" })
	void callWhenIdentityIsNotTheOrdersThenRefused(FakeMode mode, String field, int status, String code)
			throws Exception {
		MainlandMerchant merchant = merchant(mode);
		for (String call : List.of("complete", "cancel", "modify", "sync", "pay")) {
			merchant.fake().seedOrder(ORDER, (seed) -> seed.state(stateFor(call)));
			merchant.send(call, (body) -> body.put(field, "other")).isRefused(status, code, "/" + field);
		}
		String other = merchant.identity().replaceAll(field + "=[^&]*", field + "=other");
		merchant.query(other + "&out_order_no=" + ORDER).isRefused(status, code, "/" + field);
	}

	@ParameterizedTest
	@CsvSource({ "DIRECT,appid", "DIRECT,service_id", "PARTNER,sub_mchid" })
	void queryWhenIdentityIsMissingThenParamError(FakeMode mode, String field) throws Exception {
		MainlandMerchant merchant = merchant(mode);
		merchant.fake().seedOrder(ORDER);
		String query = merchant.identity().replaceAll("&?" + field + "=[^&]*", "").replaceAll("^&", "");
		merchant.query(query + "&out_order_no=" + ORDER).isRefused(400, "PARAM_ERROR", "/" + field);
	}

	@Test
	void queryWhenPartnerNamesNoServiceThenAnswered() throws Exception {
		PARTNER.fake().seedOrder(ORDER);
		PARTNER.query("sub_mchid=1900000109&out_order_no=" + ORDER).isJson();
		PARTNER.query("appid=wx&sub_mchid=1900000109&out_order_no=" + ORDER).isRefused(400, "PARAM_ERROR", "/appid");
		DIRECT.query("appid=wx&service_id=1&sub_mchid=1").isRefused(400, "PARAM_ERROR", "/sub_mchid");
	}

	@Test
	void callWhenOfAnotherModeThenRefused() throws Exception {
		for (String call : List.of("", "/A/complete", "/A/cancel", "/A/modify", "/A/sync", "/A/pay")) {
			WireAnswer.of(TestMerchant.post(DIRECT.fake(), PARTNER.base() + call, "{}")).isRefused(403, "NO_AUTH");
			WireAnswer.of(TestMerchant.post(PARTNER.fake(), DIRECT.base() + call, "{}")).isRefused(403, "NO_AUTH");
			WireAnswer.of(TestMerchant.post(DIRECT.fake(), TestMerchant.BASE + call, "{}")).isEmptyWithStatus(404);
		}
		WireAnswer.of(TestMerchant.get(DIRECT.fake(), PARTNER.base() + "?a=b")).isRefused(403, "NO_AUTH");
		WireAnswer.of(TestMerchant.get(DIRECT.fake(), "/v3/global/certificates")).isEmptyWithStatus(404);
	}

	@Test
	void callWhenOverseaThenMainlandIsUnknown() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			WireAnswer.of(TestMerchant.post(fake, DIRECT.base(), "{}")).isEmptyWithStatus(404);
			WireAnswer.of(TestMerchant.post(fake, PARTNER.base() + "/A/pay", "{}")).isEmptyWithStatus(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "complete", "cancel", "modify", "sync", "pay" })
	void callWhenOrderIsUnknownThenNotExist(String call) throws Exception {
		DIRECT.send(call).isRefused(404, "ORDER_NOT_EXIST");
		PARTNER.send(call).isRefused(404, "ORDER_NOT_EXIST");
		WireAnswer.of(PARTNER.call("a.b", call, (body) -> {
		})).isRefused(400, "PARAM_ERROR", "/out_order_no");
	}

}
