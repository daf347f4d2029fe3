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

package io.github.payscore.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Why a service order is cancelled. Immutable; made by {@link #ofReason} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the property
 * {@code wechatpay.payscore.service-id}
 * @param appid the official account or mini program: the sub-merchant's if both it and
 * the partner's were given when the order was created, else the partner's
 * @param subMchid the sub-merchant; falls back to the property
 * {@code wechatpay.payscore.sub-mchid}
 * @param reason why the order is cancelled, up to 50 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096416">Cancel an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CancelOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		String reason) implements OrderRequest<CancelOrderRequest> {

	/**
	 * Create a request; prefer {@link #ofReason} or the {@link #builder()}.
	 * @throws IllegalArgumentException if the reason is missing
	 */
	public CancelOrderRequest {
		Ids.checkUnlessBlank("serviceId", serviceId);
		Ids.check("appid", appid);
		Ids.checkUnlessBlank("subMchid", subMchid);
		Assert.hasText(reason, "'reason' must not be empty");
	}

	/**
	 * Return a request for an order of the service and the sub-merchant that the
	 * properties name.
	 * @param reason why the order is cancelled, up to 50 characters
	 * @return the request
	 * @throws IllegalArgumentException if the reason is empty
	 */
	public static CancelOrderRequest ofReason(String reason) {
		return builder().reason(reason).build();
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
		builder.reason = this.reason;
		return builder;
	}

	/**
	 * Return this request for a service and a sub-merchant.
	 * @param serviceId the service
	 * @param subMchid the sub-merchant
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public CancelOrderRequest of(String serviceId, String subMchid) {
		return toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link CancelOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private String reason = "";

		private Builder() {
		}

		/**
		 * Set the id of the service.
		 * @param serviceId 1 to 32 characters; without it the property
		 * {@code wechatpay.payscore.service-id} applies
		 * @return this builder
		 */
		public Builder serviceId(@Nullable String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the official account or mini program.
		 * @param appid the sub-merchant's if both it and the partner's were given when
		 * the order was created, else the partner's
		 * @return this builder
		 */
		public Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
		}

		/**
		 * Set the sub-merchant.
		 * @param subMchid 1 to 32 characters; without it the property
		 * {@code wechatpay.payscore.sub-mchid} applies
		 * @return this builder
		 */
		public Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set why the order is cancelled. Required.
		 * @param reason up to 50 characters
		 * @return this builder
		 */
		public Builder reason(String reason) {
			this.reason = reason;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if the reason is missing
		 */
		public CancelOrderRequest build() {
			return new CancelOrderRequest(this.serviceId, this.appid, this.subMchid, this.reason);
		}

	}

}
