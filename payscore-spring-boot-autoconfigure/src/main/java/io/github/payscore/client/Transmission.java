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

package io.github.payscore.client;

import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Whether a request was handed to the connector for sending. With Reactor Netty this
 * happens once there is a connection; before that nothing can have been sent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Transmission {

	static final String ATTRIBUTE = Transmission.class.getName();

	private volatile boolean begun;

	static Transmission of(ClientRequest request) {
		return (Transmission) request.attribute(ATTRIBUTE)
			.orElseThrow(() -> new IllegalStateException("A filter dropped the attributes of the request"));
	}

	void begin() {
		this.begun = true;
	}

	boolean hasBegun() {
		return this.begun;
	}

}
