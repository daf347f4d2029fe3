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
 * Something that the merchant takes off the price. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param name the name, up to 20 characters; unique within an order. {@code null} only
 * where WeChat Pay does not require it: for an order of a mainland partner, and when an
 * order of the mainland is modified
 * @param description the description, up to 30 characters; {@code null} only where WeChat
 * Pay does not require it: for an order of a mainland partner, and when an order of the
 * mainland is modified
 * @param amount what the whole item takes off, in the minor unit of the currency; not
 * negative. Required when an order is completed oversea, else optional
 * @param count the number of pieces, 1 to 100; for display only
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096431">Complete an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PostDiscount(@Nullable String name, @Nullable String description, @Nullable Long amount,
		@Nullable Integer count) {

	/**
	 * Create an item; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if the name is empty or the amount negative
	 */
	public PostDiscount {
		if (name != null) {
			requireName(name);
		}
		OrderChecks.amount("amount", amount);
	}

	/**
	 * Return an item without a description, for the calls that do not require one.
	 * @param name the name, up to 20 characters; unique within an order
	 * @param amount what the whole item takes off, in the minor unit of the currency; not
	 * negative
	 * @return the item
	 * @throws IllegalArgumentException if the name is empty or the amount negative
	 */
	public static PostDiscount of(String name, long amount) {
		return new PostDiscount(name, null, amount, null);
	}

	static void requireNames(@Nullable List<PostDiscount> discounts) {
		if (discounts != null) {
			discounts.forEach((discount) -> requireName(discount.name()));
		}
	}

	private static void requireName(@Nullable String name) {
		Assert.hasText(name, "'name' of a post discount must not be empty");
	}

	static void requireDescriptions(@Nullable List<PostDiscount> discounts) {
		if (discounts != null) {
			discounts.forEach((discount) -> Assert.hasText(discount.description(),
					"'description' of a post discount must not be empty"));
		}
	}

	/**
	 * Return a builder for an item.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds a {@link PostDiscount}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String name;

		private @Nullable String description;

		private @Nullable Long amount;

		private @Nullable Integer count;

		private Builder() {
		}

		/**
		 * Set the name. Required, except for an order of a mainland partner and when an
		 * order of the mainland is modified: any other request refuses an item without
		 * one.
		 * @param name up to 20 characters; unique within an order
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the description. Required where the name is.
		 * @param description up to 30 characters
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.description = description;
			return this;
		}

		/**
		 * Set what the whole item takes off. Required when an order is completed oversea.
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
		public PostDiscount build() {
			return new PostDiscount(this.name, this.description, this.amount, this.count);
		}

	}

}
