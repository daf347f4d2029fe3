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

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The calls that are under way, so that somebody can wait for their end or bring it
 * about.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CallsInFlight {

	private final Set<Call> calls = ConcurrentHashMap.newKeySet();

	private final Queue<Sinks.Empty<Void>> waiting = new ConcurrentLinkedQueue<>();

	void begin(Call call) {
		this.calls.add(call);
	}

	void end(Call call) {
		this.calls.remove(call);
		tellIfIdle();
	}

	Mono<Void> whenIdle() {
		return Mono.defer(() -> {
			Sinks.Empty<Void> idle = Sinks.empty();
			this.waiting.add(idle);
			tellIfIdle();
			return idle.asMono();
		});
	}

	void abortAll() {
		this.calls.forEach(Call::abort);
	}

	private void tellIfIdle() {
		if (this.calls.isEmpty()) {
			for (Sinks.Empty<Void> idle = this.waiting.poll(); idle != null; idle = this.waiting.poll()) {
				idle.tryEmitEmpty();
			}
		}
	}

}
