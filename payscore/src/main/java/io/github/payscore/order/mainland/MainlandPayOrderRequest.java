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
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * That WeChat Pay is to try once more to collect the money of a service order of the
 * mainland. Immutable; made by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid direct merchants only: the official account or mini program that the order
 * was created with; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandPayOrderRequest(@Nullable String serviceId, @Nullable String appid,
		@Nullable String subMchid) implements MainlandRequest<MainlandPayOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if an id has a character that nobody sees
	 */
	public MainlandPayOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
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
		builder.serviceId = this.serviceId;
		builder.appid = this.appid;
		builder.subMchid = this.subMchid;
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
	public MainlandPayOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link MainlandPayOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

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
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if an id has a character that nobody sees
		 */
		public MainlandPayOrderRequest build() {
			return new MainlandPayOrderRequest(this.serviceId, this.appid, this.subMchid);
		}

	}

}
