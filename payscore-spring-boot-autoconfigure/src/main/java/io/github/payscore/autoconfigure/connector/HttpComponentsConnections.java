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

package io.github.payscore.autoconfigure.connector;

import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Method;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;

/**
 * The connections to WeChat Pay with Apache HttpComponents. The only class that knows it,
 * so that it may be absent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class HttpComponentsConnections {

	private final int maxConnections;

	HttpComponentsConnections(PoolLimits limits) {
		this.maxConnections = limits.maxConnections();
	}

	HttpComponentsClientHttpConnectorBuilder applyTo(HttpComponentsClientHttpConnectorBuilder builder) {
		return builder
			.withConnectionManagerCustomizer((connections) -> connections.setMaxConnPerRoute(this.maxConnections)
				.setMaxConnTotal(this.maxConnections))
			.withHttpClientCustomizer(HttpComponentsConnections::customize);
	}

	// It would repeat a request by itself, with the same signature. And what came too
	// much on a connection could be taken for the answer to the next request, so there is
	// none, except in the tunnel that a proxy has just opened.
	private static void customize(HttpAsyncClientBuilder builder) {
		builder.disableAutomaticRetries()
			.setConnectionReuseStrategy(
					(request, response, context) -> request != null && Method.CONNECT.isSame(request.getMethod()));
	}

}
