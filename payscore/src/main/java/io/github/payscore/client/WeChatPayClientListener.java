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

package io.github.payscore.client;

import java.time.Duration;

import org.springframework.http.HttpMethod;

/**
 * Is told what happens to the calls of a {@link WeChatPayClient}, for counters and
 * alarms. Paths are URI templates without their query, so they hold no values.
 * <p>
 * Called on event loops by many threads at once: implementations must be thread-safe and
 * must not block. What they throw is logged and otherwise ignored.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayClientBuilder#listener
 */
public interface WeChatPayClientListener {

	/**
	 * An attempt of a call begins.
	 * @param method the HTTP method
	 * @param path the URI template without its query
	 * @param attempt the number of the attempt, from 1
	 */
	default void attempt(HttpMethod method, String path, int attempt) {
	}

	/**
	 * An attempt failed, and there will be another one.
	 * @param method the HTTP method
	 * @param path the URI template without its query
	 * @param attempt the number of the failed attempt, from 1
	 * @param reason why it failed
	 * @param wait how long it is until the next attempt
	 */
	default void retry(HttpMethod method, String path, int attempt, RetryReason reason, Duration wait) {
	}

	/**
	 * A success was answered, but not provably by WeChat Pay.
	 * @param method the HTTP method
	 * @param path the URI template without its query
	 */
	default void unverifiedResponse(HttpMethod method, String path) {
	}

	/**
	 * A call ended of which at least one attempt had an unknown outcome.
	 * @param method the HTTP method
	 * @param path the URI template without its query
	 * @param settled {@code true} if the caller knows the outcome, by a later attempt or
	 * by a query; {@code false} if the outcome is still unknown
	 */
	default void unknownOutcome(HttpMethod method, String path, boolean settled) {
	}

}
