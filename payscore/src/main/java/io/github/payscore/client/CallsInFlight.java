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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
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

	// Where the timer runs. Whoever replaces Reactor's schedulers takes it along.
	private final AtomicReference<@Nullable Scheduler> watchedBy = new AtomicReference<>();

	private final Disposable.Swap timer = Disposables.swap();

	void begin(Call call) {
		this.calls.add(call);
		try {
			watch();
		}
		catch (RejectedExecutionException ex) {
			// Nothing goes on without a limit
			this.watchedBy.set(null);
			end(call);
			throw ex;
		}
	}

	private void watch() {
		Scheduler before = this.watchedBy.get();
		Scheduler scheduler = Schedulers.parallel();
		if (before != scheduler && this.watchedBy.compareAndSet(before, scheduler)) {
			watchOldest(scheduler);
		}
	}

	private void watchOldest(Scheduler scheduler) {
		Call oldest = findOldest();
		if (oldest != null) {
			long due = System.nanoTime() + oldest.nanosLeft();
			this.timer.replace(scheduler.schedule(() -> endOverdue(scheduler, oldest, due), oldest.nanosLeft(),
					TimeUnit.NANOSECONDS));
			return;
		}
		this.watchedBy.compareAndSet(scheduler, null);
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

	// A scheduler that is ahead of the clock, as one with virtual time, is so for all.
	private void endOverdue(Scheduler scheduler, Call oldest, long due) {
		boolean all = System.nanoTime() - due < 0;
		oldest.expire();
		for (Call call : this.calls) {
			if (all || call.nanosLeft() <= 0) {
				call.expire();
			}
		}
		if (this.watchedBy.get() == scheduler) {
			watchOldest(scheduler);
		}
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

	// For when there will be no more calls. A timer that is ending calls is let finish.
	void close() {
		abortAll();
		whenIdle().subscribe((ignored) -> {
		}, (ignored) -> {
		}, this.timer::dispose);
	}

	private void tellIfIdle() {
		if (this.calls.isEmpty()) {
			for (Sinks.Empty<Void> idle = this.waiting.poll(); idle != null; idle = this.waiting.poll()) {
				idle.tryEmitEmpty();
			}
		}
	}

}
