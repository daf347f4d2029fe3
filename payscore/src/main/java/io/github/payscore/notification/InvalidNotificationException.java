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

import io.github.payscore.WeChatPayException;

/**
 * A notification was refused. The message is one line and tells nothing of its content.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class InvalidNotificationException extends WeChatPayException {

	private final Reason reason;

	InvalidNotificationException(Reason reason, String problem, @Nullable Throwable cause) {
		super("The notification is %s: %s".formatted(reason.text, problem), cause);
		this.reason = reason;
	}

	static InvalidNotificationException notReadable(String problem) {
		return new InvalidNotificationException(Reason.NOT_READABLE, problem, null);
	}

	/**
	 * Return how far the notification came.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Why a notification was refused.
	 */
	public enum Reason {

		/**
		 * It is not proven to come from WeChat Pay, or not from the last 5 minutes.
		 */
		NOT_VERIFIED("not verified"),

		/**
		 * It comes from WeChat Pay, but cannot be decrypted with this APIv3 key.
		 */
		NOT_DECRYPTED("not decrypted"),

		/**
		 * It comes from WeChat Pay, but is not of the documented form.
		 */
		NOT_READABLE("not readable");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

	}

}
