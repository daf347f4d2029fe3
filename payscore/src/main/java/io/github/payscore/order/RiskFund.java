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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a service order may cost the user at most, or would otherwise have had to deposit.
 * Immutable; made by {@link #of} or a {@link #builder()}. A request needs name and
 * amount; in an answer of WeChat Pay every value may be missing.
 *
 * @author PayScore for Spring Boot contributors
 * @param name the kind: {@link #NAME_DEPOSIT}, {@link #NAME_ADVANCE},
 * {@link #NAME_CASH_DEPOSIT} or {@link #NAME_ESTIMATE_ORDER_COST}; WeChat Pay may add
 * others
 * @param amount the amount, in the minor unit of the currency; more than 0
 * @param description the description, up to 30 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096411">Query an order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RiskFund(@Nullable String name, @Nullable Long amount, @Nullable String description) {

	/**
	 * Name for a service that would otherwise ask for a deposit.
	 */
	public static final String NAME_DEPOSIT = "DEPOSIT";

	/**
	 * Name for a service that would otherwise ask for an advance.
	 */
	public static final String NAME_ADVANCE = "ADVANCE";

	/**
	 * Name for a service that would otherwise ask for a deposit in cash.
	 */
	public static final String NAME_CASH_DEPOSIT = "CASH_DEPOSIT";

	/**
	 * Name for a service that is paid afterwards: what it is expected to cost.
	 */
	public static final String NAME_ESTIMATE_ORDER_COST = "ESTIMATE_ORDER_COST";

	/**
	 * Return a risk fund for a request.
	 * @param name the kind, such as {@link #NAME_DEPOSIT}
	 * @param amount the amount, in the minor unit of the currency; more than 0
	 * @return the risk fund
	 * @throws IllegalArgumentException if the name is empty, or the amount not more than
	 * 0
	 */
	public static RiskFund of(String name, long amount) {
		return builder().name(name).amount(amount).build();
	}

	/**
	 * Return a builder for the risk fund of a request.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	// Not by the constructor: an answer must be readable, whatever it says.
	void check() {
		Assert.hasText(this.name, "'name' of a risk fund must not be empty");
		Assert.isTrue(this.amount != null && this.amount > 0, "'amount' of a risk fund must be more than 0");
	}

	/**
	 * Builds a {@link RiskFund}. Not thread-safe.
	 */
	public static final class Builder {

		private String name = "";

		private @Nullable Long amount;

		private @Nullable String description;

		private Builder() {
		}

		/**
		 * Set the kind. Required.
		 * @param name the kind, such as {@link #NAME_DEPOSIT}
		 * @return this builder
		 */
		public Builder name(String name) {
			this.name = name;
			return this;
		}

		/**
		 * Set the amount. Required.
		 * @param amount in the minor unit of the currency; more than 0
		 * @return this builder
		 */
		public Builder amount(long amount) {
			this.amount = amount;
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
		 * Build the risk fund.
		 * @return the risk fund
		 * @throws IllegalArgumentException if the name is missing, or the amount not more
		 * than 0
		 */
		public RiskFund build() {
			RiskFund riskFund = new RiskFund(this.name, this.amount, this.description);
			riskFund.check();
			return riskFund;
		}

	}

}
