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

package io.github.payscore.benchmarks.endtoend.subject;

import io.netty.buffer.Unpooled;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

import io.github.payscore.benchmarks.endtoend.contract.OrderPath;
import io.github.payscore.benchmarks.example.ExampleOrder;

/**
 * Reactor Netty, sending the bytes of the request unsigned.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ReactorNettyFloor implements ReactiveOrderClient {

	private final byte[] body = ExampleOrder.bytes();

	private final HttpClient httpClient;

	ReactorNettyFloor(Target target) {
		this.httpClient = HttpClient.create()
			.baseUrl(target.baseUrl())
			.headers((headers) -> UnsignedHeaders.get().forEach(headers::set));
	}

	@Override
	public Mono<Void> completion(String outOrderNo) {
		return this.httpClient.post()
			.uri(OrderPath.of(outOrderNo))
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(this.body)))
			.responseSingle(ReactorNettyFloor::end);
	}

	private static Mono<Void> end(HttpClientResponse response, ByteBufMono content) {
		return (response.status().code() == 204) ? content.then()
				: Mono.error(() -> new IllegalStateException("The server answered " + response.status()));
	}

}
