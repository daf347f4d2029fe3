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

package io.github.payscore.order;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.payscore.client.Endpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The paths and queries of endpoints against the page that they have in common: each has
 * what is required, and none has what the page does not know.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ParametersComparison {

	private ParametersComparison() {
	}

	public static void assertThatMatch(String file, String method, List<Endpoint<?>> endpoints) {
		Map<String, Boolean> documented = new TreeMap<>();
		OpenApiSchema.parameters(file, method)
			.stream()
			.filter((parameter) -> !"body".equals(parameter.get("in")))
			.forEach((parameter) -> documented.put((String) parameter.get("name"),
					Boolean.TRUE.equals(parameter.get("required"))));
		Set<String> required = documented.entrySet()
			.stream()
			.filter(Map.Entry::getValue)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		Set<String> used = new TreeSet<>();
		for (Endpoint<?> endpoint : endpoints) {
			assertThat(endpoint.method().name()).isEqualToIgnoringCase(method);
			assertThat(path(endpoint)).isEqualTo("/v3/payscore/" + file.replace(".yaml", ""));
			Set<String> variables = variables(endpoint.uriTemplate());
			assertThat(variables).as(endpoint.uriTemplate()).containsAll(required);
			used.addAll(variables);
		}
		assertThat(used).isEqualTo(documented.keySet());
	}

	private static String path(Endpoint<?> endpoint) {
		return endpoint.uriTemplate().replaceFirst("\\?.*", "");
	}

	private static Set<String> variables(String template) {
		assertThat(template.replaceFirst("[^?]*\\??", "")).matches("(([a-z_]+)=\\{\\2}(&(?=.)|$))*");
		return Pattern.compile("\\{([a-z_]+)}")
			.matcher(template)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
	}

}
