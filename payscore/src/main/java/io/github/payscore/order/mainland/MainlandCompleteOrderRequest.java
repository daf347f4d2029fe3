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

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.Location;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;

/**
 * What a service order of the mainland is completed with. Immutable; made by a
 * {@link #builder()}.
 * <p>
 * Direct merchants and partners share it. Which fields only one of them has is said
 * below; one of the other mode is refused by the operations.
 * <p>
 * WeChat Pay checks that the total is the sum of the payments less the sum of the
 * discounts; the library does not. An order may be completed with a total of 0: nothing
 * is collected then, and some industries ask that the items have neither amount nor
 * count.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid direct merchants only: the official account or mini program that the order
 * was created with; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param postPayments what the user pays for, 1 to 100 items, of direct merchants each
 * with a name; replaces the items of before
 * @param postDiscounts what is taken off, at most 30 items, of direct merchants each with
 * a name and a description; replaces the items of before
 * @param totalAmount what is collected, in fen; not negative
 * @param timeRange when the service was given; needed if the order was created without an
 * end, which must not be after the call
 * @param location where the service was given
 * @param device which device the user used
 * @param profitSharing whether the money is to be shared with others; if not set now it
 * cannot be shared later
 * @param goodsTag the mark that coupons apply to, up to 32 characters
 * @param completeTime partners only: when the service was completed, not before its end
 * and not after the call
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587955">Complete an order,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138598">Complete an order,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandCompleteOrderRequest(@Nullable String serviceId, @Nullable String appid,
		@Nullable String subMchid, List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts,
		Long totalAmount, @Nullable MainlandTimeRange timeRange, @Nullable Location location, @Nullable Device device,
		@Nullable Boolean profitSharing, @Nullable String goodsTag,
		@Nullable OffsetDateTime completeTime) implements MainlandRequest<MainlandCompleteOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or an amount is
	 * negative
	 */
	public MainlandCompleteOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		Assert.notEmpty(postPayments, "'postPayments' must not be empty");
		OrderChecks.requiredAmount("totalAmount", totalAmount);
		postPayments = List.copyOf(postPayments);
		postDiscounts = (postDiscounts != null) ? List.copyOf(postDiscounts) : null;
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
		builder.serviceId = this.serviceId;
		builder.appid = this.appid;
		builder.subMchid = this.subMchid;
		builder.postPayments = this.postPayments;
		builder.postDiscounts = this.postDiscounts;
		builder.totalAmount = this.totalAmount;
		builder.timeRange = this.timeRange;
		builder.location = this.location;
		builder.device = this.device;
		builder.profitSharing = this.profitSharing;
		builder.goodsTag = this.goodsTag;
		builder.completeTime = this.completeTime;
		return builder;
	}

	/**
	 * Return this request for a merchant.
	 * @param serviceId the service
	 * @param appid the official account or mini program, or {@code null}
	 * @param subMchid the sub-merchant, or {@code null}
	 * @param subAppid not in this request
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public MainlandCompleteOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).build();
	}

	/**
	 * Return what only partners have in this request.
	 */
	@Override
	public Map<String, @Nullable Object> fieldsOfPartners() {
		Map<String, @Nullable Object> fields = MainlandRequest.super.fieldsOfPartners();
		fields.put("completeTime", this.completeTime);
		return fields;
	}

	/**
	 * Check that direct merchants name each payment, and name and describe each discount.
	 */
	@Override
	public void check(MainlandMode mode) {
		if (mode == MainlandMode.DIRECT) {
			OrderChecks.names(this.postPayments);
			OrderChecks.namesAndDescriptions(this.postDiscounts);
		}
	}

	/**
	 * Builds a {@link MainlandCompleteOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private List<PostPayment> postPayments = List.of();

		private @Nullable List<PostDiscount> postDiscounts;

		private @Nullable Long totalAmount;

		private @Nullable MainlandTimeRange timeRange;

		private @Nullable Location location;

		private @Nullable Device device;

		private @Nullable Boolean profitSharing;

		private @Nullable String goodsTag;

		private @Nullable OffsetDateTime completeTime;

		private Builder() {
		}

		/**
		 * Set the id of the service.
		 * @param serviceId 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder serviceId(@Nullable String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the official account or mini program. Only of direct merchants.
		 * @param appid the one that the order was created with, 1 to 32 characters;
		 * without it the default of the operations applies
		 * @return this builder
		 */
		public Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
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
		 * Set what the user pays for. Required.
		 * @param postPayments 1 to 100 items; replace those of before. Of direct
		 * merchants each has a name
		 * @return this builder
		 */
		public Builder postPayments(List<PostPayment> postPayments) {
			this.postPayments = postPayments;
			return this;
		}

		/**
		 * Set what is taken off.
		 * @param postDiscounts at most 30 items; replace those of before. Of direct
		 * merchants each has a name and a description
		 * @return this builder
		 */
		public Builder postDiscounts(@Nullable List<PostDiscount> postDiscounts) {
			this.postDiscounts = postDiscounts;
			return this;
		}

		/**
		 * Set what is collected. Required.
		 * @param totalAmount in fen (50000 is CNY 500.00); not negative
		 * @return this builder
		 */
		public Builder totalAmount(long totalAmount) {
			this.totalAmount = totalAmount;
			return this;
		}

		/**
		 * Set when the service was given.
		 * @param timeRange needed if the order was created without an end; the end not
		 * after the call
		 * @return this builder
		 */
		public Builder timeRange(@Nullable MainlandTimeRange timeRange) {
			this.timeRange = timeRange;
			return this;
		}

		/**
		 * Set where the service was given.
		 * @param location the places
		 * @return this builder
		 */
		public Builder location(@Nullable Location location) {
			this.location = location;
			return this;
		}

		/**
		 * Set which device the user used.
		 * @param device the device
		 * @return this builder
		 */
		public Builder device(@Nullable Device device) {
			this.device = device;
			return this;
		}

		/**
		 * Set whether the money is to be shared with others.
		 * @param profitSharing {@code true} to share; if not set now it cannot be shared
		 * later
		 * @return this builder
		 */
		public Builder profitSharing(@Nullable Boolean profitSharing) {
			this.profitSharing = profitSharing;
			return this;
		}

		/**
		 * Set the mark that coupons apply to.
		 * @param goodsTag up to 32 characters
		 * @return this builder
		 */
		public Builder goodsTag(@Nullable String goodsTag) {
			this.goodsTag = goodsTag;
			return this;
		}

		/**
		 * Set when the service was completed. Only of partners.
		 * @param completeTime not before the end of the service and not after the call;
		 * sent with seconds and without fractions
		 * @return this builder
		 */
		public Builder completeTime(@Nullable OffsetDateTime completeTime) {
			this.completeTime = completeTime;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or an amount
		 * is negative
		 */
		public MainlandCompleteOrderRequest build() {
			return new MainlandCompleteOrderRequest(this.serviceId, this.appid, this.subMchid, this.postPayments,
					this.postDiscounts, OrderChecks.requiredAmount("totalAmount", this.totalAmount), this.timeRange,
					this.location, this.device, this.profitSharing, this.goodsTag, this.completeTime);
		}

	}

}
