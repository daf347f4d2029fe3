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

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A user's permission for a service as WeChat Pay describes it. Immutable.
 * <p>
 * No value is checked, and each may be missing: it is {@code null} then. JSON is read
 * leniently: blank text is absent, numbers may be text, and what this type does not know
 * is ignored. Times are text, because WeChat Pay sends them with and without fractions of
 * a second.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service
 * @param appid the official account or mini program, of a partner its own, that the user
 * last permitted the service with
 * @param mchid the merchant number, or that of the partner
 * @param subAppid the sub-merchant's official account or mini program
 * @param subMchid the sub-merchant
 * @param openid the user, as {@code appid} knows them
 * @param subOpenid the user, as {@code subAppid} knows them
 * @param authorizationCode the number that the merchant gave the permission
 * @param authorizationState {@link #STATE_UNBINDUSER}, {@link #STATE_AVAILABLE},
 * {@link #STATE_UNAVAILABLE}, or a later addition of WeChat Pay
 * @param notifyUrl where WeChat Pay sends the notifications on the permission
 * @param cancelAuthorizationTime when the permission last ended, such as
 * {@code 2015-05-20T13:29:35.120+08:00}
 * @param authorizationSuccessTime when the user last gave the permission
 * @param userRiskLevel the risk level of the user, for services that have levels
 * @param riskLevelVersion the version of the levels
 * @param userLabel after an assessment only: how WeChat Pay labels the user
 * @param channelId after an assessment only: the merchant number of the channel partner
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/apis/weixin-pay-score/service-auth/get-permissions-by-authorization-code.html">Query
 * a permission</a>
 */
@JsonDeserialize(using = PermissionDeserializer.class)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Permission(@Nullable String serviceId, @Nullable String appid, @Nullable String mchid,
		@Nullable String subAppid, @Nullable String subMchid, @Nullable String openid, @Nullable String subOpenid,
		@Nullable String authorizationCode, @Nullable String authorizationState, @Nullable String notifyUrl,
		@Nullable String cancelAuthorizationTime, @Nullable String authorizationSuccessTime,
		@Nullable Integer userRiskLevel, @Nullable Integer riskLevelVersion, @Nullable String userLabel,
		@Nullable String channelId) {

	/**
	 * State of a permission that the merchant applied for, and that no user has given
	 * yet.
	 */
	public static final String STATE_UNBINDUSER = "UNBINDUSER";

	/**
	 * State of a permission that the user has given.
	 */
	public static final String STATE_AVAILABLE = "AVAILABLE";

	/**
	 * State of a permission that the user had given, and that has ended.
	 */
	public static final String STATE_UNAVAILABLE = "UNAVAILABLE";

	/**
	 * Return whether the user permits the service now, so that orders need no
	 * confirmation.
	 * @return whether the state is {@link #STATE_AVAILABLE}
	 */
	@JsonIgnore
	public boolean isAvailable() {
		return STATE_AVAILABLE.equals(this.authorizationState);
	}

	/**
	 * Return the service and the state, without the user.
	 */
	@Override
	public String toString() {
		return "Permission [serviceId=" + this.serviceId + ", authorizationState=" + this.authorizationState + "]";
	}

}
