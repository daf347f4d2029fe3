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

package io.github.payscore.outbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call of the outbox. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @param merchant the name of the merchant
 * @param kind what the call does
 * @param outOrderNo the number that the merchant gave the order
 * @param createdAt when it was asked for
 * @param executions how often it was made, each time with the attempts that the client
 * makes; if a process died meanwhile, perhaps one more
 * @param problem what was wrong the last time, in words without content of the order, or
 * {@code null} if nothing was
 * @since 0.1.0
 */
public record OutboxCall(String merchant, Kind kind, String outOrderNo, Instant createdAt, int executions,
		@Nullable String problem) {

	/**
	 * What a call does.
	 */
	public enum Kind {

		/**
		 * Completes the order.
		 */
		COMPLETE,

		/**
		 * Cancels the order.
		 */
		CANCEL,

		/**
		 * Tells that the order was paid elsewhere.
		 */
		SYNC,

		/**
		 * Lowers the total of the order.
		 */
		MODIFY,

		/**
		 * Queries the order until it is paid.
		 */
		WATCH

	}

}
