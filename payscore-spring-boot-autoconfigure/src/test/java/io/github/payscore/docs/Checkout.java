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
import java.util.List;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

import io.github.payscore.WeChatPayException;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.TimeRange;

/**
 * Snippets on completing an order.
 *
 * @author PayScore for Spring Boot contributors
 */
@Service
class Checkout {

	private final PayScoreOrderOperations orders;

	Checkout(PayScoreOrderOperations orders) {
		this.orders = orders;
	}

	// tag::bill[]
	CompleteOrderRequest bill(OffsetDateTime start, OffsetDateTime end) {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Dinner").amount(50000).count(4).build()))
			.totalAmount(50000)
			.currency("HKD")
			.timeRange(TimeRange.builder().startTime(start).endTime(end).build())
			.completeTime(end)
			.build();
	}
	// end::bill[]

	// tag::webflux[]
	Mono<Outcome> complete(String outOrderNo, CompleteOrderRequest bill) {
		return this.orders.complete(outOrderNo, bill)
			.thenReturn(Outcome.COMPLETED)
			.onErrorResume(WeChatPayException.class,
					(ex) -> Mono.just(ex.isOutcomeUnknown() ? Outcome.UNKNOWN : Outcome.NOT_COMPLETED));
	}
	// end::webflux[]

	// tag::mvc[]
	Outcome completeAndWait(String outOrderNo, CompleteOrderRequest bill) {
		try {
			this.orders.complete(outOrderNo, bill).block();
			return Outcome.COMPLETED;
		}
		catch (WeChatPayException ex) {
			return ex.isOutcomeUnknown() ? Outcome.UNKNOWN : Outcome.NOT_COMPLETED;
		}
	}
	// end::mvc[]

	// tag::later[]
	Mono<Outcome> settleLater(String outOrderNo, CompleteOrderRequest bill) {
		return this.orders.query(QueryOrderRequest.ofOutOrderNo(outOrderNo))
			.flatMap((order) -> order.canComplete() ? repeat(outOrderNo, bill) : Mono.just(outcome(order, bill)))
			.onErrorReturn(WeChatPayException.class, Outcome.UNKNOWN);
	}

	private Mono<Outcome> repeat(String outOrderNo, CompleteOrderRequest bill) {
		return this.orders.complete(outOrderNo, bill).thenReturn(Outcome.COMPLETED);
	}

	private Outcome outcome(ServiceOrder order, CompleteOrderRequest bill) {
		return switch (order.stage()) {
			case COLLECTING, PAID ->
				bill.totalAmount().equals(order.totalAmount()) ? Outcome.COMPLETED : Outcome.UNKNOWN;
			case CREATED, CANCELLED, EXPIRED -> Outcome.NOT_COMPLETED;
			default -> Outcome.UNKNOWN;
		};
	}
	// end::later[]

}
