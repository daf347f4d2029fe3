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

package io.github.payscore.local.command;

import org.springframework.core.convert.converter.Converter;

import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.local.view.LocalMerchants;

/**
 * Finds the merchant that a command names.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MerchantConverter implements Converter<String, LocalMerchant> {

	private final LocalMerchants merchants;

	MerchantConverter(LocalMerchants merchants) {
		this.merchants = merchants;
	}

	@Override
	public LocalMerchant convert(String name) {
		try {
			return this.merchants.get(name);
		}
		catch (IllegalArgumentException ex) {
			throw new NotFoundException(String.valueOf(ex.getMessage()));
		}
	}

}
