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

package io.github.payscore.permission;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * Whose risk WeChat Pay is to assess, and of what purchase. The user is named by their
 * authorization code, their {@code openid} or, only of partners, their {@code subOpenid};
 * at least one is required. Immutable; made by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; falls back to
 * the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program;
 * falls back to the default of the operations, and may be missing
 * @param authorizationCode the number that you gave the permission when you applied for
 * it
 * @param openid the user, as {@code appid} knows them, up to 128 characters
 * @param subOpenid partners only: the user, as {@code subAppid} knows them, up to 128
 * characters
 * @param shoppingInfo what the user is about to buy and pay later
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-auth/assess-user-risk-level.html">Assess
 * the risk of a user, direct merchant</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AssessUserRiskLevelRequest(@Nullable String serviceId, @Nullable String appid,
		@JsonIgnore @Nullable String subMchid, @Nullable String subAppid, @Nullable String authorizationCode,
		@Nullable String openid, @Nullable String subOpenid,
		@Nullable ShoppingInfo shoppingInfo) implements MainlandRequest<AssessUserRiskLevelRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if none of the three is given, or one that is
	 * given is malformed
	 */
	public AssessUserRiskLevelRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		PermissionChecks.anyUser(authorizationCode, openid, subOpenid);
	}

	/**
	 * Return a builder.
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
		builder.authorizationCode = this.authorizationCode;
		builder.openid = this.openid;
		builder.subOpenid = this.subOpenid;
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
	public AssessUserRiskLevelRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
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
	 * What the user is about to buy. Immutable.
	 *
	 * @param goods the goods, at least one
	 */
	public record ShoppingInfo(List<Goods> goods) {

		/**
		 * Create a purchase.
		 * @throws IllegalArgumentException if there are no goods
		 */
		public ShoppingInfo {
			Assert.notEmpty(goods, "'goods' must not be empty");
			goods = List.copyOf(goods);
		}

		/**
		 * Return a purchase of goods.
		 * @param goods the goods, at least one
		 * @return the purchase
		 * @throws IllegalArgumentException if there are no goods
		 */
		public static ShoppingInfo of(Goods... goods) {
			return new ShoppingInfo(List.of(goods));
		}

	}

	/**
	 * Builds a {@link AssessUserRiskLevelRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private @Nullable String authorizationCode;

		private @Nullable String openid;

		private @Nullable String subOpenid;

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
		 * Set the official account or mini program, of a partner its own.
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
		 * Set the number that you gave the permission when you applied for it.
		 * @param authorizationCode 1 to 32 digits, letters and {@code _ - | *}
		 * @return this builder
		 */
		public Builder authorizationCode(@Nullable String authorizationCode) {
			this.authorizationCode = authorizationCode;
			return this;
		}

		/**
		 * Set the user, as {@code appid} knows them.
		 * @param openid up to 128 characters
		 * @return this builder
		 */
		public Builder openid(@Nullable String openid) {
			this.openid = openid;
			return this;
		}

		/**
		 * Set the user, as {@code subAppid} knows them. Only of partners.
		 * @param subOpenid up to 128 characters
		 * @return this builder
		 */
		public Builder subOpenid(@Nullable String subOpenid) {
			this.subOpenid = subOpenid;
			return this;
		}

		/**
		 * Set what the user is about to buy and pay later.
		 * @param shoppingInfo the goods
		 * @return this builder
		 */
		public Builder shoppingInfo(@Nullable ShoppingInfo shoppingInfo) {
			this.shoppingInfo = shoppingInfo;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if none of the three is given, or one that is
		 * given is malformed
		 */
		public AssessUserRiskLevelRequest build() {
			return new AssessUserRiskLevelRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.authorizationCode, this.openid, this.subOpenid, this.shoppingInfo);
		}

	}

}
