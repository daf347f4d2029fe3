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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The calls that are under way, so that somebody can wait for their end or bring it
 * about, and so that none takes too long. All have the same limit of time, so one timer
 * for the oldest serves all: with a timer each, every call would wake a thread.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CallsInFlight {

	private final Set<Call> calls = ConcurrentHashMap.newKeySet();

	private final Queue<Sinks.Empty<Void>> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean watched = new AtomicBoolean();

	private final Disposable.Swap timer = Disposables.swap();

	void begin(Call call) {
		this.calls.add(call);
		watch();
	}

	private void watch() {
		if (!this.watched.get() && this.watched.compareAndSet(false, true)) {
			watchOldest();
		}
	}

	private void watchOldest() {
		Call oldest = findOldest();
		if (oldest != null) {
			this.timer.update(
					Schedulers.parallel().schedule(() -> endOverdue(oldest), oldest.nanosLeft(), TimeUnit.NANOSECONDS));
			return;
		}
		this.watched.set(false);
		if (findOldest() != null) {
			watch();
		}
	}

	private @Nullable Call findOldest() {
		Call oldest = null;
		for (Call call : this.calls) {
			if (!call.isExpired() && (oldest == null || call.nanosLeft() < oldest.nanosLeft())) {
				oldest = call;
			}
		}
		return oldest;
	}

	private void endOverdue(Call oldest) {
		oldest.expire();
		for (Call call : this.calls) {
			if (call.nanosLeft() <= 0) {
				call.expire();
			}
		}
		watchOldest();
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

	// For when there will be no more calls.
	void close() {
		this.timer.dispose();
		abortAll();
	}

	private void tellIfIdle() {
		if (this.calls.isEmpty()) {
			for (Sinks.Empty<Void> idle = this.waiting.poll(); idle != null; idle = this.waiting.poll()) {
				idle.tryEmitEmpty();
			}
		}
	}

}
