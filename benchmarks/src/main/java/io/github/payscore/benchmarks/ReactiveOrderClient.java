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

package io.github.payscore.benchmarks;

import java.time.Duration;

import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Completes orders without blocking.
 *
 * @author PayScore for Spring Boot contributors
 */
interface ReactiveOrderClient extends OrderClient {

	// Complete an order on subscription.
	Mono<Void> completion(String outOrderNo);

	@Override
	default void complete(String outOrderNo) {
		completion(outOrderNo).block(Duration.ofSeconds(30));
	}

	// Return another client on the same event loops, for pings.
	default WebClient webClient() {
		throw new UnsupportedOperationException("No pings are measured beside this subject");
	}

}
