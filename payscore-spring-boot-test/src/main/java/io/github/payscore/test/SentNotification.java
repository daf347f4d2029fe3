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

package io.github.payscore.test;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.notification.Notification;

/**
 * One attempt of {@link FakeWeChatPay} to deliver a notification. Immutable.
 *
 * @param id the {@code id} of the notification, the same for all attempts
 * @param eventType the {@code event_type}, for example {@code PAYSCORE.USER_PAID}
 * @param outOrderNo the merchant's order number
 * @param attempt the number of the attempt, counted from 1
 * @param status the HTTP status of the merchant's answer, or 0 if none came
 * @param failure why no answer came, or {@code null} if one came
 * @param url the address that it was sent to
 * @param endedAt when the answer had come or failed to come, by the fake's clock
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#notifications()
 */
public record SentNotification(String id, String eventType, String outOrderNo, int attempt, int status,
		@Nullable String failure, String url, Instant endedAt) {

	/**
	 * Return whether the merchant accepted the notification, so that it is not sent
	 * again.
	 * @return {@code true} if the status is 200 or 204
	 */
	public boolean isAccepted() {
		return Notification.isAccepted(this.status);
	}

}
