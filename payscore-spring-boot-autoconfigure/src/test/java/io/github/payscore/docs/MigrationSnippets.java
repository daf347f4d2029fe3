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

import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;

/**
 * Snippets for those who come from another library.
 *
 * @author PayScore for Spring Boot contributors
 */
class MigrationSnippets {

	private final DirectOrderOperations orders;

	MigrationSnippets(DirectOrderOperations orders) {
		this.orders = orders;
	}

	// tag::complete[]
	Mono<ServiceOrder> complete(String outOrderNo, LocalDateTime start, LocalDateTime end) {
		MainlandCompleteOrderRequest request = MainlandCompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("骑行费").amount(300).build()))
			.postDiscounts(List.of(PostDiscount.builder().name("新用户优惠").description("首单立减").amount(100).build()))
			.totalAmount(200)
			.timeRange(MainlandTimeRange.builder().startTime(start).endTime(end).build())
			.build();
		return this.orders.complete(outOrderNo, request);
	}
	// end::complete[]

}
