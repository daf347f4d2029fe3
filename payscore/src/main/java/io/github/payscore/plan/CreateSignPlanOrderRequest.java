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

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.Location;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandMode;
import io.github.payscore.order.mainland.MainlandRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;

/**
 * What the service order of a detail of a user's plan is created with. Immutable; made by
 * a {@link #builder()}.
 * <p>
 * What WeChat Pay asks of it, and the library does not check: the details are used one
 * after the other, and only one has an order under way: the order before is cancelled, or
 * completed and paid.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; falls back to
 * the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program;
 * falls back to the default of the operations, and may be missing
 * @param signPlanId the user's plan, by the id that WeChat Pay gave it
 * @param planDetailNo the number of the detail in the plan, from 1
 * @param outTradeNo the number of the order: the one that the user's plan was created
 * with for this detail
 * @param openid the user, as {@code appid} knows them, up to 128 characters; of partners
 * this or {@code subOpenid}
 * @param subOpenid partners only: the user, as {@code subAppid} knows them, up to 128
 * characters
 * @param notifyUrl where WeChat Pay sends the notifications on the order: a URL with
 * https and without a query string, up to 256 characters
 * @param serviceIntroduction what the service is; 1 to 20 characters
 * @param timeRange when the service is given; its start is required
 * @param location where the service is given
 * @param attach what the notifications and the answers to queries are to repeat, up to
 * 256 characters when URL-encoded
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/service-order/create-service-order.html">Create
 * the order of a detail, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-payscore-plan/partner-service-order/create-partner-service-order.html">Create
 * the order of a detail, partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreateSignPlanOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, String signPlanId, Integer planDetailNo, String outTradeNo, @Nullable String openid,
		@Nullable String subOpenid, String notifyUrl, String serviceIntroduction, MainlandTimeRange timeRange,
		@Nullable Location location, @Nullable String attach) implements MainlandRequest<CreateSignPlanOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public CreateSignPlanOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		PlanChecks.number("signPlanId", signPlanId);
		PlanChecks.positive("planDetailNo", planDetailNo);
		OrderChecks.outOrderNo(outTradeNo);
		OrderChecks.id("openid", openid);
		OrderChecks.id("subOpenid", subOpenid);
		OrderChecks.notifyUrl(notifyUrl);
		Assert.hasText(serviceIntroduction, "'serviceIntroduction' must not be empty");
		OrderChecks.required("startTime", OrderChecks.required("timeRange", timeRange).startTime());
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
		builder.signPlanId = this.signPlanId;
		builder.planDetailNo = this.planDetailNo;
		builder.outTradeNo = this.outTradeNo;
		builder.openid = this.openid;
		builder.subOpenid = this.subOpenid;
		builder.notifyUrl = this.notifyUrl;
		builder.serviceIntroduction = this.serviceIntroduction;
		builder.timeRange = this.timeRange;
		builder.location = this.location;
		builder.attach = this.attach;
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
	public CreateSignPlanOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
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
	 * Builds a {@link CreateSignPlanOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String signPlanId = "";

		private @Nullable Integer planDetailNo;

		private String outTradeNo = "";

		private @Nullable String openid;

		private @Nullable String subOpenid;

		private String notifyUrl = "";

		private String serviceIntroduction = "";

		private @Nullable MainlandTimeRange timeRange;

		private @Nullable Location location;

		private @Nullable String attach;

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
		 * Set the user's plan. Required.
		 * @param signPlanId the id that WeChat Pay gave it
		 * @return this builder
		 */
		public Builder signPlanId(String signPlanId) {
			this.signPlanId = signPlanId;
			return this;
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
		 * Set the number of the order. Required.
		 * @param outTradeNo the one that the user's plan was created with for this detail
		 * @return this builder
		 */
		public Builder outTradeNo(String outTradeNo) {
			this.outTradeNo = outTradeNo;
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
		 * Set where WeChat Pay sends the notifications on the order. Required.
		 * @param notifyUrl a URL with https and without a query string, up to 256
		 * characters
		 * @return this builder
		 */
		public Builder notifyUrl(String notifyUrl) {
			this.notifyUrl = notifyUrl;
			return this;
		}

		/**
		 * Set what the service is, for the user to read. Required.
		 * @param serviceIntroduction 1 to 20 characters
		 * @return this builder
		 */
		public Builder serviceIntroduction(String serviceIntroduction) {
			this.serviceIntroduction = serviceIntroduction;
			return this;
		}

		/**
		 * Set when the service is given. Required.
		 * @param timeRange its start is required
		 * @return this builder
		 */
		public Builder timeRange(MainlandTimeRange timeRange) {
			this.timeRange = timeRange;
			return this;
		}

		/**
		 * Set where the service is given.
		 * @param location the places
		 * @return this builder
		 */
		public Builder location(@Nullable Location location) {
			this.location = location;
			return this;
		}

		/**
		 * Set what the notifications and the answers to queries are to repeat.
		 * @param attach up to 256 characters when URL-encoded
		 * @return this builder
		 */
		public Builder attach(@Nullable String attach) {
			this.attach = attach;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public CreateSignPlanOrderRequest build() {
			return new CreateSignPlanOrderRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.signPlanId, OrderChecks.required("planDetailNo", this.planDetailNo), this.outTradeNo,
					this.openid, this.subOpenid, this.notifyUrl, this.serviceIntroduction,
					OrderChecks.required("timeRange", this.timeRange), this.location, this.attach);
		}

	}

}
