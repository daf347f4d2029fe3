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

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * When a service of the mainland is or was given. Immutable; made by a
 * {@link #builder()}.
 * <p>
 * Start and end are times of China, both to the second ({@code yyyyMMddHHmmss}) or both
 * to the day ({@code yyyyMMdd}). What WeChat Pay asks of them, and the library does not
 * check: the start is not before the creation of the order; an end to the second is after
 * the start, one to the day not before it; when an order is completed, an end to the
 * second is before the call, one to the day not after its day. Leave a margin, because
 * clocks differ.
 *
 * @author PayScore for Spring Boot contributors
 * @param startTime when the service begins, as it is sent: {@code yyyyMMddHHmmss}, {@code
 * yyyyMMdd} or {@link #START_ON_ACCEPT}; required when a direct merchant creates an order
 * @param endTime when the service ends, as it is sent: {@code yyyyMMddHHmmss} or {@code
 * yyyyMMdd}
 * @param startTimeRemark a remark on the start, up to 20 characters
 * @param endTimeRemark a remark on the end, up to 20 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587900">Create an order</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587955">Complete an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandTimeRange(@Nullable String startTime, @Nullable String endTime, @Nullable String startTimeRemark,
		@Nullable String endTimeRemark) {

	/**
	 * Start of a service that begins when the user confirms the order.
	 */
	public static final String START_ON_ACCEPT = "OnAccept";

	/**
	 * Return a builder for a time range.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a builder that has the values of this time range.
	 * @return a new builder
	 */
	public Builder toBuilder() {
		Builder builder = builder();
		builder.startTime = this.startTime;
		builder.endTime = this.endTime;
		builder.startTimeRemark = this.startTimeRemark;
		builder.endTimeRemark = this.endTimeRemark;
		return builder;
	}

	/**
	 * Builds a {@link MainlandTimeRange}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String startTime;

		private @Nullable String endTime;

		private @Nullable String startTimeRemark;

		private @Nullable String endTimeRemark;

		private Builder() {
		}

		/**
		 * Set when the service begins, in the time of China, to the second.
		 * @param startTime the time; fractions of a second are not sent
		 * @return this builder
		 */
		public Builder startTime(LocalDateTime startTime) {
			this.startTime = MainlandTimes.toSecond(startTime);
			return this;
		}

		/**
		 * Set when the service begins, converted to the time of China, to the second.
		 * @param startTime the time; fractions of a second are not sent
		 * @return this builder
		 */
		public Builder startTime(OffsetDateTime startTime) {
			return startTime(MainlandTimes.inChina(startTime));
		}

		/**
		 * Set on which day the service begins, in China.
		 * @param startDate the day
		 * @return this builder
		 */
		public Builder startDate(LocalDate startDate) {
			this.startTime = MainlandTimes.toDay(startDate);
			return this;
		}

		/**
		 * Let the service begin when the user confirms the order. Only when an order is
		 * created; the end is a time to the second then.
		 * @return this builder
		 */
		public Builder startOnAccept() {
			this.startTime = START_ON_ACCEPT;
			return this;
		}

		/**
		 * Set when the service ends, in the time of China, to the second.
		 * @param endTime the time; fractions of a second are not sent
		 * @return this builder
		 */
		public Builder endTime(LocalDateTime endTime) {
			this.endTime = MainlandTimes.toSecond(endTime);
			return this;
		}

		/**
		 * Set when the service ends, converted to the time of China, to the second.
		 * @param endTime the time; fractions of a second are not sent
		 * @return this builder
		 */
		public Builder endTime(OffsetDateTime endTime) {
			return endTime(MainlandTimes.inChina(endTime));
		}

		/**
		 * Set on which day the service ends, in China. WeChat Pay takes it for the first
		 * moment of the day.
		 * @param endDate the day
		 * @return this builder
		 */
		public Builder endDate(LocalDate endDate) {
			this.endTime = MainlandTimes.toDay(endDate);
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
		public MainlandTimeRange build() {
			return new MainlandTimeRange(this.startTime, this.endTime, this.startTimeRemark, this.endTimeRemark);
		}

	}

}
