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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that the user pays for after the service. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param name the name, up to 20 characters; unique within an order. {@code null} only
 * where WeChat Pay does not require it: for an order of a mainland partner
 * @param description the description, up to 30 characters
 * @param amount the price of the whole item, not of a piece, in the minor unit of the
 * currency; not negative
 * @param count the number of pieces, 1 to 100; for display only
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096431">Complete an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PostPayment(@Nullable String name, @Nullable String description, @Nullable Long amount,
		@Nullable Integer count) {

	/**
	 * Create an item; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if the name is empty or the amount negative
	 */
	public PostPayment {
		if (name != null) {
			requireName(name);
		}
		OrderChecks.amount("amount", amount);
	}

	static void requireNames(@Nullable List<PostPayment> payments) {
		if (payments != null) {
			payments.forEach((payment) -> requireName(payment.name()));
		}
	}

	private static void requireName(@Nullable String name) {
		Assert.hasText(name, "'name' of a post payment must not be empty");
	}

	/**
	 * Return a builder for an item.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds a {@link PostPayment}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String name;

		private @Nullable String description;

		private @Nullable Long amount;

		private @Nullable Integer count;

		private Builder() {
		}

		/**
		 * Set the name. Required, except for an order of a mainland partner: a request of
		 * anybody else refuses an item without one.
		 * @param name up to 20 characters; unique within an order
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the description.
		 * @param description up to 30 characters
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set the price of the whole item, not of a piece.
		 * @param amount in the minor unit of the currency; not negative
		 * @return this builder
		 */
		public Builder amount(long amount) {
			this.amount = amount;
			return this;
		}

		/**
		 * Set the number of pieces, which is for display only.
		 * @param count 1 to 100
		 * @return this builder
		 */
		public Builder count(int count) {
			this.count = count;
			return this;
		}

		/**
		 * Build the item.
		 * @return the item
		 * @throws IllegalArgumentException if the name is empty or the amount negative
		 */
		public PostPayment build() {
			return new PostPayment(this.name, this.description, this.amount, this.count);
		}

	}

}
