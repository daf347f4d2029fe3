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

package io.github.payscore.bill;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import io.github.payscore.order.OrderChecks;

/**
 * Which bill of the mainland is wanted. Immutable; made by {@link #ofDay} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param subMchid partners only: the sub-merchant; without it the bill is that of all
 * sub-merchants
 * @param billDate the day, in China
 * @param billType what the bill is about; without it, {@link #TYPE_ALL}
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071227">Apply for a trade
 * bill</a>
 */
public record TradeBillRequest(@Nullable String subMchid, LocalDate billDate, @Nullable String billType) {

	/**
	 * Payments and refunds.
	 */
	public static final String TYPE_ALL = "ALL";

	/**
	 * Payments.
	 */
	public static final String TYPE_SUCCESS = "SUCCESS";

	/**
	 * Refunds.
	 */
	public static final String TYPE_REFUND = "REFUND";

	/**
	 * Create a request; prefer {@link #ofDay} or the {@link #builder()}.
	 * @throws IllegalArgumentException if the day is missing, or an id is malformed
	 */
	public TradeBillRequest {
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.required("billDate", billDate);
		OrderChecks.id("billType", billType);
	}

	/**
	 * Return a request for the payments and refunds of a day, of a partner those of all
	 * its sub-merchants.
	 * @param billDate the day, in China, not today and at most 3 months ago
	 * @return the request
	 */
	public static TradeBillRequest ofDay(LocalDate billDate) {
		return new TradeBillRequest(null, billDate, null);
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
		builder.billDate = this.billDate;
		builder.billType = this.billType;
		return builder;
	}

	/**
	 * Builds a {@link TradeBillRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String subMchid;

		private @Nullable LocalDate billDate;

		private @Nullable String billType;

		private Builder() {
		}

		/**
		 * Set the sub-merchant. Only of partners.
		 * @param subMchid up to 32 characters; without it the bill is that of all
		 * sub-merchants, whatever the default of other operations
		 * @return this builder
		 */
		public Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set the day. Required.
		 * @param billDate a day in China, not today and at most 3 months ago
		 * @return this builder
		 */
		public Builder billDate(LocalDate billDate) {
			this.billDate = billDate;
			return this;
		}

		/**
		 * Set what the bill is about, by default {@link #TYPE_ALL}.
		 * @param billType one of {@link #TYPE_ALL}, {@link #TYPE_SUCCESS},
		 * {@link #TYPE_REFUND}
		 * @return this builder
		 */
		public Builder billType(@Nullable String billType) {
			this.billType = billType;
			return this;
		}

		/**
		 * Build it.
		 * @return a request
		 * @throws IllegalArgumentException if a required value is missing, or one is
		 * malformed
		 */
		public TradeBillRequest build() {
			return new TradeBillRequest(this.subMchid, OrderChecks.required("billDate", this.billDate), this.billType);
		}

	}

}
