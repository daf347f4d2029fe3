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

package io.github.payscore.test.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What is answered to calls in a test's own words. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class OtherCalls {

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private volatile @Nullable Answer answerToUnknown;

	public void answer(String method, String path, Answer answer) {
		this.answers.put(method + " " + path, answer);
	}

	public void answerUnknown(Answer answer) {
		this.answerToUnknown = answer;
	}

	void clear() {
		this.answers.clear();
		this.answerToUnknown = null;
	}

	@Nullable Endpoint named(IncomingRequest request) {
		return endpoint(request, this.answers.get(request.method() + " " + request.path()));
	}

	@Nullable Endpoint unknown(IncomingRequest request) {
		return endpoint(request, this.answerToUnknown);
	}

	private static @Nullable Endpoint endpoint(IncomingRequest request, @Nullable Answer answer) {
		return (answer != null) ? new OtherEndpoint(request, answer) : null;
	}

	private record OtherEndpoint(IncomingRequest request, Answer answer) implements Endpoint {

		@Override
		public String method() {
			return this.request.method();
		}

		@Override
		public Pattern path() {
			return Pattern.compile(Pattern.quote(this.request.path()));
		}

		@Override
		public boolean hasBody() {
			return this.request.body().length > 0;
		}

		@Override
		public boolean listsCertificates() {
			return this.request.path().endsWith("/certificates");
		}

		@Override
		public Answer handle(IncomingRequest request, Platform platform) {
			return this.answer;
		}

	}

}
