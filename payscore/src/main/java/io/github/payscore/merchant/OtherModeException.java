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

/**
 * A merchant was asked for operations that its mode does not have.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class OtherModeException extends IllegalStateException {

	private final String merchant;

	private final PayScoreMode mode;

	/**
	 * Create a new exception.
	 * @param merchant the name of the merchant
	 * @param mode the mode that the merchant is in
	 * @param type the operations that it was asked for
	 */
	public OtherModeException(String merchant, PayScoreMode mode, Class<?> type) {
		super("The merchant '%s' is in the mode '%s', which has no %s; its operations on orders are %s"
			.formatted(merchant, mode.value(), type.getSimpleName(), mode.operations().getSimpleName()));
		this.merchant = merchant;
		this.mode = mode;
	}

	/**
	 * Return which merchant was asked.
	 * @return the name
	 */
	public String getMerchant() {
		return this.merchant;
	}

	/**
	 * Return the mode that the merchant is in.
	 * @return the mode
	 */
	public PayScoreMode getMode() {
		return this.mode;
	}

}
