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
 * Which user's plan is asked for. Immutable; made by {@link #ofMerchantSignPlanNo} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param merchantSignPlanNo the number that you give the user's plan, 1 to 32 characters;
 * unique among yours
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/query-user-sign-plan.html">Query
 * a user's plan, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-payscore-plan/partner-user-sign-plan/query-partner-user-sign-plan.html">Query
 * a user's plan, partner</a>
 */
public record QuerySignPlanRequest(String merchantSignPlanNo, @Nullable String subMchid) {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public QuerySignPlanRequest {
		PlanChecks.number("merchantSignPlanNo", merchantSignPlanNo);
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
		builder.merchantSignPlanNo = this.merchantSignPlanNo;
		builder.subMchid = this.subMchid;
		return builder;
	}

	/**
	 * Return a request for a plan of the merchant that the operations have as default.
	 * @param merchantSignPlanNo the number that you gave the user's plan
	 * @return the request
	 * @throws IllegalArgumentException if the number is malformed
	 */
	public static QuerySignPlanRequest ofMerchantSignPlanNo(String merchantSignPlanNo) {
		return builder().merchantSignPlanNo(merchantSignPlanNo).build();
	}

	/**
	 * Builds a {@link QuerySignPlanRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private String merchantSignPlanNo = "";

		private @Nullable String subMchid;

		private Builder() {
		}

		/**
		 * Set the number that you give the user's plan. Required.
		 * @param merchantSignPlanNo 1 to 32 characters; unique among your user's plans
		 * @return this builder
		 */
		public Builder merchantSignPlanNo(String merchantSignPlanNo) {
			this.merchantSignPlanNo = merchantSignPlanNo;
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
		public QuerySignPlanRequest build() {
			return new QuerySignPlanRequest(this.merchantSignPlanNo, this.subMchid);
		}

	}

}
