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

package io.github.payscore.test.rules;

import java.nio.charset.StandardCharsets;

import tools.jackson.databind.JsonNode;

/**
 * The body of a refund, checked against the documented field tables.
 * <p>
 * Sources: WeChat Pay's documentation, pages 4012587971 of merchants and 4013138987 of
 * partners; for oversea partners the general oversea API, of which no page says that it
 * is for PayScore.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RefundRequest {

	private static final int MAX_REASON_BYTES = 80;

	private static final JsonRule POSITIVE = JsonRule.integer(1, Long.MAX_VALUE);

	private static final JsonRule REASON = (value, pointer) -> {
		int length = JsonRule.textAt(value, pointer).getBytes(StandardCharsets.UTF_8).length;
		if (length > MAX_REASON_BYTES) {
			throw Refusal.bodyError(pointer,
					"must have at most %d bytes but has %d".formatted(MAX_REASON_BYTES, length));
		}
	};

	private static final JsonRule SOURCE = new JsonObjectRule()
		.required("account", JsonRule.oneOf("AVAILABLE", "UNAVAILABLE"))
		.required("amount", POSITIVE);

	private static final JsonRule GOODS = new JsonObjectRule().required("merchant_goods_id", JsonRule.text(1, 32))
		.optional("wechatpay_goods_id", JsonRule.text(1, 32))
		.optional("goods_name", JsonRule.text(1, 256))
		.required("unit_price", OrderFields.AMOUNT)
		.required("refund_amount", OrderFields.AMOUNT)
		.required("refund_quantity", POSITIVE);

	private static final JsonRule DIRECT = mainland();

	private static final JsonRule PARTNER = mainland().required("sub_mchid", OrderFields.ID);

	private static final JsonRule OVERSEA = common().required("sp_mchid", OrderFields.ID)
		.required("sp_appid", OrderFields.ID)
		.required("sub_mchid", OrderFields.ID)
		.optional("sub_appid", OrderFields.ID)
		.required("amount", amount().required("currency", JsonRule.text(3, 3)));

	private RefundRequest() {
	}

	private static JsonObjectRule common() {
		return new JsonObjectRule().required("transaction_id", OrderFields.ID)
			.required("out_refund_no", JsonRule.text(1, 64))
			.optional("reason", REASON)
			.optional("notify_url", JsonRule.text(1, 256));
	}

	private static JsonObjectRule mainland() {
		return common().optional("funds_account", JsonRule.oneOf("AVAILABLE"))
			.optional("goods_detail", JsonRule.array(1, 100, GOODS))
			.required("amount", amount().required("currency", JsonRule.oneOf("CNY"))
				.optional("from", JsonRule.array(1, 2, SOURCE).unique("account")));
	}

	private static JsonObjectRule amount() {
		return new JsonObjectRule().required("refund", POSITIVE).required("total", POSITIVE);
	}

	public static RequestBody read(Mode mode, byte[] bytes) {
		RequestBody body = RequestBody.read(bytes, switch (mode) {
			case DIRECT -> DIRECT;
			case PARTNER -> PARTNER;
			case OVERSEA_PARTNER -> OVERSEA;
		});
		OutRefundNo.check(mode, body.text("out_refund_no"), "body");
		if (body.has("notify_url")) {
			NotifyUrl.check(body.json().get("notify_url"), "/notify_url");
		}
		checkSources(body.json().path("amount"));
		return body;
	}

	private static void checkSources(JsonNode amount) {
		long sum = 0;
		for (JsonNode source : amount.path("from")) {
			sum += source.path("amount").asLong();
		}
		if (amount.has("from") && sum != amount.path("refund").asLong()) {
			throw Refusal.bodyError("/amount/from", "must make the amount that is refunded");
		}
	}

}
