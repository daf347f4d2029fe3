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
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * That the user paid a service order of the mainland without WeChat Pay. Immutable; made
 * by {@link #paidAt(OffsetDateTime)} or a {@link #builder()}.
 * <p>
 * Keep it, the time included, in case the call has to be repeated.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid direct merchants only: the official account or mini program that the order
 * was created with; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param type what happened: {@link #TYPE_ORDER_PAID}, the only type that WeChat Pay
 * knows
 * @param detail the payment
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587962">Sync an order,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138975">Sync an order,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandSyncOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		String type, Detail detail) implements MainlandRequest<MainlandSyncOrderRequest> {

	/**
	 * Type of a sync: the user paid the order elsewhere.
	 */
	public static final String TYPE_ORDER_PAID = "Order_Paid";

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing
	 */
	public MainlandSyncOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		Assert.hasText(type, "'type' must not be empty");
		OrderChecks.id("type", type);
		OrderChecks.required("detail", detail);
	}

	/**
	 * Return a request for an order of the service and the merchant that the operations
	 * have as defaults.
	 * @param paidTime when the user paid, in the time of China
	 * @return the request
	 */
	public static MainlandSyncOrderRequest paidAt(LocalDateTime paidTime) {
		return builder().detail(Detail.builder().paidTime(paidTime).build()).build();
	}

	/**
	 * Return a request for an order of the service and the merchant that the operations
	 * have as defaults.
	 * @param paidTime when the user paid
	 * @return the request
	 */
	public static MainlandSyncOrderRequest paidAt(OffsetDateTime paidTime) {
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
		builder.appid = this.appid;
		builder.subMchid = this.subMchid;
		builder.type = this.type;
		builder.detail = this.detail;
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
	public MainlandSyncOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).build();
	}

	/**
	 * Return what only partners have in this request.
	 */
	@Override
	public Map<String, @Nullable Object> fieldsOfPartners() {
		Map<String, @Nullable Object> fields = MainlandRequest.super.fieldsOfPartners();
		fields.put("seq", this.detail.seq());
		fields.put("paidAmount", this.detail.paidAmount());
		return fields;
	}

	/**
	 * Builds a {@link MainlandSyncOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private String type = TYPE_ORDER_PAID;

		private @Nullable Detail detail;

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
		public MainlandSyncOrderRequest build() {
			return new MainlandSyncOrderRequest(this.serviceId, this.appid, this.subMchid, this.type,
					OrderChecks.required("detail", this.detail));
		}

	}

	/**
	 * A payment that the merchant received without WeChat Pay. Immutable.
	 *
	 * @author PayScore for Spring Boot contributors
	 * @param paidTime when the user paid, as it is sent: {@code yyyyMMddHHmmss} or
	 * {@code yyyyMMdd}; after the completion of the order, and at most a minute after the
	 * call
	 * @param seq partners only: the number of the payment within the order
	 * @param paidAmount partners only: what the user paid, in fen; not negative
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Detail(String paidTime, @Nullable Integer seq, @Nullable Long paidAmount) {

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
			builder.paidTime = this.paidTime;
			builder.seq = this.seq;
			builder.paidAmount = this.paidAmount;
			return builder;
		}

		/**
		 * Builds a {@link Detail}. Not thread-safe.
		 */
		public static final class Builder {

			private @Nullable String paidTime;

			private @Nullable Integer seq;

			private @Nullable Long paidAmount;

			private Builder() {
			}

			/**
			 * Set when the user paid, in the time of China. Required.
			 * @param paidTime the time; fractions of a second are not sent
			 * @return this builder
			 */
			public Builder paidTime(LocalDateTime paidTime) {
				this.paidTime = MainlandTimes.toSecond(paidTime);
				return this;
			}

			/**
			 * Set when the user paid, converted to the time of China. Required.
			 * @param paidTime the time; fractions of a second are not sent
			 * @return this builder
			 */
			public Builder paidTime(OffsetDateTime paidTime) {
				return paidTime(MainlandTimes.inChina(paidTime));
			}

			/**
			 * Set on which day the user paid, in China, which WeChat Pay takes for its
			 * first moment. A time or a day is required.
			 * @param paidDate the day
			 * @return this builder
			 */
			public Builder paidDate(LocalDate paidDate) {
				this.paidTime = MainlandTimes.toDay(paidDate);
				return this;
			}

			/**
			 * Set the number of the payment within the order. Only of partners.
			 * @param seq the number
			 * @return this builder
			 */
			public Builder seq(int seq) {
				this.seq = seq;
				return this;
			}

			/**
			 * Set what the user paid. Only of partners.
			 * @param paidAmount in fen; not negative
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
				return new Detail(OrderChecks.required("paidTime", this.paidTime), this.seq, this.paidAmount);
			}

		}

	}

}
