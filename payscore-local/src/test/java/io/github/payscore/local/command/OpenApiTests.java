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

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.local.RunningLocalWeChatPay;
import io.github.payscore.test.SentNotification;
import io.github.payscore.test.money.FakeRefund;
import io.github.payscore.test.service.FakePermission;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares {@code openapi.yaml} with the commands.
 *
 * @author PayScore for Spring Boot contributors
 */
class OpenApiTests {

	private static final Set<String> METHODS = Set.of("get", "put", "post");

	private final JsonNode openApi = openApi();

	@Test
	void describesEachCommandAndNoOther() {
		assertThat(described()).isEqualTo(mapped());
	}

	@ParameterizedTest
	@CsvSource({ "Merchant, /api/merchants", "Order, /api/merchants/direct/orders", "Request, /api/requests" })
	void describesWhatCommandsAnswer(String schema, String path) {
		RunningLocalWeChatPay.get().merchant("direct").seedOrder("ORDER-1");
		RunningLocalWeChatPay.send(
				HttpRequest.newBuilder(URI.create(RunningLocalWeChatPay.get().baseUrl() + "/v3/certificates")).build());
		JsonNode first = JsonMapper.shared().readTree(RunningLocalWeChatPay.send("GET", path, null).body()).path(0);
		JsonNode properties = this.openApi.at("/components/schemas/" + schema + "/properties");
		assertThat(first.propertyNames()).containsExactlyInAnyOrderElementsOf(properties.propertyNames());
	}

	@ParameterizedTest
	@MethodSource
	void describesRecordsOfTheFake(String schema, Record example) {
		assertThat(JsonMapper.shared().valueToTree(example).propertyNames()).containsExactlyInAnyOrderElementsOf(
				this.openApi.at("/components/schemas/" + schema + "/properties").propertyNames());
	}

	static Stream<Arguments> describesRecordsOfTheFake() {
		return Stream.of(Arguments.of("Permission", new FakePermission("A1", "S1", null, "UNBINDUSER")),
				Arguments.of("Refund", new FakeRefund("R1", "R2", "T1", "ORDER-1", 1, "CNY", "PROCESSING", 1)),
				Arguments.of("Notification", new SentNotification("N1", "PAYSCORE.USER_PAID", "ORDER-1", 1, 200, null,
						"http://localhost/", Instant.EPOCH)));
	}

	@Test
	void isServed() {
		HttpResponse<String> answer = RunningLocalWeChatPay.send("GET", "/openapi.yaml", null);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue(MediaType.APPLICATION_YAML_VALUE);
		assertThat(answer.body()).startsWith("openapi: 3.1.0");
	}

	private Set<String> described() {
		Set<String> described = new HashSet<>();
		this.openApi.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.propertyNames()
				.stream()
				.filter(METHODS::contains)
				.forEach((method) -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
		return described;
	}

	private static Set<String> mapped() {
		Set<String> mapped = new HashSet<>();
		for (RequestMappingInfo info : mapping().getHandlerMethods().keySet()) {
			for (RequestMethod method : info.getMethodsCondition().getMethods()) {
				info.getPatternValues().forEach((pattern) -> mapped.add(method + " " + pattern));
			}
		}
		return mapped;
	}

	private static RequestMappingHandlerMapping mapping() {
		StaticWebApplicationContext context = new StaticWebApplicationContext();
		for (Class<?> type : List.of(MerchantCommands.class, OrderCommands.class, PermissionCommands.class,
				RefundCommands.class, SignPlanCommands.class, ServiceAccountCommands.class, PlatformCommands.class,
				OpenApi.class)) {
			context.registerBeanDefinition(type.getName(), new RootBeanDefinition(type));
		}
		RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
		mapping.setApplicationContext(context);
		mapping.afterPropertiesSet();
		return mapping;
	}

	private static JsonNode openApi() {
		Map<String, Object> yaml = new Yaml().load(OpenApiTests.class.getResourceAsStream("openapi.yaml"));
		return JsonMapper.shared().valueToTree(yaml);
	}

}
