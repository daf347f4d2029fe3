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

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;

/**
 * One request on its way to the connector, and whether it was handed over for sending.
 * With Reactor Netty this happens once there is a connection; before that nothing can
 * have been sent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Transmission {

	static final String ATTRIBUTE = Transmission.class.getName();

	private final Attempt attempt;

	private volatile boolean begun;

	Transmission(Attempt attempt) {
		this.attempt = attempt;
	}

	static Transmission of(ClientRequest request) {
		return (Transmission) request.attribute(ATTRIBUTE)
			.orElseThrow(() -> new IllegalStateException("A filter dropped the attributes of the request"));
	}

	// Ask whether the request may leave now: once, because its signature is for once, and
	// only as long as somebody waits for its answer.
	boolean begin() {
		if (this.begun) {
			return false;
		}
		this.begun = this.attempt.beginSending();
		return this.begun;
	}

	boolean hasBegun() {
		return this.begun;
	}

	void failed(WeChatPayException failure) {
		if (this.begun && !failure.isOutcomeUnknown()) {
			forget(failure);
		}
		this.attempt.failed(failure);
	}

	private void forget(WeChatPayException failure) {
		if (failure instanceof NoResponseException) {
			this.attempt.notSent();
		}
		else {
			this.attempt.hadNoEffect();
		}
	}

}
