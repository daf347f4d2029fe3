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
 * A success was answered, but not provably by WeChat Pay: its signature is missing,
 * unknown, stale or wrong. Such an answer is treated as forged and its content is
 * dropped. The outcome is unknown: now and then WeChat Pay sends a wrong signature on
 * purpose, with an operation that did take effect.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-verification.html">Signature
 * verification</a>
 */
public class UnverifiedResponseException extends WeChatPayException {

	/**
	 * Create a new exception.
	 * @param message what was wrong with the answer
	 * @param cause the cause, or {@code null}
	 */
	public UnverifiedResponseException(String message, @Nullable Throwable cause) {
		super(message, cause, true);
	}

	/**
	 * Create a new exception.
	 * @param problem what was wrong with the answer, one or more sentences
	 * @param advice what the caller has to know or do about it, or {@code null} if that
	 * goes without saying
	 * @param cause the cause, or {@code null}
	 */
	public UnverifiedResponseException(String problem, @Nullable String advice, @Nullable Throwable cause) {
		super(problem, advice, cause, true);
	}

}
