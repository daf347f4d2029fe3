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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a service order is created with. Immutable; made by a {@link #builder()}.
 * <p>
 * Keep it, the times included, in case the call has to be repeated: WeChat Pay accepts a
 * repetition with the same parameters only.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the property
 * {@code wechatpay.payscore.service-id}
 * @param appid the partner's official account or mini program, 1 to 32 characters
 * @param subMchid the sub-merchant; falls back to the property
 * {@code wechatpay.payscore.sub-mchid}
 * @param subAppid the sub-merchant's official account or mini program, 1 to 32 characters
 * @param outOrderNo the number that you give the order: 1 to 32 digits, letters and
 * {@code _ - | *}, unique among your orders
 * @param currency the settlement currency of the merchant that collects the money, for
 * example {@code HKD}; 1 to 16 characters
 * @param serviceIntroduction what the service is, for example {@code XX充电宝}; 1 to 20
 * characters
 * @param postPayments what the user will pay for, at most 100 items; the completion
 * replaces them
 * @param postDiscounts what will be taken off, at most 30 items; the completion replaces
 * them
 * @param riskFund what the order may cost at most
 * @param timeRange when the service is to be given; its start is required
 * @param location where the service is to be given
 * @param openid the user, as the partner's account {@code appid} knows them; up to 128
 * characters
 * @param subOpenid the user, as the sub-merchant's account {@code subAppid} knows them;
 * up to 128 characters
 * @param needUserConfirm whether the user has to confirm the order in WeChat;
 * {@code false} only for services that WeChat Pay granted this, and with exactly one of
 * {@code openid} and {@code subOpenid}
 * @param notifyUrl where WeChat Pay sends the notifications on the order: a URL with
 * https and without a query string, up to 255 characters
 * @param attach what the notifications and the answers to queries are to repeat, up to
 * 256 characters when URL-encoded
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096395">Create an
 * order</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreateOrderRequest(@Nullable String serviceId, String appid, @Nullable String subMchid,
		@Nullable String subAppid, String outOrderNo, String currency, String serviceIntroduction,
		@Nullable List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts, RiskFund riskFund,
		TimeRange timeRange, @Nullable Location location, @Nullable String openid, @Nullable String subOpenid,
		@Nullable Boolean needUserConfirm, String notifyUrl,
		@Nullable String attach) implements OrderRequest<CreateOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public CreateOrderRequest {
		Assert.hasText(appid, "'appid' must not be empty");
		OrderChecks.outOrderNo(outOrderNo);
		Assert.hasText(currency, "'currency' must not be empty");
		Ids.checkUnlessBlank("serviceId", serviceId);
		Ids.check("appid", appid);
		Ids.checkUnlessBlank("subMchid", subMchid);
		Ids.check("subAppid", subAppid);
		Ids.check("currency", currency);
		Ids.check("openid", openid);
		Ids.check("subOpenid", subOpenid);
		Assert.hasText(serviceIntroduction, "'serviceIntroduction' must not be empty");
		OrderChecks.required("riskFund", riskFund).check();
		OrderChecks.required("timeRange", timeRange).checkStart();
		checkUser(needUserConfirm, openid, subOpenid);
		NotifyUrl.check(notifyUrl);
		postPayments = (postPayments != null) ? List.copyOf(postPayments) : null;
		postDiscounts = (postDiscounts != null) ? List.copyOf(postDiscounts) : null;
		OrderChecks.names(postPayments);
		OrderChecks.namesAndDescriptions(postDiscounts);
	}

	// Nobody else tells WeChat Pay who the user is, if the user does not confirm.
	private static void checkUser(@Nullable Boolean needUserConfirm, @Nullable String openid,
			@Nullable String subOpenid) {
		Assert.isTrue(!Boolean.FALSE.equals(needUserConfirm) || (openid == null) != (subOpenid == null),
				"With 'needUserConfirm' false, exactly one of 'openid' and 'subOpenid' must be set");
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
		builder.currency = this.currency;
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
		return builder;
	}

	/**
	 * Return this request for a service and a sub-merchant.
	 * @param serviceId the service
	 * @param subMchid the sub-merchant
	 * @return the request, otherwise with the values of this one
	 */
	@Override
	public CreateOrderRequest of(String serviceId, String subMchid) {
		return toBuilder().serviceId(serviceId).subMchid(subMchid).build();
	}

	/**
	 * Builds a {@link CreateOrderRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private String appid = "";

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String outOrderNo = "";

		private String currency = "";

		private String serviceIntroduction = "";

		private @Nullable List<PostPayment> postPayments;

		private @Nullable List<PostDiscount> postDiscounts;

		private @Nullable RiskFund riskFund;

		private @Nullable TimeRange timeRange;

		private @Nullable Location location;

		private @Nullable String openid;

		private @Nullable String subOpenid;

		private @Nullable Boolean needUserConfirm;

		private String notifyUrl = "";

		private @Nullable String attach;

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
		 * Set the partner's official account or mini program. Required.
		 * @param appid 1 to 32 characters
		 * @return this builder
		 */
		public Builder appid(String appid) {
			this.appid = appid;
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
		 * Set the sub-merchant's official account or mini program.
		 * @param subAppid 1 to 32 characters
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
		 * Set the currency of all amounts. Required.
		 * @param currency the settlement currency of the merchant that collects the
		 * money, for example {@code HKD}; 1 to 16 characters
		 * @return this builder
		 */
		public Builder currency(String currency) {
			this.currency = currency;
			return this;
		}

		/**
		 * Set what the service is, for the user to read. Required.
		 * @param serviceIntroduction for example {@code XX充电宝}; 1 to 20 characters
		 * @return this builder
		 */
		public Builder serviceIntroduction(String serviceIntroduction) {
			this.serviceIntroduction = serviceIntroduction;
			return this;
		}

		/**
		 * Set what the user will pay for.
		 * @param postPayments at most 100 items, each with a name; the completion
		 * replaces them
		 * @return this builder
		 */
		public Builder postPayments(@Nullable List<PostPayment> postPayments) {
			this.postPayments = postPayments;
			return this;
		}

		/**
		 * Set what will be taken off.
		 * @param postDiscounts at most 30 items; the completion replaces them
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
		 * @param timeRange the start is required; without an end the completion needs one
		 * @return this builder
		 */
		public Builder timeRange(TimeRange timeRange) {
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
		 * Set the user, as the partner's account knows them.
		 * @param openid the user of {@code appid}, up to 128 characters; without a
		 * confirmation by the user either it or {@code subOpenid} is required
		 * @return this builder
		 */
		public Builder openid(@Nullable String openid) {
			this.openid = openid;
			return this;
		}

		/**
		 * Set the user, as the sub-merchant's account knows them.
		 * @param subOpenid the user of {@code subAppid}, up to 128 characters; without a
		 * confirmation by the user either it or {@code openid} is required
		 * @return this builder
		 */
		public Builder subOpenid(@Nullable String subOpenid) {
			this.subOpenid = subOpenid;
			return this;
		}

		/**
		 * Set whether the user has to confirm the order in WeChat.
		 * @param needUserConfirm {@code false} only for services that WeChat Pay granted
		 * this
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
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public CreateOrderRequest build() {
			return new CreateOrderRequest(this.serviceId, this.appid, this.subMchid, this.subAppid, this.outOrderNo,
					this.currency, this.serviceIntroduction, this.postPayments, this.postDiscounts,
					OrderChecks.required("riskFund", this.riskFund), OrderChecks.required("timeRange", this.timeRange),
					this.location, this.openid, this.subOpenid, this.needUserConfirm, this.notifyUrl, this.attach);
		}

	}

}
