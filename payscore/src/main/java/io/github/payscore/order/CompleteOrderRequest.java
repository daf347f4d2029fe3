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
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a service order is completed with. Immutable; made by a {@link #builder()}.
 * <p>
 * WeChat Pay checks that the total is the sum of the payments less the sum of the
 * discounts; the library does not.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the property
 * {@code wechatpay.payscore.service-id}
 * @param appid the official account or mini program: the sub-merchant's if both it and
 * the partner's were given when the order was created, else the partner's
 * @param channelId the merchant number of the channel partner; only where an agreement
 * with WeChat Pay asks for it
 * @param subMchid the sub-merchant; falls back to the property
 * {@code wechatpay.payscore.sub-mchid}
 * @param postPayments what the user pays for, 1 to 100 items; replaces the items of the
 * order's creation
 * @param postDiscounts what is taken off, at most 30 items, each with an amount; replaces
 * the items of the order's creation
 * @param totalAmount what is collected, in the minor unit of the currency; not negative
 * @param currency the settlement currency of the order's creation, for example
 * {@code HKD}
 * @param timeRange when the service was given; needed if the order was created without an
 * end time
 * @param location where the service was given
 * @param profitSharing whether the money is to be shared with others; if not set now it
 * cannot be shared later
 * @param completeTime when the service was completed
 * @param goodsTag the mark that coupons apply to, up to 32 characters
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096431">Complete an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CompleteOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String channelId,
		@Nullable String subMchid, List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts,
		Long totalAmount, @Nullable String currency, @Nullable TimeRange timeRange, @Nullable Location location,
		@Nullable Boolean profitSharing, @Nullable OffsetDateTime completeTime,
		@Nullable String goodsTag) implements OrderRequest<CompleteOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or an amount is
	 * negative
	 */
	public CompleteOrderRequest {
		Ids.checkUnlessBlank("serviceId", serviceId);
		Ids.check("appid", appid);
		Ids.check("channelId", channelId);
		Ids.checkUnlessBlank("subMchid", subMchid);
		Ids.check("currency", currency);
		Assert.notEmpty(postPayments, "'postPayments' must not be empty");
		OrderChecks.requiredAmount("totalAmount", totalAmount);
		postPayments = List.copyOf(postPayments);
		postDiscounts = (postDiscounts != null) ? List.copyOf(postDiscounts) : null;
		OrderChecks.names(postPayments);
		OrderChecks.namesAndDescriptions(postDiscounts);
		requireAmounts(postDiscounts);
	}

	private static void requireAmounts(@Nullable List<PostDiscount> postDiscounts) {
		Assert.isTrue(postDiscounts == null || postDiscounts.stream().allMatch((discount) -> discount.amount() != null),
				"'amount' of a post discount must be set when an order is completed");
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
		builder.channelId = this.channelId;
		builder.subMchid = this.subMchid;
		builder.postPayments = this.postPayments;
		builder.postDiscounts = this.postDiscounts;
		builder.totalAmount = this.totalAmount;
		builder.currency = this.currency;
		builder.timeRange = this.timeRange;
		builder.location = this.location;
		builder.profitSharing = this.profitSharing;
		builder.completeTime = this.completeTime;
		builder.goodsTag = this.goodsTag;
		return builder;
	}

	/**
	 * Return this request for a service and a sub-merchant.
	 * @param serviceId the service
	 * @param subMchid the sub-merchant
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public CompleteOrderRequest of(String serviceId, String subMchid) {
		return toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link CompleteOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String channelId;

		private @Nullable String subMchid;

		private List<PostPayment> postPayments = List.of();

		private @Nullable List<PostDiscount> postDiscounts;

		private @Nullable Long totalAmount;

		private @Nullable String currency;

		private @Nullable TimeRange timeRange;

		private @Nullable Location location;

		private @Nullable Boolean profitSharing;

		private @Nullable OffsetDateTime completeTime;

		private @Nullable String goodsTag;

		private Builder() {
		}

		/**
		 * Set the id of the service.
		 * @param serviceId 1 to 32 characters; without it the property
		 * {@code wechatpay.payscore.service-id} applies
		 * @return this builder
		 */
		public Builder serviceId(@Nullable String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the official account or mini program.
		 * @param appid the sub-merchant's if both it and the partner's were given when
		 * the order was created, else the partner's
		 * @return this builder
		 */
		public Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
		}

		/**
		 * Set the merchant number of the channel partner.
		 * @param channelId the number; only where an agreement with WeChat Pay asks for
		 * it
		 * @return this builder
		 */
		public Builder channelId(@Nullable String channelId) {
			this.channelId = channelId;
			return this;
		}

		/**
		 * Set the sub-merchant.
		 * @param subMchid 1 to 32 characters; without it the property
		 * {@code wechatpay.payscore.sub-mchid} applies
		 * @return this builder
		 */
		public Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		/**
		 * Set what the user pays for. Required.
		 * @param postPayments 1 to 100 items, each with a name; replace those of the
		 * order's creation
		 * @return this builder
		 */
		public Builder postPayments(List<PostPayment> postPayments) {
			this.postPayments = postPayments;
			return this;
		}

		/**
		 * Set what is taken off.
		 * @param postDiscounts at most 30 items, each with an amount; replace those of
		 * the order's creation
		 * @return this builder
		 */
		public Builder postDiscounts(@Nullable List<PostDiscount> postDiscounts) {
			this.postDiscounts = postDiscounts;
			return this;
		}

		/**
		 * Set what is collected. Required.
		 * @param totalAmount in the minor unit of the currency (50000 is HKD 500.00, and
		 * JPY 50000); not negative
		 * @return this builder
		 */
		public Builder totalAmount(long totalAmount) {
			this.totalAmount = totalAmount;
			return this;
		}

		/**
		 * Set the currency.
		 * @param currency the settlement currency of the order's creation, for example
		 * {@code HKD}
		 * @return this builder
		 */
		public Builder currency(@Nullable String currency) {
			this.currency = currency;
			return this;
		}

		/**
		 * Set when the service was given.
		 * @param timeRange the times; needed if the order was created without an end time
		 * @return this builder
		 */
		public Builder timeRange(@Nullable TimeRange timeRange) {
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
		 * Set when the service was completed. It belongs to what must stay the same when
		 * the call is repeated.
		 * @param completeTime the time; sent with seconds and without fractions
		 * @return this builder
		 */
		public Builder completeTime(@Nullable OffsetDateTime completeTime) {
			this.completeTime = completeTime;
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
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or an amount
		 * is negative
		 */
		public CompleteOrderRequest build() {
			return new CompleteOrderRequest(this.serviceId, this.appid, this.channelId, this.subMchid,
					this.postPayments, this.postDiscounts, OrderChecks.requiredAmount("totalAmount", this.totalAmount),
					this.currency, this.timeRange, this.location, this.profitSharing, this.completeTime, this.goodsTag);
		}

	}

}
