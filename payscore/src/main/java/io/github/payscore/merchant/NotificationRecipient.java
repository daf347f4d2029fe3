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

package io.github.payscore.merchant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;

/**
 * What is needed to know and read a notification for a merchant. Holds the keys of the
 * moment, so ask for it again for every notification.
 *
 * @param merchant the name of the merchant
 * @param mode the mode of the merchant
 * @param mchid the merchant number that notifications for it carry: {@code mchid} of a
 * direct merchant, {@code sp_mchid} of a partner
 * @param platformKeys what its notifications are verified with
 * @param apiV3Key what its notifications are decrypted with, or {@code null} if it has
 * none and so cannot read any
 * @param serviceId the service of its requests that name none, or {@code null}; tells
 * merchants with the same number apart
 * @param appid the official account or mini program of its requests that name none, or
 * {@code null}; tells merchants with the same number apart
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record NotificationRecipient(String merchant, PayScoreMode mode, String mchid, PlatformKeys platformKeys,
		@Nullable ApiV3Key apiV3Key, @Nullable String serviceId, @Nullable String appid) {

	@Override
	public String toString() {
		return "NotificationRecipient [merchant=" + this.merchant + "]";
	}

}
