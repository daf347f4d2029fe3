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

package io.github.payscore.merchant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.WeChatPayException;

/**
 * The registration of a merchant cannot be used. Nothing was sent. Never holds the value
 * of a secret.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class InvalidMerchantException extends WeChatPayException {

	private final String merchant;

	/**
	 * Create a new exception.
	 * @param merchant the name of the merchant
	 * @param problem what is wrong, a sentence
	 * @param cause the cause, or {@code null}
	 */
	public InvalidMerchantException(String merchant, String problem, @Nullable Throwable cause) {
		super("The merchant '%s' cannot be used: %s".formatted(merchant, problem), cause);
		this.merchant = merchant;
	}

	/**
	 * Return which merchant it is.
	 * @return the name
	 */
	public String getMerchant() {
		return this.merchant;
	}

}
