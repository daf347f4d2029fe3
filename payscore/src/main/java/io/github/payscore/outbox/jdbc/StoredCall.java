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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import io.github.payscore.outbox.OutboxCall;

/**
 * A row of the table of calls.
 *
 * @param key identifies the call
 * @param merchant the name of the merchant
 * @param outOrderNo the number of the order
 * @param kind what the call does
 * @param requestType which requests its request is one of
 * @param request the stored form of the request
 * @param state how far the call is
 * @param executions how often it was made
 * @param createdAt when it was asked for, in milliseconds since 1970-01-01T00:00:00Z
 * @param startedAt since when its outcome is looked for, in milliseconds as well
 * @param problem what was wrong the last time, or {@code null}
 * @author PayScore for Spring Boot contributors
 */
record StoredCall(String key, String merchant, String outOrderNo, OutboxCall.Kind kind, RequestType requestType,
		String request, CallState state, int executions, long createdAt, long startedAt, @Nullable String problem) {

	static final int MAX_PROBLEM_LENGTH = 200;

	// Names of merchants are free texts of any length and case
	static String key(String merchant, String outOrderNo, OutboxCall.Kind kind) {
		byte[] identity = (kind + "\n" + outOrderNo + "\n" + merchant).getBytes(StandardCharsets.UTF_8);
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(identity));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isWaiting() {
		return this.state == CallState.WAITING;
	}

	boolean isWatch() {
		return this.kind == OutboxCall.Kind.WATCH;
	}

	// A refused call had no effect, so another one may take its place, and a modification
	// may follow another
	boolean mayBeReplaced() {
		return this.state == CallState.REFUSED
				|| (this.state == CallState.COMPLETED && this.kind == OutboxCall.Kind.MODIFY);
	}

	// One more execution
	StoredCall after(@Nullable String newProblem) {
		return with(this.executions + 1, newProblem);
	}

	StoredCall withProblem(String newProblem) {
		return with(this.executions, newProblem);
	}

	private StoredCall with(int newExecutions, @Nullable String newProblem) {
		return new StoredCall(this.key, this.merchant, this.outOrderNo, this.kind, this.requestType, this.request,
				this.state, newExecutions, this.createdAt, this.startedAt, shorten(newProblem));
	}

	private static @Nullable String shorten(@Nullable String text) {
		return (text != null) ? text.substring(0, Math.min(text.length(), MAX_PROBLEM_LENGTH)) : null;
	}

	OutboxCall toCall() {
		return new OutboxCall(this.merchant, this.kind, this.outOrderNo, Instant.ofEpochMilli(this.createdAt),
				this.executions, this.problem);
	}

}
