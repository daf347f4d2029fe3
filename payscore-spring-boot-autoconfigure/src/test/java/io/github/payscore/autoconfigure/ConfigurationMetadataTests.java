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

import io.github.payscore.autoconfigure.jdbc.WeChatPayJdbcProperties;
import io.github.payscore.autoconfigure.notification.WeChatPayNotificationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what an editor shows of {@link WeChatPayProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
class ConfigurationMetadataTests {

	private final Map<String, JsonNode> properties = readProperties();

	@Test
	void metadataWhenBuiltThenListsEverySetter() {
		List<String> expected = Stream
			.of(names("wechatpay.", WeChatPayProperties.class),
					names("wechatpay.retry.", WeChatPayProperties.Retry.class),
					names("wechatpay.pool.", WeChatPayProperties.Pool.class),
					names("wechatpay.certificates.", WeChatPayProperties.Certificates.class),
					names("wechatpay.payscore.", WeChatPayProperties.Payscore.class),
					names("wechatpay.notification.", WeChatPayNotificationProperties.class),
					names("wechatpay.notification.memory.", WeChatPayNotificationProperties.Memory.class),
					names("wechatpay.notification.jdbc.", WeChatPayJdbcProperties.class),
					names("wechatpay.notification.jdbc.", DatabaseInitializationProperties.class))
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

	private static Map<String, JsonNode> readProperties() {
		Map<String, JsonNode> properties = new LinkedHashMap<>();
		for (JsonNode property : readMetadata().path("properties")) {
			properties.put(property.path("name").asString(), property);
		}
		return properties;
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
