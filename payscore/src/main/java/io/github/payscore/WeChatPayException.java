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
 * Root of all exceptions that an operation of WeChat Pay may end with. Thrown as itself
 * for what went wrong before a request was sent, and for a verified answer that could not
 * be read.
 * <p>
 * Messages name the method, the URI template, the status, WeChat Pay's code, message and
 * Request-ID. They never hold a header value, a key or a request or response body.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class WeChatPayException extends RuntimeException {

	private final String problem;

	private final boolean outcomeUnknown;

	/**
	 * Create a new exception for an operation that certainly had no effect.
	 * @param message what went wrong
	 */
	public WeChatPayException(String message) {
		this(message, null, false);
	}

	/**
	 * Create a new exception for an operation that certainly had no effect.
	 * @param message what went wrong
	 * @param cause the cause, or {@code null}
	 */
	public WeChatPayException(String message, @Nullable Throwable cause) {
		this(message, cause, false);
	}

	/**
	 * Create a new exception.
	 * @param message what went wrong
	 * @param cause the cause, or {@code null}
	 * @param outcomeUnknown whether the operation may have taken effect
	 */
	public WeChatPayException(String message, @Nullable Throwable cause, boolean outcomeUnknown) {
		this(message, null, cause, outcomeUnknown);
	}

	/**
	 * Create a new exception.
	 * @param problem what went wrong, one or more sentences
	 * @param advice what the caller has to know or do about it, or {@code null} if that
	 * goes without saying
	 * @param cause the cause, or {@code null}
	 * @param outcomeUnknown whether the operation may have taken effect
	 */
	public WeChatPayException(String problem, @Nullable String advice, @Nullable Throwable cause,
			boolean outcomeUnknown) {
		super((advice != null) ? problem + " " + advice : problem, cause);
		this.problem = problem;
		this.outcomeUnknown = outcomeUnknown;
	}

	/**
	 * Return what went wrong, without what to do about it. The message is this and the
	 * advice for the caller of the operation.
	 * @return the message without its advice
	 */
	public String getProblem() {
		return this.problem;
	}

	/**
	 * Return whether the operation may have taken effect although it failed for the
	 * caller. When {@code true}, repeat it with exactly the same parameters, or query its
	 * result, before anything else is done; when {@code false}, this call certainly had
	 * no effect, though an earlier one may have had.
	 * @return {@code true} if the operation may have taken effect
	 */
	public boolean isOutcomeUnknown() {
		return this.outcomeUnknown;
	}

}
