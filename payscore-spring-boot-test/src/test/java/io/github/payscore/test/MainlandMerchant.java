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

import java.util.Objects;
import java.util.function.Consumer;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A merchant of the mainland that sends the official examples, or what a test makes of
 * them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MainlandMerchant implements AutoCloseable {

	static final String ORDER = "1234323JKHDFE1243252";

	static final String UNCONFIRMED_SERVICE = "2002000000000558128851361561999";

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String CREATION = """
			{
			  "out_order_no": "1234323JKHDFE1243252",
			  "service_introduction": "某某酒店",
			  "post_payments": [{"name": "就餐费用", "amount": 40000, "description": "就餐人均100元", "count": 4}],
			  "post_discounts": [{"name": "满20减1元", "description": "不与其他优惠叠加", "amount": 100, "count": 2}],
			  "time_range": {"start_time": "20091225091010", "end_time": "20091225121010",
			    "start_time_remark": "备注1", "end_time_remark": "备注2"},
			  "location": {"start_location": "嗨客时尚主题展餐厅", "end_location": "嗨客时尚主题展餐厅"},
			  "risk_fund": {"name": "DEPOSIT", "amount": 10000, "description": "就餐的预估费用"},
			  "attach": "Easdfowealsdkjfnlaksjdlfkwqoi&wl3l2sald",
			  "notify_url": "https://api.test.com",
			  "device": {"start_device_id": "HG123456", "end_device_id": "HG123456", "materiel_no": "m"}
			}
			""";

	private static final String COMPLETION = """
			{
			  "post_payments": [{"name": "就餐费用", "amount": 40000, "description": "就餐人均100元", "count": 4}],
			  "post_discounts": [{"name": "满20减1元", "description": "不与其他优惠叠加", "amount": 100, "count": 2}],
			  "total_amount": 39900,
			  "time_range": {"start_time": "20091225091010", "end_time": "20091225121010"},
			  "location": {"start_location": "嗨客", "end_location": "嗨客"},
			  "profit_sharing": false,
			  "goods_tag": "goods_tag",
			  "device": {"end_device_id": "HG123456"}
			}
			""";

	private static final String MODIFICATION = """
			{
			  "post_payments": [{"name": "就餐费用", "amount": 30000}],
			  "total_amount": 30000,
			  "reason": "用户投诉"
			}
			""";

	private final FakeMode mode;

	private final FakeWeChatPay fake;

	private MainlandMerchant(FakeMode mode, FakeWeChatPay fake) {
		this.mode = mode;
		this.fake = fake;
	}

	static MainlandMerchant start(FakeMode mode) {
		return start(mode, (builder) -> {
		});
	}

	static MainlandMerchant start(FakeMode mode, Consumer<FakeWeChatPay.Builder> customizer) {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder()
			.mode(mode)
			.serviceIdWithoutUserConfirm(UNCONFIRMED_SERVICE);
		customizer.accept(builder);
		return new MainlandMerchant(mode, builder.start());
	}

	/**
	 * Be a merchant that a fake plays.
	 * @param fake the fake, or the view of one of its merchants
	 * @return the merchant
	 */
	static MainlandMerchant of(FakeWeChatPay fake) {
		return new MainlandMerchant(fake.mode(), fake);
	}

	FakeWeChatPay fake() {
		return this.fake;
	}

	String base() {
		return (this.mode == FakeMode.DIRECT) ? "/v3/payscore/serviceorder" : "/v3/payscore/partner/serviceorder";
	}

	String identity() {
		return (this.mode == FakeMode.DIRECT) ? "service_id=" + number("service-id") + "&appid=" + number("appid")
				: "service_id=" + number("service-id") + "&sub_mchid=" + number("sub-mchid");
	}

	private String number(String name) {
		return Objects.requireNonNull(this.fake.properties().get("wechatpay.payscore." + name), name);
	}

	TestMerchant creation(Consumer<ObjectNode> change) {
		ObjectNode body = (ObjectNode) MAPPER.readTree(CREATION);
		body.put("appid", number("appid"));
		return post("", body, change);
	}

	TestMerchant call(String call, Consumer<ObjectNode> change) {
		return call(ORDER, call, change);
	}

	TestMerchant call(String outOrderNo, String call, Consumer<ObjectNode> change) {
		return post("/" + outOrderNo + "/" + call, body(call), change);
	}

	TestMerchant permission(Consumer<ObjectNode> change) {
		ObjectNode body = MAPPER.createObjectNode()
			.put("service_id", UNCONFIRMED_SERVICE)
			.put("appid", number("appid"))
			.put("authorization_code", "A1");
		if (this.mode == FakeMode.PARTNER) {
			body.put("sub_mchid", number("sub-mchid"));
		}
		change.accept(body);
		return TestMerchant.post(this.fake, base().replace("serviceorder", "permissions"),
				MAPPER.writeValueAsString(body));
	}

	private ObjectNode body(String call) {
		ObjectNode body = switch (call) {
			case "complete" -> (ObjectNode) MAPPER.readTree(COMPLETION);
			case "modify" -> (ObjectNode) MAPPER.readTree(MODIFICATION);
			case "cancel" -> MAPPER.createObjectNode().put("reason", "用户投诉");
			case "sync" -> {
				ObjectNode sync = MAPPER.createObjectNode().put("type", "Order_Paid");
				sync.putObject("detail").put("paid_time", Times.now());
				yield sync;
			}
			case "pay" -> MAPPER.createObjectNode();
			default -> throw new IllegalArgumentException(call);
		};
		if (this.mode == FakeMode.DIRECT) {
			body.put("appid", number("appid"));
			if ("complete".equals(call)) {
				((ObjectNode) body.get("location")).remove("start_location");
			}
		}
		return body;
	}

	private TestMerchant post(String path, ObjectNode body, Consumer<ObjectNode> change) {
		body.put("service_id", number("service-id"));
		if (this.mode == FakeMode.PARTNER) {
			body.put("sub_mchid", number("sub-mchid"));
		}
		change.accept(body);
		return TestMerchant.post(this.fake, base() + path, MAPPER.writeValueAsString(body));
	}

	WireAnswer create() throws Exception {
		return create((body) -> {
		});
	}

	WireAnswer create(Consumer<ObjectNode> change) throws Exception {
		return WireAnswer.of(creation(change));
	}

	WireAnswer complete() throws Exception {
		return send("complete");
	}

	WireAnswer send(String call) throws Exception {
		return send(call, (body) -> {
		});
	}

	WireAnswer send(String call, Consumer<ObjectNode> change) throws Exception {
		return WireAnswer.of(call(call, change));
	}

	WireAnswer query() throws Exception {
		return query(identity() + "&out_order_no=" + ORDER);
	}

	WireAnswer query(String query) throws Exception {
		return WireAnswer.of(TestMerchant.get(this.fake, base() + "?" + query));
	}

	// Direct merchants are answered with the order, partners with nothing.
	void assertDone(WireAnswer answer) throws Exception {
		if (this.mode == FakeMode.DIRECT) {
			answer.isJson();
			assertThat(answer.json().path("out_order_no").asString()).isEqualTo(ORDER);
		}
		else {
			answer.isSuccess();
		}
		assertThat(TestMerchant.isSignedBy(answer.response(), TestMerchant.publicKey(this.fake))).isTrue();
	}

	@Override
	public void close() {
		this.fake.close();
	}

}
