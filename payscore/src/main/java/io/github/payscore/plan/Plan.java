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

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A plan as WeChat Pay describes it. Immutable.
 * <p>
 * No value is checked, and each may be missing: it is {@code null} then, a list is empty.
 * JSON is read leniently: blank text is absent, numbers may be text, and what this type
 * does not know is ignored.
 *
 * @author PayScore for Spring Boot contributors
 * @param planId the id that WeChat Pay gave the plan, which users' plans are created with
 * @param serviceId the id of the service
 * @param mchid the merchant number, or that of the partner
 * @param subMchid the sub-merchant
 * @param appid the official account or mini program, of a partner its own
 * @param subAppid the sub-merchant's official account or mini program
 * @param merchantPlanNo the number that the merchant gave the plan
 * @param planName what the user reads
 * @param planDuration how many days a plan is valid from the day on which a user signed
 * it
 * @param planState {@link #STATE_NORMAL}, {@link #STATE_STOP}, or a later addition of
 * WeChat Pay
 * @param totalOriginalPrice the sum of the original prices, in fen
 * @param deductionQuantity how many times money is collected
 * @param totalActualPrice the sum of what the user pays, in fen
 * @param planDetailList the services, in the order in which they are given
 * @param stopMchid the merchant that stopped the plan
 * @param stopTime when the plan was stopped, as text
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/pay-score-plan/query-pay-score-plan.html">Query
 * a plan</a>
 */
@JsonDeserialize(using = PlanDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Plan(@Nullable String planId, @Nullable String serviceId, @Nullable String mchid,
		@Nullable String subMchid, @Nullable String appid, @Nullable String subAppid, @Nullable String merchantPlanNo,
		@Nullable String planName, @Nullable Integer planDuration, @Nullable String planState,
		@Nullable Long totalOriginalPrice, @Nullable Integer deductionQuantity, @Nullable Long totalActualPrice,
		List<Detail> planDetailList, @Nullable String stopMchid, @Nullable String stopTime) {

	/**
	 * State of a plan that users can sign.
	 */
	public static final String STATE_NORMAL = "NORMAL";

	/**
	 * State of a plan that was stopped: users cannot sign it any more, and what they
	 * signed goes on.
	 */
	public static final String STATE_STOP = "STOP";

	/**
	 * Create a plan. A missing list becomes empty.
	 */
	public Plan {
		planDetailList = PlanItems.copyOf(planDetailList);
	}

	/**
	 * A service of a plan.
	 *
	 * @param planDetailNo the number of the detail in the plan, from 1
	 * @param planDetailName what the user reads
	 * @param originalPrice the price without the discount, in fen
	 * @param planDiscountDescription what the discount is
	 * @param actualPrice what the user pays, in fen
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Detail(@Nullable Integer planDetailNo, @Nullable String planDetailName, @Nullable Long originalPrice,
			@Nullable String planDiscountDescription, @Nullable Long actualPrice) {

	}

}
