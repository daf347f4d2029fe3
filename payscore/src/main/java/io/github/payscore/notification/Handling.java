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

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.notification.observation.NotificationObservation;
import io.github.payscore.notification.observation.NotificationObservationContext.Outcome;

/**
 * One delivery of a notification: claims it, calls the handler if nobody did, and
 * remembers the result. Goes on when nobody waits for the reply any more.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Handling {

	private static final Log logger = LogFactory.getLog(Handling.class);

	private static final Retry COMPLETE_AGAIN = Retry.backoff(2, Duration.ofMillis(200));

	private final Notification notification;

	private final ReactiveNotificationHandler<? super Notification> handler;

	// Made on a thread of the store: random numbers may block
	private final Supplier<NotificationClaim> claim;

	private final NotificationStore store;

	private final NotificationThreads threads;

	private final NotificationTimes times;

	private final NotificationObservation observation;

	private volatile boolean replied;

	Handling(Notification notification, ReactiveNotificationHandler<? super Notification> handler,
			Supplier<NotificationClaim> claim, NotificationStore store, NotificationThreads threads,
			NotificationTimes times, NotificationObservation observation) {
		this.notification = notification;
		this.handler = handler;
		this.claim = claim;
		this.store = store;
		this.threads = threads;
		this.times = times;
		this.observation = observation;
	}

	/**
	 * Say that a reply has left before the result is known.
	 */
	void replied() {
		this.replied = true;
	}

	Mono<Outcome> run() {
		return this.threads.store(() -> this.store.claim(this.claim.get(), this.times.lease()))
			.flatMap(this::run)
			.onErrorResume((ex) -> {
				logger.error("The %s cannot be handled now, because the store failed".formatted(this), ex);
				this.observation.error(ex);
				return Mono.just(Outcome.UNAVAILABLE);
			});
	}

	private Mono<Outcome> run(ClaimResult result) {
		return switch (result) {
			case CLAIMED -> handle();
			case IN_PROGRESS -> {
				logger.info("The %s is being handled since it came before: asked WeChat Pay to deliver it again"
					.formatted(this));
				yield Mono.just(Outcome.BUSY);
			}
			case HANDLED -> {
				logger.info("The %s has been handled when it came before".formatted(this));
				yield Mono.just(Outcome.DUPLICATE);
			}
		};
	}

	private Mono<Outcome> handle() {
		Disposable renewal = keepClaim();
		return this.threads.handle(this::callHandler)
			.timeout(this.times.handler(), Mono.error(EndlessHandlerException::new))
			.doOnTerminate(renewal::dispose)
			.then(Mono.defer(this::complete))
			.onErrorResume(this::failed);
	}

	private Mono<Void> callHandler() {
		return this.observation.scoped(() -> this.handler.handle(this.notification))
			.contextWrite(this.observation::addTo);
	}

	// No interval: to cancel one may wait for a lock, on an event loop as well
	private Disposable keepClaim() {
		return Mono.delay(this.times.renewal(), this.threads.ticker())
			.then(Mono.defer(this::renew))
			.repeat()
			.takeUntil((held) -> !held)
			.subscribe();
	}

	private Mono<Boolean> renew() {
		return this.threads.store(() -> this.store.renew(this.claim.get(), this.times.lease())).doOnNext((held) -> {
			if (!held) {
				logger.warn("The claim on %s ran out while its handler runs: it may be handled twice".formatted(this));
			}
		}).onErrorResume((ex) -> {
			logger.warn("The claim on %s could not be renewed; trying again".formatted(this), ex);
			return Mono.just(true);
		});
	}

	// The handler has done its work, so WeChat Pay is told so even if that cannot be
	// remembered: another delivery would only make it do the work twice.
	private Mono<Outcome> complete() {
		return this.threads.store(() -> this.store.complete(this.claim.get()))
			.retryWhen(COMPLETE_AGAIN)
			.doOnNext((alone) -> {
				if (!alone) {
					logger.error(
							"The %s was handled, but its claim had run out: it may be handled twice".formatted(this));
				}
				else if (this.replied) {
					logger.info("The %s was handled after the reply; WeChat Pay will be told when it delivers it again"
						.formatted(this));
				}
			})
			.onErrorResume((ex) -> {
				logger.error(
						"The %s was handled, but the store failed to remember it: it is handled again if it comes again"
							.formatted(this),
						ex);
				return Mono.just(false);
			})
			.thenReturn(Outcome.HANDLED);
	}

	private Mono<Outcome> failed(Throwable failure) {
		this.observation.error(failure);
		if (failure instanceof EndlessHandlerException) {
			// The handler may not stop at once, so its claim is left to run out
			logger.error(
					"The handler of %s did not end within %s and was cancelled".formatted(this, this.times.handler()));
			return Mono.just(Outcome.FAILED);
		}
		logger.error("The handler of %s failed%s; WeChat Pay will deliver it again".formatted(this,
				this.replied ? " after the reply" : ""), failure);
		return release().thenReturn(Outcome.FAILED);
	}

	private Mono<Boolean> release() {
		return this.threads.store(() -> {
			this.store.release(this.claim.get());
			return true;
		}).onErrorResume((ex) -> {
			logger.warn(
					"The claim on %s could not be released; it runs out after %s".formatted(this, this.times.lease()),
					ex);
			return Mono.just(false);
		});
	}

	@Override
	public String toString() {
		String merchant = this.notification.merchant();
		return "notification %s (%s)%s".formatted(this.notification.id(), this.notification.eventType(),
				merchant.equals(PayScoreMerchants.DEFAULT) ? "" : " for the merchant '" + merchant + "'");
	}

	/**
	 * The handler took too long.
	 */
	private static final class EndlessHandlerException extends RuntimeException {

	}

}
