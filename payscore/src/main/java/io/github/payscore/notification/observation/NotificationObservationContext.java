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

package io.github.payscore.notification.observation;

import java.util.Locale;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a notification while it is observed. Holds nothing of its content. May
 * be read by any thread.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see NotificationObservationDocumentation#NOTIFICATION
 */
public final class NotificationObservationContext extends Observation.Context {

	private final boolean merchantObserved;

	private volatile @Nullable String merchant;

	private volatile @Nullable String eventType;

	private volatile boolean eventTypeKnown;

	private volatile @Nullable Outcome outcome;

	NotificationObservationContext(boolean merchantObserved) {
		this.merchantObserved = merchantObserved;
	}

	/**
	 * Return whether observations say which merchant notifications are for.
	 * @return {@code true} if they do
	 */
	public boolean isMerchantObserved() {
		return this.merchantObserved;
	}

	/**
	 * Return which merchant the notification is for.
	 * @return the name of a merchant that exists, or {@code null} as long as it is not
	 * known, which it never is of many that are refused
	 */
	public @Nullable String getMerchant() {
		return this.merchant;
	}

	/**
	 * Return what happened, as WeChat Pay says.
	 * @return the event type, for example {@code PAYSCORE.USER_PAID}, or {@code null} as
	 * long as the notification is not verified and read
	 */
	public @Nullable String getEventType() {
		return this.eventType;
	}

	/**
	 * Return whether the library has a type of its own for such notifications. Of the
	 * others there may be any number.
	 * @return {@code false} also as long as the notification is not verified and read
	 */
	public boolean isEventTypeKnown() {
		return this.eventTypeKnown;
	}

	/**
	 * Return what became of the notification.
	 * @return the outcome, or {@code null} as long as there is no reply
	 */
	public @Nullable Outcome getOutcome() {
		return this.outcome;
	}

	void isFor(String merchant) {
		this.merchant = merchant;
	}

	void read(String eventType, boolean known) {
		this.eventTypeKnown = known;
		this.eventType = eventType;
	}

	void end(Outcome outcome) {
		this.outcome = outcome;
	}

	/**
	 * What became of one delivery of a notification.
	 */
	public enum Outcome {

		/**
		 * Its handler has handled it.
		 */
		HANDLED,

		/**
		 * It had been handled when it came before.
		 */
		DUPLICATE,

		/**
		 * There is no handler for it.
		 */
		IGNORED,

		/**
		 * It is being handled since it came before, or too many handlers are under way.
		 * WeChat Pay delivers it again.
		 */
		BUSY,

		/**
		 * It was not handled in time for the reply. A handler that has begun goes on, and
		 * WeChat Pay delivers the notification again.
		 */
		LATE,

		/**
		 * Its handler failed, or took too long. WeChat Pay delivers it again.
		 */
		FAILED,

		/**
		 * The store failed, or it could not be verified for want of keys. WeChat Pay
		 * delivers it again.
		 */
		UNAVAILABLE,

		/**
		 * It is not from WeChat Pay, or cannot be read.
		 */
		REFUSED,

		/**
		 * The connection was lost before the reply. A handler that has begun goes on.
		 */
		CANCELLED;

		/**
		 * Return the value of the key {@code outcome}.
		 * @return the name in lower case
		 */
		public String asString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
