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

import org.jspecify.annotations.Nullable;

import io.github.payscore.order.OrderChecks;

/**
 * Which service order of the mainland to query: by exactly one of the two numbers.
 * Immutable; made by {@link #ofOutOrderNo}, {@link #ofQueryId} or a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid direct merchants only: the official account or mini program that the order
 * was created with; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param outOrderNo the number that you gave the order when you created it; {@code null}
 * if there is a query id
 * @param queryId the id that the user's return from WeChat to the merchant came with, 1
 * to 512 characters; {@code null} if there is an order number
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587902">Query an order,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138559">Query an order,
 * partner</a>
 */
public record MainlandQueryOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String outOrderNo, @Nullable String queryId) implements MainlandRequest<MainlandQueryOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if both numbers are given, or none, or the one
	 * that is given is malformed
	 */
	public MainlandQueryOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.oneNumber(outOrderNo, queryId);
	}

	/**
	 * Return a request for the order with the merchant's own number, of the service and
	 * the merchant that the operations have as defaults.
	 * @param outOrderNo the number that you gave the order when you created it
	 * @return the request
	 * @throws IllegalArgumentException if the number is malformed
	 */
	public static MainlandQueryOrderRequest ofOutOrderNo(String outOrderNo) {
		OrderChecks.outOrderNo(outOrderNo);
		return builder().outOrderNo(outOrderNo).build();
	}

	/**
	 * Return a request for the order that a user came back from WeChat with, of the
	 * service and the merchant that the operations have as defaults.
	 * @param queryId the query id, 1 to 512 characters
	 * @return the request
	 * @throws IllegalArgumentException if the id is malformed
	 */
	public static MainlandQueryOrderRequest ofQueryId(String queryId) {
		return builder().queryId(OrderChecks.required("queryId", queryId)).build();
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
		builder.outOrderNo = this.outOrderNo;
		builder.queryId = this.queryId;
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
	public MainlandQueryOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link MainlandQueryOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String outOrderNo;

		private @Nullable String queryId;

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
		 * Set the number that you gave the order when you created it. Either it or the
		 * query id is required.
		 * @param outOrderNo 1 to 32 digits, letters and {@code _ - | *}
		 * @return this builder
		 */
		public Builder outOrderNo(@Nullable String outOrderNo) {
			this.outOrderNo = outOrderNo;
			return this;
		}

		/**
		 * Set the id that the user's return from WeChat to the merchant came with. Either
		 * it or the order number is required.
		 * @param queryId 1 to 512 characters
		 * @return this builder
		 */
		public Builder queryId(@Nullable String queryId) {
			this.queryId = queryId;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if both numbers are given, or none, or the one
		 * that is given is malformed
		 */
		public MainlandQueryOrderRequest build() {
			return new MainlandQueryOrderRequest(this.serviceId, this.appid, this.subMchid, this.outOrderNo,
					this.queryId);
		}

	}

}
