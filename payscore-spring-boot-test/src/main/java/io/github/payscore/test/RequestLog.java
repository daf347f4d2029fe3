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

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.platform.IncomingRequest;
import io.github.payscore.test.platform.RequestListener;
import io.github.payscore.test.state.Changes;

/**
 * The last requests, those of all merchants together and of each by itself.
 *
 * @author PayScore for Spring Boot contributors
 */
final class RequestLog implements RequestListener {

	static final int LIMIT = 1000;

	private final Deque<RecordedRequest> requests = new ArrayDeque<>();

	private final AtomicLong numbers = new AtomicLong();

	private final Map<String, RequestLog> ofMerchants = new ConcurrentHashMap<>();

	private final Changes changes;

	RequestLog(Changes changes) {
		this.changes = changes;
	}

	@Override
	public void answered(@Nullable String mchid, IncomingRequest request, Instant arrival, int status,
			@Nullable String problem, @Nullable String misbehaviour) {
		RecordedRequest recorded = new RecordedRequest(this.numbers.incrementAndGet(), mchid, request, arrival, status,
				problem, misbehaviour);
		add(recorded);
		if (mchid != null) {
			of(mchid).add(recorded);
		}
		this.changes.tell();
	}

	/**
	 * Return the last requests of a merchant.
	 * @param mchid the merchant number
	 * @return its own log
	 */
	RequestLog of(String mchid) {
		return this.ofMerchants.computeIfAbsent(mchid, (key) -> new RequestLog(this.changes));
	}

	synchronized void add(RecordedRequest request) {
		if (this.requests.size() == LIMIT) {
			this.requests.removeFirst();
		}
		this.requests.addLast(request);
	}

	synchronized List<RecordedRequest> all() {
		return List.copyOf(this.requests);
	}

	synchronized RecordedRequest last() {
		if (this.requests.isEmpty()) {
			throw new IllegalStateException("No request has come yet: does the client use baseUrl()?");
		}
		return this.requests.getLast();
	}

	synchronized void clear() {
		this.requests.clear();
		this.ofMerchants.values().forEach(RequestLog::clear);
	}

}
