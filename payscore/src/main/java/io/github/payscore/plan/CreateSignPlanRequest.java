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
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandMode;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * What the plan of a user is created with, who signs it in WeChat then. Immutable; made
 * by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; falls back to
 * the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program;
 * falls back to the default of the operations, and may be missing
 * @param planId the plan that the user is to sign, by the id that WeChat Pay gave it; of
 * the same service
 * @param merchantSignPlanNo the number that you give the user's plan, 1 to 32 characters;
 * unique among yours
 * @param openid the user, as {@code appid} knows them, up to 128 characters; of partners
 * this or {@code subOpenid}
 * @param subOpenid partners only: the user, as {@code subAppid} knows them, up to 128
 * characters
 * @param notifyUrl where WeChat Pay sends the notifications that the user signed or
 * cancelled: a URL with https and without a query string, up to 1024 characters
 * @param signPlanDetail the numbers that you give the service orders of the details
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/create-user-sign-plan.html">Create
 * a user's plan, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-payscore-plan/partner-user-sign-plan/create-partner-user-sign-plan.html">Create
 * a user's plan, partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreateSignPlanRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, String planId, String merchantSignPlanNo, @Nullable String openid,
		@Nullable String subOpenid, String notifyUrl,
		List<Detail> signPlanDetail) implements MainlandRequest<CreateSignPlanRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public CreateSignPlanRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		PlanChecks.number("planId", planId);
		PlanChecks.number("merchantSignPlanNo", merchantSignPlanNo);
		OrderChecks.id("openid", openid);
		OrderChecks.id("subOpenid", subOpenid);
		OrderChecks.notifyUrl(notifyUrl);
		Assert.notEmpty(signPlanDetail, "'signPlanDetail' must not be empty");
		signPlanDetail = List.copyOf(signPlanDetail);
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
		builder.planId = this.planId;
		builder.merchantSignPlanNo = this.merchantSignPlanNo;
		builder.openid = this.openid;
		builder.subOpenid = this.subOpenid;
		builder.notifyUrl = this.notifyUrl;
		builder.signPlanDetail = this.signPlanDetail;
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
	public CreateSignPlanRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
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
	 * Return what only partners have in this request.
	 * @return the values of the fields by name, {@code null} for those that are not set
	 */
	@Override
	public Map<String, @Nullable Object> fieldsOfPartners() {
		Map<String, @Nullable Object> fields = MainlandRequest.super.fieldsOfPartners();
		fields.put("subOpenid", this.subOpenid);
		return fields;
	}

	/**
	 * Check that the user is named, by partners in one way.
	 */
	@Override
	public void check(MainlandMode mode) {
		PlanChecks.user(mode, this.openid, this.subOpenid, this.subAppid);
	}

	/**
	 * Builds a {@link CreateSignPlanRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String planId = "";

		private String merchantSignPlanNo = "";

		private @Nullable String openid;

		private @Nullable String subOpenid;

		private String notifyUrl = "";

		private @Nullable List<Detail> signPlanDetail;

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
		 * Set the plan that the user is to sign. Required.
		 * @param planId the id that WeChat Pay gave the plan
		 * @return this builder
		 */
		public Builder planId(String planId) {
			this.planId = planId;
			return this;
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
		 * Set the user, as {@code appid} knows them. Required of direct merchants.
		 * @param openid up to 128 characters
		 * @return this builder
		 */
		public Builder openid(@Nullable String openid) {
			this.openid = openid;
			return this;
		}

		/**
		 * Set the user, as {@code subAppid} knows them. Only of partners.
		 * @param subOpenid up to 128 characters
		 * @return this builder
		 */
		public Builder subOpenid(@Nullable String subOpenid) {
			this.subOpenid = subOpenid;
			return this;
		}

		/**
		 * Set where WeChat Pay sends the notifications that the user signed or cancelled.
		 * Required.
		 * @param notifyUrl a URL with https and without a query string, up to 1024
		 * characters
		 * @return this builder
		 */
		public Builder notifyUrl(String notifyUrl) {
			this.notifyUrl = notifyUrl;
			return this;
		}

		/**
		 * Set the numbers that you give the service orders of the details. Required.
		 * @param signPlanDetail one for each detail of the plan
		 * @return this builder
		 */
		public Builder signPlanDetail(List<Detail> signPlanDetail) {
			this.signPlanDetail = signPlanDetail;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public CreateSignPlanRequest build() {
			return new CreateSignPlanRequest(this.serviceId, this.appid, this.subMchid, this.subAppid, this.planId,
					this.merchantSignPlanNo, this.openid, this.subOpenid, this.notifyUrl,
					OrderChecks.required("signPlanDetail", this.signPlanDetail));
		}

	}

	/**
	 * The number that a merchant gives the service order of a detail. Immutable.
	 *
	 * @param planDetailNo the number of the detail in the plan, from 1
	 * @param merchantPlanDetailNo the number that you give the service order of this
	 * detail, 1 to 32 digits, letters and {@code _ - *}; unique among your orders
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Detail(Integer planDetailNo, String merchantPlanDetailNo) {

		/**
		 * Create a detail; prefer the {@link #builder()}.
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public Detail {
			PlanChecks.positive("planDetailNo", planDetailNo);
			OrderChecks.outOrderNo(merchantPlanDetailNo);
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

			private @Nullable Integer planDetailNo;

			private String merchantPlanDetailNo = "";

			private Builder() {
			}

			/**
			 * Set the number of the detail in the plan. Required.
			 * @param planDetailNo from 1
			 * @return this builder
			 */
			public Builder planDetailNo(int planDetailNo) {
				this.planDetailNo = planDetailNo;
				return this;
			}

			/**
			 * Set the number that you give the service order of this detail. Required.
			 * @param merchantPlanDetailNo 1 to 32 digits, letters and {@code _ - *};
			 * unique among your orders
			 * @return this builder
			 */
			public Builder merchantPlanDetailNo(String merchantPlanDetailNo) {
				this.merchantPlanDetailNo = merchantPlanDetailNo;
				return this;
			}

			/**
			 * Build the detail.
			 * @return the detail
			 * @throws IllegalArgumentException if a required value is missing, or one can
			 * never be right
			 */
			public Detail build() {
				return new Detail(OrderChecks.required("planDetailNo", this.planDetailNo), this.merchantPlanDetailNo);
			}

		}

	}

}
