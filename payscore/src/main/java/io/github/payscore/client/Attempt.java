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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.client.download.ExpectedFile;

/**
 * One pass of a call through the chain of filters. It usually sends one request, but a
 * filter of the application may keep it back, or send it several times. So the attempt
 * itself knows what may have left and how that ended, whatever comes out of the chain,
 * and lets nothing leave once it is over. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Attempt {

	static final String ATTRIBUTE = Attempt.class.getName();

	private static final int OVER = Integer.MIN_VALUE;

	private static final int COUNT = Integer.MAX_VALUE;

	private final Operation operation;

	private final Consumer<WeChatPayException> listener;

	private final Set<WeChatPayException> failures = ConcurrentHashMap.newKeySet();

	// How many requests may have left, and whether the attempt is over. One number,
	// because nothing may leave between the two.
	private final AtomicInteger sent = new AtomicInteger();

	private final AtomicInteger withoutEffect = new AtomicInteger();

	private volatile @Nullable ClientRequest prepared;

	private volatile boolean connectorRepeatsQueries;

	private volatile @Nullable ExpectedFile file;

	Attempt(Operation operation, Consumer<WeChatPayException> listener) {
		this.operation = operation;
		this.listener = listener;
	}

	static Attempt of(ClientRequest request) {
		return (Attempt) request.attribute(ATTRIBUTE)
			.orElseThrow(() -> new IllegalStateException("A filter dropped the attributes of the request"));
	}

	Operation operation() {
		return this.operation;
	}

	// The answer is a file that proves itself by its hash.
	void expectFile(ExpectedFile file) {
		this.file = file;
	}

	@Nullable ExpectedFile file() {
		return this.file;
	}

	void prepare(ClientRequest request) {
		this.prepared = request;
	}

	// Refuse a request that is no longer that of the call: the proof of its success would
	// prove nothing about the call.
	void requireUnchanged(ClientRequest request) {
		ClientRequest original = this.prepared;
		Assert.state(original != null && request.body() == original.body(),
				"The body was replaced by a filter; change it before it is given to the client");
		Assert.state(request.method().equals(original.method()) && request.url().equals(original.url()),
				"The method or the URL was changed by a filter; change it before it is given to the client");
	}

	void sentByConnectorThatRepeatsQueries() {
		this.connectorRepeatsQueries = true;
	}

	boolean connectorRepeatsQueries() {
		return this.connectorRepeatsQueries;
	}

	boolean beginSending() {
		return this.sent.getAndUpdate((state) -> isOver(state) ? state : state + 1) >= 0;
	}

	// Take back beginSending: it turned out that there was no connection.
	void notSent() {
		this.sent.decrementAndGet();
	}

	void hadNoEffect() {
		this.withoutEffect.incrementAndGet();
	}

	// Return whether a request may have left. Certain only once the attempt is over.
	boolean hasSent() {
		return (this.sent.get() & COUNT) != 0;
	}

	private boolean mayHaveTakenEffect() {
		return (this.sent.get() & COUNT) > this.withoutEffect.get();
	}

	private static boolean isOver(int state) {
		return state < 0;
	}

	// From now on nothing leaves.
	void end() {
		this.sent.getAndUpdate((state) -> state | OVER);
	}

	// Remember a failure that the client itself found, and so can answer for.
	<E extends WeChatPayException> E failed(E failure) {
		if (this.failures.add(failure)) {
			this.listener.accept(failure);
		}
		return failure;
	}

	// Say what the caller has to know of a failure that came out of the chain.
	Throwable conclude(Throwable failure) {
		end();
		if (failure instanceof WeChatPayException ours && this.failures.contains(ours)) {
			rememberAbandonedRequest(ours);
			return failure;
		}
		return hasSent() ? failed(failedAfterSending(failure)) : failure;
	}

	// A filter that repeats the request may get a refusal that is due to the success of
	// the one it gave up.
	private void rememberAbandonedRequest(WeChatPayException failure) {
		if (!failure.isOutcomeUnknown() && mayHaveTakenEffect()
				&& this.failures.stream().noneMatch(WeChatPayException::isOutcomeUnknown)) {
			failed(new NoResponseException("%s was sent, but a filter gave up its answer.".formatted(this.operation),
					Advice.OUTCOME_UNKNOWN, null, true));
		}
	}

	private WeChatPayException failedAfterSending(Throwable failure) {
		return new WeChatPayException(
				"%s was sent, but then failed with %s.".formatted(this.operation, failure.getClass().getName()),
				Advice.OUTCOME_UNKNOWN, failure, true);
	}

}
