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
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.Location;
import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;

/**
 * What a pay-on-delivery order (先用后付) of the mainland is created with: the user buys
 * goods and pays when they have them. Immutable; made by a {@link #builder()}.
 * <p>
 * Direct merchants and partners share it. Which fields only one of them has is said
 * below; one of the other mode is refused by the operations.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; falls back to
 * the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program;
 * falls back to the default of the operations, and may be missing
 * @param outOrderNo the number that you give the order: 1 to 32 digits, letters and
 * {@code _ - | *}; unique among your orders
 * @param serviceIntroduction what the service is; 1 to 20 characters
 * @param postPayments what the user will pay for, at most 100 items
 * @param postDiscounts what will be taken off, at most 30 items, of direct merchants each
 * with a description
 * @param riskFund what the order may cost at most
 * @param timeRange when the service is to be given; of direct merchants its start is
 * required
 * @param location where the service is to be given
 * @param openid the user, as {@code appid} knows them, up to 128 characters; only without
 * a confirmation by the user
 * @param subOpenid partners only: the user, as {@code subAppid} knows them, up to 128
 * characters; only without a confirmation by the user
 * @param needUserConfirm whether the user has to confirm the order in WeChat; if {@code
 * false}, with exactly one of {@code openid} and {@code subOpenid}
 * @param notifyUrl where WeChat Pay sends the notifications on the order: a URL with
 * https and without a query string, up to 255 characters
 * @param attach what the notifications and the answers to queries are to repeat, up to
 * 256 characters when URL-encoded
 * @param mchid the direct merchant that the goods are of; required of platforms
 * @param shoppingInfo what the user buys
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-order/create-pay-on-delivery-service-order.html">Create
 * a pay-on-delivery order, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-order/create-partner-pay-on-delivery-service-order.html">Create
 * a pay-on-delivery order, partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record PayOnDeliveryOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, String outOrderNo, String serviceIntroduction,
		@Nullable List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts, RiskFund riskFund,
		MainlandTimeRange timeRange, @Nullable Location location, @Nullable String openid, @Nullable String subOpenid,
		@Nullable Boolean needUserConfirm, String notifyUrl, @Nullable String attach, @Nullable String mchid,
		ShoppingInfo shoppingInfo) implements MainlandRequest<PayOnDeliveryOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public PayOnDeliveryOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		OrderChecks.outOrderNo(outOrderNo);
		Assert.hasText(serviceIntroduction, "'serviceIntroduction' must not be empty");
		OrderChecks.riskFund(riskFund);
		OrderChecks.required("timeRange", timeRange);
		OrderChecks.id("openid", openid);
		OrderChecks.id("subOpenid", subOpenid);
		OrderChecks.notifyUrl(notifyUrl);
		OrderChecks.id("mchid", mchid);
		OrderChecks.required("shoppingInfo", shoppingInfo);
		Assert.isTrue(!Boolean.FALSE.equals(needUserConfirm) || (openid == null) != (subOpenid == null),
				"With 'needUserConfirm' false, exactly one of 'openid' and 'subOpenid' must be set");
		postPayments = (postPayments != null) ? List.copyOf(postPayments) : null;
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
		builder.subAppid = this.subAppid;
		builder.outOrderNo = this.outOrderNo;
		builder.serviceIntroduction = this.serviceIntroduction;
		builder.postPayments = this.postPayments;
		builder.postDiscounts = this.postDiscounts;
		builder.riskFund = this.riskFund;
		builder.timeRange = this.timeRange;
		builder.location = this.location;
		builder.openid = this.openid;
		builder.subOpenid = this.subOpenid;
		builder.needUserConfirm = this.needUserConfirm;
		builder.notifyUrl = this.notifyUrl;
		builder.attach = this.attach;
		builder.mchid = this.mchid;
		builder.shoppingInfo = this.shoppingInfo;
		return builder;
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
	public PayOnDeliveryOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).subAppid(subAppid).build();
	}

	/**
	 * Return that partners name official accounts in this request.
	 * @return {@code true}
	 */
	@Override
	public boolean hasAppidOfPartner() {
		return true;
	}

	/**
	 * Return what only partners have in this request.
	 * @return the values of the fields by name, {@code null} for those that are not set
	 */
	@Override
	public Map<String, @Nullable Object> fieldsOfPartners() {
		Map<String, @Nullable Object> fields = MainlandRequest.super.fieldsOfPartners();
		fields.put("subOpenid", this.subOpenid);
		return fields;
	}

	/**
	 * Check what only direct merchants have to say.
	 */
	@Override
	public void check(MainlandMode mode) {
		if (mode == MainlandMode.DIRECT) {
			OrderChecks.required("startTime", this.timeRange.startTime());
			OrderChecks.names(this.postPayments);
			OrderChecks.namesAndDescriptions(this.postDiscounts);
			this.shoppingInfo.checkOfDirectMerchant();
		}
	}

	/**
	 * Builds a {@link PayOnDeliveryOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String outOrderNo = "";

		private String serviceIntroduction = "";

		private @Nullable List<PostPayment> postPayments;

		private @Nullable List<PostDiscount> postDiscounts;

		private @Nullable RiskFund riskFund;

		private @Nullable MainlandTimeRange timeRange;

		private @Nullable Location location;

		private @Nullable String openid;

		private @Nullable String subOpenid;

		private @Nullable Boolean needUserConfirm;

		private String notifyUrl = "";

		private @Nullable String attach;

		private @Nullable String mchid;

		private @Nullable ShoppingInfo shoppingInfo;

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
		 * Set the official account or mini program: of a partner its own.
		 * @param appid 1 to 32 characters; without it the default of the operations
		 * applies
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
		 * Set the sub-merchant's official account or mini program. Only of partners.
		 * @param subAppid 1 to 32 characters; without it the default of the operations
		 * applies, if there is one
		 * @return this builder
		 */
		public Builder subAppid(@Nullable String subAppid) {
			this.subAppid = subAppid;
			return this;
		}

		/**
		 * Set the number that you give the order. Required.
		 * @param outOrderNo 1 to 32 digits, letters and {@code _ - | *}; unique among
		 * your orders
		 * @return this builder
		 */
		public Builder outOrderNo(String outOrderNo) {
			this.outOrderNo = outOrderNo;
			return this;
		}

		/**
		 * Set what the service is, for the user to read. Required.
		 * @param serviceIntroduction 1 to 20 characters
		 * @return this builder
		 */
		public Builder serviceIntroduction(String serviceIntroduction) {
			this.serviceIntroduction = serviceIntroduction;
			return this;
		}

		/**
		 * Set what the user will pay for.
		 * @param postPayments at most 100 items
		 * @return this builder
		 */
		public Builder postPayments(@Nullable List<PostPayment> postPayments) {
			this.postPayments = postPayments;
			return this;
		}

		/**
		 * Set what will be taken off.
		 * @param postDiscounts at most 30 items, of direct merchants each with a
		 * description
		 * @return this builder
		 */
		public Builder postDiscounts(@Nullable List<PostDiscount> postDiscounts) {
			this.postDiscounts = postDiscounts;
			return this;
		}

		/**
		 * Set what the order may cost at most. Required.
		 * @param riskFund name and amount are required
		 * @return this builder
		 */
		public Builder riskFund(RiskFund riskFund) {
			this.riskFund = riskFund;
			return this;
		}

		/**
		 * Set when the service is to be given. Required.
		 * @param timeRange of direct merchants the start is required
		 * @return this builder
		 */
		public Builder timeRange(MainlandTimeRange timeRange) {
			this.timeRange = timeRange;
			return this;
		}

		/**
		 * Set where the service is to be given.
		 * @param location the places
		 * @return this builder
		 */
		public Builder location(@Nullable Location location) {
			this.location = location;
			return this;
		}

		/**
		 * Set the user, as {@code appid} knows them. Only without a confirmation by the
		 * user.
		 * @param openid up to 128 characters
		 * @return this builder
		 */
		public Builder openid(@Nullable String openid) {
			this.openid = openid;
			return this;
		}

		/**
		 * Set the user, as {@code subAppid} knows them. Only of partners, and without a
		 * confirmation by the user.
		 * @param subOpenid up to 128 characters
		 * @return this builder
		 */
		public Builder subOpenid(@Nullable String subOpenid) {
			this.subOpenid = subOpenid;
			return this;
		}

		/**
		 * Set whether the user has to confirm the order in WeChat.
		 * @param needUserConfirm {@code false} with the user in {@code openid} or {@code
		 * subOpenid}
		 * @return this builder
		 */
		public Builder needUserConfirm(@Nullable Boolean needUserConfirm) {
			this.needUserConfirm = needUserConfirm;
			return this;
		}

		/**
		 * Set where WeChat Pay sends the notifications on the order. Required.
		 * @param notifyUrl a URL with https and without a query string, up to 255
		 * characters
		 * @return this builder
		 */
		public Builder notifyUrl(String notifyUrl) {
			this.notifyUrl = notifyUrl;
			return this;
		}

		/**
		 * Set what the notifications and the answers to queries are to repeat.
		 * @param attach up to 256 characters when URL-encoded
		 * @return this builder
		 */
		public Builder attach(@Nullable String attach) {
			this.attach = attach;
			return this;
		}

		/**
		 * Set the direct merchant that the goods are of. Required of platforms.
		 * @param mchid the merchant number
		 * @return this builder
		 */
		public Builder mchid(@Nullable String mchid) {
			this.mchid = mchid;
			return this;
		}

		/**
		 * Set what the user buys. Required.
		 * @param shoppingInfo the purchase
		 * @return this builder
		 */
		public Builder shoppingInfo(ShoppingInfo shoppingInfo) {
			this.shoppingInfo = shoppingInfo;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public PayOnDeliveryOrderRequest build() {
			return new PayOnDeliveryOrderRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.outOrderNo, this.serviceIntroduction, this.postPayments, this.postDiscounts,
					OrderChecks.required("riskFund", this.riskFund), OrderChecks.required("timeRange", this.timeRange),
					this.location, this.openid, this.subOpenid, this.needUserConfirm, this.notifyUrl, this.attach,
					this.mchid, OrderChecks.required("shoppingInfo", this.shoppingInfo));
		}

	}

	/**
	 * What a user buys. Immutable.
	 *
	 * @param realMerchantAppid the official account of the shop that the user buys from
	 * @param jumpLink where the page of the order leads to; required of direct merchants
	 * @param goods what the user buys; required of direct merchants
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record ShoppingInfo(@Nullable String realMerchantAppid, @Nullable JumpLink jumpLink,
			@Nullable List<Goods> goods) {

		/**
		 * Create a purchase; prefer the {@link #builder()}.
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public ShoppingInfo {
			OrderChecks.id("realMerchantAppid", realMerchantAppid);
			goods = (goods != null) ? List.copyOf(goods) : null;
		}

		/**
		 * Return a builder for a purchase.
		 * @return a new builder
		 */
		public static Builder builder() {
			return new Builder();
		}

		private void checkOfDirectMerchant() {
			OrderChecks.required("jumpLink", this.jumpLink);
			OrderChecks.required("goods", this.goods).forEach(Goods::checkOfDirectMerchant);
		}

		/**
		 * Builds a {@link ShoppingInfo}. Not thread-safe.
		 */
		public static final class Builder {

			private @Nullable String realMerchantAppid;

			private @Nullable JumpLink jumpLink;

			private @Nullable List<Goods> goods;

			private Builder() {
			}

			/**
			 * Set the official account of the shop that the user buys from.
			 * @param realMerchantAppid its appid
			 * @return this builder
			 */
			public Builder realMerchantAppid(@Nullable String realMerchantAppid) {
				this.realMerchantAppid = realMerchantAppid;
				return this;
			}

			/**
			 * Set where the page of the order leads to. Required of direct merchants.
			 * @param jumpLink the link
			 * @return this builder
			 */
			public Builder jumpLink(@Nullable JumpLink jumpLink) {
				this.jumpLink = jumpLink;
				return this;
			}

			/**
			 * Set what the user buys. Required of direct merchants.
			 * @param goods the goods
			 * @return this builder
			 */
			public Builder goods(@Nullable List<Goods> goods) {
				this.goods = goods;
				return this;
			}

			/**
			 * Build the purchase.
			 * @return the purchase
			 * @throws IllegalArgumentException if a required value is missing, or one can
			 * never be right
			 */
			public ShoppingInfo build() {
				return new ShoppingInfo(this.realMerchantAppid, this.jumpLink, this.goods);
			}

		}

	}

	/**
	 * Where the page of an order leads to. Immutable.
	 *
	 * @param jumpLinkType the kind of the link, {@link #TYPE_MINI_PROGRAM}
	 * @param appid the mini program
	 * @param path the page in the mini program
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record JumpLink(String jumpLinkType, @Nullable String appid, @Nullable String path) {

		/**
		 * A link to a page of a mini program.
		 */
		public static final String TYPE_MINI_PROGRAM = "JUMP_LINK_MINI_PROGRAM";

		/**
		 * Create a link; prefer the {@link #builder()}.
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public JumpLink {
			Assert.hasText(jumpLinkType, "'jumpLinkType' must not be empty");
			OrderChecks.id("appid", appid);
		}

		/**
		 * Return a builder for a link.
		 * @return a new builder
		 */
		public static Builder builder() {
			return new Builder();
		}

		/**
		 * Builds a {@link JumpLink}. Not thread-safe.
		 */
		public static final class Builder {

			private String jumpLinkType = TYPE_MINI_PROGRAM;

			private @Nullable String appid;

			private @Nullable String path;

			private Builder() {
			}

			/**
			 * Set the kind of the link, by default {@link JumpLink#TYPE_MINI_PROGRAM}.
			 * @param jumpLinkType the kind; WeChat Pay knows no other
			 * @return this builder
			 */
			public Builder jumpLinkType(String jumpLinkType) {
				this.jumpLinkType = jumpLinkType;
				return this;
			}

			/**
			 * Set the mini program.
			 * @param appid its appid
			 * @return this builder
			 */
			public Builder appid(@Nullable String appid) {
				this.appid = appid;
				return this;
			}

			/**
			 * Set the page in the mini program.
			 * @param path its path
			 * @return this builder
			 */
			public Builder path(@Nullable String path) {
				this.path = path;
				return this;
			}

			/**
			 * Build the link.
			 * @return the link
			 * @throws IllegalArgumentException if a required value is missing, or one can
			 * never be right
			 */
			public JumpLink build() {
				return new JumpLink(this.jumpLinkType, this.appid, this.path);
			}

		}

	}

	/**
	 * Goods that a user buys. Immutable.
	 *
	 * @param name what it is
	 * @param picture the address of a picture of it
	 * @param amount the price of one, in fen
	 * @param count how many
	 * @param categoryId the ids of the categories that it belongs to
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record Goods(@Nullable String name, @Nullable String picture, @Nullable Long amount, @Nullable Integer count,
			@Nullable List<String> categoryId) {

		/**
		 * Create a value; prefer the {@link #builder()}.
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public Goods {
			OrderChecks.amount("amount", amount);
			categoryId = (categoryId != null) ? List.copyOf(categoryId) : null;
		}

		/**
		 * Return a builder for a value.
		 * @return a new builder
		 */
		public static Builder builder() {
			return new Builder();
		}

		private void checkOfDirectMerchant() {
			Assert.hasText(this.name, "'name' of goods must not be empty");
			Assert.hasText(this.picture, "'picture' of goods must not be empty");
			OrderChecks.required("amount", this.amount);
			OrderChecks.required("count", this.count);
		}

		/**
		 * Builds a {@link Goods}. Not thread-safe.
		 */
		public static final class Builder {

			private @Nullable String name;

			private @Nullable String picture;

			private @Nullable Long amount;

			private @Nullable Integer count;

			private @Nullable List<String> categoryId;

			private Builder() {
			}

			/**
			 * Set what it is. Required of direct merchants.
			 * @param name the name
			 * @return this builder
			 */
			public Builder name(@Nullable String name) {
				this.name = name;
				return this;
			}

			/**
			 * Set the address of a picture of it. Required of direct merchants.
			 * @param picture a URL
			 * @return this builder
			 */
			public Builder picture(@Nullable String picture) {
				this.picture = picture;
				return this;
			}

			/**
			 * Set the price of one. Required of direct merchants.
			 * @param amount in fen; not negative
			 * @return this builder
			 */
			public Builder amount(long amount) {
				this.amount = amount;
				return this;
			}

			/**
			 * Set how many. Required of direct merchants.
			 * @param count the number
			 * @return this builder
			 */
			public Builder count(int count) {
				this.count = count;
				return this;
			}

			/**
			 * Set the categories that it belongs to.
			 * @param categoryId the ids of the categories
			 * @return this builder
			 */
			public Builder categoryId(@Nullable List<String> categoryId) {
				this.categoryId = categoryId;
				return this;
			}

			/**
			 * Build the value.
			 * @return the value
			 * @throws IllegalArgumentException if a required value is missing, or one can
			 * never be right
			 */
			public Goods build() {
				return new Goods(this.name, this.picture, this.amount, this.count, this.categoryId);
			}

		}

	}

}
