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

import tools.jackson.databind.JsonNode;

/**
 * The body of a creation, checked against the documented field table.
 * <p>
 * Source: WeChat Pay's documentation, oversea partners, creation of a service order.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CreateRequest {

	private static final JsonRule USER = JsonRule.text(1, 128);

	private static final JsonRule POST_DISCOUNT = new JsonObjectRule().required("name", OrderFields.NAME)
		.required("description", OrderFields.DESCRIPTION)
		.optional("amount", OrderFields.AMOUNT)
		.optional("count", OrderFields.COUNT);

	private static final JsonRule RISK_FUND = new JsonObjectRule()
		.required("name", JsonRule.oneOf("DEPOSIT", "ADVANCE", "CASH_DEPOSIT", "ESTIMATE_ORDER_COST"))
		.required("amount", JsonRule.integer(1, Long.MAX_VALUE))
		.optional("description", OrderFields.DESCRIPTION);

	private static final JsonRule TIME_RANGE = new JsonObjectRule().required("start_time", JsonRule.dateTime())
		.optional("end_time", JsonRule.dateTime())
		.optional("start_time_remark", OrderFields.REMARK)
		.optional("end_time_remark", OrderFields.REMARK);

	private static final JsonRule BODY = new JsonObjectRule().required("service_id", OrderFields.ID)
		.required("appid", OrderFields.ID)
		.required("sub_mchid", OrderFields.ID)
		.required("out_order_no", JsonRule.text(1, 32).and(OutOrderNo::check))
		.required("currency", OrderFields.CURRENCY)
		.required("service_introduction", JsonRule.text(1, 20))
		.required("risk_fund", RISK_FUND)
		.required("time_range", TIME_RANGE)
		.required("notify_url", JsonRule.text(1, 255).and(NotifyUrl::check))
		.optional("sub_appid", OrderFields.ID)
		.optional("post_payments", JsonRule.array(0, 100, OrderFields.POST_PAYMENT))
		.optional("post_discounts", JsonRule.array(0, 30, POST_DISCOUNT).unique("name"))
		.optional("location", OrderFields.LOCATION)
		.optional("openid", USER)
		.optional("sub_openid", USER)
		.optional("need_user_confirm", JsonRule.bool())
		.optional("attach", JsonRule.urlEncodedText(256))
		.and(CreateRequest::checkUser);

	private CreateRequest() {
	}

	public static RequestBody read(byte[] bytes) {
		return RequestBody.read(bytes, BODY);
	}

	public static boolean needsUserConfirm(JsonNode body) {
		return body.path("need_user_confirm").asBoolean(true);
	}

	static void checkUser(JsonNode body, String pointer) {
		if (needsUserConfirm(body)) {
			return;
		}
		if (!body.has("openid") && !body.has("sub_openid")) {
			throw Refusal.bodyError(pointer + "/openid",
					"is required when need_user_confirm is false, unless there is a sub_openid");
		}
		if (body.has("openid") && body.has("sub_openid")) {
			throw Refusal.bodyError(pointer + "/sub_openid",
					"must not stand beside openid when need_user_confirm is false");
		}
	}

}
