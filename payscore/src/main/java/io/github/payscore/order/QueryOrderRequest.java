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

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Which service order to query: by exactly one of the two numbers. Immutable; made by
 * {@link #ofOutOrderNo}, {@link #ofQueryId} or a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the property
 * {@code wechatpay.payscore.service-id}
 * @param subMchid the sub-merchant; falls back to the property
 * {@code wechatpay.payscore.sub-mchid}
 * @param outOrderNo the number that you gave the order when you created it: 1 to 32
 * digits, letters and {@code _ - | *}; {@code null} if there is a query id
 * @param queryId the id that the user's return from WeChat to the merchant came with, 1
 * to 512 characters; {@code null} if there is an order number
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096411">Query an order</a>
 */
public record QueryOrderRequest(@Nullable String serviceId, @Nullable String subMchid, @Nullable String outOrderNo,
		@Nullable String queryId) implements OrderRequest<QueryOrderRequest> {

	/**
	 * Create a request; prefer {@link #ofOutOrderNo}, {@link #ofQueryId} or the
	 * {@link #builder()}.
	 * @throws IllegalArgumentException if both numbers are given, or none, or the one
	 * that is given is malformed
	 */
	public QueryOrderRequest {
		Ids.checkUnlessBlank("serviceId", serviceId);
		Ids.checkUnlessBlank("subMchid", subMchid);
		OrderChecks.oneNumber(outOrderNo, queryId);
	}

	/**
	 * Return a request for the order with the merchant's own number, of the service and
	 * the sub-merchant that the properties name.
	 * @param outOrderNo the number that you gave the order when you created it: 1 to 32
	 * digits, letters and {@code _ - | *}
	 * @return the request
	 * @throws IllegalArgumentException if the number is malformed
	 */
	public static QueryOrderRequest ofOutOrderNo(String outOrderNo) {
		OrderChecks.outOrderNo(outOrderNo);
		return builder().outOrderNo(outOrderNo).build();
	}

	/**
	 * Return a request for the order that a user came back from WeChat with, of the
	 * service and the sub-merchant that the properties name.
	 * @param queryId the query id, 1 to 512 characters
	 * @return the request
	 * @throws IllegalArgumentException if the id is malformed
	 */
	public static QueryOrderRequest ofQueryId(String queryId) {
		Assert.notNull(queryId, "'queryId' must not be null");
		return builder().queryId(queryId).build();
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
		builder.subMchid = this.subMchid;
		builder.outOrderNo = this.outOrderNo;
		builder.queryId = this.queryId;
		return builder;
	}

	/**
	 * Return this request for a service and a sub-merchant.
	 * @param serviceId the service
	 * @param subMchid the sub-merchant
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public QueryOrderRequest of(String serviceId, String subMchid) {
		return toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	Object[] uriVariables() {
		String number = (this.queryId != null) ? this.queryId : this.outOrderNo;
		return new Object[] { OrderChecks.required("serviceId", this.serviceId),
				OrderChecks.required("subMchid", this.subMchid), OrderChecks.required("outOrderNo", number) };
	}

	/**
	 * Builds a {@link QueryOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String subMchid;

		private @Nullable String outOrderNo;

		private @Nullable String queryId;

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
		public QueryOrderRequest build() {
			return new QueryOrderRequest(this.serviceId, this.subMchid, this.outOrderNo, this.queryId);
		}

	}

}
