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

import org.jspecify.annotations.Nullable;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * Which quotas of a service a partner asks for: those of a version of the risk levels.
 * Immutable; made by {@link #ofRiskLevelVersion} or a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the partner's official account or mini program; falls back to the default
 * of the operations
 * @param subMchid the sub-merchant; falls back to the default of the operations
 * @param subAppid the sub-merchant's official account or mini program; falls back to the
 * default of the operations, and may be missing
 * @param riskLevelVersion the version of the risk levels that a permission was shown with
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/service-quota/get-partner-user-risk-level-quota.html">Query
 * the quotas of the risk levels</a>
 */
public record QueryServiceQuotasRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, Integer riskLevelVersion) implements MainlandRequest<QueryServiceQuotasRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if the version is missing, or an id has a
	 * character that nobody sees
	 */
	public QueryServiceQuotasRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		OrderChecks.required("riskLevelVersion", riskLevelVersion);
	}

	/**
	 * Return a request for the quotas of the service and the merchant that the operations
	 * have as defaults.
	 * @param riskLevelVersion the version of the risk levels that a permission was shown
	 * with
	 * @return the request
	 */
	public static QueryServiceQuotasRequest ofRiskLevelVersion(int riskLevelVersion) {
		return builder().riskLevelVersion(riskLevelVersion).build();
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
		builder.riskLevelVersion = this.riskLevelVersion;
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
	public QueryServiceQuotasRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
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
	 * Builds a {@link QueryServiceQuotasRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private @Nullable Integer riskLevelVersion;

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
		 * Set the version of the risk levels. Required.
		 * @param riskLevelVersion the version that a permission was shown with
		 * @return this builder
		 */
		public Builder riskLevelVersion(int riskLevelVersion) {
			this.riskLevelVersion = riskLevelVersion;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if the version is missing, or an id has a
		 * character that nobody sees
		 */
		public QueryServiceQuotasRequest build() {
			return new QueryServiceQuotasRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					OrderChecks.required("riskLevelVersion", this.riskLevelVersion));
		}

	}

}
