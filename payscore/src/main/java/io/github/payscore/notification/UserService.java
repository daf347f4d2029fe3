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

package io.github.payscore.notification;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The PayScore service of a merchant for a user, in the mainland. Immutable. Each value
 * may be missing and is {@code null} then; blank text is missing.
 *
 * @author PayScore for Spring Boot contributors
 * @param serviceId the id of the service
 * @param appid the official account or mini program of the merchant, or of the partner
 * @param mchid the merchant number, or that of the partner
 * @param subAppid the sub-merchant's official account or mini program
 * @param subMchid the sub-merchant
 * @param channelId the merchant number of the channel partner
 * @param openid the user, as the account of the merchant or the partner knows them
 * @param subOpenid the user, as the sub-merchant's account knows them
 * @param userServiceStatus what became of the permission: {@code USER_OPEN_SERVICE},
 * {@code USER_CLOSE_SERVICE} or another value
 * @param openOrCloseTime when it happened, as text such as {@code 20180225112233}
 * @param authorizationCode the number that the merchant gave the permission when asking
 * for it; missing if it did not ask
 * @param outRequestNo the number that the merchant gave the request for the permission
 * @since 0.1.0
 */
public record UserService(@Nullable String serviceId, @Nullable String appid, @Nullable String mchid,
		@Nullable String subAppid, @Nullable String subMchid, @Nullable String channelId, @Nullable String openid,
		@Nullable String subOpenid, @Nullable String userServiceStatus, @Nullable String openOrCloseTime,
		@Nullable String authorizationCode, @Nullable String outRequestNo) {

	static UserService of(JsonNode json) {
		return new UserService(text(json, "service_id"), text(json, "appid", "sp_appid"),
				text(json, "mchid", "sp_mchid"), text(json, "sub_appid"), text(json, "sub_mchid"),
				text(json, "channel_id"), text(json, "openid"), text(json, "sub_openid"),
				text(json, "user_service_status"), text(json, "openorclose_time"), text(json, "authorization_code"),
				text(json, "out_request_no"));
	}

	private static @Nullable String text(JsonNode json, String... names) {
		for (String name : names) {
			JsonNode value = json.path(name);
			if (value.isContainer()) {
				throw InvalidNotificationException.notReadable(
						"the field %s of the decrypted resource is not of the documented type".formatted(name));
			}
			String text = value.asString("");
			if (!text.isBlank()) {
				return text;
			}
		}
		return null;
	}

	/**
	 * Return the service, without the user.
	 */
	@Override
	public String toString() {
		return "UserService [serviceId=" + this.serviceId + "]";
	}

}
