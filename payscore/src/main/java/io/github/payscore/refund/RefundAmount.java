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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * How much is refunded of a payment. Immutable; made by {@link #ofFen}, {@link #of} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param refund what is refunded, in the minor unit of the currency; more than 0
 * @param from mainland only: what accounts the money is taken from, each once; their
 * amounts make what is refunded
 * @param total what the user paid in the whole transaction, in the minor unit of the
 * currency; not less than what is refunded
 * @param currency the currency: {@link #CNY} in the mainland, else that of the
 * transaction, such as {@code HKD}
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587971">Apply for a refund,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138987">Apply for a refund,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RefundAmount(Long refund, @Nullable List<RefundSource> from, Long total, String currency) {

	/**
	 * The currency of the mainland.
	 */
	public static final String CNY = "CNY";

	/**
	 * Create amounts; prefer {@link #ofFen} or the {@link #builder()}.
	 * @throws IllegalArgumentException if an amount is missing or not more than 0, more
	 * is refunded than was paid, or the accounts do not make what is refunded
	 */
	public RefundAmount {
		requirePositive("refund", refund);
		requirePositive("total", total);
		Assert.isTrue(refund <= total, "'refund' must not be more than 'total'");
		Assert.hasText(currency, "'currency' must not be empty");
		from = (from != null) ? List.copyOf(from) : null;
		if (from != null && !from.isEmpty()) {
			RefundSource.check(from, refund);
		}
	}

	private static void requirePositive(String field, @Nullable Long amount) {
		Assert.isTrue(OrderChecks.required(field, amount) > 0, () -> "'%s' must be more than 0".formatted(field));
	}

	/**
	 * Return amounts in the currency of the mainland.
	 * @param refund what is refunded, in fen; more than 0
	 * @param total what the user paid in the whole transaction, in fen
	 * @return the amounts
	 * @throws IllegalArgumentException if an amount is not more than 0, or more is
	 * refunded than was paid
	 */
	public static RefundAmount ofFen(long refund, long total) {
		return of(refund, total, CNY);
	}

	/**
	 * Return amounts.
	 * @param refund what is refunded, in the minor unit of the currency; more than 0
	 * @param total what the user paid in the whole transaction, in the minor unit of the
	 * currency
	 * @param currency the currency, such as {@code HKD}
	 * @return the amounts
	 * @throws IllegalArgumentException if an amount is not more than 0, or more is
	 * refunded than was paid
	 */
	public static RefundAmount of(long refund, long total, String currency) {
		return new RefundAmount(refund, null, total, currency);
	}

	/**
	 * Return a builder for the amounts.
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
		builder.refund = this.refund;
		builder.from = this.from;
		builder.total = this.total;
		builder.currency = this.currency;
		return builder;
	}

	/**
	 * Builds a {@link RefundAmount}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable Long refund;

		private @Nullable List<RefundSource> from;

		private @Nullable Long total;

		private @Nullable String currency;

		private Builder() {
		}

		/**
		 * Set what is refunded. Required.
		 * @param refund in the minor unit of the currency; more than 0
		 * @return this builder
		 */
		public Builder refund(long refund) {
			this.refund = refund;
			return this;
		}

		/**
		 * Set what accounts the money is taken from, and how much from each. Only of the
		 * mainland.
		 * @param from the accounts, each once; their amounts make what is refunded
		 * @return this builder
		 */
		public Builder from(@Nullable List<RefundSource> from) {
			this.from = from;
			return this;
		}

		/**
		 * Set what the user paid in the whole transaction. Required.
		 * @param total in the minor unit of the currency; not less than what is refunded
		 * @return this builder
		 */
		public Builder total(long total) {
			this.total = total;
			return this;
		}

		/**
		 * Set the currency. Required.
		 * @param currency {@link #CNY} in the mainland, else that of the transaction,
		 * such as {@code HKD}
		 * @return this builder
		 */
		public Builder currency(String currency) {
			this.currency = currency;
			return this;
		}

		/**
		 * Build it.
		 * @return the amounts
		 * @throws IllegalArgumentException if a required value is missing, or one is
		 * malformed
		 */
		public RefundAmount build() {
			return new RefundAmount(OrderChecks.required("refund", this.refund), this.from,
					OrderChecks.required("total", this.total), OrderChecks.required("currency", this.currency));
		}

	}

}
