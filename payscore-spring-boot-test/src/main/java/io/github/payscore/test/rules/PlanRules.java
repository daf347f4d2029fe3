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

import tools.jackson.databind.JsonNode;

/**
 * What the schemas cannot say of requests about plans.
 * <p>
 * Source: WeChat Pay's documentation, partner-payscore-plan/development and
 * create-partner-user-sign-plan.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlanRules {

	private PlanRules() {
	}

	static void checkDetails(JsonNode plan) {
		JsonNode details = plan.path("plan_detail_list");
		if (details.size() != plan.path("deduction_quantity").asInt()) {
			throw Refusal.bodyError("/plan_detail_list", "must have as many items as deduction_quantity says");
		}
		long before = Long.MAX_VALUE;
		for (int i = 0; i < details.size(); i++) {
			String pointer = "/plan_detail_list/" + i + "/actual_price";
			long actual = details.get(i).path("actual_price").asLong();
			if (actual > details.get(i).path("original_price").asLong()) {
				throw Refusal.bodyError(pointer, "must not be more than original_price");
			}
			if (actual > before) {
				throw Refusal.bodyError(pointer, "must not be more than that of the item before");
			}
			before = actual;
		}
	}

	static void checkUser(Mode mode, JsonNode body) {
		if (!mode.isPartner()) {
			return;
		}
		if (body.has("openid") == body.has("sub_openid")) {
			throw Refusal.bodyError("/openid", "exactly one of openid and sub_openid must be given");
		}
		if (body.has("sub_openid") && !body.has("sub_appid")) {
			throw Refusal.bodyError("/sub_appid", "is required with sub_openid");
		}
	}

}
