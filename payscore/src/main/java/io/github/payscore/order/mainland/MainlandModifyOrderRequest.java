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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;

/**
 * What the total of a completed service order of the mainland is lowered to. Immutable;
 * made by a {@link #builder()}.
 * <p>
 * Direct merchants and partners share it. Which fields only one of them has is said
 * below; one of the other mode is refused by the operations.
 * <p>
 * WeChat Pay takes a modification only while it collects the money, only downwards, and
 * not when the user paid a deposit; the library does not check it.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid direct merchants only: the official account or mini program that the order
 * was created with; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param postPayments what the user pays for, 1 to 100 items, of direct merchants each
 * with a name; replaces the items of before
 * @param postDiscounts what is taken off, at most 30 items; replaces the items of before
 * @param totalAmount what is collected, in fen, less than before; not negative
 * @param reason why the total is lowered, up to 50 characters
 * @param device which device the user used
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587957">Modify an order,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138819">Modify an order,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandModifyOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts, Long totalAmount, String reason,
		@Nullable Device device) implements MainlandRequest<MainlandModifyOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or an amount is
	 * negative
	 */
	public MainlandModifyOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		Assert.notEmpty(postPayments, "'postPayments' must not be empty");
		OrderChecks.requiredAmount("totalAmount", totalAmount);
		Assert.hasText(reason, "'reason' must not be empty");
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
		builder.reason = this.reason;
		builder.device = this.device;
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
	public MainlandModifyOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).build();
	}

	/**
	 * Check that direct merchants name each payment.
	 */
	@Override
	public void check(MainlandMode mode) {
		if (mode == MainlandMode.DIRECT) {
			OrderChecks.names(this.postPayments);
		}
	}

	/**
	 * Builds a {@link MainlandModifyOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private List<PostPayment> postPayments = List.of();

		private @Nullable List<PostDiscount> postDiscounts;

		private @Nullable Long totalAmount;

		private String reason = "";

		private @Nullable Device device;

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
		 * @param postDiscounts at most 30 items; replace those of before
		 * @return this builder
		 */
		public Builder postDiscounts(@Nullable List<PostDiscount> postDiscounts) {
			this.postDiscounts = postDiscounts;
			return this;
		}

		/**
		 * Set what is collected. Required.
		 * @param totalAmount in fen (50000 is CNY 500.00), less than before; not negative
		 * @return this builder
		 */
		public Builder totalAmount(long totalAmount) {
			this.totalAmount = totalAmount;
			return this;
		}

		/**
		 * Set why the total is lowered. Required.
		 * @param reason up to 50 characters
		 * @return this builder
		 */
		public Builder reason(String reason) {
			this.reason = reason;
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
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or an amount
		 * is negative
		 */
		public MainlandModifyOrderRequest build() {
			return new MainlandModifyOrderRequest(this.serviceId, this.appid, this.subMchid, this.postPayments,
					this.postDiscounts, OrderChecks.requiredAmount("totalAmount", this.totalAmount), this.reason,
					this.device);
		}

	}

}
