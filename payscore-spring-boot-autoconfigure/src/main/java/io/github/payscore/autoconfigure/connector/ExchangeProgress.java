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

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * How far the exchange on a connection is. Belongs to the event loop of the connection.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ExchangeProgress {

	private boolean begun;

	private boolean sent;

	private boolean head;

	private final ChannelFutureListener written = (future) -> this.sent = future.isSuccess();

	ChannelPromise write(Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest request) {
			begin(request);
		}
		return (message instanceof LastHttpContent) ? promise.unvoid().addListener(this.written) : promise;
	}

	private void begin(HttpRequest request) {
		this.begun = true;
		this.sent = false;
		this.head = HttpMethod.HEAD.equals(request.method());
	}

	boolean hasBegun() {
		return this.begun;
	}

	// All of the request has left, its body included.
	boolean isSent() {
		return this.sent;
	}

	boolean isHead() {
		return this.head;
	}

	void answered() {
		this.begun = false;
	}

}
