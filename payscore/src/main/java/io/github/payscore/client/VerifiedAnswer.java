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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * An answer that WeChat Pay provably gave to an attempt. Made by the verification alone,
 * and the only thing that a success is read from: what filters of the application make of
 * the response afterwards changes neither.
 *
 * @author PayScore for Spring Boot contributors
 */
final class VerifiedAnswer {

	private static final String ATTRIBUTE = VerifiedAnswer.class.getName();

	private final Attempt attempt;

	private final ClientResponse response;

	private final byte[] body;

	VerifiedAnswer(Attempt attempt, ClientResponse response, byte[] body) {
		this.attempt = attempt;
		this.response = response;
		this.body = body;
	}

	static @Nullable VerifiedAnswer of(ClientResponse response) {
		return (VerifiedAnswer) response.request().getAttributes().get(ATTRIBUTE);
	}

	// Return the request that a response with this answer belongs to. A response that is
	// derived from another keeps its request, one that a filter makes up has none.
	HttpRequest asRequest() {
		Map<String, Object> attributes = new LinkedHashMap<>(this.response.request().getAttributes());
		attributes.put(ATTRIBUTE, this);
		return new HttpRequestWrapper(this.response.request()) {
			@Override
			public Map<String, Object> getAttributes() {
				return attributes;
			}
		};
	}

	boolean answers(Attempt attempt) {
		return this.attempt == attempt;
	}

	int status() {
		return this.response.statusCode().value();
	}

	String requestIdSuffix() {
		return AnswerHeaders.of(this.response).requestIdSuffix();
	}

	byte[] body() {
		return this.body;
	}

}
