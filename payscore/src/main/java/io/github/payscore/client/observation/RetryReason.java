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

/**
 * Why a request is sent once more. What is not among these is never repeated: another
 * attempt would end the same way.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum RetryReason {

	/**
	 * There was no connection: nothing was sent.
	 */
	NOT_CONNECTED,

	/**
	 * All connections were in use: nothing was sent.
	 */
	NO_FREE_CONNECTION,

	/**
	 * The connection broke after the request was sent, or the answer took too long: the
	 * outcome is unknown.
	 */
	NO_ANSWER,

	/**
	 * A success was answered, but not provably by WeChat Pay: the outcome is unknown.
	 */
	UNVERIFIED,

	/**
	 * The answer was 5xx: the outcome is unknown.
	 */
	SERVER_ERROR,

	/**
	 * The answer was a redirect, or another status that WeChat Pay does not use: the
	 * outcome is unknown.
	 */
	UNEXPECTED_STATUS,

	/**
	 * The answer was 429: rejected, and to be repeated slower.
	 */
	RATE_LIMITED,

	/**
	 * The answer to a query was 401, and the connector may have sent it twice by itself,
	 * with the same nonce, which WeChat Pay refuses. It is repeated once, signed afresh.
	 */
	NONCE_REUSED

}
