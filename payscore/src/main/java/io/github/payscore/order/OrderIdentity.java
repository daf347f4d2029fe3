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

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Whose orders a template is about, as long as a request does not name another service or
 * sub-merchant.
 *
 * @param serviceId the service, or {@code null} if each request has to name it
 * @param subMchid the sub-merchant, or {@code null} if each request has to name it
 * @param setting names what sets the value of an argument for all requests
 * @author PayScore for Spring Boot contributors
 */
record OrderIdentity(@Nullable String serviceId, @Nullable String subMchid, UnaryOperator<String> setting) {

	<R extends OrderRequest<R>> R bind(R request) {
		return request.of(resolve("serviceId", request.serviceId(), this.serviceId),
				resolve("subMchid", request.subMchid(), this.subMchid));
	}

	private String resolve(String field, @Nullable String value, @Nullable String defaultValue) {
		return OrderChecks.resolve(field, value, defaultValue, this.setting);
	}

}
