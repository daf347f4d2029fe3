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

package io.github.payscore.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.merchant.PayScoreMerchants;

/**
 * What merchants are called, given the keys of {@code wechatpay.merchants}. To Spring
 * Boot, names that differ in capitals and dashes only are one: each of them gets the
 * properties of all. That is why an environment variable, in which everything has the
 * same case and no dash, sets a property of {@code hkShop} or {@code hk-shop}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MerchantNames {

	private static final int LONGEST = 64;

	/**
	 * Others stand in brackets, and then every character counts.
	 */
	private static final Pattern RELAXED = Pattern.compile("[0-9A-Za-z-]+");

	private final PropertyNames names;

	private final WeChatPayProperties properties;

	MerchantNames(PropertyNames names, WeChatPayProperties properties) {
		this.names = names;
		this.properties = properties;
	}

	/**
	 * Return the merchants, each under one name.
	 * @return their properties by their name
	 * @throws InvalidWeChatPayConfigurationException if a name cannot be used
	 */
	Map<String, MerchantProperties> distinct() {
		Map<String, String> names = new LinkedHashMap<>();
		this.properties.getMerchants().keySet().forEach((name) -> {
			check(name);
			names.merge(uniform(name), name, this::choose);
		});
		Map<String, MerchantProperties> distinct = new LinkedHashMap<>();
		names.values().forEach((name) -> distinct.put(name, this.properties.getMerchants().get(name)));
		return distinct;
	}

	private void check(String name) {
		if (name.isBlank() || name.length() > LONGEST || name.codePoints().anyMatch(Character::isISOControl)) {
			throw InvalidWeChatPayConfigurationException.of(
					"A merchant below '%s' has a name of %d characters.".formatted(this.names.of("merchants"),
							name.length()),
					"Give it a name of 1 to %d characters that can be seen.".formatted(LONGEST));
		}
		if (uniform(name).equals(PayScoreMerchants.DEFAULT) && StringUtils.hasText(this.properties.getMchid())) {
			throw InvalidWeChatPayConfigurationException.of(
					"A merchant is called '%s' below '%s', but that is the name of the merchant of '%s'."
						.formatted(name, this.names.of("merchants"), this.names.of("mchid")),
					"Give it another name, or remove '%s'.".formatted(this.names.of("mchid")));
		}
	}

	private static String uniform(String name) {
		return RELAXED.matcher(name).matches() ? name.replace("-", "").toLowerCase(Locale.ROOT) : name;
	}

	// An environment variable knows the uniform name only.
	private String choose(String first, String second) {
		if (first.equals(uniform(first))) {
			return second;
		}
		if (second.equals(uniform(second))) {
			return first;
		}
		throw InvalidWeChatPayConfigurationException.of(
				"The merchants '%s' and '%s' below '%s' differ in capitals and dashes only, which Spring Boot ignores."
					.formatted(first, second, this.names.of("merchants")),
				"Write the name of a merchant in the same way everywhere, and give different merchants other names.");
	}

}
