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

package io.github.payscore.outbox.jdbc;

import java.nio.charset.StandardCharsets;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.json.WireJson;

/**
 * How requests are stored: as the JSON that is sent, encrypted if there is a key.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestFormat {

	private final WireJson wire = new WireJson();

	// A member that this version does not know must not get lost, and times keep their
	// offset, so that what is sent is what was asked for
	private final JsonMapper reader = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.build();

	private final RequestCipher cipher;

	RequestFormat(RequestCipher cipher) {
		this.cipher = cipher;
	}

	String write(String key, Object request) {
		return this.cipher.encrypt(key, new String(this.wire.write(request), StandardCharsets.UTF_8));
	}

	Object read(StoredCall call) {
		String json = this.cipher.decrypt(call.key(), call.request());
		try {
			return this.reader.readValue(json, call.requestType().classOf(call.kind()));
		}
		catch (JacksonException ex) {
			// Its message may quote the request, so it is not the cause
			throw new UnreadableRequestException(
					"it is no " + call.requestType().classOf(call.kind()).getSimpleName() + " that this version knows");
		}
	}

	boolean isSame(StoredCall call, Object request) {
		String stored = this.cipher.decrypt(call.key(), call.request());
		return this.reader.readTree(stored).equals(this.reader.readTree(this.wire.write(request)));
	}

}
