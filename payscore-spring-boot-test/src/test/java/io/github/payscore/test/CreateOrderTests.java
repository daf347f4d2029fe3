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

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for creations and what follows from them.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class CreateOrderTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private static final String QUERY = "service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no="
			+ ORDER;

	private static final List<String> TERMS = List.of("appid", "sub_appid", "currency", "service_introduction",
			"post_payments", "post_discounts", "risk_fund", "time_range", "location", "attach", "notify_url");

	private static final Consumer<ObjectNode> UNCONFIRMED = (body) -> body.put("need_user_confirm", false)
		.put("openid", "o1");

	@Test
	void createWhenToBeConfirmedThenAnswersTheOrderSigned(FakeWeChatPay fake) throws Exception {
		String body = Bodies.creation((json) -> json.put("sub_appid", "wxd678efh567hg6999"));
		WireAnswer answer = WireAnswer.of(TestMerchant.create(fake, body)).isJson();
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(fake))).isTrue();
		JsonNode order = answer.json();
		assertThat(order.path("out_order_no").asString()).isEqualTo(ORDER);
		assertThat(order.path("service_id").asString()).isEqualTo("2002000000000558128851361561536");
		assertThat(order.path("mchid").asString()).isEqualTo("1230000109");
		assertThat(order.path("sub_mchid").asString()).isEqualTo("1900000109");
		assertThat(order.path("state").asString()).isEqualTo("CREATED");
		assertThat(order.path("package").asString()).matches("[0-9A-Za-z]{1,300}");
		assertThat(order.path("order_id").asString()).isNotEmpty();
		JsonNode sent = new JsonMapper().readTree(body);
		TERMS.forEach((field) -> assertThat(order.get(field)).as(field).isEqualTo(sent.get(field)));
		assertThat(order.has("state_description")).isFalse();
		assertThat(order.has("openid")).isFalse();
		assertThat(order.has("collection")).isFalse();
		assertThat(order.has("need_user_confirm")).isFalse();
	}

	@Test
	void createWhenToBeConfirmedThenOrderIsCreated(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.create(fake, Bodies.creation((json) -> json.put("need_user_confirm", true))))
			.isJson();
		FakeOrder order = fake.order(ORDER);
		assertThat(order.phase()).isEqualTo(FakeOrderState.CREATED);
		assertThat(order.creations()).isEqualTo(1);
		assertThat(order.currency()).isEqualTo("HKD");
		assertThat(order.totalAmount()).isNull();
		assertThat(order.completion()).isNull();
	}

	@Test
	void createWhenNotToBeConfirmedThenServiceRunsAtOnce(FakeWeChatPay fake) throws Exception {
		JsonNode order = WireAnswer.of(TestMerchant.create(fake, Bodies.creation(UNCONFIRMED))).isJson().json();
		assertThat(order.path("state").asString()).isEqualTo("DOING");
		assertThat(order.path("state_description").asString()).isEqualTo("USER_CONFIRM");
		assertThat(order.has("package")).isFalse();
		assertThat(order.has("openid")).isFalse();
		assertThat(fake.order(ORDER).phase()).isEqualTo(FakeOrderState.USER_CONFIRM);
		assertThat(query(fake).path("openid").asString()).isEqualTo("o1");
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
	}

	@Test
	void createWhenRepeatedWithSameParametersThenSameAnswer(FakeWeChatPay fake) throws Exception {
		JsonNode first = WireAnswer.of(TestMerchant.create(fake, Bodies.creation())).isJson().json();
		String same = Bodies.creation((json) -> json.set("appid", json.remove("appid")));
		assertThat(WireAnswer.of(TestMerchant.create(fake, same)).isJson().json()).isEqualTo(first);
		assertThat(fake.order(ORDER).creations()).isEqualTo(1);
	}

	@Test
	void createWhenSentManyTimesAtOnceThenOneTakesEffect(FakeWeChatPay fake) {
		List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 20)
			.mapToObj((i) -> TestMerchant.create(fake, Bodies.creation()).sendAsync())
			.toList();
		JsonMapper mapper = new JsonMapper();
		assertThat(answers).extracting(CompletableFuture::join)
			.allMatch((answer) -> answer.statusCode() == 200)
			.extracting((answer) -> mapper.readTree(answer.body()))
			.containsOnly(mapper.readTree(answers.get(0).join().body()));
		assertThat(fake.order(ORDER).creations()).isEqualTo(1);
	}

	@Test
	void createWhenRepeatedAfterConfirmationThenAnswersThePresentState(FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation()).send();
		fake.confirm(ORDER);
		JsonNode order = WireAnswer.of(TestMerchant.create(fake, Bodies.creation())).isJson().json();
		assertThat(order.path("state_description").asString()).isEqualTo("USER_CONFIRM");
		assertThat(order.has("package")).isFalse();
	}

	@Test
	void createWhenRepeatedWithOtherParametersThenParamError(FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation()).send();
		FakeOrder created = fake.order(ORDER);
		WireAnswer.of(TestMerchant.create(fake, Bodies.creation((json) -> json.put("attach", "other"))))
			.isRefused(400, "PARAM_ERROR")
			.withMessage("订单重入参数校验失败");
		assertThat(fake.order(ORDER)).isEqualTo(created);
	}

	@Test
	void createWhenNumberIsSeededThenParamError(FakeWeChatPay fake) throws Exception {
		FakeOrder seeded = fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.create(fake, Bodies.creation()))
			.isRefused(400, "PARAM_ERROR")
			.withMessage("订单重入参数校验失败");
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
		assertThat(seeded.creations()).isZero();
	}

	@Test
	void queryWhenCreatedThenAnswersWhatCreationSaid(FakeWeChatPay fake) throws Exception {
		String body = Bodies
			.creation((json) -> json.put("sub_appid", "wx1").put("openid", "o1").put("sub_openid", "o2"));
		TestMerchant.create(fake, body).send();
		JsonNode sent = new JsonMapper().readTree(body);
		JsonNode order = query(fake);
		TERMS.forEach((field) -> assertThat(order.get(field)).as(field).isEqualTo(sent.get(field)));
		assertThat(order.path("openid").asString()).isEqualTo("o1");
		assertThat(order.path("sub_openid").asString()).isEqualTo("o2");
		assertThat(order.path("state").asString()).isEqualTo("CREATED");
		assertThat(order.has("package")).isFalse();
		fake.confirm(ORDER);
		assertThat(query(fake).path("openid").asString()).isEqualTo("o1");
	}

	@Test
	void queryWhenCreatedWithTheLeastThenAnswersNoMore(FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation(CreateOrderTests::retainRequired)).send();
		JsonNode order = query(fake);
		assertThat(order.has("location")).isFalse();
		assertThat(order.has("attach")).isFalse();
		assertThat(order.has("post_payments")).isFalse();
		assertThat(order.has("openid")).isFalse();
	}

	@Test
	void queryWhenCreatedAndCompletedThenAnswersBoth(FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation((json) -> {
			json.remove("location");
			json.put("service_introduction", "伞");
		})).send();
		fake.confirm(ORDER);
		String completion = Bodies.example((json) -> {
			json.put("total_amount", 7);
			((ObjectNode) json.get("time_range")).retain("end_time");
		});
		WireAnswer.of(TestMerchant.complete(fake, ORDER, completion)).isSuccess();
		JsonNode order = query(fake);
		assertThat(order.path("service_introduction").asString()).isEqualTo("伞");
		assertThat(order.at("/location/end_location").asString()).isEqualTo("嗨客时尚主题展餐厅");
		assertThat(order.at("/time_range/start_time").asString()).isEqualTo("2019-11-11T16:24:05+08:00");
		assertThat(order.at("/time_range/end_time").asString()).isEqualTo("2019-11-11T16:24:05+08:00");
		assertThat(order.path("total_amount").asLong()).isEqualTo(7);
		assertThat(query(fake)).isEqualTo(order);
	}

	@Test
	void confirmWhenCreatedThenServiceRunsAndUserIsKnown(FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation()).send();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, "INVALID_ORDER_STATE");
		assertThat(query(fake).has("openid")).isFalse();
		FakeOrder confirmed = fake.confirm(ORDER);
		assertThat(confirmed).isEqualTo(fake.order(ORDER));
		assertThat(confirmed.phase()).isEqualTo(FakeOrderState.USER_CONFIRM);
		assertThat(query(fake).path("openid").asString()).isNotEmpty();
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
	}

	@Test
	void expireWhenCreatedThenExpired(FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation()).send();
		assertThat(fake.expire(ORDER).phase()).isEqualTo(FakeOrderState.EXPIRED);
		assertThat(query(fake).path("state").asString()).isEqualTo("EXPIRED");
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(400, "INVALID_ORDER_STATE");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CREATED")
	void confirmOrExpireWhenNotCreatedThenThrows(FakeOrderState state, FakeWeChatPay fake) {
		FakeOrder seeded = fake.seedOrder(ORDER, (seed) -> seed.state(state));
		assertThatIllegalStateException().isThrownBy(() -> fake.confirm(ORDER))
			.withMessage("Only an order in the state CREATED can be confirmed, but '%s' is in %s", ORDER, state);
		assertThatIllegalStateException().isThrownBy(() -> fake.expire(ORDER))
			.withMessage("Only an order in the state CREATED can be expired, but '%s' is in %s", ORDER, state);
		assertThat(fake.order(ORDER)).isEqualTo(seeded);
	}

	@Test
	void confirmWhenOrderUnknownThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException().isThrownBy(() -> fake.confirm(ORDER)).withMessageContaining("seedOrder");
		assertThatIllegalArgumentException().isThrownBy(() -> fake.expire(ORDER)).withMessageContaining("seedOrder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "complete", "cancel" })
	void callWhenAppidIsNotTheOrdersThenParamError(String call, FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation(UNCONFIRMED.andThen((json) -> json.put("sub_appid", "wx1")))).send();
		Consumer<ObjectNode> partners = (json) -> json.put("appid", "wxd678efh567hg6787");
		Consumer<ObjectNode> subMerchants = (json) -> json.put("appid", "wx1");
		WireAnswer.of(call(call, fake, partners)).isRefused(400, "PARAM_ERROR", "/appid").withIssue("sub_appid");
		WireAnswer.of(call(call, fake, subMerchants)).isSuccess();
	}

	@ParameterizedTest
	@ValueSource(strings = { "complete", "cancel" })
	void callWhenOrderHasNoSubAppidThenPartnersIsTheOrders(String call, FakeWeChatPay fake) throws Exception {
		TestMerchant.create(fake, Bodies.creation(UNCONFIRMED)).send();
		WireAnswer.of(call(call, fake, (json) -> json.put("appid", "wx1"))).isRefused(400, "PARAM_ERROR", "/appid");
		WireAnswer.of(call(call, fake, (json) -> json.put("appid", "wxd678efh567hg6787"))).isSuccess();
	}

	private static TestMerchant call(String call, FakeWeChatPay fake, Consumer<ObjectNode> change) {
		return call.equals("cancel") ? TestMerchant.cancel(fake, ORDER, Bodies.cancellation(change))
				: TestMerchant.complete(fake, ORDER, Bodies.example(change));
	}

	@Test
	void createWhenQueryStringThenParamError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.create(fake, Bodies.creation()).target(TestMerchant.BASE + "?x=1"))
			.isRefused(400, "PARAM_ERROR", "/");
	}

	@Test
	void createWhenSubMerchantUnknownThenNoAuth(FakeWeChatPay fake) throws Exception {
		String body = Bodies.creation((json) -> json.put("sub_mchid", "1900000110"));
		WireAnswer.of(TestMerchant.create(fake, body)).isRefused(403, "NO_AUTH", "/sub_mchid");
	}

	@Test
	void createWhenFakeHasOtherNumbersThenTheyMatch() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().serviceId("500001").subMchid("1900000110").start()) {
			String body = Bodies.creation((json) -> json.put("service_id", "500001").put("sub_mchid", "1900000110"));
			WireAnswer.of(TestMerchant.create(fake, body)).isJson();
			WireAnswer.of(TestMerchant.create(fake, Bodies.creation())).isRefused(403, "NO_AUTH");
		}
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void createWhenFieldInvalidThenParamError(String field, Consumer<ObjectNode> change, FakeWeChatPay fake)
			throws Exception {
		WireAnswer answer = WireAnswer.of(TestMerchant.create(fake, Bodies.creation(change)));
		answer.isRefused(400, "PARAM_ERROR", field);
		assertThat(answer.json().at("/detail/issue").asString()).isNotEmpty();
		assertThat(answer.json().at("/detail/location").asString()).isEqualTo("body");
		assertThatIllegalArgumentException().isThrownBy(() -> fake.order(ORDER));
	}

	static Stream<Arguments> invalid() {
		return Stream.of(invalid("/service_id", (body) -> body.remove("service_id")),
				invalid("/service_id", (body) -> body.put("service_id", "500001")),
				invalid("/appid", (body) -> body.remove("appid")), invalid("/appid", (body) -> body.put("appid", "")),
				invalid("/sub_mchid", (body) -> body.remove("sub_mchid")),
				invalid("/sub_appid", (body) -> body.put("sub_appid", "x".repeat(33))),
				invalid("/out_order_no", (body) -> body.remove("out_order_no")),
				invalid("/out_order_no", (body) -> body.put("out_order_no", 1)),
				invalid("/out_order_no", (body) -> body.put("out_order_no", "a.b")),
				invalid("/out_order_no", (body) -> body.put("out_order_no", "a".repeat(33))),
				invalid("/currency", (body) -> body.remove("currency")),
				invalid("/currency", (body) -> body.put("currency", "H".repeat(17))),
				invalid("/service_introduction", (body) -> body.remove("service_introduction")),
				invalid("/service_introduction", (body) -> body.put("service_introduction", "")),
				invalid("/service_introduction", (body) -> body.put("service_introduction", "饭".repeat(21))),
				invalid("/post_payments", (body) -> body.putObject("post_payments")),
				invalid("/post_payments/0/name", (body) -> item(body, "post_payments").remove("name")),
				invalid("/post_payments/0/amount", (body) -> item(body, "post_payments").put("amount", 1.5)),
				invalid("/post_payments/0/count", (body) -> item(body, "post_payments").put("count", 101)),
				invalid("/post_discounts/0/description", (body) -> item(body, "post_discounts").remove("description")),
				invalid("/post_discounts/1/name", (body) -> twice(body, "post_discounts")),
				invalid("/risk_fund", (body) -> body.remove("risk_fund")),
				invalid("/risk_fund/name", (body) -> object(body, "risk_fund").remove("name")),
				invalid("/risk_fund/name", (body) -> object(body, "risk_fund").put("name", "UDEPOSIT")),
				invalid("/risk_fund/name", (body) -> object(body, "risk_fund").put("name", 1)),
				invalid("/risk_fund/amount", (body) -> object(body, "risk_fund").remove("amount")),
				invalid("/risk_fund/amount", (body) -> object(body, "risk_fund").put("amount", 0)),
				invalid("/risk_fund/description",
						(body) -> object(body, "risk_fund").put("description", "x".repeat(31))),
				invalid("/time_range", (body) -> body.remove("time_range")),
				invalid("/time_range/start_time", (body) -> object(body, "time_range").remove("start_time")),
				invalid("/time_range/start_time", (body) -> object(body, "time_range").put("start_time", "OnAccept")),
				invalid("/time_range/end_time", (body) -> object(body, "time_range").put("end_time", "20091225121010")),
				invalid("/time_range/end_time_remark",
						(body) -> object(body, "time_range").put("end_time_remark", "x".repeat(21))),
				invalid("/location/x", (body) -> object(body, "location").put("x", 1)),
				invalid("/openid", (body) -> body.put("openid", "x".repeat(129))),
				invalid("/sub_openid", (body) -> body.put("sub_openid", "")),
				invalid("/openid", (body) -> body.put("need_user_confirm", false)),
				invalid("/sub_openid",
						(body) -> body.put("need_user_confirm", false).put("openid", "a").put("sub_openid", "b")),
				invalid("/need_user_confirm", (body) -> body.put("need_user_confirm", "false")),
				invalid("/attach", (body) -> body.put("attach", "x".repeat(257))),
				invalid("/attach", (body) -> body.put("attach", "饭".repeat(29))),
				invalid("/attach", (body) -> body.put("attach", 1)),
				invalid("/notify_url", (body) -> body.remove("notify_url")),
				invalid("/notify_url", (body) -> body.put("notify_url", "http://merchant.example/n")),
				invalid("/notify_url", (body) -> body.put("notify_url", "http://localhost.merchant.example/n")),
				invalid("/notify_url", (body) -> body.put("notify_url", "ftp://merchant.example/n")),
				invalid("/notify_url", (body) -> body.put("notify_url", "https://merchant.example/n?a=b")),
				invalid("/notify_url", (body) -> body.put("notify_url", "https://merchant.example/n?")),
				invalid("/notify_url", (body) -> body.put("notify_url", "https://merchant.example/n#a")),
				invalid("/notify_url", (body) -> body.put("notify_url", "https:///n")),
				invalid("/notify_url", (body) -> body.put("notify_url", "/n")),
				invalid("/notify_url", (body) -> body.put("notify_url", "https://merchant.example/ n")),
				invalid("/notify_url", (body) -> body.put("notify_url", url(256))),
				invalid("/device", (body) -> body.putObject("device")),
				invalid("/total_amount", (body) -> body.put("total_amount", 1)));
	}

	private static Arguments invalid(String field, Consumer<ObjectNode> change) {
		return Arguments.of(field, change);
	}

	@ParameterizedTest
	@MethodSource("valid")
	void createWhenUnusualButDocumentedThenAccepted(Consumer<ObjectNode> change, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.create(fake, Bodies.creation(change))).isJson();
	}

	static Stream<Consumer<ObjectNode>> valid() {
		return Stream.of(CreateOrderTests::retainRequired, (body) -> body.putArray("post_payments"),
				(body) -> item(body, "post_discounts").remove("amount"), (body) -> body.put("notify_url", url(255)),
				(body) -> body.put("notify_url", "http://127.0.0.1:8080/n"),
				(body) -> body.put("notify_url", "http://[::1]:8080/n"),
				(body) -> body.put("notify_url", "HTTP://LOCALHOST:8080/n"),
				(body) -> body.put("notify_url", "https://localhost/n"),
				(body) -> body.put("attach", "饭".repeat(28) + "xxxx"), (body) -> body.put("attach", "x".repeat(256)),
				(body) -> body.put("openid", "x".repeat(128)), (body) -> body.put("openid", "a").put("sub_openid", "b"),
				(body) -> body.put("need_user_confirm", false).put("sub_openid", "b"),
				(body) -> object(body, "risk_fund").put("name", "ESTIMATE_ORDER_COST"),
				(body) -> body.put("out_order_no", "a|b*_-"));
	}

	private static JsonNode query(FakeWeChatPay fake) throws Exception {
		return WireAnswer.of(TestMerchant.query(fake, QUERY)).isJson().json();
	}

	private static void retainRequired(ObjectNode body) {
		body.retain("service_id", "appid", "sub_mchid", "out_order_no", "currency", "service_introduction", "risk_fund",
				"time_range", "notify_url");
	}

	private static String url(int length) {
		String start = "https://merchant.example/";
		return start + "x".repeat(length - start.length());
	}

	private static ObjectNode item(ObjectNode body, String field) {
		return (ObjectNode) body.at("/" + field + "/0");
	}

	private static void twice(ObjectNode body, String field) {
		((ArrayNode) body.get(field)).add(item(body, field));
	}

	private static ObjectNode object(ObjectNode body, String field) {
		return (ObjectNode) body.get(field);
	}

}
