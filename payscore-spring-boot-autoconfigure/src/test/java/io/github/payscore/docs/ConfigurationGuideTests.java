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

package io.github.payscore.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.UrlResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties that documents name.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares a document with the metadata of the properties
@Tag("once")
class ConfigurationGuideTests {

	private static final Pattern CODE_WITH_DOTS = Pattern.compile("`([a-z0-9-]+(\\.[a-z0-9-]+)+)`");

	private static final Pattern NAME = Pattern.compile("(?<![\\w.-])wechatpay(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

	private static final Pattern METER = Pattern.compile(
			"wechatpay\\.((client|platform\\.certificate)\\..*|outbox\\.(waiting|working|oldest|watched|abandoned)|(call|notification)(\\.(attempt|retry|settlement|unverified))?)");

	private static final Map<String, String> DEFAULTS = readDefaults();

	@ParameterizedTest
	@ValueSource(strings = { "docs/en/configuration.md", "docs/zh/configuration.md" })
	void guideWhenReadThenHasEveryPropertyWithItsDefault(String guide) {
		Map<String, String> documented = new LinkedHashMap<>();
		Document.read(Path.of(guide))
			.tableRows()
			.forEach((row) -> CODE_WITH_DOTS.matcher(row.get(0))
				.results()
				.forEach((name) -> documented.put(name.group(1), row.get(row.size() - 1))));
		assertThat(documented.keySet()).as(guide).containsExactlyInAnyOrderElementsOf(DEFAULTS.keySet());
		assertThat(documented).as(guide)
			.allSatisfy((name, text) -> assertThat(text).as(name)
				.matches(DEFAULTS.get(name).isEmpty() ? "[^`].*" : Pattern.quote("`" + DEFAULTS.get(name) + "`")));
	}

	@ParameterizedTest
	@MethodSource("documents")
	void propertyWhenNamedThenExists(Document document) {
		Stream<String> names = document.codeSpans()
			.stream()
			.flatMap((code) -> NAME.matcher(code).results())
			.map(MatchResult::group)
			.filter((name) -> !METER.matcher(name).matches());
		assertThat(names).as(document.toString()).allMatch(ConfigurationGuideTests::isPropertyOrGroup);
	}

	private static boolean isPropertyOrGroup(String name) {
		String property = ofTopLevel(name);
		return DEFAULTS.containsKey(property)
				|| DEFAULTS.keySet().stream().anyMatch((key) -> key.startsWith(property + "."));
	}

	// A merchant that has a name has the properties of the one without.
	private static String ofTopLevel(String name) {
		return name.replaceFirst("^wechatpay\\.merchants\\.[a-z0-9-]+\\.", "wechatpay.");
	}

	@ParameterizedTest
	@MethodSource("documents")
	void yamlWhenItSetsPropertiesThenTheyExist(Document document) {
		Stream<String> names = document.codeBlocks()
			.stream()
			.filter((block) -> block.language().equals("yaml"))
			.flatMap((block) -> properties(block.content()))
			.filter((name) -> name.startsWith("wechatpay."));
		assertThat(names).as(document.toString()).allMatch((name) -> DEFAULTS.containsKey(ofTopLevel(name)));
	}

	private static Stream<String> properties(List<String> yaml) {
		YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
		factory.setResources(new ByteArrayResource(String.join("\n", yaml).getBytes(StandardCharsets.UTF_8)));
		return Objects.requireNonNull(factory.getObject())
			.stringPropertyNames()
			.stream()
			.map((name) -> name.replaceAll("\\[\\d+]", ""));
	}

	@Test
	void nameWhenNoPropertyThenIsFound() {
		assertThat(isPropertyOrGroup("wechatpay.retry")).isTrue();
		assertThat(isPropertyOrGroup("wechatpay.retry.max-attempts")).isTrue();
		assertThat(isPropertyOrGroup("wechatpay.retry.attempts")).isFalse();
		assertThat(isPropertyOrGroup("wechatpay.merchants.hk.private-key-path")).isTrue();
		assertThat(isPropertyOrGroup("wechatpay.merchants.hk.private-key")).isFalse();
	}

	static List<Document> documents() {
		return Documents.all();
	}

	private static Map<String, String> readDefaults() {
		Map<String, String> defaults = new LinkedHashMap<>();
		for (JsonNode property : readMetadata().path("properties")) {
			defaults.put(property.path("name").asString(), property.path("defaultValue").asString(""));
		}
		return defaults;
	}

	// Spring Boot's own files have the same name
	private static JsonNode readMetadata() {
		try {
			String type = WeChatPayAutoConfiguration.class.getName().replace('.', '/') + ".class";
			String location = String.valueOf(WeChatPayAutoConfiguration.class.getResource("/" + type));
			UrlResource metadata = new UrlResource(
					location.replace(type, "META-INF/spring-configuration-metadata.json"));
			return new JsonMapper().readTree(metadata.getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
