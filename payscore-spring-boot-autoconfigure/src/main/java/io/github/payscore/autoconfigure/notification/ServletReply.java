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

package io.github.payscore.autoconfigure.notification;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * A reply that is not there yet. No thread of the server waits for it, unless something
 * on the way of the request, such as a filter, does not support asynchronous processing.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ServletReply {

	// Never reached: the receiver replies earlier. Overrides the time limit of the
	// server.
	private static final Duration ASYNC_TIMEOUT = Duration.ofSeconds(30);

	private ServletReply() {
	}

	static ServerResponse of(HttpServletRequest request, Mono<ServerResponse> reply) {
		return request.isAsyncSupported() ? later(reply) : await(reply);
	}

	// On the thread of the request, which it has to itself.
	private static ServerResponse await(Mono<ServerResponse> reply) {
		return Objects.requireNonNull(reply.block());
	}

	// The work begins only after asynchronous processing has, which may fail: then there
	// could be no reply.
	private static ServerResponse later(Mono<ServerResponse> reply) {
		return ServerResponse.ok().build((request, response) -> {
			CompletableFuture<ServerResponse> future = new CompletableFuture<>();
			ServerResponse.async(future, ASYNC_TIMEOUT).writeTo(request, response, List::of);
			Disposable unused = reply.subscribe(future::complete, future::completeExceptionally);
			return null;
		});
	}

}
