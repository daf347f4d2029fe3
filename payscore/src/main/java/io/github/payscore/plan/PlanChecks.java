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

package io.github.payscore.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import io.github.payscore.order.OrderChecks;
import io.github.payscore.order.mainland.MainlandMode;

/**
 * What can never be right in a request about a plan.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlanChecks {

	private static final int MAX_LENGTH = 32;

	private PlanChecks() {
	}

	static void number(String field, @Nullable String number) {
		Assert.isTrue(StringUtils.hasText(number) && number.length() <= MAX_LENGTH,
				() -> "'%s' must have 1 to %d characters".formatted(field, MAX_LENGTH));
		OrderChecks.id(field, number);
	}

	static void positive(String field, @Nullable Integer number) {
		Assert.isTrue(OrderChecks.required(field, number) > 0, () -> "'%s' must be at least 1".formatted(field));
	}

	static void user(MainlandMode mode, @Nullable String openid, @Nullable String subOpenid,
			@Nullable String subAppid) {
		if (mode == MainlandMode.DIRECT) {
			Assert.hasText(openid, "'openid' must not be empty");
			return;
		}
		Assert.isTrue((openid == null) != (subOpenid == null), "Exactly one of 'openid' and 'subOpenid' must be set");
		Assert.isTrue(subOpenid == null || subAppid != null, "With 'subOpenid', 'subAppid' must be set");
	}

}
