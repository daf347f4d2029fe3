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

package io.github.payscore.client.json;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Mono;

/**
 * The bytes of a request body, which are signed and sent as they are.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class JsonBody implements BodyInserter<byte[], ClientHttpRequest> {

	/**
	 * No body.
	 */
	public static final JsonBody EMPTY = new JsonBody(new byte[0]);

	private final byte[] bytes;

	/**
	 * Create a body.
	 * @param bytes the bytes, which must not be changed
	 */
	public JsonBody(byte[] bytes) {
		this.bytes = bytes;
	}

	/**
	 * Return the bytes.
	 * @return the bytes, which must not be changed
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/**
	 * Return whether there is no body.
	 * @return {@code true} without a body
	 */
	public boolean isEmpty() {
		return this.bytes.length == 0;
	}

	@Override
	public Mono<Void> insert(ClientHttpRequest request, Context context) {
		return insert(request, () -> {
		}, () -> {
		});
	}

	/**
	 * Write the body, and tell how far it is. Most connectors take a request before there
	 * is a connection, but ask for its body only when there is one.
	 * @param request the request to write to
	 * @param whenSubscribed called when the connector has subscribed to the body
	 * @param beforeSending called when the connector has asked for the body
	 * @return completes when it is written
	 */
	public Mono<Void> insert(ClientHttpRequest request, Runnable whenSubscribed, Runnable beforeSending) {
		if (isEmpty()) {
			return request.setComplete();
		}
		request.getHeaders().setContentLength(this.bytes.length);
		Mono<DataBuffer> content = Mono.fromSupplier(() -> {
			beforeSending.run();
			return request.bufferFactory().wrap(this.bytes);
		});
		return request.writeWith(content.doOnSubscribe((subscription) -> whenSubscribed.run()));
	}

}
