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

package io.github.payscore.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * Which sub-merchant a partner wants to bind to its PayScore service. Immutable; made by
 * a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the partner's official account or mini program; falls back to the default
 * of the operations
 * @param subMchid the sub-merchant; falls back to the default of the operations
 * @param subAppid the sub-merchant's official account or mini program; falls back to the
 * default of the operations, and may be missing
 * @param outApplyNo the number that you give the application: 1 to 32 digits, letters and
 * {@code _ -}; unique among your applications
 * @param resultNotifyUrl where WeChat Pay sends the notification of the result; without
 * it there is none: a URL with https and without a query string, up to 255 characters
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/merchant-application-payment-sub-service.html">Apply
 * for the binding of a sub-merchant</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreateServiceAccountApplicationRequest(@Nullable String serviceId, @Nullable String appid,
		@Nullable String subMchid, @Nullable String subAppid, String outApplyNo,
		@Nullable String resultNotifyUrl) implements MainlandRequest<CreateServiceAccountApplicationRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if the number of the application is missing or
	 * malformed, or another value can never be right
	 */
	public CreateServiceAccountApplicationRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		AccountChecks.outApplyNo(outApplyNo);
		AccountChecks.resultNotifyUrl(resultNotifyUrl);
	}

	/**
	 * Return a builder.
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
		builder.outApplyNo = this.outApplyNo;
		builder.resultNotifyUrl = this.resultNotifyUrl;
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
	public CreateServiceAccountApplicationRequest of(String serviceId, @Nullable String appid,
			@Nullable String subMchid, @Nullable String subAppid) {
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
	 * Builds a {@link CreateServiceAccountApplicationRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String outApplyNo = "";

		private @Nullable String resultNotifyUrl;

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
		 * Set the partner's official account or mini program.
		 * @param appid 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
		}

		/**
		 * Set the sub-merchant.
		 * @param subMchid 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set the sub-merchant's official account or mini program.
		 * @param subAppid 1 to 32 characters; without it the default of the operations
		 * applies, if there is one
		 * @return this builder
		 */
		public Builder subAppid(@Nullable String subAppid) {
			this.subAppid = subAppid;
			return this;
		}

		/**
		 * Set the number that you give the application. Required.
		 * @param outApplyNo 1 to 32 digits, letters and {@code _ -}; unique among your
		 * applications
		 * @return this builder
		 */
		public Builder outApplyNo(String outApplyNo) {
			this.outApplyNo = outApplyNo;
			return this;
		}

		/**
		 * Set where WeChat Pay sends the notification of the result. Without it there is
		 * none.
		 * @param resultNotifyUrl a URL with https and without a query string, up to 255
		 * characters
		 * @return this builder
		 */
		public Builder resultNotifyUrl(@Nullable String resultNotifyUrl) {
			this.resultNotifyUrl = resultNotifyUrl;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if the number of the application is missing or
		 * malformed, or another value can never be right
		 */
		public CreateServiceAccountApplicationRequest build() {
			return new CreateServiceAccountApplicationRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.outApplyNo, this.resultNotifyUrl);
		}

	}

}
