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

package io.github.payscore.order.mainland;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A device that the user rents or uses. Immutable; made by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param startDeviceId the device at which the service begins, up to 50 characters
 * @param endDeviceId the device at which the service ends, up to 50 characters
 * @param materielNo the code of the material that the user scanned, up to 100 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587900">Create an order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Device(@Nullable String startDeviceId, @Nullable String endDeviceId, @Nullable String materielNo) {

	/**
	 * Return a builder for a device.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a builder that has the values of this device.
	 * @return a new builder
	 */
	public Builder toBuilder() {
		Builder builder = builder();
		builder.startDeviceId = this.startDeviceId;
		builder.endDeviceId = this.endDeviceId;
		builder.materielNo = this.materielNo;
		return builder;
	}

	/**
	 * Builds a {@link Device}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String startDeviceId;

		private @Nullable String endDeviceId;

		private @Nullable String materielNo;

		private Builder() {
		}

		/**
		 * Set the device at which the service begins.
		 * @param startDeviceId up to 50 characters
		 * @return this builder
		 */
		public Builder startDeviceId(@Nullable String startDeviceId) {
			this.startDeviceId = startDeviceId;
			return this;
		}

		/**
		 * Set the device at which the service ends.
		 * @param endDeviceId up to 50 characters
		 * @return this builder
		 */
		public Builder endDeviceId(@Nullable String endDeviceId) {
			this.endDeviceId = endDeviceId;
			return this;
		}

		/**
		 * Set the code of the material that the user scanned.
		 * @param materielNo up to 100 characters
		 * @return this builder
		 */
		public Builder materielNo(@Nullable String materielNo) {
			this.materielNo = materielNo;
			return this;
		}

		/**
		 * Build the device.
		 * @return the device
		 */
		public Device build() {
			return new Device(this.startDeviceId, this.endDeviceId, this.materielNo);
		}

	}

}
