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

package io.github.payscore.permission;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * Goods that a user is about to buy. Immutable; made by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param name what it is
 * @param picture the address of a picture of it
 * @param amount the price of one, in fen
 * @param count how many, at least 1
 * @param categoryId the ids of the categories that it belongs to
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Goods(String name, String picture, Long amount, Integer count, @Nullable List<String> categoryId) {

	/**
	 * Create a value; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, the amount is
	 * negative, or the count is not more than 0
	 */
	public Goods {
		Assert.hasText(name, "'name' must not be empty");
		Assert.hasText(picture, "'picture' must not be empty");
		OrderChecks.requiredAmount("amount", amount);
		Assert.isTrue(OrderChecks.required("count", count) > 0, "'count' must be more than 0");
		categoryId = (categoryId != null) ? List.copyOf(categoryId) : null;
	}

	/**
	 * Return a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds a {@link Goods}. Not thread-safe.
	 */
	public static final class Builder {

		private String name = "";

		private String picture = "";

		private @Nullable Long amount;

		private @Nullable Integer count;

		private @Nullable List<String> categoryId;

		private Builder() {
		}

		/**
		 * Set what it is. Required.
		 * @param name the name
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the address of a picture of it. Required.
		 * @param picture a URL
		 * @return this builder
		 */
		public Builder picture(String picture) {
			this.picture = picture;
			return this;
		}

		/**
		 * Set the price of one. Required.
		 * @param amount the price, in fen
		 * @return this builder
		 */
		public Builder amount(long amount) {
			this.amount = amount;
			return this;
		}

		/**
		 * Set how many. Required.
		 * @param count at least 1
		 * @return this builder
		 */
		public Builder count(int count) {
			this.count = count;
			return this;
		}

		/**
		 * Set the categories that it belongs to.
		 * @param categoryId the ids of the categories
		 * @return this builder
		 */
		public Builder categoryId(@Nullable List<String> categoryId) {
			this.categoryId = categoryId;
			return this;
		}

		/**
		 * Build the value.
		 * @return the value
		 * @throws IllegalArgumentException if a required value is missing, the amount is
		 * negative, or the count is not more than 0
		 */
		public Goods build() {
			return new Goods(this.name, this.picture, OrderChecks.required("amount", this.amount),
					OrderChecks.required("count", this.count), this.categoryId);
		}

	}

}
