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

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares what a merchant expects of its service orders with the bill of the day on
 * which they were paid, to the cent. Immutable and thread-safe.
 * <p>
 * A row belongs to an order if the data of its payment names it, or if its payment has
 * the number of the order, as one that the user made actively. What belongs to no service
 * order, such as payments of other products, is left out. Some bills append something to
 * the number of an order, separated by {@code |}: this is seen through unless an expected
 * number has a {@code |} itself.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class Reconciliation {

	private final Map<String, Long> expected;

	private final boolean appendixSeenThrough;

	private Reconciliation(Map<String, Long> expected) {
		this.expected = new LinkedHashMap<>(expected);
		this.appendixSeenThrough = expected.keySet().stream().noneMatch((number) -> number.contains("|"));
		this.expected.forEach((number, amount) -> Assert.isTrue(amount != null && amount >= 0,
				"'expected' must not have negative amounts"));
	}

	/**
	 * Return a reconciliation with the orders of a merchant.
	 * @param expected what is expected to be paid for each order on that day, in fen, by
	 * the number that the merchant gave the order
	 * @return the reconciliation
	 */
	public static Reconciliation of(Map<String, Long> expected) {
		Assert.notNull(expected, "'expected' must not be null");
		return new Reconciliation(expected);
	}

	/**
	 * Compare the orders with a bill.
	 * @param bill the file of the bill
	 * @return what was found; fails as {@link TradeBill#read} does
	 */
	public Mono<ReconciliationReport> with(Path bill) {
		return with(TradeBill.read(bill));
	}

	/**
	 * Compare the orders with the rows of a bill.
	 * @param rows all rows; those of several bills may follow each other
	 * @return what was found; fails with what the rows fail with
	 */
	public Mono<ReconciliationReport> with(Flux<TradeBillRow> rows) {
		Assert.notNull(rows, "'rows' must not be null");
		return rows.reduceWith(() -> new ReconciliationTally(this), ReconciliationTally::add)
			.map(ReconciliationTally::report);
	}

	Map<String, Long> expected() {
		return this.expected;
	}

	// Return the number of the service order that a row belongs to, or null if none.
	@Nullable String orderOf(TradeBillRow row) {
		String named = row.outOrderNo();
		if (named != null) {
			return this.expected.containsKey(named) ? named : withoutAppendix(named);
		}
		return this.expected.containsKey(row.outTradeNo()) ? row.outTradeNo() : null;
	}

	private String withoutAppendix(String named) {
		int end = named.indexOf('|');
		String number = (end != -1) ? named.substring(0, end) : named;
		return (this.appendixSeenThrough && this.expected.containsKey(number)) ? number : named;
	}

}
