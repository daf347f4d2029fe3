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

import java.net.http.HttpRequest;
import java.util.function.BooleanSupplier;

import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.client.json.JsonBody;

/**
 * One request on its way to the connector, and whether it may have left. Every connector
 * asks for its body once there is a connection. Reactor Netty and HttpComponents send
 * nothing before they have it; with the others the head may have left before, so they are
 * watched. What has no body counts as sent from when the connector has it, and only
 * Reactor Netty takes it once it is connected.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Exchange {

	static final String ATTRIBUTE = Exchange.class.getName();

	private static final boolean JETTY_PRESENT = ClassUtils.isPresent("org.eclipse.jetty.client.Request",
			Exchange.class.getClassLoader());

	private final Attempt attempt;

	private volatile BooleanSupplier head = () -> false;

	private volatile boolean handedOver;

	private volatile boolean begun;

	private volatile boolean connected;

	private volatile boolean answeredTooEarly;

	Exchange(Attempt attempt) {
		this.attempt = attempt;
	}

	static Exchange of(ClientRequest request) {
		return (Exchange) request.attribute(ATTRIBUTE)
			.orElseThrow(() -> new IllegalStateException("A filter dropped the attributes of the request"));
	}

	Mono<Void> handOver(ClientHttpRequest request, JsonBody body) {
		this.handedOver = true;
		Object nativeRequest = request.getNativeRequest();
		if (body.isEmpty()) {
			begin();
		}
		else if (JETTY_PRESENT) {
			this.head = JettyHead.of(nativeRequest);
		}
		return (nativeRequest instanceof HttpRequest) ? handOverToJdk(request, body) : body.insert(request, () -> {
		}, this::connected);
	}

	// The JDK's client subscribes to the body once the head has left, and may not ask for
	// it if the connection breaks then. It sends a query once more, as it was signed,
	// when the connection breaks before the answer. That can neither be turned off here
	// nor be seen.
	private Mono<Void> handOverToJdk(ClientHttpRequest request, JsonBody body) {
		this.attempt.sentByConnectorThatRepeatsQueries();
		return body.insert(request, () -> this.head = () -> true, this::connected);
	}

	private void connected() {
		begin();
		this.connected = true;
	}

	// Once, because its signature is for once, and only as long as somebody waits for its
	// answer. A connector that repeated it would ask for its body again.
	private void begin() {
		Assert.state(!this.begun, "A signed request is sent once only");
		Assert.state(this.attempt.beginSending(), "The attempt is over, nothing is sent any more");
		this.begun = true;
	}

	// An answer now is not to the request, because the connector has not asked for its
	// body.
	boolean waitsForConnection() {
		return this.handedOver && !hasBegun();
	}

	// When the head of an answer has come. The rest may be longer in coming than the
	// request in leaving.
	void answered() {
		this.answeredTooEarly = this.handedOver && !this.begun;
	}

	// A success is not to the request, either, if the connector had sent its head only.
	boolean isAnsweredTooEarly() {
		return this.answeredTooEarly;
	}

	boolean hasBegun() {
		return this.begun || this.head.getAsBoolean();
	}

	boolean isConnected() {
		return this.connected || this.head.getAsBoolean();
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
