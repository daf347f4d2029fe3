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

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.payscore.test.rules.Refusal;

/**
 * What goes back to the client: a response, or what is left of it.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Answer {

	static final String JSON = "application/json; charset=utf-8";

	private static final int NO_STATUS = 0;

	private final Delivery delivery;

	private final int status;

	private final Map<String, String> headers;

	private final byte[] body;

	private final int interimStatus;

	private final HeaderChanges changes;

	private Answer(Delivery delivery, int status, Map<String, String> headers, byte[] body) {
		this(delivery, status, headers, body, NO_STATUS, HeaderChanges.NONE);
	}

	private Answer(Delivery delivery, int status, Map<String, String> headers, byte[] body, int interimStatus,
			HeaderChanges changes) {
		this.delivery = delivery;
		this.status = status;
		this.headers = Collections.unmodifiableMap(headers);
		this.body = body;
		this.interimStatus = interimStatus;
		this.changes = changes;
	}

	public static Answer dropped() {
		return new Answer(Delivery.DROPPED, NO_STATUS, Map.of(), new byte[0]);
	}

	public static Answer closed() {
		return new Answer(Delivery.CLOSED, NO_STATUS, Map.of(), new byte[0]);
	}

	public static Answer stalled() {
		return new Answer(Delivery.STALLED, NO_STATUS, Map.of(), new byte[0]);
	}

	public static Answer empty(int status) {
		return new Answer(Delivery.WHOLE, status, Map.of(), new byte[0]);
	}

	/**
	 * Return an answer with a body that is meant to be JSON.
	 * @param status the HTTP status
	 * @param body the body, empty if there is none
	 * @param changes what becomes of its headers in the end
	 * @return the answer
	 */
	public static Answer of(int status, byte[] body, HeaderChanges changes) {
		Answer answer = (body.length > 0) ? json(status, body) : empty(status);
		return new Answer(answer.delivery, status, answer.headers, body, NO_STATUS, changes);
	}

	public static Answer json(int status, byte[] body) {
		return new Answer(Delivery.WHOLE, status, Map.of("Content-Type", JSON), body);
	}

	public static Answer file(String contentType, byte[] body) {
		return new Answer(Delivery.WHOLE, 200, Map.of("Content-Type", contentType), body);
	}

	static Answer of(Refusal refusal) {
		byte[] body = refusal.body();
		return (body.length > 0) ? json(refusal.status(), body) : empty(refusal.status());
	}

	public static Answer error(int status, String code, String message) {
		return of(Refusal.withoutDetail(status, code, message));
	}

	public static Answer html(int status, String body) {
		return new Answer(Delivery.WHOLE, status, Map.of("Content-Type", "text/html"),
				body.getBytes(StandardCharsets.UTF_8));
	}

	public Answer with(String name, String value) {
		return with(Map.of(name, value));
	}

	public Answer with(Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.putAll(more);
		return new Answer(this.delivery, this.status, all, this.body, this.interimStatus, this.changes);
	}

	Answer withBody(byte[] body) {
		return new Answer(this.delivery, this.status, this.headers, body, this.interimStatus, this.changes);
	}

	public Answer truncated() {
		return new Answer(Delivery.TRUNCATED, this.status, this.headers, this.body, NO_STATUS, this.changes);
	}

	public Answer afterInterim(int interimStatus) {
		return new Answer(Delivery.AFTER_INTERIM, this.status, this.headers, this.body, interimStatus, this.changes);
	}

	Delivery delivery() {
		return this.delivery;
	}

	public int status() {
		return this.status;
	}

	public List<Map.Entry<String, String>> headers() {
		return this.changes.applyTo(this.headers);
	}

	HeaderChanges changes() {
		return this.changes;
	}

	// WeChat Pay signs no others.
	boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	public byte[] body() {
		return this.body;
	}

	int interimStatus() {
		return this.interimStatus;
	}

	/**
	 * How much of an answer arrives.
	 */
	enum Delivery {

		/**
		 * All of it.
		 */
		WHOLE,

		/**
		 * All of it, a moment after an interim answer.
		 */
		AFTER_INTERIM,

		/**
		 * Its first half; then the connection closes.
		 */
		TRUNCATED,

		/**
		 * Nothing: the connection is reset.
		 */
		DROPPED,

		/**
		 * Nothing: the connection is closed in order.
		 */
		CLOSED,

		/**
		 * Nothing: the connection stays open.
		 */
		STALLED

	}

}
