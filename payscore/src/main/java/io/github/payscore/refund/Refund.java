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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.Items;

/**
 * A refund as WeChat Pay describes it, in answers and in notifications. Immutable.
 * <p>
 * That WeChat Pay accepted a refund does not mean that the user has the money: the
 * {@link #status()} tells how far it is. No value is checked, and each may be missing: it
 * is {@code null} then, a list is empty. JSON is read leniently by any mapper of Jackson
 * 3, as a {@link io.github.payscore.order.ServiceOrder} is.
 *
 * @author PayScore for Spring Boot contributors
 * @param mchid in notifications only: the merchant number of the merchant or partner
 * @param subMchid in notifications only: the sub-merchant
 * @param refundId the number that WeChat Pay gave the refund
 * @param outRefundNo the number that the merchant gave the refund
 * @param transactionId the number of the WeChat Pay transaction that is refunded
 * @param outTradeNo the number of the payment, which WeChat Pay made up for the service
 * order
 * @param channel where the money goes: {@code ORIGINAL}, {@code BALANCE},
 * {@code OTHER_BALANCE}, {@code OTHER_BANKCARD}, or another value
 * @param userReceivedAccount what account of the user the money goes to, in words
 * @param successTime when the user got the money, as text such as
 * {@code 2020-12-01T16:18:12+08:00}
 * @param createTime when WeChat Pay accepted the refund, as text likewise
 * @param status one of {@link #STATUS_SUCCESS}, {@link #STATUS_PROCESSING},
 * {@link #STATUS_CLOSED}, {@link #STATUS_ABNORMAL}, oversea {@link #STATUS_REFUND_CLOSE},
 * or a later addition of WeChat Pay
 * @param fundsAccount what account of the merchant the money is taken from
 * @param amount the amounts
 * @param promotionDetail what becomes of the promotions of the payment
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587973">Query a refund,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013139077">Query a refund,
 * partner</a>
 */
@JsonDeserialize(using = RefundDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Refund(@JsonAlias("sp_mchid") @Nullable String mchid, @Nullable String subMchid,
		@JsonAlias("id") @Nullable String refundId, @Nullable String outRefundNo, @Nullable String transactionId,
		@Nullable String outTradeNo, @Nullable String channel,
		@JsonAlias("recv_account") @Nullable String userReceivedAccount, @Nullable String successTime,
		@Nullable String createTime, @JsonAlias("refund_status") @Nullable String status,
		@JsonAlias("fund_source") @Nullable String fundsAccount, @Nullable Amount amount,
		List<PromotionDetail> promotionDetail) {

	/**
	 * Status of a refund that the user has got. Final.
	 */
	public static final String STATUS_SUCCESS = "SUCCESS";

	/**
	 * Status of a refund that is under way.
	 */
	public static final String STATUS_PROCESSING = "PROCESSING";

	/**
	 * Status of a refund that was closed: the user does not get the money. Final.
	 */
	public static final String STATUS_CLOSED = "CLOSED";

	/**
	 * Status of a refund that the bank refused, for example because the user's card is
	 * gone: the merchant has to settle it in the merchant platform.
	 */
	public static final String STATUS_ABNORMAL = "ABNORMAL";

	/**
	 * Status of a refund that was closed, oversea. Final.
	 */
	public static final String STATUS_REFUND_CLOSE = "REFUNDCLOSE";

	/**
	 * Create a refund. A missing list becomes empty, and items that are {@code null} are
	 * left out.
	 */
	public Refund {
		promotionDetail = Items.copyOf(promotionDetail);
	}

	/**
	 * The amounts of a refund, all of them in the minor unit of the currency.
	 *
	 * @param total what the user had to pay in the whole transaction
	 * @param refund what is refunded
	 * @param from what accounts of the merchant the money is taken from
	 * @param payerTotal what the user paid in cash
	 * @param payerRefund what the user gets in cash
	 * @param settlementRefund what is refunded, without promotions that the merchant gave
	 * @param settlementTotal what the user had to pay, without such promotions
	 * @param discountRefund what is refunded of promotions
	 * @param currency the currency of the amounts, {@code CNY} in the mainland
	 * @param refundFee the share of the service charge that the merchant gets back
	 * @param payerCurrency oversea only: the currency of what the user gets
	 * @param exchangeRate oversea only: the exchange rate
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Amount(@Nullable Long total, @Nullable Long refund, List<Source> from, @Nullable Long payerTotal,
			@Nullable Long payerRefund, @Nullable Long settlementRefund, @Nullable Long settlementTotal,
			@Nullable Long discountRefund, @Nullable String currency, @Nullable Long refundFee,
			@Nullable String payerCurrency, @Nullable ExchangeRate exchangeRate) {

		/**
		 * Create amounts. A missing list becomes empty, and items that are {@code null}
		 * are left out.
		 */
		public Amount {
			from = Items.copyOf(from);
		}

	}

	/**
	 * An account of the merchant that money is taken from.
	 *
	 * @param account the account
	 * @param amount how much, in the minor unit of the currency
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Source(@Nullable String account, @Nullable Long amount) {

	}

	/**
	 * An exchange rate.
	 *
	 * @param type the kind of rate
	 * @param rate the rate as a whole number, such as {@code 90000000} for 0.90
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record ExchangeRate(@Nullable String type, @Nullable Long rate) {

	}

	/**
	 * What becomes of a promotion that the user made use of.
	 *
	 * @param promotionId the id of the coupon or promotion
	 * @param scope what it applies to: {@code GLOBAL} for the order, {@code SINGLE} for
	 * single goods, or another value
	 * @param type the kind, or another value
	 * @param amount what it is worth, in the minor unit of the currency
	 * @param refundAmount what is refunded of it, in the minor unit of the currency
	 * @param goodsDetail the single goods that it applies to
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record PromotionDetail(@Nullable String promotionId, @Nullable String scope, @Nullable String type,
			@Nullable Long amount, @Nullable Long refundAmount, List<GoodsDetail> goodsDetail) {

		/**
		 * Create a promotion. A missing list becomes empty, and items that are
		 * {@code null} are left out.
		 */
		public PromotionDetail {
			goodsDetail = Items.copyOf(goodsDetail);
		}

	}

	/**
	 * Single goods of a promotion.
	 *
	 * @param merchantGoodsId the merchant's number of the goods
	 * @param wechatpayGoodsId WeChat Pay's number of the goods
	 * @param goodsName the name
	 * @param unitPrice the price of a piece, in the minor unit of the currency
	 * @param refundAmount what is refunded, in the minor unit of the currency
	 * @param refundQuantity the number of pieces
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record GoodsDetail(@Nullable String merchantGoodsId, @Nullable String wechatpayGoodsId,
			@Nullable String goodsName, @Nullable Long unitPrice, @Nullable Long refundAmount,
			@Nullable Integer refundQuantity) {

	}

}
