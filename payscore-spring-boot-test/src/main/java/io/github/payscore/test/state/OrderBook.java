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

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.Mode;
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

	public Order create(Mode mode, RequestBody request, Instant now) {
		Order created = Order.created(mode, request, now);
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

	/**
	 * Find an order without asking whose it is.
	 * @param outOrderNo the merchant's order number
	 * @return the order, or {@code null} if there is none
	 */
	public @Nullable Order any(String outOrderNo) {
		return this.orders.get(outOrderNo);
	}

	/**
	 * Find an order by the package that opens its confirm page.
	 * @param confirmationPackage the package
	 * @return the order, or {@code null} if there is none
	 */
	public @Nullable Order byPackage(String confirmationPackage) {
		return this.orders.values()
			.stream()
			.filter((order) -> order.confirmationPackage().equals(confirmationPackage))
			.findFirst()
			.orElse(null);
	}

	public Order find(String outOrderNo, Claim claim) {
		return checked(this.orders.get(outOrderNo), "/out_order_no", claim);
	}

	public Order findByQueryId(String queryId, Claim claim) {
		return checked(this.ordersByQueryId.get(queryId), "/query_id", claim);
	}

	private static Order checked(@Nullable Order order, String pointer, Claim claim) {
		if (order == null) {
			throw Refusal.of(404, "ORDER_NOT_EXIST", "订单不存在", pointer,
					"is no order of this merchant; in a test, call seedOrder first", claim.location());
		}
		claim.check(order);
		return order;
	}

	/**
	 * Return what was paid through WeChat Pay, oldest first.
	 * @return the payments
	 */
	public List<PaidOrder> paid() {
		return this.orders.values()
			.stream()
			.map(Order::paid)
			.filter(Objects::nonNull)
			.sorted(Comparator.comparing(PaidOrder::time).thenComparing(PaidOrder::outOrderNo))
			.toList();
	}

	/**
	 * Find a payment by the transaction that a refund names.
	 * @param transactionId the number of the transaction
	 * @return the payment
	 */
	public PaidOrder paidBy(String transactionId) {
		return paid().stream()
			.filter((payment) -> payment.transactionId().equals(transactionId))
			.findFirst()
			.orElseThrow(() -> Refusal.of(404, "RESOURCE_NOT_EXISTS", "订单号不存在", "/transaction_id",
					"is no transaction of an order that the user has paid; see collection.details of the order",
					"body"));
	}

	/**
	 * Return all orders, oldest first.
	 * @return the orders
	 */
	public List<Order> all() {
		return this.orders.values()
			.stream()
			.sorted(Comparator.comparing((Order order) -> order.created()).thenComparing(Order::outOrderNo))
			.toList();
	}

	public void clear() {
		this.orders.clear();
		this.ordersByQueryId.clear();
	}

}
