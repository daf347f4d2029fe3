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

/**
 * The body of a completion, checked against the documented field table.
 * <p>
 * Source: WeChat Pay's documentation, page 4014096431.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class CompleteRequest {

	private static final JsonRule POST_DISCOUNT = new JsonObjectRule().required("name", OrderFields.NAME)
		.required("description", OrderFields.DESCRIPTION)
		.required("amount", OrderFields.AMOUNT)
		.optional("count", OrderFields.COUNT);

	private static final JsonRule TIME_RANGE = new JsonObjectRule().optional("start_time", JsonRule.dateTime())
		.optional("end_time", JsonRule.dateTime())
		.optional("start_time_remark", OrderFields.REMARK)
		.optional("end_time_remark", OrderFields.REMARK);

	// appid is on the official page only, channel_id on its first edition only.
	private static final JsonRule BODY = new JsonObjectRule().required("service_id", OrderFields.ID)
		.required("sub_mchid", OrderFields.ID)
		.required("post_payments", JsonRule.array(1, 100, OrderFields.POST_PAYMENT))
		.required("total_amount", OrderFields.AMOUNT)
		.optional("post_discounts", JsonRule.array(0, 30, POST_DISCOUNT).unique("name"))
		.optional("appid", OrderFields.ID)
		.optional("channel_id", OrderFields.ID)
		.optional("currency", OrderFields.CURRENCY)
		.optional("time_range", TIME_RANGE)
		.optional("location", OrderFields.LOCATION)
		.optional("profit_sharing", JsonRule.bool())
		.optional("complete_time", JsonRule.dateTime())
		.optional("goods_tag", JsonRule.text(0, 32));

	private CompleteRequest() {
	}

	public static RequestBody read(byte[] bytes) {
		return RequestBody.read(bytes, BODY);
	}

}
