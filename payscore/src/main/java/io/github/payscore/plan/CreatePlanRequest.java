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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * What a plan is created with: a series of services that users agree to at once and pay
 * one by one. Immutable; made by a {@link #builder()}.
 * <p>
 * What WeChat Pay asks of it, and the library does not check: the service was granted
 * plans; duration and number of deductions are within the limits of the service; there
 * are as many details as deductions; no actual price is higher than its original price or
 * than the actual price of the detail before.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; falls back to
 * the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program;
 * falls back to the default of the operations, and may be missing
 * @param merchantPlanNo the number that you give the plan, 1 to 32 characters; unique
 * among yours
 * @param planName what the user reads, 1 to 20 characters
 * @param planDuration how many days a plan is valid from the day on which a user signed
 * it
 * @param deductionQuantity how many times money is collected; the number of the details
 * @param totalOriginalPrice the sum of the original prices, in fen
 * @param totalActualPrice the sum of what the user pays, in fen
 * @param planDetailList the services, in the order in which they are given; WeChat Pay
 * numbers them from 1
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/pay-score-plan/create-pay-score-plan.html">Create
 * a plan, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-payscore-plan/partner-pay-score-plan/create-partner-pay-score-plan.html">Create
 * a plan, partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreatePlanRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, String merchantPlanNo, String planName, Integer planDuration,
		Integer deductionQuantity, Long totalOriginalPrice, Long totalActualPrice,
		@Nullable List<Detail> planDetailList) implements MainlandRequest<CreatePlanRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public CreatePlanRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		PlanChecks.number("merchantPlanNo", merchantPlanNo);
		Assert.hasText(planName, "'planName' must not be empty");
		PlanChecks.positive("planDuration", planDuration);
		PlanChecks.positive("deductionQuantity", deductionQuantity);
		OrderChecks.requiredAmount("totalOriginalPrice", totalOriginalPrice);
		OrderChecks.requiredAmount("totalActualPrice", totalActualPrice);
		planDetailList = (planDetailList != null) ? List.copyOf(planDetailList) : null;
	}

	/**
	 * Return a builder for a request.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a builder that has the values of this request.
	 * @return a new builder
	 */
	public Builder toBuilder() {
		Builder builder = builder();
		builder.serviceId = this.serviceId;
		builder.appid = this.appid;
		builder.subMchid = this.subMchid;
		builder.subAppid = this.subAppid;
		builder.merchantPlanNo = this.merchantPlanNo;
		builder.planName = this.planName;
		builder.planDuration = this.planDuration;
		builder.deductionQuantity = this.deductionQuantity;
		builder.totalOriginalPrice = this.totalOriginalPrice;
		builder.totalActualPrice = this.totalActualPrice;
		builder.planDetailList = this.planDetailList;
		return builder;
	}

	/**
	 * Return this request for a merchant.
	 * @param serviceId the service
	 * @param appid the official account or mini program, or {@code null}
	 * @param subMchid the sub-merchant, or {@code null}
	 * @param subAppid the official account or mini program of the sub-merchant, or
	 * {@code null}
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public CreatePlanRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).subAppid(subAppid).build();
	}

	/**
	 * Return that partners name official accounts in this request.
	 * @return {@code true}
	 */
	@Override
	public boolean hasAppidOfPartner() {
		return true;
	}

	/**
	 * Builds a {@link CreatePlanRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String merchantPlanNo = "";

		private String planName = "";

		private @Nullable Integer planDuration;

		private @Nullable Integer deductionQuantity;

		private @Nullable Long totalOriginalPrice;

		private @Nullable Long totalActualPrice;

		private @Nullable List<Detail> planDetailList;

		private Builder() {
		}

		/**
		 * Set the id of the service.
		 * @param serviceId 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder serviceId(@Nullable String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the official account or mini program: of a partner its own.
		 * @param appid 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
		}

		/**
		 * Set the sub-merchant. Only of partners.
		 * @param subMchid 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set the sub-merchant's official account or mini program. Only of partners.
		 * @param subAppid 1 to 32 characters; without it the default of the operations
		 * applies, if there is one
		 * @return this builder
		 */
		public Builder subAppid(@Nullable String subAppid) {
			this.subAppid = subAppid;
			return this;
		}

		/**
		 * Set the number that you give the plan. Required.
		 * @param merchantPlanNo 1 to 32 characters; unique among your plans
		 * @return this builder
		 */
		public Builder merchantPlanNo(String merchantPlanNo) {
			this.merchantPlanNo = merchantPlanNo;
			return this;
		}

		/**
		 * Set what the user reads. Required.
		 * @param planName 1 to 20 characters
		 * @return this builder
		 */
		public Builder planName(String planName) {
			this.planName = planName;
			return this;
		}

		/**
		 * Set how many days a plan is valid from the day on which a user signed it.
		 * Required.
		 * @param planDuration at least 1
		 * @return this builder
		 */
		public Builder planDuration(int planDuration) {
			this.planDuration = planDuration;
			return this;
		}

		/**
		 * Set how many times money is collected. Without it, the number of the details.
		 * @param deductionQuantity at least 1
		 * @return this builder
		 */
		public Builder deductionQuantity(int deductionQuantity) {
			this.deductionQuantity = deductionQuantity;
			return this;
		}

		/**
		 * Set the sum of the original prices. Without it, that of the details.
		 * @param totalOriginalPrice in fen; not negative
		 * @return this builder
		 */
		public Builder totalOriginalPrice(long totalOriginalPrice) {
			this.totalOriginalPrice = totalOriginalPrice;
			return this;
		}

		/**
		 * Set the sum of what the user pays. Without it, that of the details.
		 * @param totalActualPrice in fen; not negative
		 * @return this builder
		 */
		public Builder totalActualPrice(long totalActualPrice) {
			this.totalActualPrice = totalActualPrice;
			return this;
		}

		/**
		 * Set the services, in the order in which they are given.
		 * @param planDetailList the services; WeChat Pay numbers them from 1
		 * @return this builder
		 */
		public Builder planDetailList(@Nullable List<Detail> planDetailList) {
			this.planDetailList = planDetailList;
			return this;
		}

		private void completeFromDetails() {
			List<Detail> details = this.planDetailList;
			if (details == null) {
				return;
			}
			if (this.deductionQuantity == null) {
				this.deductionQuantity = details.size();
			}
			if (this.totalOriginalPrice == null) {
				this.totalOriginalPrice = details.stream().mapToLong(Detail::originalPrice).sum();
			}
			if (this.totalActualPrice == null) {
				this.totalActualPrice = details.stream().mapToLong(Detail::actualPrice).sum();
			}
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public CreatePlanRequest build() {
			completeFromDetails();
			return new CreatePlanRequest(this.serviceId, this.appid, this.subMchid, this.subAppid, this.merchantPlanNo,
					this.planName, OrderChecks.required("planDuration", this.planDuration),
					OrderChecks.required("deductionQuantity", this.deductionQuantity),
					OrderChecks.required("totalOriginalPrice", this.totalOriginalPrice),
					OrderChecks.required("totalActualPrice", this.totalActualPrice), this.planDetailList);
		}

	}

	/**
	 * A service of a plan. Immutable.
	 *
	 * @param planDetailName what the user reads, for example {@code 第一节课}
	 * @param originalPrice the price without the discount, in fen; at least the actual
	 * price
	 * @param actualPrice what the user pays, in fen; at most that of the detail before
	 * @param planDiscountDescription what the discount is
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Detail(String planDetailName, Long originalPrice, Long actualPrice,
			@Nullable String planDiscountDescription) {

		/**
		 * Create a detail; prefer the {@link #builder()}.
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public Detail {
			Assert.hasText(planDetailName, "'planDetailName' must not be empty");
			OrderChecks.requiredAmount("originalPrice", originalPrice);
			OrderChecks.requiredAmount("actualPrice", actualPrice);
		}

		/**
		 * Return a builder for a detail.
		 * @return a new builder
		 */
		public static Builder builder() {
			return new Builder();
		}

		/**
		 * Builds a {@link Detail}. Not thread-safe.
		 */
		public static final class Builder {

			private String planDetailName = "";

			private @Nullable Long originalPrice;

			private @Nullable Long actualPrice;

			private @Nullable String planDiscountDescription;

			private Builder() {
			}

			/**
			 * Set what the user reads. Required.
			 * @param planDetailName for example {@code 第一节课}
			 * @return this builder
			 */
			public Builder planDetailName(String planDetailName) {
				this.planDetailName = planDetailName;
				return this;
			}

			/**
			 * Set the price without the discount. Required.
			 * @param originalPrice in fen; at least the actual price
			 * @return this builder
			 */
			public Builder originalPrice(long originalPrice) {
				this.originalPrice = originalPrice;
				return this;
			}

			/**
			 * Set what the user pays. Required.
			 * @param actualPrice in fen; at most that of the detail before
			 * @return this builder
			 */
			public Builder actualPrice(long actualPrice) {
				this.actualPrice = actualPrice;
				return this;
			}

			/**
			 * Set what the discount is.
			 * @param planDiscountDescription for the user to read
			 * @return this builder
			 */
			public Builder planDiscountDescription(@Nullable String planDiscountDescription) {
				this.planDiscountDescription = planDiscountDescription;
				return this;
			}

			/**
			 * Build the detail.
			 * @return the detail
			 * @throws IllegalArgumentException if a required value is missing, or one can
			 * never be right
			 */
			public Detail build() {
				return new Detail(this.planDetailName, OrderChecks.required("originalPrice", this.originalPrice),
						OrderChecks.required("actualPrice", this.actualPrice), this.planDiscountDescription);
			}

		}

	}

}
