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
 * What a message to the user says of the cost of a service order. Immutable; made by a
 * {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param postPayments what the user has to pay for
 * @param postDiscounts what is taken off
 * @param totalAmount what the user has to pay in all, in fen; not negative
 * @param prepaidTime the day on which the money is expected to be collected, as it is
 * sent: {@code yyyyMMdd}
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-order/send-order-pending-message.html">Send
 * a message that a cost is to be settled, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-order/send-partner-order-prepaid-message.html">Send
 * a message that money is about to be collected, partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandMessageRequest(@Nullable String serviceId, @Nullable String subMchid,
		List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts, Long totalAmount,
		String prepaidTime) implements MainlandRequest<MainlandMessageRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public MainlandMessageRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		Assert.notNull(postPayments, "'postPayments' must not be null");
		OrderChecks.requiredAmount("totalAmount", totalAmount);
		Assert.hasText(prepaidTime, "'prepaidTime' must not be empty");
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
		builder.subMchid = this.subMchid;
		builder.postPayments = this.postPayments;
		builder.postDiscounts = this.postDiscounts;
		builder.totalAmount = this.totalAmount;
		builder.prepaidTime = this.prepaidTime;
		return builder;
	}

	/**
	 * Return no official account, which messages do not name.
	 * @return {@code null}
	 */
	@Override
	public @Nullable String appid() {
		return null;
	}

	/**
	 * Return that direct merchants name no official account in this request.
	 * @return {@code false}
	 */
	@Override
	public boolean hasAppidOfDirectMerchant() {
		return false;
	}

	/**
	 * Return this request for a merchant.
	 * @param serviceId the service
	 * @param appid the official account or mini program, or {@code null}
	 * @param subMchid the sub-merchant, or {@code null}
	 * @param subAppid the official account or mini program of the sub-merchant, or
	 * {@code null}
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public MainlandMessageRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link MainlandMessageRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String subMchid;

		private @Nullable List<PostPayment> postPayments;

		private @Nullable List<PostDiscount> postDiscounts;

		private @Nullable Long totalAmount;

		private String prepaidTime = "";

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
		 * Set what the user has to pay for. Required.
		 * @param postPayments the items
		 * @return this builder
		 */
		public Builder postPayments(List<PostPayment> postPayments) {
			this.postPayments = postPayments;
			return this;
		}

		/**
		 * Set what is taken off.
		 * @param postDiscounts the items
		 * @return this builder
		 */
		public Builder postDiscounts(@Nullable List<PostDiscount> postDiscounts) {
			this.postDiscounts = postDiscounts;
			return this;
		}

		/**
		 * Set what the user has to pay in all. Required.
		 * @param totalAmount in fen; not negative
		 * @return this builder
		 */
		public Builder totalAmount(long totalAmount) {
			this.totalAmount = totalAmount;
			return this;
		}

		/**
		 * Set the day on which the money is expected to be collected, in China. Required.
		 * @param prepaidTime the day
		 * @return this builder
		 */
		public Builder prepaidTime(LocalDate prepaidTime) {
			this.prepaidTime = MainlandTimes.toDay(prepaidTime);
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public MainlandMessageRequest build() {
			return new MainlandMessageRequest(this.serviceId, this.subMchid,
					OrderChecks.required("postPayments", this.postPayments), this.postDiscounts,
					OrderChecks.required("totalAmount", this.totalAmount), this.prepaidTime);
		}

	}

}
