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

package io.github.payscore.verification;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The answers that a client has accepted, each of which counts once. A signature says
 * nothing about the request, so an answer that comes again, after another request, would
 * be taken for the answer to that one. Remembers what is recent enough to pass the check
 * of its time, but at most the last 65,536 answers or twice as many. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class AcceptedMessages {

	// A time up to 5 minutes ahead passes until it is 5 minutes old
	private static final Duration LIFE = Duration.ofMinutes(10);

	private static final int LIMIT = 65_536;

	private final InstantSource clock;

	private Set<Long> older = new HashSet<>();

	private Set<Long> newer = new HashSet<>();

	private Instant start;

	AcceptedMessages(InstantSource clock) {
		this.clock = clock;
		this.start = clock.instant();
	}

	// For an answer whose signature was found right, because others must not be able to
	// spoil one that is still to come.
	void accept(HttpHeaders headers, byte[] signature) {
		@Nullable String requestId = headers.getFirst("Request-ID");
		if (requestId != null && !isFirst(identify(signature, requestId))) {
			throw new VerificationException("it is the answer to an earlier request once more");
		}
	}

	// The signature alone would not do: whoever signs the same bytes with the same nonce
	// twice in a second, as a stub in a test may, gets the same signature.
	private static long identify(byte[] signature, String requestId) {
		return 31 * firstBytes(signature) + requestId.hashCode();
	}

	// The bytes of a signature are as good as random
	private static long firstBytes(byte[] signature) {
		long bytes = 0;
		for (int i = 0; i < Long.BYTES; i++) {
			bytes = (bytes << Byte.SIZE) | (signature[i] & 0xFF);
		}
		return bytes;
	}

	private synchronized boolean isFirst(long answer) {
		forgetOld(this.clock.instant());
		return !this.older.contains(answer) && this.newer.add(answer);
	}

	private void forgetOld(Instant now) {
		if (this.newer.size() >= LIMIT || !now.isBefore(this.start.plus(LIFE))) {
			this.older = this.newer;
			this.newer = new HashSet<>();
			this.start = now;
		}
	}

}
