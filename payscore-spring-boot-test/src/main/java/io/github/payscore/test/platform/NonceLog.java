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

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The nonces of the requests whose timestamps would still be accepted.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NonceLog {

	private static final long SWEEP_INTERVAL = 30;

	private final Map<String, Long> expiries = new ConcurrentHashMap<>();

	private final AtomicLong nextSweep = new AtomicLong();

	boolean add(String nonce, long timestamp, Duration window, Instant now) {
		sweep(now.getEpochSecond());
		return this.expiries.putIfAbsent(nonce, timestamp + window.toSeconds()) == null;
	}

	private void sweep(long now) {
		long due = this.nextSweep.get();
		if (now >= due && this.nextSweep.compareAndSet(due, now + SWEEP_INTERVAL)) {
			this.expiries.values().removeIf((expiry) -> expiry < now);
		}
	}

	int size() {
		return this.expiries.size();
	}

}
