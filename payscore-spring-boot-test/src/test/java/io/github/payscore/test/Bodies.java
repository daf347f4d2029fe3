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

import java.util.function.Consumer;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bodies of requests, made from the official examples.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Bodies {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String EXAMPLE = """
			{
			  "service_id": "2002000000000558128851361561536",
			  "channel_id": "1230000109",
			  "sub_mchid": "1900000109",
			  "post_payments": [
			    {"name": "就餐费用", "description": "就餐人均100元", "amount": 40000, "count": 4}
			  ],
			  "post_discounts": [
			    {"name": "满20减1元", "description": "不与其他优惠叠加", "amount": 100, "count": 2}
			  ],
			  "total_amount": 50000,
			  "currency": "HKD",
			  "time_range": {
			    "start_time": "2019-11-11T16:24:05+08:00",
			    "end_time": "2019-11-11T16:24:05+08:00",
			    "start_time_remark": "备注1",
			    "end_time_remark": "备注2"
			  },
			  "location": {"start_location": "嗨客时尚主题展餐厅", "end_location": "嗨客时尚主题展餐厅"},
			  "profit_sharing": true,
			  "complete_time": "2019-11-11T16:24:05+08:00",
			  "goods_tag": "goods_tag"
			}
			""";

	private static final String CREATION = """
			{
			  "service_id": "2002000000000558128851361561536",
			  "appid": "wxd678efh567hg6787",
			  "sub_mchid": "1900000109",
			  "out_order_no": "1234323JKHDFE1243252",
			  "currency": "HKD",
			  "service_introduction": "XX充电宝",
			  "post_payments": [{"name": "就餐费用", "amount": 40000, "description": "就餐人均100元", "count": 4}],
			  "post_discounts": [{"name": "满20减1元", "description": "不与其他优惠叠加", "amount": 100, "count": 2}],
			  "risk_fund": {"name": "DEPOSIT", "amount": 10000, "description": "就餐的预估费用"},
			  "time_range": {
			    "start_time": "2019-11-11T16:24:05+08:00",
			    "end_time": "2019-11-11T18:24:05+08:00",
			    "start_time_remark": "备注1",
			    "end_time_remark": "备注2"
			  },
			  "location": {"start_location": "嗨客时尚主题展餐厅", "end_location": "嗨客时尚主题展餐厅"},
			  "notify_url": "https://api.test.com",
			  "attach": "Easdfowealsdkjfnlaksjdlfkwqoi&wl3l2sald"
			}
			""";

	private static final String CANCELLATION = """
			{"service_id": "2002000000000558128851361561536", "sub_mchid": "1900000109", "reason": "用户投诉"}
			""";

	private static final String SYNC = """
			{
			  "service_id": "2002000000000558128851361561536",
			  "sub_mchid": "1900000109",
			  "type": "Order_Paid",
			  "detail": {"seq": 2, "paid_time": "2019-11-12T16:24:05+08:00", "paid_amount": 300}
			}
			""";

	private Bodies() {
	}

	static String example() {
		return EXAMPLE;
	}

	static String example(Consumer<ObjectNode> change) {
		return changed(EXAMPLE, change);
	}

	static String creation() {
		return CREATION;
	}

	static String creation(Consumer<ObjectNode> change) {
		return changed(CREATION, change);
	}

	static String cancellation() {
		return CANCELLATION;
	}

	static String cancellation(Consumer<ObjectNode> change) {
		return changed(CANCELLATION, change);
	}

	static String sync() {
		return SYNC;
	}

	static String sync(Consumer<ObjectNode> change) {
		return changed(SYNC, change);
	}

	private static String changed(String example, Consumer<ObjectNode> change) {
		ObjectNode body = (ObjectNode) MAPPER.readTree(example);
		change.accept(body);
		return MAPPER.writeValueAsString(body);
	}

}
