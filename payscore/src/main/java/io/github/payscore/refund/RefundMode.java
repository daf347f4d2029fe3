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

package io.github.payscore.refund;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.client.Endpoint;

/**
 * What kind of merchant refunds, and so what its requests look like.
 *
 * @author PayScore for Spring Boot contributors
 */
enum RefundMode {

	DIRECT("a direct merchant", Endpoints.MAINLAND, Endpoints.MAINLAND + "/{out_refund_no}") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherModes(CreateRefundRequest request) {
			Map<String, @Nullable Object> fields = oversea(request);
			fields.put("subMchid", request.subMchid());
			return fields;
		}
	},

	PARTNER("a partner of the mainland", Endpoints.MAINLAND,
			Endpoints.MAINLAND + "/{out_refund_no}?sub_mchid={sub_mchid}") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherModes(CreateRefundRequest request) {
			return oversea(request);
		}
	},

	OVERSEA("an oversea partner", Endpoints.OVERSEA,
			Endpoints.OVERSEA + "/out-refund-no/{out_refund_no}?sp_mchid={sp_mchid}&sub_mchid={sub_mchid}") {
		@Override
		Map<String, @Nullable Object> fieldsOfOtherModes(CreateRefundRequest request) {
			Map<String, @Nullable Object> fields = new LinkedHashMap<>();
			fields.put("fundsAccount", request.fundsAccount());
			fields.put("amount.from", request.amount().from());
			fields.put("goodsDetail", request.goodsDetail());
			return fields;
		}
	};

	private final String owner;

	private final String create;

	private final String query;

	RefundMode(String owner, String create, String query) {
		this.owner = owner;
		this.create = create;
		this.query = query;
	}

	abstract Map<String, @Nullable Object> fieldsOfOtherModes(CreateRefundRequest request);

	private static Map<String, @Nullable Object> oversea(CreateRefundRequest request) {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("appid", request.appid());
		fields.put("subAppid", request.subAppid());
		return fields;
	}

	Endpoint<Refund> create() {
		return Endpoint.repeatablePost(this.create, Refund.class);
	}

	Endpoint<Refund> query() {
		return Endpoint.get(this.query, Refund.class);
	}

	void check(CreateRefundRequest request) {
		fieldsOfOtherModes(request).forEach(this::refuse);
	}

	void refuse(String field, @Nullable Object value) {
		boolean isSet = (value instanceof String text) ? StringUtils.hasText(text) : value != null;
		if (isSet) {
			throw new IllegalArgumentException(
					"'%s' must not be set in a request of %s, which has no such field".formatted(field, this.owner));
		}
	}

	private static final class Endpoints {

		private static final String MAINLAND = "/v3/refund/domestic/refunds";

		private static final String OVERSEA = "/v3/global/refunds";

	}

}
