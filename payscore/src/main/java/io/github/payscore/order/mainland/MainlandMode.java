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

package io.github.payscore.order.mainland;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What kind of merchant a request is of, and so which fields it has.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public enum MainlandMode {

	/**
	 * A direct merchant (普通商户).
	 */
	DIRECT("a direct merchant", "partners") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherMode(MainlandRequest<?> request) {
			return request.fieldsOfPartners();
		}
	},

	/**
	 * A partner (普通服务商), for its sub-merchants.
	 */
	PARTNER("a partner", "direct merchants") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherMode(MainlandRequest<?> request) {
			return request.fieldsOfDirectMerchants();
		}
	};

	private final String owner;

	private final String others;

	MainlandMode(String owner, String others) {
		this.owner = owner;
		this.others = others;
	}

	abstract Map<String, @Nullable Object> fieldsOfOtherMode(MainlandRequest<?> request);

	void check(MainlandRequest<?> request) {
		fieldsOfOtherMode(request).forEach(this::refuse);
	}

	void refuse(String field, @Nullable Object value) {
		if (isSet(value)) {
			throw new IllegalArgumentException("'%s' must not be set in a request of %s: only %s have this field"
				.formatted(field, this.owner, this.others));
		}
	}

	private static boolean isSet(@Nullable Object value) {
		return (value instanceof String text) ? StringUtils.hasText(text) : value != null;
	}

}
