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

package io.github.payscore.local.sdk;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.local.LocalWeChatPay;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

/**
 * The calls of a merchant, for SDKs that leave bodies to their users.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ModeCalls {

	static final String ORDER = "ORDER-1";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

	private static final DateTimeFormatter MAINLAND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

	private final FakeWeChatPay merchant;

	private ModeCalls(FakeWeChatPay merchant) {
		this.merchant = merchant;
	}

	static ModeCalls of(LocalWeChatPay local, String merchant) {
		return new ModeCalls(local.merchant(merchant));
	}

	FakeWeChatPay merchant() {
		return this.merchant;
	}

	boolean isOversea() {
		return this.merchant.mode() == FakeMode.OVERSEA_PARTNER;
	}

	/**
	 * Return the path of orders.
	 * @return the path, with a slash before it
	 */
	String orders() {
		return switch (this.merchant.mode()) {
			case OVERSEA_PARTNER -> "/v3/payscore/oversea/partner/serviceorder";
			case DIRECT -> "/v3/payscore/serviceorder";
			case PARTNER -> "/v3/payscore/partner/serviceorder";
		};
	}

	String completion() {
		return orders() + "/" + ORDER + "/complete";
	}

	String creationBody() {
		ObjectNode body = identity().put("out_order_no", ORDER)
			.put("appid", isOversea() ? "wxd678efh567hg6787" : setting("appid"))
			.put("service_introduction", "充电宝")
			.put("notify_url", "https://merchant.example/notifications");
		body.putObject("risk_fund").put("name", "DEPOSIT").put("amount", 9900);
		body.putObject("time_range").put("start_time", isOversea() ? rfc3339() : "OnAccept");
		if (isOversea()) {
			body.put("currency", "HKD");
		}
		return MAPPER.writeValueAsString(body);
	}

	String completionBody() {
		ObjectNode body = identity().put("total_amount", 300);
		body.putArray("post_payments").addObject().put("name", "Rent").put("amount", 300);
		ObjectNode times = body.putObject("time_range");
		if (isOversea()) {
			times.put("start_time", rfc3339()).put("end_time", rfc3339());
			body.put("currency", "HKD").put("complete_time", rfc3339());
		}
		else {
			times.put("end_time", MAINLAND.format(LocalDateTime.now(CHINA)));
		}
		return MAPPER.writeValueAsString(body);
	}

	Map<String, String> query() {
		Map<String, String> query = new TreeMap<>();
		identity().properties().forEach((field) -> query.put(field.getKey(), field.getValue().asString()));
		query.put("out_order_no", ORDER);
		return query;
	}

	private ObjectNode identity() {
		ObjectNode identity = MAPPER.createObjectNode().put("service_id", setting("service-id"));
		if (this.merchant.mode() == FakeMode.DIRECT) {
			return identity.put("appid", setting("appid"));
		}
		return identity.put("sub_mchid", setting("sub-mchid"));
	}

	private String setting(String name) {
		return Objects.requireNonNull(this.merchant.properties().get("wechatpay.payscore." + name), name);
	}

	private static String rfc3339() {
		return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.now(CHINA).withNano(0));
	}

}
