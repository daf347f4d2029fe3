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

package io.github.payscore.client.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

import io.github.payscore.client.WeChatPayClient;

/**
 * What a {@link WeChatPayClient} lets observe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum WeChatPayObservationDocumentation implements ObservationDocumentation {

	/**
	 * A call with all its attempts, from its subscription to its end. The observations of
	 * its attempts, which Spring's {@code WebClient} makes, are its children, and so is
	 * the call that queries what became of it.
	 */
	CALL {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return WeChatPayCallObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return CallKeys.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return CallHighCardinalityKeys.values();
		}

		@Override
		public Observation.Event[] getEvents() {
			return CallEvents.values();
		}

	};

	/**
	 * The keys of a call whose values are few.
	 */
	public enum CallKeys implements KeyName {

		/**
		 * The simple name of the exception that the call failed with, or {@code none}.
		 */
		EXCEPTION("exception"),

		/**
		 * The name of the merchant that calls, if it has one and observations say it.
		 */
		MERCHANT("merchant") {

			@Override
			public boolean isRequired() {
				return false;
			}

		},

		/**
		 * The HTTP method.
		 */
		METHOD("method"),

		/**
		 * How the call ended, see {@link WeChatPayCallObservationContext.Outcome};
		 * {@code none} while it is under way.
		 */
		OUTCOME("outcome"),

		/**
		 * The path of the URI template; {@code none} if it seems to hold a value that
		 * belongs into a variable.
		 */
		URI("uri");

		private final String key;

		CallKeys(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * The keys of a call whose values may be many.
	 */
	public enum CallHighCardinalityKeys implements KeyName {

		/**
		 * The error code of WeChat Pay that the call failed with, or {@code none};
		 * {@code other} if it does not look like a code.
		 */
		CODE;

		@Override
		public String asString() {
			return "code";
		}

	}

	/**
	 * The events of a call.
	 */
	public enum CallEvents implements Observation.Event {

		/**
		 * An attempt begins.
		 */
		ATTEMPT("attempt", "an attempt begins"),

		/**
		 * An attempt failed, and there will be another one. The event itself is a
		 * {@link WeChatPayCallObservationContext.Retry}.
		 */
		RETRY("retry", "an attempt failed"),

		/**
		 * A success was answered, but not provably by WeChat Pay.
		 */
		UNVERIFIED("unverified", "an answer is not verified"),

		/**
		 * An attempt had an unknown outcome, and a query showed that the call took
		 * effect.
		 */
		SETTLED_WITH_EFFECT("settled", "a query showed that it took effect"),

		/**
		 * An attempt had an unknown outcome, and a query showed that the call had no
		 * effect.
		 */
		SETTLED_WITHOUT_EFFECT("settled", "a query showed that it had no effect"),

		/**
		 * An attempt had an unknown outcome, and a query could not tell whether the call
		 * took effect.
		 */
		UNSETTLED("unsettled", "a query could not tell whether it took effect");

		private final String name;

		private final String contextualName;

		CallEvents(String name, String contextualName) {
			this.name = name;
			this.contextualName = contextualName;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public String getContextualName() {
			return this.contextualName;
		}

	}

}
