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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * WeChat Pay, or a gateway before it, answered with an error. The outcome is unknown for
 * every status but 4xx: a 5xx answer may follow an operation that took effect. So may a
 * 429 to the few operations that WeChat Pay answers so while it works on them, such as a
 * refund.
 * <p>
 * Decide by {@link #getStatusCode() status} and {@link #getCode() code}, never by the
 * message: one code has many messages, and their language varies. Error answers carry no
 * signature, so neither is proof of anything.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/basic-rules.html">Basic
 * rules of the interfaces</a>
 */
public class WeChatPayResponseException extends WeChatPayException {

	private final int statusCode;

	private final @Nullable String code;

	private final @Nullable String detail;

	private final @Nullable String requestId;

	private final @Nullable Duration retryAfter;

	private final @Nullable KnownError knownError;

	/**
	 * Create a new exception.
	 * @param message what went wrong
	 * @param statusCode the HTTP status of the answer
	 * @param code the error code of WeChat Pay, or {@code null} if the answer had none
	 * @param detail the JSON text of the error's details, or {@code null}
	 * @param requestId the {@code Request-ID} of the answer, or {@code null}
	 */
	public WeChatPayResponseException(String message, int statusCode, @Nullable String code, @Nullable String detail,
			@Nullable String requestId) {
		this(message, statusCode, code, detail, requestId, null);
	}

	/**
	 * Create a new exception.
	 * @param message what went wrong
	 * @param statusCode the HTTP status of the answer
	 * @param code the error code of WeChat Pay, or {@code null} if the answer had none
	 * @param detail the JSON text of the error's details, or {@code null}
	 * @param requestId the {@code Request-ID} of the answer, or {@code null}
	 * @param retryAfter how long WeChat Pay asks to wait, or {@code null}
	 */
	public WeChatPayResponseException(String message, int statusCode, @Nullable String code, @Nullable String detail,
			@Nullable String requestId, @Nullable Duration retryAfter) {
		this(message, null, statusCode, code, detail, requestId, retryAfter);
	}

	/**
	 * Create a new exception.
	 * @param problem what went wrong, one or more sentences
	 * @param advice what the caller has to know or do about it, or {@code null} if that
	 * goes without saying
	 * @param statusCode the HTTP status of the answer
	 * @param code the error code of WeChat Pay, or {@code null} if the answer had none
	 * @param detail the JSON text of the error's details, or {@code null}
	 * @param requestId the {@code Request-ID} of the answer, or {@code null}
	 * @param retryAfter how long WeChat Pay asks to wait, or {@code null}
	 */
	public WeChatPayResponseException(String problem, @Nullable String advice, int statusCode, @Nullable String code,
			@Nullable String detail, @Nullable String requestId, @Nullable Duration retryAfter) {
		this(problem, advice, statusCode, code, detail, requestId, retryAfter, statusCode < 400 || statusCode >= 500,
				null);
	}

	/**
	 * Create a new exception.
	 * @param problem what went wrong, one or more sentences
	 * @param advice what the caller has to know or do about it, or {@code null} if that
	 * goes without saying
	 * @param statusCode the HTTP status of the answer
	 * @param code the error code of WeChat Pay, or {@code null} if the answer had none
	 * @param detail the JSON text of the error's details, or {@code null}
	 * @param requestId the {@code Request-ID} of the answer, or {@code null}
	 * @param retryAfter how long WeChat Pay asks to wait, or {@code null}
	 * @param outcomeUnknown whether the operation may have taken effect
	 * @param knownError what is known of the code, or {@code null}
	 */
	public WeChatPayResponseException(String problem, @Nullable String advice, int statusCode, @Nullable String code,
			@Nullable String detail, @Nullable String requestId, @Nullable Duration retryAfter, boolean outcomeUnknown,
			@Nullable KnownError knownError) {
		super(problem, advice, null, outcomeUnknown);
		this.statusCode = statusCode;
		this.code = code;
		this.detail = detail;
		this.requestId = requestId;
		this.retryAfter = retryAfter;
		this.knownError = knownError;
	}

	/**
	 * Return the HTTP status of the answer.
	 * @return the status, for example 400
	 */
	public int getStatusCode() {
		return this.statusCode;
	}

	/**
	 * Return the error code of WeChat Pay.
	 * @return the code, for example {@code PARAM_ERROR}, or {@code null} if the answer
	 * had none (an empty body, or the page of a gateway)
	 */
	public @Nullable String getCode() {
		return this.code;
	}

	/**
	 * Return the details of the error. They may repeat values of the request, so think
	 * before you log them.
	 * @return the JSON text of the member {@code detail}, or {@code null} if the answer
	 * had none
	 */
	public @Nullable String getDetail() {
		return this.detail;
	}

	/**
	 * Return the number under which WeChat Pay's support finds the request.
	 * @return the {@code Request-ID} header, or {@code null} if the answer had none
	 */
	public @Nullable String getRequestId() {
		return this.requestId;
	}

	/**
	 * Return how long WeChat Pay asks to wait before the request is repeated.
	 * @return the duration from the {@code Retry-After} header, or {@code null} if the
	 * answer had none that can be read
	 */
	public @Nullable Duration getRetryAfter() {
		return this.retryAfter;
	}

	/**
	 * Return what WeChat Pay documents of the code: what it means, and what to do about
	 * it. The message of this exception ends with these words.
	 * @return what is known, or {@code null} if the code is not known for such a call
	 */
	public @Nullable KnownError getKnownError() {
		return this.knownError;
	}

}
