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

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.github.payscore.benchmarks.endtoend.contract.OrderPath;
import io.github.payscore.benchmarks.example.ExampleOrder;

/**
 * The {@code WebClient} of a Boot application, sending the bytes of the request unsigned.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WebClientFloor implements ReactiveOrderClient {

	private final byte[] body = ExampleOrder.bytes();

	private final WebClient webClient;

	private final WebClient orderClient;

	WebClientFloor(Target target) {
		ApplicationContext context = BootApplication.start();
		WebClient.Builder builder = context.getBean(WebClient.Builder.class).baseUrl(target.baseUrl());
		this.webClient = builder.build();
		this.orderClient = builder.defaultHeaders(WebClientFloor::addHeaders).build();
	}

	private static void addHeaders(HttpHeaders headers) {
		UnsignedHeaders.get().forEach(headers::set);
	}

	@Override
	public Mono<Void> completion(String outOrderNo) {
		return this.orderClient.post()
			.uri(OrderPath.TEMPLATE, outOrderNo)
			.bodyValue(this.body)
			.retrieve()
			.toBodilessEntity()
			.then();
	}

	@Override
	public WebClient webClient() {
		return this.webClient;
	}

}
