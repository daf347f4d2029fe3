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
 * Too many merchants that are not known were asked for in a second, so the
 * {@link MerchantRepository} was not asked. What is known is still found.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class TooManyLookupsException extends WeChatPayException {

	/**
	 * Create a new exception.
	 * @param limit the number of lookups in a second
	 */
	public TooManyLookupsException(int limit) {
		super("More than %d merchants that are not known were asked for within a second.".formatted(limit));
	}

}
