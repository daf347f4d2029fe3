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

package io.github.payscore.test;

import java.util.Locale;

import io.github.payscore.test.platform.OtherCalls;

/**
 * Calls that {@link FakeWeChatPay} does not know, such as those of other products that an
 * application makes with the same client: a test says what is answered. The fake checks
 * headers, authorization and signature of the request as always, but neither its
 * parameters nor its body; and misbehaves as planned. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#otherCalls()
 */
public final class FakeOtherCalls {

	private final OtherCalls calls;

	FakeOtherCalls(OtherCalls calls) {
		this.calls = calls;
	}

	/**
	 * Answer every call that is not known otherwise, until {@link FakeWeChatPay#reset()}.
	 * Without this the answer is 404.
	 * @param answer the answer
	 * @return this object
	 */
	public FakeOtherCalls answer(FakeAnswer answer) {
		this.calls.answerUnknown(answer.toAnswer());
		return this;
	}

	/**
	 * Answer one call, until {@link FakeWeChatPay#reset()}, even one that the fake knows.
	 * @param method the HTTP method
	 * @param path the raw path, percent-encoding included, without a query; any query
	 * matches
	 * @param answer the answer
	 * @return this object
	 */
	public FakeOtherCalls answer(String method, String path, FakeAnswer answer) {
		if (!path.startsWith("/") || path.contains("?")) {
			throw new IllegalArgumentException("'path' must be a path without a query but is '" + path + "'");
		}
		this.calls.answer(method.toUpperCase(Locale.ROOT), path, answer.toAnswer());
		return this;
	}

}
