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

package io.github.payscore.order.mainland;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * Why a service order of the mainland is cancelled. Immutable; made by {@link #ofReason}
 * or a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid direct merchants only: the official account or mini program that the order
 * was created with; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param reason why the order is cancelled, up to 50 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587905">Cancel an order,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138589">Cancel an order,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandCancelOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		String reason) implements MainlandRequest<MainlandCancelOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if the reason is missing
	 */
	public MainlandCancelOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		Assert.hasText(reason, "'reason' must not be empty");
	}

	/**
	 * Return a request for an order of the service and the merchant that the operations
	 * have as defaults.
	 * @param reason why the order is cancelled, up to 50 characters
	 * @return the request
	 * @throws IllegalArgumentException if the reason is empty
	 */
	public static MainlandCancelOrderRequest ofReason(String reason) {
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
	 * Return this request for a merchant.
	 * @param serviceId the service
	 * @param appid the official account or mini program, or {@code null}
	 * @param subMchid the sub-merchant, or {@code null}
	 * @param subAppid not in this request
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public MainlandCancelOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link MainlandCancelOrderRequest}. Not thread-safe.
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
		 * @param serviceId 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder serviceId(@Nullable String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the official account or mini program. Only of direct merchants.
		 * @param appid the one that the order was created with, 1 to 32 characters;
		 * without it the default of the operations applies
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
		public MainlandCancelOrderRequest build() {
			return new MainlandCancelOrderRequest(this.serviceId, this.appid, this.subMchid, this.reason);
		}

	}

}
