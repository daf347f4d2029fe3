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

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads a body into memory, as raw bytes, but not more than the limit.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationBody {

	private NotificationBody() {
	}

	/**
	 * Read a body.
	 * @param contentLength what the request says of its length, or -1
	 * @param body the body; not touched if its length is said to be too large
	 * @param maxSize how many bytes it may have
	 * @return the bytes, or empty if there are none
	 */
	static Mono<byte[]> read(long contentLength, Flux<DataBuffer> body, int maxSize) {
		if (contentLength > maxSize) {
			return Mono.error(() -> new DataBufferLimitException("The body has more than %d bytes".formatted(maxSize)));
		}
		return DataBufferUtils.join(body, maxSize).map(NotificationBody::bytes);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

}
