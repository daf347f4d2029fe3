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

package io.github.payscore.order.mainland;

import java.time.LocalDateTime;
import java.util.List;

import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;

/**
 * Requests with what both modes require.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ExampleMainland {

	private static final List<PostPayment> PAYMENTS = List.of(PostPayment.builder().name("就餐费用").build());

	private ExampleMainland() {
	}

	static MainlandCreateOrderRequest.Builder creation(String outOrderNo) {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo(outOrderNo)
			.serviceIntroduction("某某酒店")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 10000))
			.timeRange(MainlandTimeRange.builder().startTime(LocalDateTime.of(2026, 11, 26, 9, 10, 10)).build())
			.notifyUrl("https://example.com/payscore");
	}

	static MainlandCompleteOrderRequest.Builder completion() {
		return MainlandCompleteOrderRequest.builder().postPayments(PAYMENTS).totalAmount(50000);
	}

	static MainlandModifyOrderRequest.Builder modification() {
		return MainlandModifyOrderRequest.builder().postPayments(PAYMENTS).totalAmount(30000).reason("用户投诉");
	}

}
