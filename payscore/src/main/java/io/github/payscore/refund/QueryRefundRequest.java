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

package io.github.payscore.refund;

import org.jspecify.annotations.Nullable;

import io.github.payscore.order.OrderChecks;

/**
 * Which refund is asked for. Immutable; made by {@link #ofOutRefundNo} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param outRefundNo the number that you gave the refund
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587973">Query a refund,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013139077">Query a refund,
 * partner</a>
 */
public record QueryRefundRequest(@Nullable String subMchid, String outRefundNo) {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if the number is malformed
	 */
	public QueryRefundRequest {
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OutRefundNo.check(outRefundNo);
	}

	/**
	 * Return a request for a refund of the merchant that the operations have as default.
	 * @param outRefundNo the number that you gave the refund
	 * @return the request
	 * @throws IllegalArgumentException if the number is malformed
	 */
	public static QueryRefundRequest ofOutRefundNo(String outRefundNo) {
		return new QueryRefundRequest(null, outRefundNo);
	}

	/**
	 * Return a builder for a request.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a builder that has the values of this one.
	 * @return a new builder
	 */
	public Builder toBuilder() {
		Builder builder = builder();
		builder.subMchid = this.subMchid;
		builder.outRefundNo = this.outRefundNo;
		return builder;
	}

	/**
	 * Builds a {@link QueryRefundRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String subMchid;

		private @Nullable String outRefundNo;

		private Builder() {
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
		 * Set which refund. Required.
		 * @param outRefundNo the number that you gave the refund
		 * @return this builder
		 */
		public Builder outRefundNo(String outRefundNo) {
			this.outRefundNo = outRefundNo;
			return this;
		}

		/**
		 * Build it.
		 * @return a request
		 * @throws IllegalArgumentException if a required value is missing, or one is
		 * malformed
		 */
		public QueryRefundRequest build() {
			return new QueryRefundRequest(this.subMchid, OrderChecks.required("outRefundNo", this.outRefundNo));
		}

	}

}
