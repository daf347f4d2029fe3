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

import io.github.payscore.notification.observation.NotificationObservationContext.Outcome;

/**
 * What a notification is answered with. The status decides; the texts are fixed, so that
 * they tell an attacker nothing.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4014096520">Notification of a
 * confirmation</a>
 */
public enum NotificationReply {

	/**
	 * The notification has been handled, now or when it came before, or there is nothing
	 * to do for it.
	 */
	HANDLED(204, null),

	/**
	 * The notification cannot be decrypted, or not be read.
	 */
	NOT_READABLE(400, "The notification is not readable"),

	/**
	 * The notification is not proven to come from WeChat Pay.
	 */
	NOT_VERIFIED(401, "The notification is not verified"),

	/**
	 * The notification names a merchant in its path, and is not proven to come from
	 * WeChat Pay for it: nothing tells whether there is such a merchant. To be answered
	 * as the application answers paths that do not exist.
	 */
	NOT_FOUND(404, "There is nothing here"),

	/**
	 * The body is too large for a notification.
	 */
	TOO_LARGE(413, "The notification is too large"),

	/**
	 * The notification could not be handled; WeChat Pay delivers it again.
	 */
	FAILED(500, "The notification was not handled"),

	/**
	 * The notification has not been handled yet; WeChat Pay delivers it again.
	 */
	LATER(503, "The notification is not handled yet");

	private final int status;

	private final @Nullable String message;

	NotificationReply(int status, @Nullable String message) {
		this.status = status;
		this.message = message;
	}

	// Whoever refuses has a better one.
	static NotificationReply to(Outcome outcome) {
		return switch (outcome) {
			case HANDLED, DUPLICATE, IGNORED -> HANDLED;
			case BUSY, LATE, UNAVAILABLE, CANCELLED -> LATER;
			case FAILED -> FAILED;
			case REFUSED -> NOT_READABLE;
		};
	}

	/**
	 * Return the status of the reply.
	 * @return the HTTP status
	 */
	public int getStatus() {
		return this.status;
	}

	/**
	 * Return the body of the reply.
	 * @return the JSON, or {@code null} if there is no body
	 */
	public @Nullable String getBody() {
		return (this.message != null) ? "{\"code\":\"FAIL\",\"message\":\"" + this.message + "\"}" : null;
	}

}
