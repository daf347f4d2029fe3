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

package io.github.payscore.account;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.order.OpenApiSchema;
import io.github.payscore.order.ParametersComparison;
import io.github.payscore.order.RequestComparison;
import io.github.payscore.order.WireRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records and endpoints of service accounts against the description of WeChat Pay's
 * pages under {@code openapi}.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares records with files
@Tag("once")
class AccountContractTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String CREATE = "partner/service-account-applications.yaml";

	private static final String QUERY = "partner/service-account-applications/{out_apply_no}.yaml";

	private static final String QUOTAS = "partner/servicequotas/service-id/{service_id}.yaml";

	@Test
	void requestsWhenComparedWithThePagesThenDoNotDiffer() {
		try (ScriptedPlatform platform = new ScriptedPlatform()) {
			ServiceAccountOperations accounts = new ServiceAccountTemplate(platform.client());
			assertThat(new RequestComparison("create", OpenApiSchema.ofRequest(CREATE),
					CreateServiceAccountApplicationRequest.class, Map.of(), accounts::create)
				.differences()).isEmpty();
		}
	}

	@Test
	void pathsAndQueriesWhenComparedWithThePagesThenHaveTheSameParameters() {
		ParametersComparison.assertThatMatch(CREATE, "post", List.of(ServiceAccounts.CREATE));
		ParametersComparison.assertThatMatch(QUERY, "get", List.of(ServiceAccounts.QUERY));
		ParametersComparison.assertThatMatch(QUOTAS, "get",
				List.of(ServiceAccounts.QUERY_QUOTAS, ServiceAccounts.QUERY_QUOTAS_OF_SUB_APPID));
	}

	@ParameterizedTest
	@CsvSource({ CREATE + ", post, io.github.payscore.account.ServiceAccountApplication",
			QUERY + ", get, io.github.payscore.account.ServiceAccountApplication",
			QUOTAS + ", get, io.github.payscore.account.ServiceQuotas" })
	void answersWhenComparedWithThePagesThenNothingIsLost(String file, String method, Class<?> type) {
		OpenApiSchema page = OpenApiSchema.ofAnswer(file, method);
		assertThat(WireRecord.types(type)).containsAllEntriesOf(page.types(true));
		JsonNode example = MAPPER.valueToTree(page.example());
		JsonNode kept = MAPPER.valueToTree(MAPPER.treeToValue(example, type));
		example.properties()
			.forEach((field) -> assertThat(kept.get(field.getKey())).hasToString(field.getValue().toString()));
	}

}
