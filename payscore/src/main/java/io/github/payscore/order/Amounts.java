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

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What can never be right about an amount.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Amounts {

	private Amounts() {
	}

	static Long require(String field, @Nullable Long amount) {
		Long required = Required.value(field, amount);
		check(field, required);
		return required;
	}

	static void check(String field, @Nullable Long amount) {
		Assert.isTrue(amount == null || amount >= 0, () -> "'%s' must not be negative".formatted(field));
	}

}
