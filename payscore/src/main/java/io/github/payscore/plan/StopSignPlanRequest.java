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

package io.github.payscore.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * Why a user's plan is stopped. Immutable; made by {@link #ofReason} or a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param stopReason why the plan is stopped, up to 128 characters
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/payscore-plan/user-sign-plan/stop-user-sign-plan.html">Stop
 * a user's plan, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-payscore-plan/partner-user-sign-plan/stop-partner-user-sign-plan.html">Stop
 * a user's plan, partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record StopSignPlanRequest(@Nullable String subMchid, String stopReason) {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public StopSignPlanRequest {
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		Assert.hasText(stopReason, "'stopReason' must not be empty");
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
		builder.subMchid = this.subMchid;
		builder.stopReason = this.stopReason;
		return builder;
	}

	/**
	 * Return a request for a plan of the merchant that the operations have as default.
	 * @param stopReason why the plan is stopped, up to 128 characters
	 * @return the request
	 * @throws IllegalArgumentException if the reason is empty
	 */
	public static StopSignPlanRequest ofReason(String stopReason) {
		return builder().stopReason(stopReason).build();
	}

	/**
	 * Builds a {@link StopSignPlanRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String subMchid;

		private String stopReason = "";

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
		 * Set why the plan is stopped. Required.
		 * @param stopReason up to 128 characters
		 * @return this builder
		 */
		public Builder stopReason(String stopReason) {
			this.stopReason = stopReason;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public StopSignPlanRequest build() {
			return new StopSignPlanRequest(this.subMchid, this.stopReason);
		}

	}

}
