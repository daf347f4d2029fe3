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

import java.time.LocalDateTime;
import java.util.List;

import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;

/**
 * Snippets on the orders of mainland direct merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandSnippets {

	private final DirectOrderOperations orders;

	private final LaunchOperations launch;

	MainlandSnippets(DirectOrderOperations orders, LaunchOperations launch) {
		this.orders = orders;
		this.launch = launch;
	}

	// tag::open[]
	Mono<LaunchParameters> open(String outOrderNo) {
		return this.orders
			.create(MainlandCreateOrderRequest.builder()
				.outOrderNo(outOrderNo)
				.serviceIntroduction("共享单车")
				.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 10000))
				.timeRange(MainlandTimeRange.builder().startOnAccept().build())
				.notifyUrl("https://merchant.example/wechatpay/notifications")
				.build())
			.map((order) -> this.launch.confirm(order));
	}
	// end::open[]

	// tag::complete[]
	Mono<Outcome> complete(String outOrderNo, LocalDateTime start, LocalDateTime end) {
		return this.orders
			.complete(outOrderNo,
					MainlandCompleteOrderRequest.builder()
						.postPayments(List.of(PostPayment.builder().name("骑行费").amount(300).build()))
						.totalAmount(300)
						.timeRange(MainlandTimeRange.builder().startTime(start).endTime(end).build())
						.build())
			.thenReturn(Outcome.COMPLETED)
			.onErrorResume(WeChatPayException.class,
					(ex) -> Mono.just(ex.isOutcomeUnknown() ? Outcome.UNKNOWN : Outcome.NOT_COMPLETED));
	}
	// end::complete[]

	// tag::unpaid[]
	Mono<ServiceOrder> lower(String outOrderNo) {
		return this.orders.modify(outOrderNo,
				MainlandModifyOrderRequest.builder()
					.postPayments(List.of(PostPayment.builder().name("骑行费").amount(100).build()))
					.totalAmount(100)
					.reason("锁车故障")
					.build());
	}

	Mono<ServiceOrder> collectAgain(String outOrderNo) {
		return this.orders.pay(outOrderNo);
	}

	Mono<ServiceOrder> paidInCash(String outOrderNo, LocalDateTime paidTime) {
		return this.orders.sync(outOrderNo, MainlandSyncOrderRequest.paidAt(paidTime));
	}
	// end::unpaid[]

}
