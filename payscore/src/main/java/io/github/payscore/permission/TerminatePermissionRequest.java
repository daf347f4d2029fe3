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

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandMode;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * Whose permission is to end, by exactly one of the authorization code, the {@code
 * openid} and the {@code subOpenid}, and why. Immutable; made by
 * {@link #ofAuthorizationCode}, {@link #ofOpenid} or a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; not with an
 * authorization code; falls back to the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program; not
 * with an authorization code; falls back to the default of the operations, and may be
 * missing
 * @param authorizationCode the number that you gave the permission when you applied for
 * it
 * @param openid the user, as {@code appid} knows them, up to 128 characters
 * @param subOpenid partners only: the user, as {@code subAppid} knows them, up to 128
 * characters
 * @param reason why the permission ends, up to 50 characters
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-auth/terminate-permissions-by-code.html">End
 * a permission, direct merchant</a>
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-auth/terminate-partner-permissions-by-code.html">End
 * a permission, partner</a>
 */
public record TerminatePermissionRequest(@Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid, @Nullable String authorizationCode, @Nullable String openid,
		@Nullable String subOpenid, String reason) implements MainlandRequest<TerminatePermissionRequest> {

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if not exactly one of the three is given, the one
	 * that is given is malformed, an official account is given with an authorization
	 * code, or the reason is missing
	 */
	public TerminatePermissionRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		PermissionChecks.user(authorizationCode, openid, subOpenid);
		PermissionChecks.noAppid(authorizationCode, appid, subAppid);
		Assert.hasText(reason, "'reason' must not be empty");
	}

	/**
	 * Return a request for the permission with a number, of the service and the merchant
	 * that the operations have as defaults.
	 * @param authorizationCode the number that you gave the permission when you applied
	 * for it
	 * @param reason why the permission ends, up to 50 characters
	 * @return the request
	 * @throws IllegalArgumentException if the number is malformed or the reason is empty
	 */
	public static TerminatePermissionRequest ofAuthorizationCode(String authorizationCode, String reason) {
		return builder().authorizationCode(OrderChecks.required("authorizationCode", authorizationCode))
			.reason(reason)
			.build();
	}

	/**
	 * Return a request for the permission of a user, of the service and the merchant that
	 * the operations have as defaults.
	 * @param openid the user, as the official account or mini program knows them
	 * @param reason why the permission ends, up to 50 characters
	 * @return the request
	 * @throws IllegalArgumentException if the user is malformed or the reason is empty
	 */
	public static TerminatePermissionRequest ofOpenid(String openid, String reason) {
		return builder().openid(OrderChecks.required("openid", openid)).reason(reason).build();
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
		builder.reason = this.reason;
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
	public TerminatePermissionRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
			@Nullable String subAppid) {
		return toBuilder().serviceId(serviceId).appid(appid).subMchid(subMchid).subAppid(subAppid).build();
	}

	/**
	 * Return whether official accounts are named in this request: not if an authorization
	 * code says whose permission it is.
	 * @return whether there is no authorization code
	 */
	@Override
	public boolean hasAppidOfPartner() {
		return this.authorizationCode == null;
	}

	/**
	 * Return whether the official account is named in this request: not if an
	 * authorization code says whose permission it is.
	 * @return whether there is no authorization code
	 */
	@Override
	public boolean hasAppidOfDirectMerchant() {
		return this.authorizationCode == null;
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
	 * Check what only one mode requires.
	 * @param mode the mode of the merchant
	 * @throws IllegalArgumentException if {@code subOpenid} is set and there is no
	 * {@code subAppid}
	 */
	@Override
	public void check(MainlandMode mode) {
		PermissionChecks.subOpenid(this.subOpenid, this.subAppid);
	}

	QueryPermissionRequest toQuery() {
		return new QueryPermissionRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
				this.authorizationCode, this.openid, this.subOpenid);
	}

	// A query by the user shows the permission that they gave last, perhaps with another
	// official account, which knows them by another name.
	boolean isAbout(Permission permission) {
		return Objects.equals(this.serviceId, permission.serviceId())
				&& (isNamed(this.authorizationCode, permission.authorizationCode())
						|| isNamed(this.openid, permission.openid())
						|| isNamed(this.subOpenid, permission.subOpenid()));
	}

	private static boolean isNamed(@Nullable String asked, @Nullable String shown) {
		return asked != null && asked.equals(shown);
	}

	/**
	 * Builds a {@link TerminatePermissionRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private @Nullable String authorizationCode;

		private @Nullable String openid;

		private @Nullable String subOpenid;

		private String reason = "";

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
		 * Set the official account or mini program, of a partner its own. Not with an
		 * authorization code.
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
		 * Set the sub-merchant's official account or mini program. Only of partners. Not
		 * with an authorization code.
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
		 * Set why the permission ends. Required.
		 * @param reason up to 50 characters
		 * @return this builder
		 */
		public Builder reason(String reason) {
			this.reason = reason;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if not exactly one of the three is given, the
		 * one that is given is malformed, an official account is given with an
		 * authorization code, or the reason is missing
		 */
		public TerminatePermissionRequest build() {
			return new TerminatePermissionRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.authorizationCode, this.openid, this.subOpenid, this.reason);
		}

	}

}
