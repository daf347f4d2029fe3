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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.springframework.beans.BeanUtils;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;

/**
 * The properties of all merchants that hold: those of the application, and in the place
 * of some of them what {@link WeChatPayConnectionDetails} give.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ConnectionSettings {

	private final WeChatPayProperties properties;

	private final MerchantConnection merchant;

	private final Map<String, MerchantConnection> merchants;

	ConnectionSettings(WeChatPayProperties properties, PropertyNames names, WeChatPayConnectionDetails details) {
		this.properties = copy(properties);
		this.merchant = new MerchantConnection(this.properties, names, details);
		this.merchants = merchants(properties, names, details);
	}

	private static Map<String, MerchantConnection> merchants(WeChatPayProperties properties, PropertyNames names,
			WeChatPayConnectionDetails details) {
		Map<String, MerchantProperties> configured = new MerchantNames(names, properties).distinct();
		Set<String> all = new LinkedHashSet<>(configured.keySet());
		all.addAll(details.getMerchants().keySet());
		Map<String, MerchantConnection> merchants = new LinkedHashMap<>();
		all.forEach((name) -> merchants.put(name,
				new MerchantConnection(copy(configured.getOrDefault(name, new MerchantProperties())),
						names.ofMerchant(name), details.getMerchants().get(name))));
		return merchants;
	}

	private static WeChatPayProperties copy(WeChatPayProperties original) {
		WeChatPayProperties copy = new WeChatPayProperties();
		copy(original, copy);
		BeanUtils.copyProperties(original.getRetry(), copy.getRetry());
		BeanUtils.copyProperties(original.getPool(), copy.getPool());
		BeanUtils.copyProperties(original.getMerchantRepository(), copy.getMerchantRepository());
		copy.getMerchants().putAll(original.getMerchants());
		return copy;
	}

	private static MerchantProperties copy(MerchantProperties original) {
		MerchantProperties copy = new MerchantProperties();
		copy(original, copy);
		return copy;
	}

	private static void copy(MerchantProperties original, MerchantProperties copy) {
		BeanUtils.copyProperties(original, copy);
		BeanUtils.copyProperties(original.getCertificates(), copy.getCertificates());
		BeanUtils.copyProperties(original.getPayscore(), copy.getPayscore());
	}

	/**
	 * Use the properties. If they are wrong, the failure says what they were outranked
	 * by.
	 * @param <T> the type of what is made of them
	 * @param user makes something of the properties
	 * @return what was made
	 */
	<T> T use(Function<WeChatPayProperties, T> user) {
		return this.merchant.use((ignored) -> user.apply(this.properties));
	}

	/**
	 * Return the merchant without a name.
	 * @return its properties
	 */
	MerchantConnection merchant() {
		return this.merchant;
	}

	/**
	 * Return the merchants that have a name.
	 * @return their properties by their name
	 */
	Map<String, MerchantConnection> merchants() {
		return this.merchants;
	}

	void requireMchid() {
		String source = this.merchant.source();
		String mchid = this.merchant.names().of("mchid");
		if (source != null && !StringUtils.hasText(this.properties.getMchid())) {
			throw InvalidWeChatPayConfigurationException.of(
					"'%s' is not set, and the %s give no merchant number.".formatted(mchid, source),
					"Set the property to your merchant number, or return it from getMchid().");
		}
	}

}
