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

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandRequest;

/**
 * What a partner asks a user with, within a payment, to permit a service. Immutable; made
 * by a {@link #builder()}.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service; falls back to the default of the operations
 * @param appid the official account or mini program, of a partner its own; falls back to
 * the default of the operations
 * @param subMchid partners only: the sub-merchant; falls back to the default of the
 * operations
 * @param subAppid partners only: the sub-merchant's official account or mini program;
 * falls back to the default of the operations, and may be missing
 * @param authorizationCode the number that you give the permission: 1 to 32 digits,
 * letters and {@code _ - | *}; unique among your permissions, and never the same for two
 * users
 * @param notifyUrl where WeChat Pay sends the notifications that the user opened or
 * closed the service: a URL with https and without a query string, up to 255 characters
 * @param scene where the user is asked: {@link #SCENE_TRANSACTION}; WeChat Pay may add
 * others
 * @param transactionSceneInfo whose payment it is that the user is asked in; required
 * with the scene {@link #SCENE_TRANSACTION}
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/partner/apis/partner-weixin-pay-score/partner-service-auth/scene-apply-partner-permissions.html">Apply
 * for a permission in a scene</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ApplyPermissionForSceneRequest(@Nullable String serviceId, @Nullable String appid,
		@Nullable String subMchid, @Nullable String subAppid, String authorizationCode, @Nullable String notifyUrl,
		String scene, @Nullable TransactionSceneInfo transactionSceneInfo)
		implements
			MainlandRequest<ApplyPermissionForSceneRequest> {

	/**
	 * The scene of a user who is paying with WeChat Pay.
	 */
	public static final String SCENE_TRANSACTION = "TRANSACTION";

	/**
	 * Create a request; prefer the {@link #builder()}.
	 * @throws IllegalArgumentException if a required value is missing, or one can never
	 * be right
	 */
	public ApplyPermissionForSceneRequest {
		OrderChecks.idUnlessBlank("serviceId", serviceId);
		OrderChecks.idUnlessBlank("appid", appid);
		OrderChecks.idUnlessBlank("subMchid", subMchid);
		OrderChecks.idUnlessBlank("subAppid", subAppid);
		PermissionChecks.authorizationCode(authorizationCode);
		PermissionChecks.notifyUrl(notifyUrl);
		Assert.hasText(scene, "'scene' must not be empty");
		Assert.isTrue(transactionSceneInfo != null || !SCENE_TRANSACTION.equals(scene),
				"'transactionSceneInfo' must be set with the scene " + SCENE_TRANSACTION);
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
		builder.notifyUrl = this.notifyUrl;
		builder.scene = this.scene;
		builder.transactionSceneInfo = this.transactionSceneInfo;
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
	public ApplyPermissionForSceneRequest of(String serviceId, @Nullable String appid, @Nullable String subMchid,
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
	 * Whose payment it is that the user is asked in. Immutable.
	 *
	 * @param mchid the merchant number that the payment was made with, 1 to 32 characters
	 * @param subMchid the sub-merchant of the payment, 1 to 32 characters
	 */
	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	public record TransactionSceneInfo(String mchid, String subMchid) {

		/**
		 * Create the merchants of a payment.
		 * @throws IllegalArgumentException if one is missing, or has a character that
		 * nobody sees
		 */
		public TransactionSceneInfo {
			Assert.hasText(mchid, "'mchid' must not be empty");
			Assert.hasText(subMchid, "'subMchid' must not be empty");
			OrderChecks.id("mchid", mchid);
			OrderChecks.id("subMchid", subMchid);
		}

	}

	/**
	 * Builds a {@link ApplyPermissionForSceneRequest}. Not thread-safe.
	 */
	public static final class Builder {

		private @Nullable String serviceId;

		private @Nullable String appid;

		private @Nullable String subMchid;

		private @Nullable String subAppid;

		private String authorizationCode = "";

		private @Nullable String notifyUrl;

		private String scene = "";

		private @Nullable TransactionSceneInfo transactionSceneInfo;

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
		 * Set the number that you give the permission. Required.
		 * @param authorizationCode 1 to 32 digits, letters and {@code _ - | *}; unique
		 * among your permissions, and never the same for two users
		 * @return this builder
		 */
		public Builder authorizationCode(String authorizationCode) {
			this.authorizationCode = authorizationCode;
			return this;
		}

		/**
		 * Set where WeChat Pay sends the notifications that the user opened or closed the
		 * service.
		 * @param notifyUrl a URL with https and without a query string, up to 255
		 * characters
		 * @return this builder
		 */
		public Builder notifyUrl(@Nullable String notifyUrl) {
			this.notifyUrl = notifyUrl;
			return this;
		}

		/**
		 * Set where the user is asked. Required.
		 * @param scene the scene, such as {@link #SCENE_TRANSACTION}
		 * @return this builder
		 */
		public Builder scene(String scene) {
			this.scene = scene;
			return this;
		}

		/**
		 * Set whose payment it is that the user is asked in. Required with the scene
		 * {@link #SCENE_TRANSACTION}.
		 * @param transactionSceneInfo the merchants of the payment
		 * @return this builder
		 */
		public Builder transactionSceneInfo(@Nullable TransactionSceneInfo transactionSceneInfo) {
			this.transactionSceneInfo = transactionSceneInfo;
			return this;
		}

		/**
		 * Build the request.
		 * @return the request
		 * @throws IllegalArgumentException if a required value is missing, or one can
		 * never be right
		 */
		public ApplyPermissionForSceneRequest build() {
			return new ApplyPermissionForSceneRequest(this.serviceId, this.appid, this.subMchid, this.subAppid,
					this.authorizationCode, this.notifyUrl, this.scene, this.transactionSceneInfo);
		}

	}

}
