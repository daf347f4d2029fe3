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
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Where a service is or was given. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param startLocation where the service begins, up to 20 characters
 * @param endLocation where the service ends, up to 20 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096431">Complete an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Location(@Nullable String startLocation, @Nullable String endLocation) {

	/**
	 * Return a builder for a location.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds a {@link Location}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String startLocation;

		private @Nullable String endLocation;

		private Builder() {
		}

		/**
		 * Set where the service begins.
		 * @param startLocation up to 20 characters
		 * @return this builder
		 */
		public Builder startLocation(@Nullable String startLocation) {
			this.startLocation = startLocation;
			return this;
		}

		/**
		 * Set where the service ends.
		 * @param endLocation up to 20 characters
		 * @return this builder
		 */
		public Builder endLocation(@Nullable String endLocation) {
			this.endLocation = endLocation;
			return this;
		}

		/**
		 * Build the location.
		 * @return the location
		 */
		public Location build() {
			return new Location(this.startLocation, this.endLocation);
		}

	}

}
