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

package io.github.payscore.test.notification;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.payscore.test.rules.RandomText;

/**
 * A notification as it goes over the wire, signed. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Message {

	private final Map<String, String> headers;

	private final byte[] body;

	public Message(Map<String, String> signature, byte[] body) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("Content-Type", "application/json");
		all.put("Request-ID", RandomText.hex(32) + "-0");
		all.putAll(signature);
		this.headers = Collections.unmodifiableMap(all);
		this.body = body.clone();
	}

	public Map<String, String> headers() {
		return this.headers;
	}

	public byte[] body() {
		return this.body.clone();
	}

	public HttpRequest.Builder request(URI notifyUrl) {
		HttpRequest.Builder request = HttpRequest.newBuilder(notifyUrl).POST(BodyPublishers.ofByteArray(this.body));
		this.headers.forEach(request::header);
		return request;
	}

}
