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

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The plan of a user as WeChat Pay describes it, in answers and in notifications.
 * Immutable.
 * <p>
 * No value is checked, and each may be missing: it is {@code null} then, a list is empty.
 * JSON is read leniently: blank text is absent, numbers may be text, and what this type
 * does not know is ignored. Times are text.
 *
 * @author PayScore for Spring Boot contributors
 * @param signPlanId the id that WeChat Pay gave the user's plan, which its orders are
 * created with
 * @param openid the user, as {@code appid} knows them
 * @param subOpenid the user, as {@code subAppid} knows them
 * @param serviceId the id of the service
 * @param mchid the merchant number, or that of the partner
 * @param subMchid the sub-merchant
 * @param appid the official account or mini program, of a partner its own
 * @param subAppid the sub-merchant's official account or mini program
 * @param merchantSignPlanNo the number that the merchant gave the user's plan
 * @param merchantCallbackUrl where WeChat Pay sends the notifications
 * @param planId the id of the plan that the user signed
 * @param goingDetailNo the number of the detail that the user has come to, from 1; 0
 * before the first
 * @param signState {@link #STATE_UNSIGNED}, {@link #STATE_SIGNED},
 * {@link #STATE_SIGN_PLAN_CANCEL}, {@link #STATE_COMPLETE}, {@link #STATE_EXPIRE}, or a
 * later addition of WeChat Pay
 * @param cancelSignTime when the user's plan was cancelled
 * @param cancelSignType who cancelled it: {@link #CANCEL_TYPE_NOT_CANCEL},
 * {@link #CANCEL_TYPE_USER}, {@link #CANCEL_TYPE_MERCHANT},
 * {@link #CANCEL_TYPE_REVOKE_SERVICE}, or a later addition of WeChat Pay
 * @param cancelReason why it was cancelled
 * @param planName what the user reads
 * @param planOverTime when the user's plan ends
 * @param totalOriginPrice the sum of the original prices, in fen
 * @param deductionQuantity how many times money is collected
 * @param totalActualPrice the sum of what the user pays, in fen
 * @param signedDetailList the services, in the order in which they are given
 * @param signTime when the user signed
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/query-user-sign-plan.html">Query
 * a user's plan</a>
 */
@JsonDeserialize(using = SignPlanDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SignPlan(@Nullable String signPlanId, @Nullable String openid, @Nullable String subOpenid,
		@Nullable String serviceId, @JsonAlias("sp_mchid") @Nullable String mchid, @Nullable String subMchid,
		@JsonAlias("sp_appid") @Nullable String appid, @Nullable String subAppid, @Nullable String merchantSignPlanNo,
		@Nullable String merchantCallbackUrl, @Nullable String planId, @Nullable Integer goingDetailNo,
		@Nullable String signState, @Nullable String cancelSignTime, @Nullable String cancelSignType,
		@Nullable String cancelReason, @Nullable String planName, @Nullable String planOverTime,
		@Nullable Long totalOriginPrice, @Nullable Integer deductionQuantity, @Nullable Long totalActualPrice,
		List<Detail> signedDetailList, @Nullable String signTime) {

	/**
	 * State of a plan that the user has not signed yet.
	 */
	public static final String STATE_UNSIGNED = "UNSIGNED";

	/**
	 * State of a plan that the user signed: its services can be given.
	 */
	public static final String STATE_SIGNED = "SIGNED";

	/**
	 * State of a plan that was cancelled. Final.
	 */
	public static final String STATE_SIGN_PLAN_CANCEL = "SIGN_PLAN_CANCEL";

	/**
	 * State of a plan of which every service was given and paid. Final.
	 */
	public static final String STATE_COMPLETE = "COMPLETE";

	/**
	 * State of a plan whose time is over. Final.
	 */
	public static final String STATE_EXPIRE = "EXPIRE";

	/**
	 * Nobody cancelled the plan.
	 */
	public static final String CANCEL_TYPE_NOT_CANCEL = "NOT_CANCEL";

	/**
	 * The user cancelled the plan.
	 */
	public static final String CANCEL_TYPE_USER = "USER";

	/**
	 * The merchant stopped the plan.
	 */
	public static final String CANCEL_TYPE_MERCHANT = "MERCHANT";

	/**
	 * The user took back the permission for the service, and so cancelled the plan.
	 */
	public static final String CANCEL_TYPE_REVOKE_SERVICE = "REVOKE_SERVICE";

	/**
	 * Create a user's plan. A missing list becomes empty.
	 */
	public SignPlan {
		signedDetailList = PlanItems.copyOf(signedDetailList);
	}

	/**
	 * Return the service and the state, without the user.
	 */
	@Override
	public String toString() {
		return "SignPlan [serviceId=" + this.serviceId + ", signState=" + this.signState + "]";
	}

	/**
	 * A service of a user's plan.
	 *
	 * @param planDetailNo the number of the detail in the plan, from 1
	 * @param originalPrice the price without the discount, in fen
	 * @param planDiscountDescription what the discount is
	 * @param actualPrice what the user is to pay, in fen
	 * @param planDetailState {@link #STATE_NOT_USED}, {@link #STATE_USING},
	 * {@link #STATE_USED}, {@link #STATE_SIGN_PLAN_DETAIL_CANCEL}, or a later addition of
	 * WeChat Pay
	 * @param orderId the number that WeChat Pay gave the service order of this detail
	 * @param merchantPlanDetailNo the number that the merchant gave the service order
	 * @param planDetailName what the user reads
	 * @param actualPayPrice what the order was completed with, in fen
	 * @param useTime when the order was created
	 * @param completeTime when the order was paid
	 * @param cancelTime when the order was cancelled
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Detail(@Nullable Integer planDetailNo, @Nullable Long originalPrice,
			@Nullable String planDiscountDescription, @Nullable Long actualPrice, @Nullable String planDetailState,
			@Nullable String orderId, @Nullable String merchantPlanDetailNo, @Nullable String planDetailName,
			@Nullable Long actualPayPrice, @Nullable String useTime, @Nullable String completeTime,
			@Nullable String cancelTime) {

		/**
		 * State of a detail whose service was not given yet.
		 */
		public static final String STATE_NOT_USED = "NOT_USED";

		/**
		 * State of a detail that has an order under way.
		 */
		public static final String STATE_USING = "USING";

		/**
		 * State of a detail whose order was paid.
		 */
		public static final String STATE_USED = "USED";

		/**
		 * State of a detail that was cancelled.
		 */
		public static final String STATE_SIGN_PLAN_DETAIL_CANCEL = "SIGN_PLAN_DETAIL_CANCEL";

	}

}
