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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What kind of merchant the orders belong to, and so which fields a request has.
 *
 * @author PayScore for Spring Boot contributors
 */
enum MainlandMode {

	DIRECT("a direct merchant", "partners") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherMode(MainlandOrderRequest<?> request) {
			return fieldsOfPartners(request);
		}
	},

	PARTNER("a partner", "direct merchants") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherMode(MainlandOrderRequest<?> request) {
			return fieldsOfDirectMerchants(request);
		}
	};

	private final String owner;

	private final String others;

	MainlandMode(String owner, String others) {
		this.owner = owner;
		this.others = others;
	}

	abstract Map<String, @Nullable Object> fieldsOfOtherMode(MainlandOrderRequest<?> request);

	void check(MainlandOrderRequest<?> request) {
		fieldsOfOtherMode(request).forEach(this::refuse);
	}

	private void refuse(String field, @Nullable Object value) {
		if (isSet(value)) {
			throw new IllegalArgumentException("'%s' must not be set for an order of %s: only %s have this field"
				.formatted(field, this.owner, this.others));
		}
	}

	private static boolean isSet(@Nullable Object value) {
		return (value instanceof String text) ? StringUtils.hasText(text) : value != null;
	}

	private static Map<String, @Nullable Object> fieldsOfPartners(MainlandOrderRequest<?> request) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("subMchid", request.subMchid());
		if (request instanceof MainlandCreateOrderRequest creation) {
			fields.put("subAppid", creation.subAppid());
			fields.put("subOpenid", creation.subOpenid());
		}
		else if (request instanceof MainlandCompleteOrderRequest completion) {
			fields.put("completeTime", completion.completeTime());
		}
		else if (request instanceof MainlandSyncOrderRequest sync) {
			fields.put("seq", sync.detail().seq());
			fields.put("paidAmount", sync.detail().paidAmount());
		}
		return fields;
	}

	// A partner creates orders with its own official account, and names it nowhere else.
	private static Map<String, @Nullable Object> fieldsOfDirectMerchants(MainlandOrderRequest<?> request) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		if (!(request instanceof MainlandCreateOrderRequest)) {
			fields.put("appid", request.appid());
		}
		return fields;
	}

}
