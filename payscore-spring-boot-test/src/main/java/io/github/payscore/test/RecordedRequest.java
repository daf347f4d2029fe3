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
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.platform.IncomingRequest;

/**
 * A request that {@link FakeWeChatPay} got, as it came over the wire, and what became of
 * it. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#requests()
 */
public final class RecordedRequest {

	private final long number;

	private final @Nullable String mchid;

	private final Instant arrivedAt;

	private final String method;

	private final String target;

	private final Map<String, List<String>> headers;

	private final byte[] body;

	private final int status;

	private final @Nullable String problem;

	private final @Nullable String misbehaviour;

	RecordedRequest(long number, @Nullable String mchid, IncomingRequest request, Instant arrivedAt, int status,
			@Nullable String problem, @Nullable String misbehaviour) {
		this.number = number;
		this.mchid = mchid;
		this.arrivedAt = arrivedAt;
		this.method = request.method();
		this.target = request.target();
		this.headers = request.headers().asMap();
		this.body = request.body();
		this.status = status;
		this.problem = problem;
		this.misbehaviour = misbehaviour;
	}

	/**
	 * Return the number of the request, which no other request of this fake has.
	 * @return the number, counted from 1 as requests are answered
	 */
	public long number() {
		return this.number;
	}

	/**
	 * Return which merchant the request says that it comes from. Whether that is true is
	 * another question: see {@link #problem()}.
	 * @return the {@code mchid} in the {@code Authorization} header, or {@code null} if
	 * it names no merchant of the fake
	 */
	public @Nullable String mchid() {
		return this.mchid;
	}

	/**
	 * Return when the request had arrived as a whole, by the fake's clock and regardless
	 * of {@link Misbehaviours#clockSkew}.
	 * @return the time of arrival
	 */
	public Instant arrivedAt() {
		return this.arrivedAt;
	}

	/**
	 * Return the HTTP method.
	 * @return the method in upper case
	 */
	public String method() {
		return this.method;
	}

	/**
	 * Return the path and query exactly as sent, percent-encoding included.
	 * @return the raw path and query
	 */
	public String target() {
		return this.target;
	}

	/**
	 * Return the header fields.
	 * @return an immutable map from the name, in any case, to the values
	 */
	public Map<String, List<String>> headers() {
		return this.headers;
	}

	/**
	 * Return the first value of a header field.
	 * @param name the name, in any case
	 * @return the value, or {@code null} if the field was not sent
	 */
	public @Nullable String header(String name) {
		List<String> values = this.headers.get(name);
		return (values != null) ? values.get(0) : null;
	}

	/**
	 * Return the body.
	 * @return a copy of the raw bytes, empty if there was no body
	 */
	public byte[] body() {
		return this.body.clone();
	}

	/**
	 * Return the body as text.
	 * @return the body, decoded as UTF-8
	 */
	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	/**
	 * Return the status that was answered, or would have been if the answer had not been
	 * broken off.
	 * @return the HTTP status, or 0 if the connection was dropped or stalled instead
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Return what was wrong with the request.
	 * @return the problem, or {@code null} if the platform had nothing to complain about;
	 * a misbehaviour is no problem of the request
	 */
	public @Nullable String problem() {
		return this.problem;
	}

	/**
	 * Return which misbehaviour was planned for the request. If there is a
	 * {@link #problem()} as well, the request was refused as usual.
	 * @return the name of the method of {@link Misbehaviours} that planned it, or
	 * {@code null} if nothing was planned
	 */
	public @Nullable String misbehaviour() {
		return this.misbehaviour;
	}

	@Override
	public String toString() {
		return "%s %s -> %d%s".formatted(this.method, this.target, this.status,
				(this.problem != null) ? " (" + this.problem + ")" : "");
	}

}
