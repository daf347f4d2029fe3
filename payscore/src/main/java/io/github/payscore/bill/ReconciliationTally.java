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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the rows of a bill add up to. Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ReconciliationTally {

	private final Reconciliation reconciliation;

	private final Map<String, Long> paid = new LinkedHashMap<>();

	private final List<TradeBillRow> unknown = new ArrayList<>();

	private final List<ReconciliationReport.Refunded> refunds = new ArrayList<>();

	private long totalPaid;

	ReconciliationTally(Reconciliation reconciliation) {
		this.reconciliation = reconciliation;
	}

	ReconciliationTally add(TradeBillRow row) {
		String outOrderNo = this.reconciliation.orderOf(row);
		if (outOrderNo == null) {
			return this;
		}
		if (row.isPayment()) {
			addPayment(outOrderNo, row);
		}
		else {
			this.refunds.add(new ReconciliationReport.Refunded(outOrderNo, row));
		}
		return this;
	}

	private void addPayment(String outOrderNo, TradeBillRow row) {
		this.totalPaid = Math.addExact(this.totalPaid, row.orderAmount());
		if (this.reconciliation.expected().containsKey(outOrderNo)) {
			this.paid.merge(outOrderNo, row.orderAmount(), Math::addExact);
		}
		else {
			this.unknown.add(row);
		}
	}

	ReconciliationReport report() {
		List<ReconciliationReport.Paid> matched = new ArrayList<>();
		List<ReconciliationReport.Paid> different = new ArrayList<>();
		Map<String, Long> missing = new LinkedHashMap<>();
		this.reconciliation.expected().forEach((outOrderNo, expected) -> {
			Long found = this.paid.get(outOrderNo);
			if (found == null) {
				missing.put(outOrderNo, expected);
			}
			else {
				(found.equals(expected) ? matched : different)
					.add(new ReconciliationReport.Paid(outOrderNo, expected, found));
			}
		});
		return new ReconciliationReport(matched, different, missing, this.unknown, this.refunds, totalExpected(),
				this.totalPaid, totalRefunded());
	}

	private long totalExpected() {
		return this.reconciliation.expected().values().stream().reduce(0L, Math::addExact);
	}

	private long totalRefunded() {
		return this.refunds.stream().map((refund) -> refund.row().refundAmount()).reduce(0L, Math::addExact);
	}

}
