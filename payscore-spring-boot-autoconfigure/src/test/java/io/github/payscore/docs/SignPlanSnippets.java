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
import java.time.LocalDateTime;
import java.util.List;

import reactor.core.publisher.Mono;

import io.github.payscore.order.PostPayment;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandMessageRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.order.mainland.OrderMessageOperations;
import io.github.payscore.plan.CreatePlanRequest;
import io.github.payscore.plan.CreateSignPlanOrderRequest;
import io.github.payscore.plan.CreateSignPlanRequest;
import io.github.payscore.plan.CreatedSignPlan;
import io.github.payscore.plan.Plan;
import io.github.payscore.plan.PlanOperations;
import io.github.payscore.plan.SignPlanOperations;

/**
 * Snippets on plans and messages.
 *
 * @author PayScore for Spring Boot contributors
 */
class SignPlanSnippets {

	private final PlanOperations plans;

	private final SignPlanOperations signPlans;

	private final OrderMessageOperations messages;

	SignPlanSnippets(PlanOperations plans, SignPlanOperations signPlans, OrderMessageOperations messages) {
		this.plans = plans;
		this.signPlans = signPlans;
		this.messages = messages;
	}

	// tag::plan[]
	Mono<Plan> createPlan() {
		return this.plans.create(CreatePlanRequest.builder()
			.merchantPlanNo("YOGA-2026")
			.planName("瑜伽课2节")
			.planDuration(90)
			.planDetailList(List.of(lesson("第一节课", 10000, 9000), lesson("第二节课", 10000, 9000)))
			.build());
	}

	private static CreatePlanRequest.Detail lesson(String name, long originalPrice, long actualPrice) {
		return CreatePlanRequest.Detail.builder()
			.planDetailName(name)
			.originalPrice(originalPrice)
			.actualPrice(actualPrice)
			.build();
	}
	// end::plan[]

	// tag::sign[]
	Mono<CreatedSignPlan> letUserSign(String planId, String openid) {
		return this.signPlans.create(CreateSignPlanRequest.builder()
			.planId(planId)
			.merchantSignPlanNo("YOGA-2026-0001")
			.openid(openid)
			.notifyUrl("https://example.com/wechatpay/notifications")
			.signPlanDetail(List.of(new CreateSignPlanRequest.Detail(1, "YOGA-2026-0001-1"),
					new CreateSignPlanRequest.Detail(2, "YOGA-2026-0001-2")))
			.build());
	}
	// end::sign[]

	// tag::order[]
	Mono<ServiceOrder> beginFirstLesson(String signPlanId, String openid) {
		return this.signPlans.createOrder(CreateSignPlanOrderRequest.builder()
			.signPlanId(signPlanId)
			.planDetailNo(1)
			.outTradeNo("YOGA-2026-0001-1")
			.openid(openid)
			.notifyUrl("https://example.com/wechatpay/notifications")
			.serviceIntroduction("瑜伽课")
			.timeRange(MainlandTimeRange.builder().startTime(LocalDateTime.of(2026, 11, 26, 9, 0)).build())
			.build());
	}
	// end::order[]

	// tag::message[]
	Mono<Void> announceCollection(String outOrderNo) {
		return this.messages.sendPrepaidMessage(outOrderNo,
				MainlandMessageRequest.builder()
					.postPayments(List.of(PostPayment.builder().name("瑜伽课").amount(9000).build()))
					.totalAmount(9000)
					.prepaidTime(LocalDate.of(2026, 11, 27))
					.build());
	}
	// end::message[]

}
