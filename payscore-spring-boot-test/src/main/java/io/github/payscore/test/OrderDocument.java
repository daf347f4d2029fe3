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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of an order as the query answers it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderDocument {

	private static final String CREATION = """
			{
			  "service_introduction": "某某酒店",
			  "post_payments": [{"name": "就餐费用", "amount": 40000, "description": "就餐人均100元", "count": 4}],
			  "risk_fund": {"name": "DEPOSIT", "amount": 10000, "description": "就餐的预估费用"},
			  "time_range": {"start_time": "2019-11-11T16:24:05+08:00", "start_time_remark": "备注1"},
			  "location": {"start_location": "嗨客时尚主题展餐厅"},
			  "attach": "attach",
			  "notify_url": "https://merchant.example/payscore/notify",
			  "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
			  "need_collection": true
			}
			""";

	private OrderDocument() {
	}

	static ObjectNode of(FakeOrder order, String orderId, String mchid, @Nullable JsonNode completion) {
		ObjectNode document = Json.object()
			.put("out_order_no", order.outOrderNo())
			.put("service_id", order.serviceId())
			.put("appid", "wxd678efh567hg6787")
			.put("mchid", mchid)
			.put("sub_mchid", order.subMchid())
			.put("order_id", orderId)
			.put("currency", order.currency())
			.put("state", order.state());
		if (order.stateDescription() != null) {
			document.put("state_description", order.stateDescription());
		}
		document.setAll(Json.readObject(CREATION));
		if (completion != null) {
			addCompletion(document, completion);
		}
		if (order.totalAmount() != null && order.collectionState() != null) {
			document.put("total_amount", order.totalAmount());
			document.set("collection", collection(order.collectionState(), order.totalAmount()));
		}
		return document;
	}

	private static void addCompletion(ObjectNode document, JsonNode completion) {
		replace(document, completion, "post_payments");
		replace(document, completion, "post_discounts");
		merge(document, completion, "time_range");
		merge(document, completion, "location");
	}

	private static void replace(ObjectNode document, JsonNode completion, String field) {
		JsonNode value = completion.get(field);
		if (value != null) {
			document.set(field, value);
		}
	}

	private static void merge(ObjectNode document, JsonNode completion, String field) {
		if (completion.get(field) instanceof ObjectNode value) {
			((ObjectNode) document.get(field)).setAll(value);
		}
	}

	private static ObjectNode collection(String state, long amount) {
		boolean paid = "USER_PAID".equals(state);
		ObjectNode collection = Json.object()
			.put("state", state)
			.put("total_amount", amount)
			.put("paying_amount", paid ? 0 : amount)
			.put("paid_amount", paid ? amount : 0);
		if (paid) {
			collection.putArray("details")
				.addObject()
				.put("seq", 1)
				.put("amount", amount)
				.put("paid_type", "NEWTON")
				.put("paid_time", "2019-11-11T16:24:05+08:00")
				.put("transaction_id", "15646546545165651651");
		}
		return collection;
	}

}
