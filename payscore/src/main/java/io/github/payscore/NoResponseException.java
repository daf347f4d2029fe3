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

package io.github.payscore;

import org.jspecify.annotations.Nullable;

/**
 * No answer arrived: there was no connection, it broke, or it took too long. The outcome
 * is unknown unless the request cannot have been sent.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class NoResponseException extends WeChatPayException {

	/**
	 * Create a new exception.
	 * @param message what went wrong
	 * @param cause the cause, or {@code null}
	 * @param outcomeUnknown whether the request may have been sent
	 */
	public NoResponseException(String message, @Nullable Throwable cause, boolean outcomeUnknown) {
		super(message, cause, outcomeUnknown);
	}

	/**
	 * Create a new exception.
	 * @param problem what went wrong, one or more sentences
	 * @param advice what the caller has to know or do about it, or {@code null} if that
	 * goes without saying
	 * @param cause the cause, or {@code null}
	 * @param outcomeUnknown whether the request may have been sent
	 */
	public NoResponseException(String problem, @Nullable String advice, @Nullable Throwable cause,
			boolean outcomeUnknown) {
		super(problem, advice, cause, outcomeUnknown);
	}

}
