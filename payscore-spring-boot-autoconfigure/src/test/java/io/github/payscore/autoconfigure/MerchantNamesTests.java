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
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MerchantNames}.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantNamesTests {

	private static Map<String, MerchantProperties> distinct(Map<String, Object> environment,
			Map<String, Object> properties) {
		MutablePropertySources sources = new MutablePropertySources();
		sources.addLast(new SystemEnvironmentPropertySource("systemEnvironment", environment));
		sources.addLast(new MapPropertySource("properties", properties));
		WeChatPayProperties bound = new Binder(ConfigurationPropertySources.from(sources))
			.bind("wechatpay", WeChatPayProperties.class)
			.get();
		return new MerchantNames(PropertyNames.DEFAULT, bound).distinct();
	}

	private static Map<String, MerchantProperties> distinct(Map<String, Object> properties) {
		return distinct(Map.of(), properties);
	}

	@ParameterizedTest
	@CsvSource({ "hk, hk", "hkShop, hkShop", "hk-shop, hk-shop", "HK1, HK1", "[hk.shop], hk.shop", "[hk_shop], hk_shop",
			"[\u9999\u6e2f], \u9999\u6e2f" })
	void nameWhenWrittenThenIsKept(String written, String name) {
		String key = written.startsWith("[") ? "wechatpay.merchants" + written : "wechatpay.merchants." + written;
		assertThat(distinct(Map.of(key + ".mchid", "1900000109")).get(name)).extracting(MerchantProperties::getMchid)
			.isEqualTo("1900000109");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hkShop", "hk-shop", "HK-SHOP", "hkshop" })
	void nameWhenEnvironmentVariableSetsAPropertyThenIsThatOfTheFile(String name) {
		Map<String, MerchantProperties> merchants = distinct(
				Map.of("WECHATPAY_MERCHANTS_HKSHOP_APIV3KEY", "0123456789abcdef0123456789abcdef"),
				Map.of("wechatpay.merchants." + name + ".mchid", "1900000109"));
		assertThat(merchants.keySet()).containsExactly(name);
		assertThat(merchants.get(name)).satisfies((merchant) -> {
			assertThat(merchant.getMchid()).isEqualTo("1900000109");
			assertThat(merchant.getApiV3Key()).isEqualTo("0123456789abcdef0123456789abcdef");
		});
	}

	@Test
	void nameWhenOnlyInEnvironmentVariablesThenIsInLowerCase() {
		assertThat(distinct(Map.of("WECHATPAY_MERCHANTS_HKSHOP_MCHID", "1900000109"), Map.of()).keySet())
			.containsExactly("hkshop");
	}

	@Test
	void namesWhenTheyDifferInCapitalsAndDashesThenAreRefused() {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("wechatpay.merchants.hkShop.mchid", "1900000109");
		properties.put("wechatpay.merchants.hk-shop.serial", "12AB");
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class).isThrownBy(() -> distinct(properties))
			.satisfies((ex) -> assertThat(List.of("hkShop", "hk-shop")).allMatch(ex.getDescription()::contains))
			.withMessageContaining("below 'wechatpay.merchants' differ in capitals and dashes only, which Spring Boot "
					+ "ignores. Write the name of a merchant in the same way everywhere, and give different merchants "
					+ "other names.");
	}

	@Test
	void nameWhenDefaultBesideTopLevelThenIsRefused() {
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class)
			.isThrownBy(() -> distinct(
					Map.of("wechatpay.mchid", "1900000109", "wechatpay.merchants.default.mchid", "1900000110")))
			.withMessage("A merchant is called 'default' below 'wechatpay.merchants', but that is the name of the "
					+ "merchant of 'wechatpay.mchid'. Give it another name, or remove 'wechatpay.mchid'.");
	}

	@Test
	void nameWhenDefaultWithoutTopLevelThenIsKept() {
		assertThat(distinct(Map.of("wechatpay.merchants.default.mchid", "1900000110")).keySet())
			.containsExactly("default");
	}

	@Test
	void nameWhenTooLongThenIsRefused() {
		String longest = "a".repeat(64);
		assertThat(distinct(Map.of("wechatpay.merchants." + longest + ".mchid", "1")).keySet())
			.containsExactly(longest);
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class)
			.isThrownBy(() -> distinct(Map.of("wechatpay.merchants." + longest + "a.mchid", "1")))
			.withMessage("A merchant below 'wechatpay.merchants' has a name of 65 characters. "
					+ "Give it a name of 1 to 64 characters that can be seen.");
	}

}
