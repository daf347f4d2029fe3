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

import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a completion, checked against the documented field table.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096431.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CompleteRequest {

	private static final JsonRule ID = JsonRule.text(1, 32);

	private static final JsonRule NAME = JsonRule.text(1, 20);

	private static final JsonRule DESCRIPTION = JsonRule.text(0, 30);

	private static final JsonRule REMARK = JsonRule.text(0, 20);

	private static final JsonRule AMOUNT = JsonRule.integer(0, Long.MAX_VALUE);

	private static final JsonRule COUNT = JsonRule.integer(1, 100);

	// No length is documented for the oversea variant.
	private static final JsonRule PLACE = JsonRule.text(0, Integer.MAX_VALUE);

	private static final JsonRule POST_PAYMENT = new JsonObjectRule().required("name", NAME)
		.optional("amount", AMOUNT)
		.optional("description", DESCRIPTION)
		.optional("count", COUNT);

	private static final JsonRule POST_DISCOUNT = new JsonObjectRule().required("name", NAME)
		.required("description", DESCRIPTION)
		.required("amount", AMOUNT)
		.optional("count", COUNT);

	private static final JsonRule TIME_RANGE = new JsonObjectRule().optional("start_time", JsonRule.dateTime())
		.optional("end_time", JsonRule.dateTime())
		.optional("start_time_remark", REMARK)
		.optional("end_time_remark", REMARK);

	private static final JsonRule LOCATION = new JsonObjectRule().optional("start_location", PLACE)
		.optional("end_location", PLACE);

	// appid is on the official page only, channel_id on its first edition only.
	private static final JsonRule BODY = new JsonObjectRule().required("service_id", ID)
		.required("sub_mchid", ID)
		.required("post_payments", JsonRule.array(1, 100, POST_PAYMENT))
		.required("total_amount", AMOUNT)
		.optional("post_discounts", JsonRule.array(0, 30, POST_DISCOUNT).unique("name"))
		.optional("appid", ID)
		.optional("channel_id", ID)
		.optional("currency", JsonRule.text(1, 16))
		.optional("time_range", TIME_RANGE)
		.optional("location", LOCATION)
		.optional("profit_sharing", JsonRule.bool())
		.optional("complete_time", JsonRule.dateTime())
		.optional("goods_tag", JsonRule.text(0, 32));

	private final ObjectNode body;

	private CompleteRequest(ObjectNode body) {
		this.body = body;
	}

	static CompleteRequest read(byte[] bytes) {
		ObjectNode body = Json.readBody(bytes);
		BODY.check(body, "");
		return new CompleteRequest(body);
	}

	ObjectNode body() {
		return this.body;
	}

	String text(String field) {
		return this.body.path(field).asString("");
	}

	boolean has(String field) {
		return this.body.has(field);
	}

	long totalAmount() {
		return this.body.path("total_amount").longValue();
	}

}
