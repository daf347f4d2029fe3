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

package io.github.payscore.permission;

import java.util.List;

import io.github.payscore.client.Endpoint;
import io.github.payscore.client.WeChatPayClient;

/**
 * An endpoint with what its path says of a request.
 *
 * @param endpoint the endpoint
 * @param uriVariables the values of its variables
 * @param <T> the type of the answer
 * @author PayScore for Spring Boot contributors
 */
record PermissionCall<T>(Endpoint<T> endpoint, List<Object> uriVariables) {

	static <T> PermissionCall<T> of(Endpoint<T> endpoint, Object... uriVariables) {
		return new PermissionCall<>(endpoint, List.of(uriVariables));
	}

	WeChatPayClient.Request request(WeChatPayClient client) {
		return this.endpoint.request(client, this.uriVariables.toArray());
	}

}
