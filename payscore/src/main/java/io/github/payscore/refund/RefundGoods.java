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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;

/**
 * Goods that are refunded. Immutable; made by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param merchantGoodsId your own number of the goods, 1 to 32 characters
 * @param wechatpayGoodsId WeChat Pay's number of the goods, up to 32 characters
 * @param goodsName the name of the goods, up to 256 characters
 * @param unitPrice the price of a piece, in fen; not negative
 * @param refundAmount what is refunded for the goods, in fen; not negative
 * @param refundQuantity how many pieces are given back
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587971">Apply for a refund,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138987">Apply for a refund,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record RefundGoods(String merchantGoodsId, @Nullable String wechatpayGoodsId, @Nullable String goodsName,
		Long unitPrice, Long refundAmount, Integer refundQuantity) {

	/**
	 * Create goods; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or an amount is
	 * negative
	 */
	public RefundGoods {
		Assert.hasText(merchantGoodsId, "'merchantGoodsId' must not be empty");
		OrderChecks.requiredAmount("unitPrice", unitPrice);
		OrderChecks.requiredAmount("refundAmount", refundAmount);
		OrderChecks.required("refundQuantity", refundQuantity);
	}

	/**
	 * Return a builder for the goods.
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
		builder.merchantGoodsId = this.merchantGoodsId;
		builder.wechatpayGoodsId = this.wechatpayGoodsId;
		builder.goodsName = this.goodsName;
		builder.unitPrice = this.unitPrice;
		builder.refundAmount = this.refundAmount;
		builder.refundQuantity = this.refundQuantity;
		return builder;
	}

	/**
	 * Builds a {@link RefundGoods}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String merchantGoodsId;

		private @Nullable String wechatpayGoodsId;

		private @Nullable String goodsName;

		private @Nullable Long unitPrice;

		private @Nullable Long refundAmount;

		private @Nullable Integer refundQuantity;

		private Builder() {
		}

		/**
		 * Set your own number of the goods. Required.
		 * @param merchantGoodsId 1 to 32 characters
		 * @return this builder
		 */
		public Builder merchantGoodsId(String merchantGoodsId) {
			this.merchantGoodsId = merchantGoodsId;
			return this;
		}

		/**
		 * Set WeChat Pay's number of the goods.
		 * @param wechatpayGoodsId up to 32 characters
		 * @return this builder
		 */
		public Builder wechatpayGoodsId(@Nullable String wechatpayGoodsId) {
			this.wechatpayGoodsId = wechatpayGoodsId;
			return this;
		}

		/**
		 * Set the name of the goods.
		 * @param goodsName up to 256 characters
		 * @return this builder
		 */
		public Builder goodsName(@Nullable String goodsName) {
			this.goodsName = goodsName;
			return this;
		}

		/**
		 * Set the price of a piece. Required.
		 * @param unitPrice in fen; not negative
		 * @return this builder
		 */
		public Builder unitPrice(long unitPrice) {
			this.unitPrice = unitPrice;
			return this;
		}

		/**
		 * Set what is refunded for the goods. Required.
		 * @param refundAmount in fen; not negative
		 * @return this builder
		 */
		public Builder refundAmount(long refundAmount) {
			this.refundAmount = refundAmount;
			return this;
		}

		/**
		 * Set how many pieces are given back. Required.
		 * @param refundQuantity the number of pieces
		 * @return this builder
		 */
		public Builder refundQuantity(int refundQuantity) {
			this.refundQuantity = refundQuantity;
			return this;
		}

		/**
		 * Build it.
		 * @return the goods
		 * @throws IllegalArgumentException if a required value is missing, or one is
		 * malformed
		 */
		public RefundGoods build() {
			return new RefundGoods(OrderChecks.required("merchantGoodsId", this.merchantGoodsId), this.wechatpayGoodsId,
					this.goodsName, OrderChecks.required("unitPrice", this.unitPrice),
					OrderChecks.required("refundAmount", this.refundAmount),
					OrderChecks.required("refundQuantity", this.refundQuantity));
		}

	}

}
