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

package io.github.payscore.refund;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * What is refunded of a payment. Immutable; made by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param appid oversea partners only: the partner's official account or mini program;
 * falls back to the default of the operations
 * @param subAppid oversea partners only: the sub-merchant's official account or mini
 * program
 * @param transactionId the number of the WeChat Pay transaction that is refunded, of a
 * payment of the order, see
 * {@link io.github.payscore.order.ServiceOrder.CollectionDetail#transactionId()}; never
 * the number of the order
 * @param outRefundNo your own number of the refund, 1 to 64 characters, each a digit, a
 * letter or one of {@code _ - | * @} (a direct merchant may not use {@code *}); unique
 * per merchant
 * @param reason why the money is refunded, which the user is told, up to 80 bytes in
 * UTF-8
 * @param notifyUrl where WeChat Pay sends the notification of the result, a complete URL
 * without a query string, up to 256 characters
 * @param fundsAccount mainland only: what account the money is taken from,
 * {@link #FUNDS_ACCOUNT_AVAILABLE}; without it, money that is not settled yet
 * @param amount the amounts
 * @param goodsDetail mainland only: the goods that are refunded, if only some are
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587971">Apply for a refund,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138987">Apply for a refund,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreateRefundRequest(@Nullable String subMchid, @Nullable String appid, @Nullable String subAppid,
		String transactionId, String outRefundNo, @Nullable String reason, @Nullable String notifyUrl,
		@Nullable String fundsAccount, RefundAmount amount, @Nullable List<RefundGoods> goodsDetail) {

	/**
	 * Account of the refund: the available balance of the merchant. Only for merchants
	 * whose money flows the old way.
	 */
	public static final String FUNDS_ACCOUNT_AVAILABLE = "AVAILABLE";

	private static final int MAX_REASON_BYTES = 80;

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one is
	 * malformed
	 */
	public CreateRefundRequest {
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		Assert.hasText(transactionId, "'transactionId' must not be empty");
		OrderChecks.id("transactionId", transactionId);
		OutRefundNo.check(outRefundNo);
		Assert.isTrue(reason == null || reason.getBytes(StandardCharsets.UTF_8).length <= MAX_REASON_BYTES,
				"'reason' must not be longer than %d bytes".formatted(MAX_REASON_BYTES));
		if (notifyUrl != null) {
			OrderChecks.notifyUrl(notifyUrl);
		}
		OrderChecks.required("amount", amount);
		goodsDetail = (goodsDetail != null) ? List.copyOf(goodsDetail) : null;
	}

	CreateRefundRequest of(@Nullable String subMchid, @Nullable String appid) {
		return toBuilder().subMchid(subMchid).appid(appid).build();
	}

	/**
	 * Return a builder for a request.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return a builder that has the values of this one.
	 * @return a new builder
	 */
	public Builder toBuilder() {
		Builder builder = builder();
		builder.subMchid = this.subMchid;
		builder.appid = this.appid;
		builder.subAppid = this.subAppid;
		builder.transactionId = this.transactionId;
		builder.outRefundNo = this.outRefundNo;
		builder.reason = this.reason;
		builder.notifyUrl = this.notifyUrl;
		builder.fundsAccount = this.fundsAccount;
		builder.amount = this.amount;
		builder.goodsDetail = this.goodsDetail;
		return builder;
	}

	/**
	 * Builds a {@link CreateRefundRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String subMchid;

		private @Nullable String appid;

		private @Nullable String subAppid;

		private @Nullable String transactionId;

		private @Nullable String outRefundNo;

		private @Nullable String reason;

		private @Nullable String notifyUrl;

		private @Nullable String fundsAccount;

		private @Nullable RefundAmount amount;

		private @Nullable List<RefundGoods> goodsDetail;

		private Builder() {
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
		 * Set the partner's official account or mini program. Only of oversea partners.
		 * @param appid 1 to 32 characters; without it the default of the operations
		 * applies
		 * @return this builder
		 */
		public Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
		}

		/**
		 * Set the sub-merchant's official account or mini program. Only of oversea
		 * partners.
		 * @param subAppid 1 to 32 characters
		 * @return this builder
		 */
		public Builder subAppid(@Nullable String subAppid) {
			this.subAppid = subAppid;
			return this;
		}

		/**
		 * Set the payment that is refunded. Required.
		 * @param transactionId the number of the WeChat Pay transaction, of a payment of
		 * the order, see
		 * {@link io.github.payscore.order.ServiceOrder.CollectionDetail#transactionId()};
		 * never the number of the order
		 * @return this builder
		 */
		public Builder transactionId(String transactionId) {
			this.transactionId = transactionId;
			return this;
		}

		/**
		 * Set your own number of the refund. Required.
		 * @param outRefundNo 1 to 64 characters, each a digit, a letter or one of
		 * {@code _ - | * @} (a direct merchant may not use {@code *}); unique per
		 * merchant. However often it is sent, the money is refunded once
		 * @return this builder
		 */
		public Builder outRefundNo(String outRefundNo) {
			this.outRefundNo = outRefundNo;
			return this;
		}

		/**
		 * Set why the money is refunded, which the user is told.
		 * @param reason up to 80 bytes in UTF-8
		 * @return this builder
		 */
		public Builder reason(@Nullable String reason) {
			this.reason = reason;
			return this;
		}

		/**
		 * Set where WeChat Pay sends the notification of the result, which takes
		 * precedence over the address that is set in the merchant platform.
		 * @param notifyUrl a complete URL without a query string, up to 256 characters
		 * @return this builder
		 */
		public Builder notifyUrl(@Nullable String notifyUrl) {
			this.notifyUrl = notifyUrl;
			return this;
		}

		/**
		 * Set what account the money is taken from. Only of the mainland.
		 * @param fundsAccount {@link #FUNDS_ACCOUNT_AVAILABLE}; without it, money that is
		 * not settled yet
		 * @return this builder
		 */
		public Builder fundsAccount(@Nullable String fundsAccount) {
			this.fundsAccount = fundsAccount;
			return this;
		}

		/**
		 * Set the amounts. Required.
		 * @param amount the amounts
		 * @return this builder
		 */
		public Builder amount(RefundAmount amount) {
			this.amount = amount;
			return this;
		}

		/**
		 * Set the amounts, in the currency of the mainland. This or the amounts with
		 * their currency are required.
		 * @param refund what is refunded, in fen; more than 0
		 * @param total what the user paid in the whole transaction, in fen
		 * @return this builder
		 * @throws IllegalArgumentException if an amount is not more than 0, or more is
		 * refunded than was paid
		 */
		public Builder amountInFen(long refund, long total) {
			return amount(RefundAmount.ofFen(refund, total));
		}

		/**
		 * Set the goods that are refunded, if only some are. Only of the mainland.
		 * @param goodsDetail the goods
		 * @return this builder
		 */
		public Builder goodsDetail(@Nullable List<RefundGoods> goodsDetail) {
			this.goodsDetail = goodsDetail;
			return this;
		}

		/**
		 * Build it.
		 * @return a request
		 * @throws IllegalArgumentException if a required value is missing, or one is
		 * malformed
		 */
		public CreateRefundRequest build() {
			return new CreateRefundRequest(this.subMchid, this.appid, this.subAppid,
					OrderChecks.required("transactionId", this.transactionId),
					OrderChecks.required("outRefundNo", this.outRefundNo), this.reason, this.notifyUrl,
					this.fundsAccount, OrderChecks.required("amount", this.amount), this.goodsDetail);
		}

	}

}
