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

package io.github.payscore.local;

import java.io.Serial;

/**
 * The local WeChat Pay does not start.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class LocalWeChatPayException extends IllegalStateException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String argument;

	private LocalWeChatPayException(String argument, String message, RuntimeException cause) {
		super(message, cause);
		this.argument = argument;
	}

	static LocalWeChatPayException port(String argument, int port, RuntimeException cause) {
		return new LocalWeChatPayException(argument,
				"Port %d of 127.0.0.1 is taken: does a local WeChat Pay run already? Choose another '%s', or 0 for a free one"
					.formatted(port, argument),
				cause);
	}

	static LocalWeChatPayException folder(RuntimeException cause) {
		return new LocalWeChatPayException("folder", String.valueOf(cause.getMessage()), cause);
	}

	/**
	 * Return which setting is at fault.
	 * @return the method of {@link LocalWeChatPay.Builder}: {@code port},
	 * {@code pagePort} or {@code folder}
	 */
	public String argument() {
		return this.argument;
	}

}
