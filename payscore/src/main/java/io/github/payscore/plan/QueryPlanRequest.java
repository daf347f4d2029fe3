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

import org.jspecify.annotations.Nullable;

import io.github.payscore.order.OrderChecks;

/**
 * Which plan is asked for. Immutable; made by {@link #ofMerchantPlanNo} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param merchantPlanNo the number that you give the plan, 1 to 32 characters; unique
 * among yours
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/pay-score-plan/query-pay-score-plan.html">Query
 * a plan, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-payscore-plan/partner-pay-score-plan/query-partner-pay-score-plan.html">Query
 * a plan, partner</a>
 */
public record QueryPlanRequest(String merchantPlanNo, @Nullable String subMchid) {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public QueryPlanRequest {
		PlanChecks.number("merchantPlanNo", merchantPlanNo);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
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
		builder.merchantPlanNo = this.merchantPlanNo;
		builder.subMchid = this.subMchid;
		return builder;
	}

	/**
	 * Return a request for a plan of the merchant that the operations have as default.
	 * @param merchantPlanNo the number that you gave the plan
	 * @return the request
	 * @throws IllegalArgumentException if the number is malformed
	 */
	public static QueryPlanRequest ofMerchantPlanNo(String merchantPlanNo) {
		return builder().merchantPlanNo(merchantPlanNo).build();
	}

	/**
	 * Builds a {@link QueryPlanRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private String merchantPlanNo = "";

		private @Nullable String subMchid;

		private Builder() {
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
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public QueryPlanRequest build() {
			return new QueryPlanRequest(this.merchantPlanNo, this.subMchid);
		}

	}

}
