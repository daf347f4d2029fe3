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

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * When a service is or was given. Times are sent with seconds and without fractions, such
 * as {@code 2019-11-11T16:24:05+08:00}; leave a margin, because clocks differ. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param startTime when the service begins, not before the order is created; required
 * when an order is created
 * @param endTime when the service ends, after the start; in a completion not after the
 * call
 * @param startTimeRemark a remark on the start, up to 20 characters
 * @param endTimeRemark a remark on the end, up to 20 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096431">Complete an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record TimeRange(@Nullable OffsetDateTime startTime, @Nullable OffsetDateTime endTime,
		@Nullable String startTimeRemark, @Nullable String endTimeRemark) {

	void checkStart() {
		OrderChecks.required("startTime", this.startTime);
	}

	/**
	 * Return a builder for a time range.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds a {@link TimeRange}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable OffsetDateTime startTime;

		private @Nullable OffsetDateTime endTime;

		private @Nullable String startTimeRemark;

		private @Nullable String endTimeRemark;

		private Builder() {
		}

		/**
		 * Set when the service begins. Required when an order is created.
		 * @param startTime not before the order is created
		 * @return this builder
		 */
		public Builder startTime(@Nullable OffsetDateTime startTime) {
			this.startTime = startTime;
			return this;
		}

		/**
		 * Set when the service ends.
		 * @param endTime after the start; in a completion not after the call
		 * @return this builder
		 */
		public Builder endTime(@Nullable OffsetDateTime endTime) {
			this.endTime = endTime;
			return this;
		}

		/**
		 * Set a remark on the start.
		 * @param startTimeRemark up to 20 characters
		 * @return this builder
		 */
		public Builder startTimeRemark(@Nullable String startTimeRemark) {
			this.startTimeRemark = startTimeRemark;
			return this;
		}

		/**
		 * Set a remark on the end.
		 * @param endTimeRemark up to 20 characters
		 * @return this builder
		 */
		public Builder endTimeRemark(@Nullable String endTimeRemark) {
			this.endTimeRemark = endTimeRemark;
			return this;
		}

		/**
		 * Build the time range.
		 * @return the time range
		 */
		public TimeRange build() {
			return new TimeRange(this.startTime, this.endTime, this.startTimeRemark, this.endTimeRemark);
		}

	}

}
