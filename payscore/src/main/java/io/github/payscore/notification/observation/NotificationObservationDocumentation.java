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

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What the receiver of notifications lets observe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum NotificationObservationDocumentation implements ObservationDocumentation {

	/**
	 * One delivery of a notification, from its arrival to the reply.
	 */
	NOTIFICATION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return NotificationObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return Keys.values();
		}

	};

	/**
	 * The keys of a notification, whose values are few.
	 */
	public enum Keys implements KeyName {

		/**
		 * The event type, {@code other} if the library does not know it, or {@code none}
		 * if the notification was not read.
		 */
		EVENT("event"),

		/**
		 * The simple name of the exception that the notification was refused with, or
		 * that its handler failed with, or {@code none}.
		 */
		EXCEPTION("exception"),

		/**
		 * The name of the merchant that the notification is for, or {@code none} if it
		 * was refused before that was known, if observations say it.
		 */
		MERCHANT("merchant") {

			@Override
			public boolean isRequired() {
				return false;
			}

		},

		/**
		 * What became of the notification, see
		 * {@link NotificationObservationContext.Outcome}.
		 */
		OUTCOME("outcome");

		private final String key;

		Keys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
