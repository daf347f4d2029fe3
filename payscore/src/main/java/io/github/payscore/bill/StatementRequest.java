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
 * Which statement of an oversea partner is wanted. Immutable; made by {@link #ofDay} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param subMchid the sub-merchant; without it the statement is that of all sub-merchants
 * @param date the day
 * @since 0.1.0
 */
public record StatementRequest(@Nullable String subMchid, LocalDate date) {

	/**
	 * Create a request; prefer {@link #ofDay} or the {@link #builder()}.
	 * @throws IllegalArgumentException if the day is missing, or an id is malformed
	 */
	public StatementRequest {
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.required("date", date);
	}

	/**
	 * Return a request for the statement of a day, of all sub-merchants.
	 * @param date the day
	 * @return the request
	 */
	public static StatementRequest ofDay(LocalDate date) {
		return new StatementRequest(null, date);
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
		builder.date = this.date;
		return builder;
	}

	/**
	 * Builds a {@link StatementRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String subMchid;

		private @Nullable LocalDate date;

		private Builder() {
		}

		/**
		 * Set the sub-merchant.
		 * @param subMchid up to 32 characters; without it the statement is that of all
		 * sub-merchants
		 * @return this builder
		 */
		public Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set the day. Required.
		 * @param date a day before today
		 * @return this builder
		 */
		public Builder date(LocalDate date) {
			this.date = date;
			return this;
		}

		/**
		 * Build it.
		 * @return a request
		 * @throws IllegalArgumentException if a required value is missing, or one is
		 * malformed
		 */
		public StatementRequest build() {
			return new StatementRequest(this.subMchid, OrderChecks.required("date", this.date));
		}

	}

}
