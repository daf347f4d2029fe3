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

package io.github.payscore.bill;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a merchant's orders compare with a bill. All amounts are in fen. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param matched the orders for which the bill has what was expected
 * @param different the orders for which the bill has another amount
 * @param missing the orders for which the bill has no payment, with what was expected:
 * paid on another day, not through WeChat Pay, or not at all
 * @param unknown the payments of service orders that the merchant did not name
 * @param refunds the refunds of service orders, named or not
 * @param totalExpected what was expected in all
 * @param totalPaid what the bill says was paid for service orders, named or not
 * @param totalRefunded what the bill says is refunded for service orders, whether or not
 * the user had the money when the bill was made
 * @since 0.1.0
 */
public record ReconciliationReport(List<Paid> matched, List<Paid> different, Map<String, Long> missing,
		List<TradeBillRow> unknown, List<Refunded> refunds, long totalExpected, long totalPaid, long totalRefunded) {

	/**
	 * Create a report.
	 */
	public ReconciliationReport {
		matched = List.copyOf(matched);
		different = List.copyOf(different);
		missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
		unknown = List.copyOf(unknown);
		refunds = List.copyOf(refunds);
	}

	/**
	 * Return whether orders and bill agree to the cent. Refunds are for you to compare.
	 * @return whether every order matched, and the bill has no payment of another one
	 */
	public boolean isBalanced() {
		return this.different.isEmpty() && this.missing.isEmpty() && this.unknown.isEmpty();
	}

	/**
	 * Return what the day brought, before service charges.
	 * @return what was paid less what is refunded, in fen; may be negative
	 */
	public long net() {
		return Math.subtractExact(this.totalPaid, this.totalRefunded);
	}

	/**
	 * Return the sums and how many there are of each, without orders.
	 */
	@Override
	public String toString() {
		return "ReconciliationReport [matched=%d, different=%d, missing=%d, unknown=%d, refunds=%d, totalExpected=%d, "
			.formatted(this.matched.size(), this.different.size(), this.missing.size(), this.unknown.size(),
					this.refunds.size(), this.totalExpected)
				+ "totalPaid=%d, totalRefunded=%d]".formatted(this.totalPaid, this.totalRefunded);
	}

	/**
	 * What was paid for an order.
	 *
	 * @param outOrderNo the number that the merchant gave the order
	 * @param expected what was expected, in fen
	 * @param paid what the bill has, in fen
	 */
	public record Paid(String outOrderNo, long expected, long paid) {

	}

	/**
	 * A refund of an order.
	 *
	 * @param outOrderNo the number that the merchant gave the order
	 * @param row the refund in the bill
	 */
	public record Refunded(String outOrderNo, TradeBillRow row) {

	}

}
