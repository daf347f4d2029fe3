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

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;
import org.springframework.core.io.UrlResource;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.autoconfigure.actuate.WeChatPayHealthProperties;
import io.github.payscore.autoconfigure.jdbc.WeChatPayJdbcProperties;
import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.notification.WeChatPayNotificationProperties;
import io.github.payscore.autoconfigure.outbox.WeChatPayOutboxJdbcProperties;
import io.github.payscore.autoconfigure.outbox.WeChatPayOutboxProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an editor shows of {@link WeChatPayProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
class ConfigurationMetadataTests {

	private final Map<String, JsonNode> properties = readByName("properties");

	private final Map<String, JsonNode> hints = readByName("hints");

	@Test
	void metadataWhenBuiltThenListsEverySetter() {
		List<String> expected = Stream
			.of(names("wechatpay.", MerchantProperties.class), names("wechatpay.", WeChatPayProperties.class),
					Stream.of("wechatpay.merchants"),
					names("wechatpay.merchant-repository.", WeChatPayProperties.MerchantRepository.class),
					names("wechatpay.retry.", WeChatPayProperties.Retry.class),
					names("wechatpay.pool.", WeChatPayProperties.Pool.class),
					names("wechatpay.certificates.", MerchantProperties.Certificates.class),
					names("wechatpay.certificates.", WeChatPayProperties.Certificates.class),
					names("wechatpay.payscore.", MerchantProperties.Payscore.class),
					names("wechatpay.notification.", WeChatPayNotificationProperties.class),
					names("wechatpay.notification.memory.", WeChatPayNotificationProperties.Memory.class),
					names("wechatpay.notification.jdbc.", WeChatPayJdbcProperties.class),
					names("wechatpay.notification.jdbc.", DatabaseInitializationProperties.class),
					names("wechatpay.outbox.", WeChatPayOutboxProperties.class),
					names("wechatpay.outbox.watch.", WeChatPayOutboxProperties.Watch.class),
					names("wechatpay.outbox.jdbc.", WeChatPayOutboxJdbcProperties.class),
					names("wechatpay.outbox.jdbc.", DatabaseInitializationProperties.class),
					Stream.of("management.endpoint.wechatpayoutbox.access",
							"management.endpoint.wechatpayoutbox.cache.time-to-live"),
					names("management.health.wechatpay.", WeChatPayHealthProperties.class),
					Stream.of("management.health.wechatpay.enabled"))
			.flatMap(Function.identity())
			.toList();
		assertThat(expected).contains("wechatpay.api-v3-key", "wechatpay.payscore.sub-mchid");
		assertThat(this.properties.keySet()).containsExactlyInAnyOrderElementsOf(expected);
	}

	@Test
	void metadataWhenBuiltThenEveryPropertyHasSentenceAsDescription() {
		assertThat(this.properties).isNotEmpty()
			.allSatisfy((name, property) -> assertThat(property.path("description").asString("")).as(name)
				.matches("[A-Z].{15,}\\."));
	}

	@Test
	void metadataWhenBuiltThenShowsDefaults() {
		assertThat(property("wechatpay.base-url").path("defaultValue").asString())
			.isEqualTo("https://apihk.mch.weixin.qq.com");
		assertThat(property("wechatpay.max-response-size").path("defaultValue").asString()).isEqualTo("1MB");
		assertThat(property("management.health.wechatpay.enabled").path("defaultValue").asBoolean()).isTrue();
	}

	@Test
	void metadataWhenBuiltThenHintsAreOnPropertiesThatExist() {
		assertThat(this.hints).isNotEmpty();
		assertThat(this.hints.keySet()).contains("wechatpay.merchants.keys")
			.allMatch((name) -> this.properties.containsKey(name.replaceFirst("\\.keys$", "")));
	}

	@Test
	void metadataWhenBuiltThenCryptoProviderHasValuesAndTakesOthers() {
		JsonNode hint = hint("wechatpay.crypto-provider");
		assertThat(hint.path("values").findValuesAsString("value")).containsExactly("auto", "jdk",
				"AmazonCorrettoCryptoProvider", "Conscrypt");
		assertThat(hint.path("providers").findValuesAsString("name")).containsExactly("any");
	}

	@Test
	void metadataWhenBuiltThenLanguageHasItsValues() {
		assertThat(hint("wechatpay.language").path("values").findValuesAsString("value")).containsExactly("zh-CN",
				"zh-HK", "zh-TW", "en");
	}

	@Test
	void metadataWhenBuiltThenEveryLocationIsHandledAsResource() {
		List<String> locations = this.properties.keySet()
			.stream()
			.filter((name) -> property(name).path("description")
				.asString("")
				.toLowerCase(Locale.ROOT)
				.contains("location"))
			.toList();
		assertThat(locations)
			.contains("wechatpay.private-key-path", "wechatpay.platform-cert", "wechatpay.platform-public-key-path",
					"wechatpay.notification.jdbc.schema", "wechatpay.outbox.jdbc.schema")
			.filteredOn((name) -> !name.endsWith(".platform"))
			.allSatisfy((name) -> {
				JsonNode provider = hint(name).path("providers").path(0);
				assertThat(provider.path("name").asString()).isEqualTo("handle-as");
				assertThat(provider.at("/parameters/target").asString())
					.contains("org.springframework.core.io.Resource");
			});
	}

	private JsonNode hint(String name) {
		return Objects.requireNonNull(this.hints.get(name), name);
	}

	private JsonNode property(String name) {
		return Objects.requireNonNull(this.properties.get(name));
	}

	private static Stream<String> names(String prefix, Class<?> type) {
		return Arrays.stream(type.getDeclaredMethods())
			.map(Method::getName)
			.filter((name) -> name.startsWith("set"))
			.map((name) -> prefix + DataObjectPropertyName.toDashedForm(StringUtils.uncapitalize(name.substring(3))));
	}

	private static Map<String, JsonNode> readByName(String list) {
		Map<String, JsonNode> byName = new LinkedHashMap<>();
		for (JsonNode item : readMetadata().path(list)) {
			byName.put(item.path("name").asString(), item);
		}
		return byName;
	}

	// Spring Boot's own files have the same name
	private static JsonNode readMetadata() {
		try {
			String type = String.valueOf(WeChatPayProperties.class.getResource("WeChatPayProperties.class"));
			String metadata = type.replace("io/github/payscore/autoconfigure/WeChatPayProperties.class",
					"META-INF/spring-configuration-metadata.json");
			return new JsonMapper().readTree(new UrlResource(metadata).getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
