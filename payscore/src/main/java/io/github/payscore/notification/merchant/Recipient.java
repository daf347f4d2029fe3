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

package io.github.payscore.notification.merchant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.signature.ApiV3Key;

/**
 * A merchant that a notification may be for. An application has no need of it.
 *
 * @param merchant the name of the merchant
 * @param mchid the merchant number that notifications for it carry, or {@code null} if it
 * is not known and so not checked
 * @param apiV3Key what its notifications are decrypted with, or {@code null} if it has
 * none
 * @param serviceId the service of its requests, or {@code null}
 * @param appid the official account or mini program of its requests, or {@code null}
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record Recipient(String merchant, @Nullable String mchid, @Nullable ApiV3Key apiV3Key,
		@Nullable String serviceId, @Nullable String appid) {

	static Recipient of(NotificationRecipient recipient) {
		return new Recipient(recipient.merchant(), recipient.mchid(), recipient.apiV3Key(), recipient.serviceId(),
				recipient.appid());
	}

	@Override
	public String toString() {
		return "Recipient [merchant=" + this.merchant + "]";
	}

}
