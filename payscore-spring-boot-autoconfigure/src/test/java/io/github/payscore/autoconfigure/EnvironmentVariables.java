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
import java.util.Map;

import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Property source that passes for the environment variables of the process.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class EnvironmentVariables {

	private EnvironmentVariables() {
	}

	public static SystemEnvironmentPropertySource of(String... pairs) {
		Map<String, Object> variables = new LinkedHashMap<>();
		for (int i = 0; i < pairs.length; i += 2) {
			variables.put(pairs[i], pairs[i + 1]);
		}
		return new SystemEnvironmentPropertySource(
				"test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
	}

}
