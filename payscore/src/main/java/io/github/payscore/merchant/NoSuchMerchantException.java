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

import io.github.payscore.WeChatPayException;

/**
 * There is no merchant with that name, or there is none any more. Nothing was sent.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class NoSuchMerchantException extends WeChatPayException {

	private final String merchant;

	/**
	 * Create a new exception.
	 * @param merchant the name
	 * @param problem what is wrong, a sentence
	 * @param advice what to do, a sentence
	 */
	public NoSuchMerchantException(String merchant, String problem, String advice) {
		super(problem, advice, null, false);
		this.merchant = merchant;
	}

	/**
	 * Return which merchant there is not.
	 * @return the name
	 */
	public String getMerchant() {
		return this.merchant;
	}

}
