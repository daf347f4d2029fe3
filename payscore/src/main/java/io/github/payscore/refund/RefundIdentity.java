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

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.order.OrderChecks;

/**
 * Whose refunds a template is about, as long as a request does not name others.
 *
 * @param mode what kind of merchant it is
 * @param mchid the merchant number of the caller, which only oversea requests name
 * @param appid the official account or mini program, or {@code null}
 * @param subMchid the sub-merchant, or {@code null} if each request has to name it
 * @param setting names what sets the value of an argument for all requests
 * @author PayScore for Spring Boot contributors
 */
record RefundIdentity(RefundMode mode, String mchid, @Nullable String appid, @Nullable String subMchid,
		UnaryOperator<String> setting) {

	CreateRefundRequest bind(@Nullable CreateRefundRequest request) {
		CreateRefundRequest creation = require(request);
		this.mode.check(creation);
		return switch (this.mode) {
			case DIRECT -> creation.of(null, null);
			case PARTNER -> creation.of(resolve("subMchid", creation.subMchid(), this.subMchid), null);
			case OVERSEA -> creation.of(resolve("subMchid", creation.subMchid(), this.subMchid),
					resolve("appid", creation.appid(), this.appid));
		};
	}

	QueryRefundRequest bind(@Nullable QueryRefundRequest request) {
		QueryRefundRequest query = require(request);
		if (this.mode == RefundMode.DIRECT) {
			this.mode.refuse("subMchid", query.subMchid());
			return query;
		}
		return new QueryRefundRequest(resolve("subMchid", query.subMchid(), this.subMchid), query.outRefundNo());
	}

	private static <R> R require(@Nullable R request) {
		Assert.isTrue(request != null, "'request' must not be null");
		return OrderChecks.required("request", request);
	}

	private String resolve(String field, @Nullable String value, @Nullable String defaultValue) {
		return OrderChecks.resolve(field, value, defaultValue, this.setting);
	}

	Object body(CreateRefundRequest bound) {
		return (this.mode == RefundMode.OVERSEA) ? OverseaRefundRequest.of(this.mchid, bound) : bound;
	}

	Object[] queryVariables(QueryRefundRequest bound) {
		return switch (this.mode) {
			case DIRECT -> new Object[] { bound.outRefundNo() };
			case PARTNER -> new Object[] { bound.outRefundNo(), OrderChecks.required("subMchid", bound.subMchid()) };
			case OVERSEA ->
				new Object[] { bound.outRefundNo(), this.mchid, OrderChecks.required("subMchid", bound.subMchid()) };
		};
	}

}
