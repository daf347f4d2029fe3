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

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.order.OrderChecks;

/**
 * Whose orders a template is about, as long as a request does not name others.
 *
 * @param mode what kind of merchant it is
 * @param serviceId the service, or {@code null} if each request has to name it
 * @param appid the official account or mini program, or {@code null} if each request has
 * to name it
 * @param subMchid the sub-merchant, or {@code null} if each request has to name it
 * @param subAppid the official account or mini program of the sub-merchant, or
 * {@code null}
 * @param setting names what sets the value of an argument for all requests
 * @author PayScore for Spring Boot contributors
 */
record MainlandIdentity(MainlandMode mode, @Nullable String serviceId, @Nullable String appid,
		@Nullable String subMchid, @Nullable String subAppid, UnaryOperator<String> setting) {

	MainlandCreateOrderRequest bindCreation(@Nullable MainlandCreateOrderRequest request) {
		MainlandCreateOrderRequest creation = check(request);
		String appid = resolve("appid", creation.appid(), this.appid);
		return switch (this.mode) {
			case DIRECT -> checkOfDirectMerchant(creation.of(resolveServiceId(creation), appid, null));
			case PARTNER -> withSubAppid(creation.of(resolveServiceId(creation), appid, resolveSubMchid(creation)));
		};
	}

	private static MainlandCreateOrderRequest checkOfDirectMerchant(MainlandCreateOrderRequest creation) {
		OrderChecks.required("startTime", creation.timeRange().startTime());
		OrderChecks.descriptions(creation.postDiscounts());
		return creation;
	}

	private MainlandCreateOrderRequest withSubAppid(MainlandCreateOrderRequest creation) {
		String subAppid = StringUtils.hasText(creation.subAppid()) ? creation.subAppid() : this.subAppid;
		return creation.toBuilder().subAppid(StringUtils.hasText(subAppid) ? subAppid : null).build();
	}

	MainlandCompleteOrderRequest bindCompletion(@Nullable MainlandCompleteOrderRequest request) {
		MainlandCompleteOrderRequest completion = bind(request);
		if (this.mode == MainlandMode.DIRECT) {
			OrderChecks.descriptions(completion.postDiscounts());
		}
		return completion;
	}

	<R extends MainlandOrderRequest<R>> R bind(@Nullable R request) {
		R checked = check(request);
		return switch (this.mode) {
			case DIRECT -> checked.of(resolveServiceId(checked), resolve("appid", checked.appid(), this.appid), null);
			case PARTNER -> checked.of(resolveServiceId(checked), null, resolveSubMchid(checked));
		};
	}

	private <R extends MainlandOrderRequest<R>> R check(@Nullable R request) {
		if (request == null) {
			throw new IllegalArgumentException("'request' must not be null");
		}
		this.mode.check(request);
		return request;
	}

	private String resolveServiceId(MainlandOrderRequest<?> request) {
		return resolve("serviceId", request.serviceId(), this.serviceId);
	}

	private String resolveSubMchid(MainlandOrderRequest<?> request) {
		return resolve("subMchid", request.subMchid(), this.subMchid);
	}

	private String resolve(String field, @Nullable String value, @Nullable String defaultValue) {
		return OrderChecks.resolve(field, value, defaultValue, this.setting);
	}

}
