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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Whether a user permits a service, as the oldest of the queries tells it. Immutable.
 * Each value may be missing and is {@code null} then.
 *
 * @author PayScore for Spring Boot contributors
 * @param appid the official account or mini program
 * @param serviceId the id of the service
 * @param openid the user, as {@code appid} knows them
 * @param useServiceState {@link #STATE_AVAILABLE}, {@link #STATE_UNAVAILABLE}, or a later
 * addition of WeChat Pay
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/wiki/doc/apiv3/wxpay/payscore/chapter3_8.shtml">Query
 * whether a user permits a service</a>
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record UserServiceState(@Nullable String appid, @Nullable String serviceId, @Nullable String openid,
		@Nullable String useServiceState) {

	/**
	 * State of a service that the user permits.
	 */
	public static final String STATE_AVAILABLE = "AVAILABLE";

	/**
	 * State of a service that the user does not permit.
	 */
	public static final String STATE_UNAVAILABLE = "UNAVAILABLE";

	/**
	 * Return the service and the state, without the user.
	 */
	@Override
	public String toString() {
		return "UserServiceState [serviceId=" + this.serviceId + ", useServiceState=" + this.useServiceState + "]";
	}

}
