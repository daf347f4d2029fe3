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

import java.nio.charset.StandardCharsets;

import io.github.payscore.test.platform.Answer;
import io.github.payscore.test.platform.HeaderChanges;

/**
 * An answer of {@link FakeWeChatPay} in a test's own words: to a call that the fake does
 * not know ({@link FakeWeChatPay#otherCalls()}), or in the place of what it would say
 * ({@link Misbehaviours#answer}). The fake adds its headers, and signs a 2xx answer like
 * its own. Immutable and thread-safe.
 *
 * <pre class="code">
 * fake.otherCalls().answer("GET", "/v3/refund/domestic/refunds/R-1", FakeAnswer.of(200, json));
 * fake.next().answer(FakeAnswer.of(503).header("Retry-After", "soon"));
 * </pre>
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class FakeAnswer {

	private final int status;

	private final String body;

	private final HeaderChanges headers;

	private FakeAnswer(int status, String body, HeaderChanges headers) {
		this.status = status;
		this.body = body;
		this.headers = headers;
	}

	/**
	 * Create an answer without a body.
	 * @param status the HTTP status, from 200 to 599
	 * @return the answer
	 */
	public static FakeAnswer of(int status) {
		return of(status, "");
	}

	/**
	 * Create an answer.
	 * @param status the HTTP status, from 200 to 599
	 * @param body the body, which need not be JSON but says so; empty for none. With the
	 * status 204 there is none
	 * @return the answer
	 */
	public static FakeAnswer of(int status, String body) {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("'status' must be from 200 to 599 but is " + status);
		}
		if (status == 204 && !body.isEmpty()) {
			throw new IllegalArgumentException("'body' must be empty with the status 204");
		}
		return new FakeAnswer(status, body, HeaderChanges.NONE);
	}

	/**
	 * Set a header, in the place of the fake's own and of others that were set or added
	 * under this name. A signature is made over the {@code Wechatpay-Timestamp} and the
	 * {@code Wechatpay-Nonce} that are set here.
	 * @param name the name, in any case
	 * @param value the value, in ISO 8859-1
	 * @return an answer with this header
	 */
	public FakeAnswer header(String name, String value) {
		return new FakeAnswer(this.status, this.body, this.headers.replace(name, value));
	}

	/**
	 * Add a header, beside the fake's own if it has one of this name.
	 * @param name the name, in any case
	 * @param value the value, in ISO 8859-1
	 * @return an answer with this header
	 */
	public FakeAnswer addHeader(String name, String value) {
		return new FakeAnswer(this.status, this.body, this.headers.add(name, value));
	}

	/**
	 * Leave out a header, whether it is the fake's or was set or added here.
	 * @param name the name, in any case
	 * @return an answer without this header
	 */
	public FakeAnswer withoutHeader(String name) {
		return new FakeAnswer(this.status, this.body, this.headers.replace(name, null));
	}

	Answer toAnswer() {
		return Answer.of(this.status, this.body.getBytes(StandardCharsets.UTF_8), this.headers);
	}

	@Override
	public String toString() {
		return "FakeAnswer[" + this.status + "]";
	}

}
