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

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the checks of the order number and the body of a completion.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class CompleteRequestTests {

	private static final String ORDER = "A1";

	@ParameterizedTest
	@ValueSource(strings = { "A.1", "A%201", "%E8%AE%A2", "A+1", "123456789012345678901234567890123" })
	void completeWhenOutOrderNoInvalidThenParamError(String rawOutOrderNo, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, rawOutOrderNo)).isRefused(400, "PARAM_ERROR", "/out_order_no");
	}

	@ParameterizedTest
	@ValueSource(strings = { "_-%7C%2A", "a%7Cb*c", "12345678901234567890123456789012", "%41%31" })
	void completeWhenOutOrderNoValidThenAccepted(String rawOutOrderNo, FakeWeChatPay fake) throws Exception {
		String outOrderNo = rawOutOrderNo.replace("%7C", "|")
			.replace("%2A", "*")
			.replace("%41", "A")
			.replace("%31", "1");
		fake.seedOrder(outOrderNo);
		WireAnswer.of(TestMerchant.complete(fake, rawOutOrderNo)).isSuccess();
		assertThat(fake.order(outOrderNo).completions()).isEqualTo(1);
		assertThat(fake.lastRequest().target()).isEqualTo(TestMerchant.BASE + "/" + rawOutOrderNo + "/complete");
	}

	@Test
	void completeWhenQueryStringThenParamError(FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER).target(TestMerchant.BASE + "/A1/complete?x=%7C"))
			.isRefused(400, "PARAM_ERROR", "/");
		assertThat(fake.lastRequest().target()).endsWith("/complete?x=%7C");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "1", "null", "{", "{} {}", "{\"total_amount\":1,\"total_amount\":1}",
			"{'service_id':1}", "\uFEFF{}" })
	void completeWhenBodyIsNoObjectThenParamError(String body, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER, body)).isRefused(400, "PARAM_ERROR", "/");
	}

	@Test
	void completeWhenBodyNotUtf8ThenParamError(FakeWeChatPay fake) throws Exception {
		byte[] body = Bodies.example((json) -> json.put("goods_tag", "é")).getBytes(StandardCharsets.ISO_8859_1);
		WireAnswer.of(TestMerchant.complete(fake, ORDER).body(body))
			.isRefused(400, "PARAM_ERROR", "/")
			.withIssue("UTF-8");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\uD83D\uDE00", "\\ud83d\\ude00" })
	void completeWhenEmojiThenParamError(String emoji, FakeWeChatPay fake) throws Exception {
		WireAnswer.of(TestMerchant.complete(fake, ORDER, Bodies.example().replace("就餐费用", emoji)))
			.isRefused(400, "PARAM_ERROR", "/post_payments/0/name")
			.withIssue("one to three bytes");
	}

	@ParameterizedTest
	@MethodSource("invalid")
	void completeWhenFieldInvalidThenParamError(String field, Consumer<ObjectNode> change, FakeWeChatPay fake)
			throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer answer = WireAnswer.of(TestMerchant.complete(fake, ORDER, Bodies.example(change)));
		answer.isRefused(400, "PARAM_ERROR", field);
		assertThat(answer.json().at("/detail/issue").asString()).isNotEmpty();
		assertThat(answer.json().at("/detail/location").asString()).isEqualTo("body");
		assertThat(fake.lastRequest().problem()).contains(field);
		assertThat(fake.order(ORDER).completions()).isZero();
	}

	static Stream<Arguments> invalid() {
		return Stream.of(invalid("/service_id", (body) -> body.remove("service_id")),
				invalid("/service_id", (body) -> body.put("service_id", 5)),
				invalid("/service_id", (body) -> body.put("service_id", "")),
				invalid("/service_id", (body) -> body.put("service_id", "9".repeat(33))),
				invalid("/service_id", (body) -> body.put("service_id", "500001")),
				invalid("/sub_mchid", (body) -> body.remove("sub_mchid")),
				invalid("/sub_mchid", (body) -> body.put("sub_mchid", "9".repeat(33))),
				invalid("/appid", (body) -> body.put("appid", "")),
				invalid("/channel_id", (body) -> body.put("channel_id", 1)),
				invalid("/total_amount", (body) -> body.remove("total_amount")),
				invalid("/total_amount", (body) -> body.put("total_amount", -1)),
				invalid("/total_amount", (body) -> body.put("total_amount", "50000")),
				invalid("/total_amount", (body) -> body.put("total_amount", 1.5)),
				invalid("/total_amount", (body) -> body.putNull("total_amount")),
				invalid("/currency", (body) -> body.put("currency", "CNY")),
				invalid("/currency", (body) -> body.put("currency", "")),
				invalid("/currency", (body) -> body.put("currency", "H".repeat(17))),
				invalid("/post_payments", (body) -> body.remove("post_payments")),
				invalid("/post_payments", (body) -> body.putArray("post_payments")),
				invalid("/post_payments", (body) -> body.putObject("post_payments")),
				invalid("/post_payments", (body) -> fill(body.putArray("post_payments"), 101)),
				invalid("/post_payments/0", (body) -> body.putArray("post_payments").add("x")),
				invalid("/post_payments/0/name", (body) -> payment(body).remove("name")),
				invalid("/post_payments/0/name", (body) -> payment(body).put("name", "饭".repeat(21))),
				invalid("/post_payments/0/description", (body) -> payment(body).put("description", "饭".repeat(31))),
				invalid("/post_payments/0/amount", (body) -> payment(body).put("amount", -1)),
				invalid("/post_payments/0/amount", (body) -> payment(body).put("amount", "1")),
				invalid("/post_payments/0/count", (body) -> payment(body).put("count", 0)),
				invalid("/post_payments/0/count", (body) -> payment(body).put("count", 101)),
				invalid("/post_payments/0/extra", (body) -> payment(body).put("extra", 1)),
				invalid("/post_payments/0/count", (body) -> payment(body).putNull("count")),
				invalid("/post_discounts", (body) -> fill(body.putArray("post_discounts"), 31)),
				invalid("/post_discounts", (body) -> body.put("post_discounts", "x")),
				invalid("/post_discounts/0/name", (body) -> discount(body).remove("name")),
				invalid("/post_discounts/0/description", (body) -> discount(body).remove("description")),
				invalid("/post_discounts/0/amount", (body) -> discount(body).remove("amount")),
				invalid("/post_discounts/0/count", (body) -> discount(body).put("count", 0)),
				invalid("/post_discounts/1/name",
						(body) -> ((ArrayNode) body.get("post_discounts")).add(discount(body))),
				invalid("/time_range", (body) -> body.put("time_range", "2019")),
				invalid("/time_range/start_time", (body) -> time(body).put("start_time", "20091225091010")),
				invalid("/time_range/start_time", (body) -> time(body).put("start_time", "2019-11-11T16:24+08:00")),
				invalid("/time_range/start_time", (body) -> time(body).put("start_time", "2019-11-11T16:24:05")),
				invalid("/time_range/end_time", (body) -> time(body).put("end_time", "2019-11-31T16:24:05+08:00")),
				invalid("/time_range/end_time", (body) -> time(body).put("end_time", 1)),
				invalid("/time_range/start_time_remark", (body) -> time(body).put("start_time_remark", "x".repeat(21))),
				invalid("/time_range/end_time_remark", (body) -> time(body).putNull("end_time_remark")),
				invalid("/time_range/zone", (body) -> time(body).put("zone", "HK")),
				invalid("/location/end_location", (body) -> body.putObject("location").put("end_location", 1)),
				invalid("/profit_sharing", (body) -> body.put("profit_sharing", "true")),
				invalid("/complete_time", (body) -> body.put("complete_time", "2019-11-11 16:24:05+08:00")),
				invalid("/goods_tag", (body) -> body.put("goods_tag", "x".repeat(33))),
				invalid("/out_order_no", (body) -> body.put("out_order_no", ORDER)),
				invalid("/location", (body) -> body.putNull("location")));
	}

	private static Arguments invalid(String field, Consumer<ObjectNode> change) {
		return Arguments.of(field, change);
	}

	@ParameterizedTest
	@MethodSource("valid")
	void completeWhenUnusualButDocumentedThenAccepted(Consumer<ObjectNode> change, FakeWeChatPay fake)
			throws Exception {
		fake.seedOrder(ORDER);
		WireAnswer.of(TestMerchant.complete(fake, ORDER, Bodies.example(change))).isSuccess();
	}

	static Stream<Consumer<ObjectNode>> valid() {
		return Stream.of((body) -> body.put("appid", "wxd678efh567hg6787"), (body) -> body.remove("channel_id"),
				(body) -> body.put("total_amount", 0), (body) -> body.put("total_amount", 9_000_000_000L),
				(body) -> body.retain("service_id", "sub_mchid", "post_payments", "total_amount"),
				(body) -> payment(body).retain("name"), (body) -> payment(body).put("name", "饭".repeat(20)),
				(body) -> fill(body.putArray("post_payments"), 100), (body) -> body.putArray("post_discounts"),
				(body) -> time(body).remove("start_time"), (body) -> body.put("complete_time", "2019-11-11T08:24:05Z"),
				(body) -> body.put("complete_time", "2019-11-11T08:24:05.123+08:00"),
				(body) -> body.putObject("location"));
	}

	@Test
	void completeWhenSubMerchantIsNotTheOrdersThenNoAuth(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.subMchid("1900000110"));
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isRefused(403, "NO_AUTH", "/sub_mchid");
	}

	@Test
	void completeWhenOrderSeededWithOthersThenTheyMatch(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.subMchid("1900000110").serviceId("500001").currency("JPY"));
		String body = Bodies
			.example((json) -> json.put("sub_mchid", "1900000110").put("service_id", "500001").put("currency", "JPY"));
		WireAnswer.of(TestMerchant.complete(fake, ORDER, body)).isSuccess();
	}

	private static void fill(ArrayNode items, int count) {
		for (int i = 0; i < count; i++) {
			items.addObject().put("name", "item " + i);
		}
	}

	private static ObjectNode payment(ObjectNode body) {
		return (ObjectNode) body.at("/post_payments/0");
	}

	private static ObjectNode discount(ObjectNode body) {
		return (ObjectNode) body.at("/post_discounts/0");
	}

	private static ObjectNode time(ObjectNode body) {
		return (ObjectNode) body.at("/time_range");
	}

}
