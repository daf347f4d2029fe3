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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A service order as WeChat Pay describes it. Immutable.
 * <p>
 * The state, its description and the state of the collection belong together; their
 * values are text, so that one that WeChat Pay adds later stays readable;
 * {@link #stage()} reads them together. No value is checked, and each may be missing: it
 * is {@code null} then, a list is empty. Times are text, because WeChat Pay sends more
 * than one format.
 * <p>
 * JSON is read leniently by any mapper of Jackson 3: blank text is absent, and so is an
 * empty text, object or list in the place of something else; numbers may be text; what
 * this type does not know is ignored.
 *
 * @author PayScore for Spring Boot contributors
 * @param outOrderNo the number that the merchant gave the order
 * @param serviceId the id of the service
 * @param appid the partner's official account or mini program
 * @param mchid the merchant number of the partner
 * @param subAppid the sub-merchant's official account or mini program
 * @param subMchid the sub-merchant
 * @param serviceIntroduction what the service is, for example {@code XX充电宝}
 * @param state one of {@link #STATE_CREATED}, {@link #STATE_DOING}, {@link #STATE_DONE},
 * {@link #STATE_REVOKED}, {@link #STATE_EXPIRED}, or a later addition of WeChat Pay
 * @param stateDescription in {@code DOING} only: {@link #DESCRIPTION_USER_CONFIRM},
 * {@link #DESCRIPTION_MCH_COMPLETE}, or a later addition of WeChat Pay
 * @param postPayments what the user pays for
 * @param postDiscounts what the merchant takes off
 * @param riskFund what the order may cost at most
 * @param totalAmount what the order was completed with, in the minor unit of the
 * currency; missing before
 * @param needCollection whether WeChat Pay collects money for the order
 * @param collection how far the collection of the money is; missing before the completion
 * @param timeRange when the service is given
 * @param location where the service is given
 * @param attach what the merchant attached to the order when creating it
 * @param notifyUrl where WeChat Pay sends the notifications on the order
 * @param openid the user, as the partner's account knows them
 * @param subOpenid the user, as the sub-merchant's account knows them
 * @param orderId the number that WeChat Pay gave the order
 * @param currency the currency of the amounts, for example {@code HKD}
 * @param currencyPrice the exchange rate as a whole number, such as {@code 90000000} for
 * {@code 1HKD=0.90CNY}
 * @param currencyRateInfo the exchange rate as text, such as {@code 1HKD=0.90CNY}
 * @param packageData after a creation only: what the page or mini program passes to
 * WeChat, where the user confirms the order
 * @param promotionDetail the promotions, where WeChat Pay gives them for the order as a
 * whole; it documents them for each {@link CollectionDetail}
 * @param channelId in notifications only: the merchant number of the channel partner
 * @param outTradeNo in notifications only: the number of the payment
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096411">Query an order</a>
 */
@JsonDeserialize(using = ServiceOrderDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ServiceOrder(@Nullable String outOrderNo, @Nullable String serviceId,
		@JsonAlias("sp_appid") @Nullable String appid, @JsonAlias("sp_mchid") @Nullable String mchid,
		@Nullable String subAppid, @Nullable String subMchid, @Nullable String serviceIntroduction,
		@Nullable String state, @Nullable String stateDescription, List<PaymentItem> postPayments,
		List<DiscountItem> postDiscounts, @Nullable RiskFund riskFund, @Nullable Long totalAmount,
		@Nullable Boolean needCollection, @Nullable Collection collection, @Nullable ServiceTime timeRange,
		@Nullable Location location, @Nullable String attach, @Nullable String notifyUrl, @Nullable String openid,
		@Nullable String subOpenid, @Nullable String orderId, @Nullable String currency, @Nullable Long currencyPrice,
		@Nullable String currencyRateInfo, @JsonProperty("package") @Nullable String packageData,
		List<PromotionDetail> promotionDetail, @Nullable String channelId, @Nullable String outTradeNo) {

	/**
	 * State of an order that the user has not confirmed yet.
	 */
	public static final String STATE_CREATED = "CREATED";

	/**
	 * State of an order whose service runs, or that was completed and is not paid yet;
	 * the description of the state tells which.
	 */
	public static final String STATE_DOING = "DOING";

	/**
	 * State of an order that was completed and paid. Final.
	 */
	public static final String STATE_DONE = "DONE";

	/**
	 * State of an order that the merchant cancelled. Final.
	 */
	public static final String STATE_REVOKED = "REVOKED";

	/**
	 * State of an order that the user did not confirm within 30 days. Final.
	 */
	public static final String STATE_EXPIRED = "EXPIRED";

	/**
	 * Description of a {@code DOING} order that the user confirmed: the service runs.
	 */
	public static final String DESCRIPTION_USER_CONFIRM = "USER_CONFIRM";

	/**
	 * Description of a {@code DOING} order that the merchant completed: WeChat Pay
	 * collects the money.
	 */
	public static final String DESCRIPTION_MCH_COMPLETE = "MCH_COMPLETE";

	/**
	 * Create an order. Missing lists become empty, and items that are {@code null} are
	 * left out.
	 */
	public ServiceOrder {
		postPayments = Items.copyOf(postPayments);
		postDiscounts = Items.copyOf(postDiscounts);
		promotionDetail = Items.copyOf(promotionDetail);
	}

	/**
	 * Return how far the order is, which only the state, its description and the state of
	 * the collection together tell.
	 * @return the stage; {@link OrderStage#UNKNOWN} if they are missing, new, or do not
	 * fit together
	 */
	public OrderStage stage() {
		return OrderStage.of(this.state, this.stateDescription,
				(this.collection != null) ? this.collection.state() : null);
	}

	/**
	 * Return whether it makes sense to complete the order now. As every such answer it is
	 * advice from what WeChat Pay documents, and checks nothing: the order may have
	 * changed since, and an unknown stage gives {@code false} although WeChat Pay may
	 * accept the call.
	 * @return whether the service runs, or ended and was not completed yet
	 */
	public boolean canComplete() {
		return stage() == OrderStage.IN_SERVICE;
	}

	/**
	 * Return whether it makes sense to cancel the order now; advice, see
	 * {@link #canComplete()}. The pages on cancelling allow it until the order is paid,
	 * except while a payment is under way. Other material of WeChat Pay says that a
	 * completed order cannot be cancelled, so be prepared for a refusal of one that is
	 * {@link OrderStage#COLLECTING}.
	 * @return whether the order is neither paid nor otherwise final
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096416">Cancel an
	 * order</a>
	 */
	public boolean canCancel() {
		OrderStage stage = stage();
		return stage == OrderStage.CREATED || stage == OrderStage.IN_SERVICE || stage == OrderStage.COLLECTING;
	}

	/**
	 * Return whether it makes sense to tell WeChat Pay now that the user paid elsewhere;
	 * advice, see {@link #canComplete()}.
	 * @return whether the order is completed and not paid yet
	 */
	public boolean canSync() {
		return stage() == OrderStage.COLLECTING;
	}

	/**
	 * Something that the user pays for.
	 *
	 * @param name the name
	 * @param amount the price of the whole item, in the minor unit of the currency
	 * @param description the description
	 * @param count the number of pieces; for display only
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record PaymentItem(@Nullable String name, @Nullable Long amount, @Nullable String description,
			@Nullable Integer count) {

	}

	/**
	 * Something that the merchant takes off.
	 *
	 * @param name the name
	 * @param description the description
	 * @param amount what the whole item takes off, in the minor unit of the currency;
	 * missing in the answer to a creation
	 * @param count the number of pieces; for display only
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record DiscountItem(@Nullable String name, @Nullable String description, @Nullable Long amount,
			@Nullable Integer count) {

	}

	/**
	 * When a service is given. Times are text, because WeChat Pay sends more than one
	 * format: {@code 2019-11-11T16:24:05+08:00} as well as {@code 20091225091010}.
	 *
	 * @param startTime when the service began
	 * @param startTimeRemark a remark on the start
	 * @param endTime when the service ended
	 * @param endTimeRemark a remark on the end
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record ServiceTime(@Nullable String startTime, @Nullable String startTimeRemark, @Nullable String endTime,
			@Nullable String endTimeRemark) {

	}

	/**
	 * How far the collection of the money is.
	 *
	 * @param state {@link #STATE_USER_PAYING}, {@link #STATE_USER_PAID}, or a later
	 * addition of WeChat Pay
	 * @param totalAmount what is to be collected in all, in the minor unit of the
	 * currency
	 * @param payingAmount what is still to be collected, in the minor unit of the
	 * currency
	 * @param paidAmount what has been collected, in the minor unit of the currency
	 * @param bankType the bank that paid
	 * @param details the payments
	 * @param promotionDetail the promotions, where WeChat Pay gives them for the
	 * collection as a whole; it documents them for each {@link CollectionDetail}
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Collection(@Nullable String state, @Nullable Long totalAmount, @Nullable Long payingAmount,
			@Nullable Long paidAmount, @Nullable String bankType, List<CollectionDetail> details,
			List<PromotionDetail> promotionDetail) {

		/**
		 * Completed, and not paid yet: WeChat Pay goes on collecting.
		 */
		public static final String STATE_USER_PAYING = "USER_PAYING";

		/**
		 * Paid.
		 */
		public static final String STATE_USER_PAID = "USER_PAID";

		/**
		 * Create a collection. Missing lists become empty, and items that are
		 * {@code null} are left out.
		 */
		public Collection {
			details = Items.copyOf(details);
			promotionDetail = Items.copyOf(promotionDetail);
		}

	}

	/**
	 * A payment.
	 *
	 * @param seq the number of the payment within the order
	 * @param amount what was paid, in the minor unit of the currency
	 * @param paidType how it was paid: {@link #PAID_TYPE_NEWTON}, {@link #PAID_TYPE_MCH},
	 * or another value
	 * @param paidTime when it was paid, as text, for example
	 * {@code 2019-11-11T16:24:05+08:00}
	 * @param transactionId the number of the WeChat Pay transaction, which refunds refer
	 * to
	 * @param promotionDetail the promotions of the payment
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record CollectionDetail(@Nullable Integer seq, @Nullable Long amount, @Nullable String paidType,
			@Nullable String paidTime, @Nullable String transactionId, List<PromotionDetail> promotionDetail) {

		/**
		 * Paid through WeChat Pay.
		 */
		public static final String PAID_TYPE_NEWTON = "NEWTON";

		/**
		 * Paid to the merchant, who told WeChat Pay by a sync.
		 */
		public static final String PAID_TYPE_MCH = "MCH";

		/**
		 * Create a payment. Missing lists become empty, and items that are {@code null}
		 * are left out.
		 */
		public CollectionDetail {
			promotionDetail = Items.copyOf(promotionDetail);
		}

	}

	/**
	 * A promotion that the user made use of.
	 *
	 * @param couponId the id of the coupon
	 * @param name the name
	 * @param scope what it applies to: {@code GLOBAL} for the order, {@code SINGLE} for
	 * single goods, or another value
	 * @param type the kind: {@code CASH} if it was funded beforehand, {@code NOCASH} if
	 * not, or another value
	 * @param amount what it is worth, in the minor unit of its currency
	 * @param stockId the id of the campaign
	 * @param wechatpayContribute the share of WeChat Pay, in the minor unit of the
	 * currency
	 * @param merchantContribute the share of the merchant, in the minor unit of the
	 * currency
	 * @param otherContribute the share of others, in the minor unit of the currency
	 * @param currency the currency of the promotion, for example {@code CNY}
	 * @param goodsDetail the single goods that it applies to
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record PromotionDetail(@Nullable String couponId, @Nullable String name, @Nullable String scope,
			@Nullable String type, @Nullable Long amount, @Nullable String stockId, @Nullable Long wechatpayContribute,
			@Nullable Long merchantContribute, @Nullable Long otherContribute, @Nullable String currency,
			List<GoodsDetail> goodsDetail) {

		/**
		 * Create a promotion. Missing lists become empty, and items that are {@code null}
		 * are left out.
		 */
		public PromotionDetail {
			goodsDetail = Items.copyOf(goodsDetail);
		}

	}

	/**
	 * Single goods that a promotion applies to.
	 *
	 * @param goodsId the number of the goods
	 * @param quantity the number of pieces
	 * @param unitPrice the price of a piece, in the minor unit of the currency
	 * @param discountAmount what is taken off, in the minor unit of the currency
	 * @param goodsRemark a remark
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record GoodsDetail(@Nullable String goodsId, @Nullable Integer quantity, @Nullable Long unitPrice,
			@Nullable Long discountAmount, @Nullable String goodsRemark) {

	}
}
