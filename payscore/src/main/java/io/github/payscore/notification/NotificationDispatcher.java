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

package io.github.payscore.notification;

import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.payscore.notification.observation.NotificationObservation;
import io.github.payscore.notification.observation.NotificationObservationContext.Outcome;

/**
 * Hands verified notifications to their handlers, each once.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationDispatcher {

	private static final Log logger = LogFactory.getLog(NotificationDispatcher.class);

	static final int MAX_UNDER_WAY = 1024;

	private final NotificationHandlers handlers;

	private final NotificationStore store;

	private final NotificationTimes times;

	private final NotificationThreads threads = new NotificationThreads();

	private final AtomicInteger underWay = new AtomicInteger();

	private final Queue<Sinks.Empty<Void>> waiting = new ConcurrentLinkedQueue<>();

	NotificationDispatcher(NotificationHandlers handlers, NotificationStore store, NotificationTimes times) {
		this.handlers = handlers;
		this.store = store;
		this.times = times;
	}

	// Cancelling the result does not end the handler.
	Mono<Outcome> dispatch(Notification notification, NotificationObservation observation) {
		ReactiveNotificationHandler<? super Notification> handler = this.handlers.find(notification);
		if (handler == null) {
			logger.warn("There is no handler for notifications of %s".formatted(notification.eventType()));
			return Mono.just(Outcome.IGNORED);
		}
		if (this.underWay.incrementAndGet() > MAX_UNDER_WAY) {
			end();
			logger.warn("%d handlers are under way: asked WeChat Pay to deliver again".formatted(MAX_UNDER_WAY));
			return Mono.just(Outcome.BUSY);
		}
		return start(new Handling(notification, handler, SingletonSupplier.of(() -> claim(notification)), this.store,
				this.threads, this.times, observation));
	}

	private static NotificationClaim claim(Notification notification) {
		return new NotificationClaim(DeduplicationKey.of(notification), UUID.randomUUID().toString(), notification.id(),
				notification.eventType(), notification.merchant());
	}

	private Mono<Outcome> start(Handling handling) {
		Sinks.One<Outcome> reply = Sinks.one();
		handling.run().doFinally((signal) -> end()).subscribe(reply::tryEmitValue, reply::tryEmitError);
		return reply.asMono().doOnCancel(handling::replied);
	}

	private void end() {
		this.underWay.decrementAndGet();
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

	private void tellIfIdle() {
		if (this.underWay.get() == 0) {
			for (Sinks.Empty<Void> idle = this.waiting.poll(); idle != null; idle = this.waiting.poll()) {
				idle.tryEmitEmpty();
			}
		}
	}

	void close() {
		this.threads.close();
	}

}
