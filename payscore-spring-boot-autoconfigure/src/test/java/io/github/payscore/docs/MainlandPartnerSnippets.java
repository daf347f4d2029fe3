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

import java.time.LocalDate;

import reactor.core.publisher.Mono;

import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.order.mainland.PartnerOrderOperations;

/**
 * Snippets on the orders of mainland partners.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandPartnerSnippets {

	private final PartnerOrderOperations orders;

	private final LaunchOperations launch;

	MainlandPartnerSnippets(PartnerOrderOperations orders, LaunchOperations launch) {
		this.orders = orders;
		this.launch = launch;
	}

	// tag::open[]
	Mono<LaunchParameters> open(String subMchid, String outOrderNo, LocalDate day) {
		return this.orders
			.create(MainlandCreateOrderRequest.builder()
				.subMchid(subMchid)
				.subAppid("wxd678efh567hg6999")
				.outOrderNo(outOrderNo)
				.serviceIntroduction("酒店住宿")
				.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 30000))
				.timeRange(MainlandTimeRange.builder().startDate(day).endDate(day.plusDays(1)).build())
				.notifyUrl("https://partner.example/wechatpay/notifications")
				.build())
			.map((order) -> this.launch.confirm(order));
	}
	// end::open[]

}
