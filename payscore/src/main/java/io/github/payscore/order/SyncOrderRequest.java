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
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * That the user paid a service order without WeChat Pay. Immutable; made by
 * {@link #paidAt} or a {@link #builder()}.
 * <p>
 * Keep it, the time included, in case the call has to be repeated.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the property
 * {@code wechatpay.payscore.service-id}
 * @param subMchid the sub-merchant; falls back to the property
 * {@code wechatpay.payscore.sub-mchid}
 * @param type what happened: {@link #TYPE_ORDER_PAID}, the only type that WeChat Pay
 * knows
 * @param detail the payment
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096438">Sync an order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SyncOrderRequest(@Nullable String serviceId, @Nullable String subMchid, String type,
		Detail detail) implements OrderRequest<SyncOrderRequest> {

	/**
	 * Type of a sync: the user paid the order elsewhere.
	 */
	public static final String TYPE_ORDER_PAID = "Order_Paid";

	/**
	 * Create a request; prefer {@link #paidAt} or the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing
	 */
	public SyncOrderRequest {
		Ids.checkUnlessBlank("serviceId", serviceId);
		Ids.checkUnlessBlank("subMchid", subMchid);
		Assert.hasText(type, "'type' must not be empty");
		Ids.check("type", type);
		OrderChecks.required("detail", detail);
	}

	/**
	 * Return a request for an order of the service and the sub-merchant that the
	 * properties name.
	 * @param paidTime when the user paid
	 * @return the request
	 * @throws IllegalArgumentException if the time is missing
	 */
	public static SyncOrderRequest paidAt(OffsetDateTime paidTime) {
		return builder().detail(Detail.builder().paidTime(paidTime).build()).build();
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
		builder.type = this.type;
		builder.detail = this.detail;
		return builder;
	}

	/**
	 * Return this request for a service and a sub-merchant.
	 * @param serviceId the service
	 * @param subMchid the sub-merchant
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public SyncOrderRequest of(String serviceId, String subMchid) {
		return toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link SyncOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String subMchid;

		private String type = TYPE_ORDER_PAID;

		private @Nullable Detail detail;

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
		 * Set what happened, by default {@link #TYPE_ORDER_PAID}.
		 * @param type the type; WeChat Pay knows no other
		 * @return this builder
		 */
		public Builder type(String type) {
			this.type = type;
			return this;
		}

		/**
		 * Set the payment. Required.
		 * @param detail the payment
		 * @return this builder
		 */
		public Builder detail(Detail detail) {
			this.detail = detail;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing
		 */
		public SyncOrderRequest build() {
			return new SyncOrderRequest(this.serviceId, this.subMchid, this.type,
					OrderChecks.required("detail", this.detail));
		}

	}

	/**
	 * A payment that the merchant received without WeChat Pay. Immutable.
	 *
	 * @author PayScore for Spring Boot contributors
	 * @param seq the number of the payment within the order
	 * @param paidTime when the user paid; sent with seconds and without fractions
	 * @param paidAmount what the user paid, in the minor unit of the currency; not
	 * negative
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Detail(@Nullable Integer seq, OffsetDateTime paidTime, @Nullable Long paidAmount) {

		/**
		 * Create a payment; prefer the {@link #builder()}.
		 * @throws IllegalArgumentException if the time is missing or the amount negative
		 */
		public Detail {
			OrderChecks.required("paidTime", paidTime);
			OrderChecks.amount("paidAmount", paidAmount);
		}

		/**
		 * Return a builder for a payment.
		 * @return a new builder
		 */
		public static Builder builder() {
			return new Builder();
		}

		/**
		 * Return a builder that has the values of this payment.
		 * @return a new builder
		 */
		public Builder toBuilder() {
			Builder builder = builder();
			builder.seq = this.seq;
			builder.paidTime = this.paidTime;
			builder.paidAmount = this.paidAmount;
			return builder;
		}

		/**
		 * Builds a {@link Detail}. Not thread-safe.
		 */
		public static final class Builder {

			private @Nullable Integer seq;

			private @Nullable OffsetDateTime paidTime;

			private @Nullable Long paidAmount;

			private Builder() {
			}

			/**
			 * Set the number of the payment within the order.
			 * @param seq the number
			 * @return this builder
			 */
			public Builder seq(int seq) {
				this.seq = seq;
				return this;
			}

			/**
			 * Set when the user paid. Required.
			 * @param paidTime the time; sent with seconds and without fractions
			 * @return this builder
			 */
			public Builder paidTime(OffsetDateTime paidTime) {
				this.paidTime = paidTime;
				return this;
			}

			/**
			 * Set what the user paid.
			 * @param paidAmount in the minor unit of the currency; not negative
			 * @return this builder
			 */
			public Builder paidAmount(long paidAmount) {
				this.paidAmount = paidAmount;
				return this;
			}

			/**
			 * Build the payment.
			 * @return the payment
			 * @throws IllegalArgumentException if the time is missing or the amount
			 * negative
			 */
			public Detail build() {
				return new Detail(this.seq, OrderChecks.required("paidTime", this.paidTime), this.paidAmount);
			}

		}

	}

}
