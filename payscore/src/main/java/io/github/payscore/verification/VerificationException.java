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

package io.github.payscore.verification;

import io.github.payscore.WeChatPayException;

/**
 * A message is not proven to come from WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class VerificationException extends WeChatPayException {

	private final String reason;

	/**
	 * Create a new exception.
	 * @param reason the end of a sentence, on one line, without the content of the
	 * message
	 */
	public VerificationException(String reason) {
		super("The message is not verified: " + reason);
		this.reason = reason;
	}

	/**
	 * Return what is missing or wrong.
	 * @return the end of a sentence, on one line, without the content of the message
	 */
	public String getReason() {
		return this.reason;
	}

}
