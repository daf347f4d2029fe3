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

package io.github.payscore.test.state;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Json;

/**
 * What users of each risk level may owe at most.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ServiceQuotas {

	/**
	 * The version of the risk levels.
	 */
	public static final int VERSION = 1;

	private static final List<Integer> QUOTAS = List.of(100000, 50000, 10000);

	private ServiceQuotas() {
	}

	public static int levels() {
		return QUOTAS.size();
	}

	public static ArrayNode document() {
		ObjectNode json = Json.object();
		ArrayNode quotas = json.putArray("quotas");
		for (int level = 1; level <= QUOTAS.size(); level++) {
			quotas.addObject().put("risk_level", level).put("suggested_quota", QUOTAS.get(level - 1));
		}
		return quotas;
	}

}
