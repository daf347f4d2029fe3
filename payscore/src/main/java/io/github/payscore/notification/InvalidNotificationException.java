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
import io.github.payscore.merchant.PayScoreMerchants;

/**
 * A notification was refused. The message is one line and tells nothing of its content.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class InvalidNotificationException extends WeChatPayException {

	private final Reason reason;

	private final String problem;

	private final @Nullable String merchant;

	InvalidNotificationException(Reason reason, String problem, @Nullable Throwable cause) {
		this(reason, problem, null, cause);
	}

	private InvalidNotificationException(Reason reason, String problem, @Nullable String merchant,
			@Nullable Throwable cause) {
		super("The notification%s is %s: %s".formatted(isNamed(merchant) ? " for the merchant '" + merchant + "'" : "",
				reason.text, problem), cause);
		this.reason = reason;
		this.problem = problem;
		this.merchant = merchant;
	}

	// What has one merchant says nothing of it
	private static boolean isNamed(@Nullable String merchant) {
		return merchant != null && !merchant.equals(PayScoreMerchants.DEFAULT);
	}

	static InvalidNotificationException notReadable(String problem) {
		return new InvalidNotificationException(Reason.NOT_READABLE, problem, null);
	}

	InvalidNotificationException of(String merchant) {
		return new InvalidNotificationException(this.reason, this.problem, merchant, getCause());
	}

	/**
	 * Return which merchant the notification was meant for, as far as that is known.
	 * @return the name of a merchant that exists, or {@code null}
	 */
	public @Nullable String getMerchant() {
		return this.merchant;
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
		 * It is addressed to a merchant that does not exist.
		 */
		NO_SUCH_MERCHANT("not for a merchant"),

		/**
		 * It comes from WeChat Pay, but is for another merchant than the keys that it is
		 * signed and encrypted with belong to, or than it is addressed to.
		 */
		OTHER_MERCHANT("for another merchant"),

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
