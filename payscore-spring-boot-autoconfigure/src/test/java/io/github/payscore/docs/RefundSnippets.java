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

package io.github.payscore.docs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

import io.github.payscore.bill.BillOperations;
import io.github.payscore.bill.Reconciliation;
import io.github.payscore.bill.ReconciliationReport;
import io.github.payscore.bill.TradeBillRequest;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.RefundNotification;
import io.github.payscore.refund.CreateRefundRequest;
import io.github.payscore.refund.Refund;
import io.github.payscore.refund.RefundOperations;

/**
 * Snippets on refunds and bills.
 *
 * @author PayScore for Spring Boot contributors
 */
class RefundSnippets {

	private final RefundOperations refunds;

	private final BillOperations bills;

	RefundSnippets(RefundOperations refunds, BillOperations bills) {
		this.refunds = refunds;
		this.bills = bills;
	}

	// tag::refund[]
	Mono<Refund> refund(String transactionId, String outRefundNo) {
		return this.refunds.create(CreateRefundRequest.builder()
			.transactionId(transactionId)
			.outRefundNo(outRefundNo)
			.amountInFen(100, 300)
			.reason("充电宝故障")
			.notifyUrl("https://merchant.example/wechatpay/notifications")
			.build());
	}
	// end::refund[]

	// tag::refunded[]
	@Bean
	NotificationHandler<RefundNotification> refunded(Bookings bookings) {
		return (notification) -> bookings.refunded(notification.refund().outRefundNo(), notification.refund().status());
	}
	// end::refunded[]

	// tag::reconcile[]
	Mono<ReconciliationReport> reconcile(LocalDate day, Map<String, Long> expected, Path directory) {
		return this.bills.tradeBill(TradeBillRequest.ofDay(day), directory.resolve("bill-" + day + ".csv"))
			.flatMap((bill) -> Reconciliation.of(expected).with(bill));
	}
	// end::reconcile[]

}
