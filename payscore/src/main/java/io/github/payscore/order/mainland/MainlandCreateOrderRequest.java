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
 * What a service order of the mainland is created with. Immutable; made by a
 * {@link #builder()}.
 * <p>
 * Direct merchants and partners share it. Which fields only one of them has is said
 * below; one of the other mode is refused by the operations.
 * <p>
 * Keep it, the times included, in case the call has to be repeated: WeChat Pay accepts a
 * repetition with the same parameters only.
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
 * {@code _ - |}, partners also {@code *}; unique among your orders
 * @param serviceIntroduction what the service is, for example {@code 某某酒店}; 1 to 20
 * characters
 * @param postPayments what the user will pay for, at most 100 items, of direct merchants
 * each with a name; the completion replaces them
 * @param postDiscounts what will be taken off, at most 30 items, of direct merchants each
 * with a name and a description; the completion replaces them
 * @param riskFund what the order may cost at most
 * @param timeRange when the service is to be given; of direct merchants its start is
 * required
 * @param location where the service is to be given
 * @param device which device the user rents or uses
 * @param openid the user, as {@code appid} knows them, up to 128 characters; only for
 * services without a confirmation by the user
 * @param subOpenid partners only: the user, as {@code subAppid} knows them, up to 128
 * characters; only for services without a confirmation by the user
 * @param needUserConfirm whether the user has to confirm the order in WeChat; {@code
 * false} only for a service that WeChat Pay granted this, which has a service id of its
 * own, and with exactly one of {@code openid} and {@code subOpenid}
 * @param notifyUrl where WeChat Pay sends the notifications on the order: a URL with
 * https and without a query string, up to 255 characters
 * @param attach what the notifications and the answers to queries are to repeat, up to
 * 256 characters when URL-encoded
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012587900">Create an order,
 * direct merchant</a>
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013138534">Create an order,
 * partner</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record MainlandCreateOrderRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, String outOrderNo, String serviceIntroduction,
		@Nullable List<PostPayment> postPayments, @Nullable List<PostDiscount> postDiscounts, RiskFund riskFund,
		MainlandTimeRange timeRange, @Nullable Location location, @Nullable Device device, @Nullable String openid,
		@Nullable String subOpenid, @Nullable Boolean needUserConfirm, String notifyUrl,
		@Nullable String attach) implements MainlandRequest<MainlandCreateOrderRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public MainlandCreateOrderRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		OrderChecks.outOrderNo(outOrderNo);
		OrderChecks.id("openid", openid);
		OrderChecks.id("subOpenid", subOpenid);
		Assert.hasText(serviceIntroduction, "'serviceIntroduction' must not be empty");
		OrderChecks.riskFund(riskFund);
		OrderChecks.required("timeRange", timeRange);
		checkUser(needUserConfirm, openid, subOpenid);
		OrderChecks.notifyUrl(notifyUrl);
		postPayments = (postPayments != null) ? List.copyOf(postPayments) : null;
		postDiscounts = (postDiscounts != null) ? List.copyOf(postDiscounts) : null;
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
		builder.serviceIntroduction = this.serviceIntroduction;
		builder.postPayments = this.postPayments;
		builder.postDiscounts = this.postDiscounts;
		builder.riskFund = this.riskFund;
		builder.timeRange = this.timeRange;
		builder.location = this.location;
		builder.device = this.device;
		builder.openid = this.openid;
		builder.subOpenid = this.subOpenid;
		builder.needUserConfirm = this.needUserConfirm;
		builder.notifyUrl = this.notifyUrl;
		builder.attach = this.attach;
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
	public MainlandCreateOrderRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).subAppid(subAppid).build();
	}

	/**
	 * Return that partners create orders with their own official account or mini program.
	 */
	@Override
	public boolean hasAppidOfPartner() {
		return true;
	}

	/**
	 * Return what only partners have in this request.
	 */
	@Override
	public Map<String, @Nullable Object> fieldsOfPartners() {
		Map<String, @Nullable Object> fields = MainlandRequest.super.fieldsOfPartners();
		fields.put("subOpenid", this.subOpenid);
		return fields;
	}

	/**
	 * Check that direct merchants say when the service begins, name each payment, and
	 * name and describe each discount.
	 */
	@Override
	public void check(MainlandMode mode) {
		if (mode == MainlandMode.DIRECT) {
			OrderChecks.required("startTime", this.timeRange.startTime());
			OrderChecks.names(this.postPayments);
			OrderChecks.namesAndDescriptions(this.postDiscounts);
		}
	}

	/**
	 * Builds a {@link MainlandCreateOrderRequest}. Not thread-safe.
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

		private @Nullable Device device;

		private @Nullable String openid;

		private @Nullable String subOpenid;

		private @Nullable Boolean needUserConfirm;

		private String notifyUrl = "";

		private @Nullable String attach;

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
		 * @param outOrderNo 1 to 32 digits, letters and {@code _ - |}, partners also
		 * {@code *}; unique among your orders
		 * @return this builder
		 */
		public Builder outOrderNo(String outOrderNo) {
			this.outOrderNo = outOrderNo;
			return this;
		}

		/**
		 * Set what the service is, for the user to read. Required.
		 * @param serviceIntroduction for example {@code 某某酒店}; 1 to 20 characters
		 * @return this builder
		 */
		public Builder serviceIntroduction(String serviceIntroduction) {
			this.serviceIntroduction = serviceIntroduction;
			return this;
		}

		/**
		 * Set what the user will pay for.
		 * @param postPayments at most 100 items; the completion replaces them. Of direct
		 * merchants each has a name
		 * @return this builder
		 */
		public Builder postPayments(@Nullable List<PostPayment> postPayments) {
			this.postPayments = postPayments;
			return this;
		}

		/**
		 * Set what will be taken off.
		 * @param postDiscounts at most 30 items; the completion replaces them. Of direct
		 * merchants each has a name and a description
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
		 * @param timeRange of direct merchants the start is required; without an end the
		 * completion needs one
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
		 * Set which device the user rents or uses.
		 * @param device the device
		 * @return this builder
		 */
		public Builder device(@Nullable Device device) {
			this.device = device;
			return this;
		}

		/**
		 * Set the user, as {@code appid} knows them. Only for services without a
		 * confirmation by the user.
		 * @param openid up to 128 characters
		 * @return this builder
		 */
		public Builder openid(@Nullable String openid) {
			this.openid = openid;
			return this;
		}

		/**
		 * Set the user, as {@code subAppid} knows them. Only of partners, and for
		 * services without a confirmation by the user.
		 * @param subOpenid up to 128 characters
		 * @return this builder
		 */
		public Builder subOpenid(@Nullable String subOpenid) {
			this.subOpenid = subOpenid;
			return this;
		}

		/**
		 * Set whether the user has to confirm the order in WeChat.
		 * @param needUserConfirm {@code false} only for a service that WeChat Pay granted
		 * this, which has a service id of its own; with the user in {@code openid} or
		 * {@code subOpenid}
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
		public MainlandCreateOrderRequest build() {
			return new MainlandCreateOrderRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.outOrderNo, this.serviceIntroduction, this.postPayments, this.postDiscounts,
					OrderChecks.required("riskFund", this.riskFund), OrderChecks.required("timeRange", this.timeRange),
					this.location, this.device, this.openid, this.subOpenid, this.needUserConfirm, this.notifyUrl,
					this.attach);
		}

	}

}
