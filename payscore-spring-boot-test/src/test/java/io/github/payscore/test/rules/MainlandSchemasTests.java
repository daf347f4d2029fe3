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

package io.github.payscore.test.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schemas against the YAML that they are taken from. With
 * {@code -Dschemas.write=true} they are taken from it again.
 *
 * @author PayScore for Spring Boot contributors
 */
// Files compared with files
@Tag("once")
class MainlandSchemasTests {

	private static final Path FOLDER = Path.of("../payscore/src/test/resources/openapi/docs/v3/payscore");

	private static final Path REQUESTS = Path
		.of("src/main/resources/io/github/payscore/test/rules/mainland-requests.json");

	private static final List<String> KEPT = List.of("type", "required", "properties", "items", "enum", "pattern");

	private static final List<String> KEYWORDS = List.of("type", "required", "enum", "pattern", "minLength",
			"maxLength", "minimum", "maximum", "minItems", "maxItems", "$comment");

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	@Test
	void requestsWhenComparedWithTheYamlThenEqual() throws Exception {
		Map<String, Object> requests = new LinkedHashMap<>();
		add(requests, "direct", "");
		add(requests, "partner", "partner/");
		addOfOneMode(requests);
		if (Boolean.getBoolean("schemas.write")) {
			Files.writeString(REQUESTS, MAPPER.writeValueAsString(requests) + "\n");
		}
		assertThat(MAPPER.readTree(Files.readString(REQUESTS))).isEqualTo(MAPPER.valueToTree(requests));
	}

	@Test
	void overlayWhenReadThenNamesFieldsAndKeywordsThatExist() throws Exception {
		JsonNode requests = MAPPER.readTree(Files.readString(REQUESTS));
		JsonNode overlay = MAPPER.readTree(Files.readString(REQUESTS.resolveSibling("mainland-overlay.json")));
		overlay.properties().forEach((request) -> {
			assertThat(request.getKey().equals("everywhere") || requests.has(request.getKey())).isTrue();
			request.getValue()
				.properties()
				.forEach((patch) -> assertThat(patch.getValue().propertyNames()).as(patch.getKey())
					.isSubsetOf(KEYWORDS));
		});
		overlay.path("everywhere")
			.propertyNames()
			.forEach((path) -> assertThat(requests).as(path)
				.anyMatch((request) -> request
					.at("/properties/" + path.replace("[]", "/items").replace(".", "/properties/"))
					.isObject()));
	}

	private static void add(Map<String, Object> requests, String mode, String prefix) throws IOException {
		requests.put(mode + " create", schema(prefix + "serviceorder.yaml"));
		for (String call : List.of("complete", "cancel", "modify", "sync", "pay")) {
			requests.put(mode + " " + call, schema(prefix + "serviceorder/{out_order_no}/" + call + ".yaml"));
		}
		for (String message : List.of("send-pendingmessage", "send-prepaidmessage")) {
			requests.put(mode + " " + message.replace('-', '_'),
					schema(prefix + "serviceorder/{out_order_no}/" + message + ".yaml"));
		}
		requests.put(mode + " servicepayondeliveryorder", schema(prefix + "servicepayondeliveryorder.yaml"));
		requests.put(mode + " plans", schema("plan/" + prefix + "payscore-plans.yaml"));
		requests.put(mode + " sign_plans", schema("sign-plan/" + prefix + "user-sign-plans.yaml"));
		requests.put(mode + " stop_sign_plan", schema(
				"sign-plan/" + prefix + "user-sign-plans/merchant-sign-plan-no/{merchant_sign_plan_no}/stop.yaml"));
		requests.put(mode + " sign_plan_order", schema("sign-plan/" + prefix + "serviceorder.yaml"));
		requests.put(mode + " echo", schema("../security/echo.yaml"));
		requests.put(mode + " permissions", schema(prefix + "permissions.yaml"));
		requests.put(mode + " terminate_by_code",
				schema(prefix + "permissions/authorization-code/{authorization_code}/terminate.yaml"));
		requests.put(mode + " assess_user_risk_level", schema(prefix + "permissions/assess-user-risk-level.yaml"));
		requests.put(mode + " terminate_user_service",
				schema("users/{openid}/permissions/{service_id}/terminate.yaml"));
	}

	private static void addOfOneMode(Map<String, Object> requests) throws IOException {
		requests.put("partner stop_plan",
				schema("plan/partner/payscore-plans/merchant-plan-no/{merchant_plan_no}/stop.yaml"));
		requests.put("direct terminate_by_openid", schema("permissions/openid/{openid}/terminate.yaml"));
		requests.put("partner terminate_by_user", schema("partner/permissions/terminate.yaml"));
		requests.put("partner permissions_for_scene", schema("partner/permissions/apply-for-scene.yaml"));
		requests.put("partner service_account_applications", schema("partner/service-account-applications.yaml"));
	}

	private static Map<String, Object> schema(String file) throws IOException {
		try (InputStream content = Files.newInputStream(FOLDER.resolve(file))) {
			Map<String, Object> yaml = cast(new Yaml(new SafeConstructor(new LoaderOptions())).load(content));
			List<?> parameters = (List<?>) Objects.requireNonNull(cast(yaml.get("post")).get("parameters"));
			return parameters.stream()
				.map(MainlandSchemasTests::cast)
				.filter((parameter) -> "body".equals(parameter.get("in")))
				.map((parameter) -> kept(cast(parameter.get("schema"))))
				.findFirst()
				.orElseThrow();
		}
	}

	private static Map<String, Object> kept(Map<String, Object> schema) {
		Map<String, Object> kept = new LinkedHashMap<>(schema);
		kept.keySet().retainAll(KEPT);
		if (kept.containsKey("items")) {
			kept.put("items", kept(cast(kept.get("items"))));
		}
		if (kept.containsKey("properties")) {
			Map<String, Object> properties = new LinkedHashMap<>();
			cast(kept.get("properties")).forEach((name, field) -> properties.put(name, kept(cast(field))));
			kept.put("properties", properties);
		}
		return kept;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> cast(@Nullable Object value) {
		return (Map<String, Object>) Objects.requireNonNull(value);
	}

}
