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

package io.github.payscore.autoconfigure;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import reactor.core.publisher.Mono;

import io.github.payscore.NoFreeConnectionException;

/**
 * A connector whose limits are set by properties, and that names them when they are
 * reached.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LimitedConnector implements ClientHttpConnector {

	private final ClientHttpConnector connector;

	private final Predicate<Throwable> limitReached;

	private final String limits;

	LimitedConnector(ClientHttpConnector connector, Predicate<Throwable> limitReached, String limits) {
		this.connector = connector;
		this.limitReached = limitReached;
		this.limits = limits;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return this.connector.connect(method, uri, requestCallback)
			.onErrorMap(this.limitReached, (ex) -> new NoFreeConnectionException(this.limits, ex));
	}

}
