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

package io.github.payscore.plan;

import java.time.LocalDateTime;
import java.util.List;

import io.github.payscore.order.mainland.MainlandTimeRange;

/**
 * Requests about plans for tests.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ExamplePlans {

	static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

	private ExamplePlans() {
	}

	static CreatePlanRequest.Builder plan() {
		return CreatePlanRequest.builder()
			.merchantPlanNo("PLAN-1")
			.planName("瑜伽课2节")
			.planDuration(300)
			.planDetailList(List.of(detail("第一节课", 10000, 9000), detail("第二节课", 10000, 8000)));
	}

	private static CreatePlanRequest.Detail detail(String name, long originalPrice, long actualPrice) {
		return CreatePlanRequest.Detail.builder()
			.planDetailName(name)
			.originalPrice(originalPrice)
			.actualPrice(actualPrice)
			.build();
	}

	static CreateSignPlanRequest.Builder signPlan() {
		return CreateSignPlanRequest.builder()
			.planId("01000033210000324638000000376258")
			.merchantSignPlanNo("SIGN-1")
			.openid(OPENID)
			.notifyUrl("https://example.com/payscore")
			.signPlanDetail(List.of(new CreateSignPlanRequest.Detail(1, "LESSON-1"),
					new CreateSignPlanRequest.Detail(2, "LESSON-2")));
	}

	static CreateSignPlanOrderRequest.Builder order() {
		return CreateSignPlanOrderRequest.builder()
			.signPlanId("01010033210001424338000019876258")
			.planDetailNo(1)
			.outTradeNo("LESSON-1")
			.openid(OPENID)
			.notifyUrl("https://example.com/payscore")
			.serviceIntroduction("羽毛球课")
			.timeRange(MainlandTimeRange.builder().startTime(LocalDateTime.of(2026, 11, 26, 9, 0)).build());
	}

}
