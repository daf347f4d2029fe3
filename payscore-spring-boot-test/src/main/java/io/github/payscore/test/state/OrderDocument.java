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

package io.github.payscore.test.state;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;

/**
 * The JSON of an order in answers and notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OrderDocument {

	/**
	 * The fields that a completion of a direct merchant is answered with.
	 */
	private static final List<String> COMPLETION = List.of("appid", "mchid", "out_order_no", "service_id",
			"service_introduction", "state", "state_description", "total_amount", "post_payments", "post_discounts",
			"risk_fund", "time_range", "location", "order_id", "need_collection");

	private static final List<String> NUMBERS = List.of("appid", "mchid", "out_order_no", "service_id", "order_id");

	private final OrderTerms terms;

	private final Phase phase;

	private final ObjectNode json;

	OrderDocument(OrderTerms terms, Phase phase, String mchid, String orderId) {
		this.terms = terms;
		this.phase = phase;
		this.json = Json.object()
			.put("out_order_no", terms.outOrderNo())
			.put("service_id", terms.serviceId())
			.put("mchid", mchid)
			.put("order_id", orderId)
			.put("state", phase.state());
		if (terms.subMchid() != null) {
			this.json.put("sub_mchid", terms.subMchid());
		}
		if (!terms.isMainland()) {
			this.json.put("currency", terms.currency());
		}
		if (phase.stateDescription() != null) {
			this.json.put("state_description", phase.stateDescription());
		}
		this.json.setAll(terms.fields().deepCopy());
	}

	OrderDocument withoutUser() {
		this.json.remove(List.of("openid", "sub_openid"));
		return this;
	}

	OrderDocument confirmedBy(String confirmationPackage) {
		this.json.put("package", confirmationPackage);
		return this;
	}

	OrderDocument completed(@Nullable JsonNode completion) {
		this.json.put("need_collection", true);
		if (completion != null) {
			billed(completion);
			merge(completion, "time_range");
			merge(completion, "location");
		}
		return this;
	}

	OrderDocument billed(@Nullable JsonNode bill) {
		if (bill != null) {
			replace(bill, "post_payments");
			replace(bill, "post_discounts");
		}
		return this;
	}

	private void replace(JsonNode completion, String field) {
		JsonNode value = completion.get(field);
		if (value != null) {
			this.json.set(field, value);
		}
	}

	private void merge(JsonNode completion, String field) {
		if (completion.get(field) instanceof ObjectNode value) {
			this.json.withObjectProperty(field).setAll(value);
		}
	}

	OrderDocument collected(@Nullable Long totalAmount, @Nullable Payment payment) {
		if (totalAmount != null && this.phase == Phase.NOTHING_TO_PAY) {
			this.json.put("total_amount", totalAmount);
		}
		if (totalAmount != null && this.phase.collectionState() != null) {
			this.json.put("total_amount", totalAmount);
			this.json.set("collection", collection(this.phase.collectionState(), totalAmount, payment));
		}
		return this;
	}

	private static ObjectNode collection(String state, long amount, @Nullable Payment payment) {
		ObjectNode collection = Json.object()
			.put("state", state)
			.put("total_amount", amount)
			.put("paying_amount", (payment != null) ? 0 : amount)
			.put("paid_amount", (payment != null) ? payment.amount() : 0);
		if (payment != null) {
			collection.putArray("details").add(payment.json());
		}
		return collection;
	}

	OrderDocument notification() {
		this.json.remove(List.of("notify_url", "currency"));
		if (this.terms.isMainland() && this.json.has("sub_appid")) {
			this.json.remove("openid");
		}
		return this;
	}

	OrderDocument paid(String outTradeNo) {
		if (this.terms.isMainland()) {
			this.json.put("notify_url", this.terms.notifyUrl());
			return this;
		}
		this.json.put("out_trade_no", outTradeNo);
		if (this.json.get("risk_fund") instanceof ObjectNode riskFund) {
			riskFund.remove("name");
		}
		return this;
	}

	OrderDocument completion() {
		this.json.retain(COMPLETION);
		if (this.json.get("location") instanceof ObjectNode location) {
			location.remove("start_location");
		}
		return this;
	}

	OrderDocument numbers() {
		this.json.retain(NUMBERS);
		return this;
	}

	OrderDocument without(String field) {
		this.json.remove(field);
		return this;
	}

	/**
	 * Make it as careless as the examples on WeChat Pay's pages 4012587960 and
	 * 4012586136.
	 * @return this document
	 */
	public OrderDocument dirty() {
		if (this.json.has("total_amount")) {
			this.json.put("total_amount", this.json.get("total_amount").asString());
		}
		if (this.json.get("collection") instanceof ObjectNode collection) {
			collection.put("state", "");
		}
		if (this.json.get("risk_fund") instanceof ObjectNode riskFund) {
			riskFund.put("name", "【先享模式】预估订单费用");
		}
		return this;
	}

	public byte[] bytes() {
		return Json.bytes(this.json);
	}

}
