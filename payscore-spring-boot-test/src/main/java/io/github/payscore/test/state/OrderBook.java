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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * The orders of one platform.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OrderBook {

	private final Map<String, Order> orders = new ConcurrentHashMap<>();

	private final Map<String, Order> ordersByQueryId = new ConcurrentHashMap<>();

	public void put(Order order) {
		Order replaced = this.orders.put(order.outOrderNo(), order);
		if (replaced != null) {
			this.ordersByQueryId.remove(replaced.queryId());
		}
		this.ordersByQueryId.put(order.queryId(), order);
	}

	public Order create(RequestBody request) {
		Order created = Order.created(request);
		Order existing = this.orders.putIfAbsent(created.outOrderNo(), created);
		if (existing != null) {
			existing.checkCreatedBy(request);
			return existing;
		}
		this.ordersByQueryId.put(created.queryId(), created);
		return created;
	}

	public Order known(String outOrderNo) {
		Order order = this.orders.get(outOrderNo);
		if (order == null) {
			throw new IllegalArgumentException(
					"No order '%s': put it in with seedOrder(\"%s\")".formatted(outOrderNo, outOrderNo));
		}
		return order;
	}

	public Order find(String outOrderNo, String serviceId, String subMchid, String location) {
		return checked(this.orders.get(outOrderNo), "/out_order_no", serviceId, subMchid, location);
	}

	public Order findByQueryId(String queryId, String serviceId, String subMchid) {
		return checked(this.ordersByQueryId.get(queryId), "/query_id", serviceId, subMchid, "query");
	}

	private static Order checked(@Nullable Order order, String pointer, String serviceId, String subMchid,
			String location) {
		if (order == null) {
			throw Refusal.of(404, "ORDER_NOT_EXIST", "订单不存在", pointer,
					"is no order of this merchant; in a test, call seedOrder first", location);
		}
		if (!order.subMchid().equals(subMchid)) {
			throw Refusal.of(403, "NO_AUTH", "商户信息不合法", "/sub_mchid", "is not the order's sub-merchant", location);
		}
		if (!order.serviceId().equals(serviceId)) {
			throw Refusal.paramError("参数错误", "/service_id", "is not the order's service id", location);
		}
		return order;
	}

	public void clear() {
		this.orders.clear();
		this.ordersByQueryId.clear();
	}

}
