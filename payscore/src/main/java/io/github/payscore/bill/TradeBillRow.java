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

package io.github.payscore.bill;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * A payment or a refund in a bill of the mainland. Immutable. Each value may be missing:
 * it is {@code null} then, an amount is 0.
 *
 * @author PayScore for Spring Boot contributors
 * @param time when it was paid, or the refund was accepted, in the time of China
 * @param appid the official account or mini program
 * @param mchid the merchant number
 * @param subMchid the sub-merchant; {@code null} for a direct merchant
 * @param transactionId the number of the WeChat Pay transaction, of a refund that of the
 * payment
 * @param outTradeNo the number of the payment: made up by WeChat Pay when it collected by
 * itself, the number of the order when the user paid actively
 * @param openid the user, as the account knows them
 * @param tradeType how it was paid: {@link #TYPE_AUTH}, {@code JSAPI}, or another value
 * @param tradeState what the row is: {@link #STATE_SUCCESS}, {@link #STATE_REFUND},
 * {@link #STATE_REVOKED}
 * @param currency the currency, such as {@code CNY}
 * @param orderAmount what was paid, in fen, promotions included; 0 for a refund
 * @param settlementAmount what was paid without promotions that the merchant gave, in
 * fen; 0 for a refund
 * @param refundId the number that WeChat Pay gave the refund; {@code null} for a payment
 * @param outRefundNo the number that the merchant gave the refund; {@code null} for a
 * payment
 * @param refundAmount what is refunded, in fen, promotions included; 0 for a payment
 * @param refundType where the refund goes; {@code null} for a payment
 * @param refundStatus how far the refund was when the bill was made, and it is not
 * updated later; {@code null} for a payment
 * @param goodsName what was paid for
 * @param data the data that the merchant attached to the payment, and WeChat Pay to that
 * of a service order
 * @param fee the service charge, in yuan; negative for a refund
 * @since 0.1.0
 * @see TradeBill
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071246">Contents of a trade
 * bill</a>
 */
public record TradeBillRow(@Nullable LocalDateTime time, @Nullable String appid, @Nullable String mchid,
		@Nullable String subMchid, @Nullable String transactionId, @Nullable String outTradeNo, @Nullable String openid,
		@Nullable String tradeType, @Nullable String tradeState, @Nullable String currency, long orderAmount,
		long settlementAmount, @Nullable String refundId, @Nullable String outRefundNo, long refundAmount,
		@Nullable String refundType, @Nullable String refundStatus, @Nullable String goodsName, @Nullable String data,
		@Nullable BigDecimal fee) {

	/**
	 * Type of a payment that WeChat Pay collected by itself.
	 */
	public static final String TYPE_AUTH = "AUTH";

	/**
	 * State of a payment.
	 */
	public static final String STATE_SUCCESS = "SUCCESS";

	/**
	 * State of a refund.
	 */
	public static final String STATE_REFUND = "REFUND";

	/**
	 * State of a payment that was taken back, which service orders do not have.
	 */
	public static final String STATE_REVOKED = "REVOKED";

	/**
	 * Return whether the row is of a PayScore service order, by the data that WeChat Pay
	 * attaches to its payment. One that the user paid actively may have no such data, and
	 * has the number of the order as {@link #outTradeNo()} then.
	 * @return whether the row names a service order
	 */
	public boolean isPayScore() {
		return PayScoreData.of(this.data) != null;
	}

	/**
	 * Return the number that WeChat Pay gave the service order.
	 * @return the number, or {@code null} if the row names no service order
	 */
	public @Nullable String orderId() {
		PayScoreData found = PayScoreData.of(this.data);
		return (found != null) ? found.orderId() : null;
	}

	/**
	 * Return the number that the merchant gave the service order.
	 * @return the number, or {@code null} if the row names no service order
	 */
	public @Nullable String outOrderNo() {
		PayScoreData found = PayScoreData.of(this.data);
		return (found != null) ? found.outOrderNo() : null;
	}

	/**
	 * Return whether the row is a payment.
	 * @return {@code false} if it is a refund
	 */
	public boolean isPayment() {
		return STATE_SUCCESS.equals(this.tradeState);
	}

	/**
	 * Return which payment or refund it is, without what it was for and who paid.
	 */
	@Override
	public String toString() {
		return "TradeBillRow [tradeState=" + this.tradeState + ", transactionId=" + this.transactionId + "]";
	}

	static Builder builder() {
		return new Builder();
	}

	/**
	 * Builds a row.
	 */
	static final class Builder {

		private @Nullable LocalDateTime time;

		private @Nullable String appid;

		private @Nullable String mchid;

		private @Nullable String subMchid;

		private @Nullable String transactionId;

		private @Nullable String outTradeNo;

		private @Nullable String openid;

		private @Nullable String tradeType;

		private @Nullable String tradeState;

		private @Nullable String currency;

		private long orderAmount;

		private long settlementAmount;

		private @Nullable String refundId;

		private @Nullable String outRefundNo;

		private long refundAmount;

		private @Nullable String refundType;

		private @Nullable String refundStatus;

		private @Nullable String goodsName;

		private @Nullable String data;

		private @Nullable BigDecimal fee;

		private Builder() {
		}

		Builder time(@Nullable LocalDateTime time) {
			this.time = time;
			return this;
		}

		Builder appid(@Nullable String appid) {
			this.appid = appid;
			return this;
		}

		Builder mchid(@Nullable String mchid) {
			this.mchid = mchid;
			return this;
		}

		Builder subMchid(@Nullable String subMchid) {
			this.subMchid = subMchid;
			return this;
		}

		Builder transactionId(@Nullable String transactionId) {
			this.transactionId = transactionId;
			return this;
		}

		Builder outTradeNo(@Nullable String outTradeNo) {
			this.outTradeNo = outTradeNo;
			return this;
		}

		Builder openid(@Nullable String openid) {
			this.openid = openid;
			return this;
		}

		Builder tradeType(@Nullable String tradeType) {
			this.tradeType = tradeType;
			return this;
		}

		Builder tradeState(@Nullable String tradeState) {
			this.tradeState = tradeState;
			return this;
		}

		Builder currency(@Nullable String currency) {
			this.currency = currency;
			return this;
		}

		Builder orderAmount(long orderAmount) {
			this.orderAmount = orderAmount;
			return this;
		}

		Builder settlementAmount(long settlementAmount) {
			this.settlementAmount = settlementAmount;
			return this;
		}

		Builder refundId(@Nullable String refundId) {
			this.refundId = refundId;
			return this;
		}

		Builder outRefundNo(@Nullable String outRefundNo) {
			this.outRefundNo = outRefundNo;
			return this;
		}

		Builder refundAmount(long refundAmount) {
			this.refundAmount = refundAmount;
			return this;
		}

		Builder refundType(@Nullable String refundType) {
			this.refundType = refundType;
			return this;
		}

		Builder refundStatus(@Nullable String refundStatus) {
			this.refundStatus = refundStatus;
			return this;
		}

		Builder goodsName(@Nullable String goodsName) {
			this.goodsName = goodsName;
			return this;
		}

		Builder data(@Nullable String data) {
			this.data = data;
			return this;
		}

		Builder fee(@Nullable BigDecimal fee) {
			this.fee = fee;
			return this;
		}

		TradeBillRow build() {
			return new TradeBillRow(this.time, this.appid, this.mchid, this.subMchid, this.transactionId,
					this.outTradeNo, this.openid, this.tradeType, this.tradeState, this.currency, this.orderAmount,
					this.settlementAmount, this.refundId, this.outRefundNo, this.refundAmount, this.refundType,
					this.refundStatus, this.goodsName, this.data, this.fee);
		}

	}

}
