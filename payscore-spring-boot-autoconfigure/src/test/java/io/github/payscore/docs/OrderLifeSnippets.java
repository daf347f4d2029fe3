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

import java.time.OffsetDateTime;

import reactor.core.publisher.Mono;

import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.CreateOrderRequest;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.order.TimeRange;

/**
 * Snippets on the life of an order.
 *
 * @author PayScore for Spring Boot contributors
 */
class OrderLifeSnippets {

	private final PayScoreOrderOperations orders;

	OrderLifeSnippets(PayScoreOrderOperations orders) {
		this.orders = orders;
	}

	// tag::create[]
	Mono<ServiceOrder> open(String outOrderNo, OffsetDateTime start) {
		return this.orders.create(CreateOrderRequest.builder()
			.appid("wxd678efh567hg6787")
			.outOrderNo(outOrderNo)
			.currency("HKD")
			.serviceIntroduction("Power bank")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 10000))
			.timeRange(TimeRange.builder().startTime(start).build())
			.notifyUrl("https://merchant.example/wechatpay/notifications")
			.build());
	}
	// end::create[]

	// tag::query[]
	Mono<Boolean> isPaid(String outOrderNo) {
		return this.orders.query(QueryOrderRequest.ofOutOrderNo(outOrderNo))
			.map((order) -> order.stage() == OrderStage.PAID);
	}
	// end::query[]

	// tag::cancel[]
	Mono<Void> giveUp(String outOrderNo) {
		return this.orders.cancel(outOrderNo, CancelOrderRequest.ofReason("Returned unused"));
	}
	// end::cancel[]

	// tag::sync[]
	Mono<Void> paidInCash(String outOrderNo, OffsetDateTime paidTime) {
		return this.orders.sync(outOrderNo, SyncOrderRequest.paidAt(paidTime));
	}
	// end::sync[]

}
