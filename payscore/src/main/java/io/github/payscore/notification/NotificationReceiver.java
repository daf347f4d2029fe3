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

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.merchant.TooManyLookupsException;
import io.github.payscore.notification.observation.NotificationObservation;
import io.github.payscore.notification.observation.NotificationObservationContext.Outcome;
import io.github.payscore.notification.observation.NotificationObservationConvention;
import io.github.payscore.notification.observation.NotificationObservationDocumentation;

/**
 * Receives the notifications of WeChat Pay, whatever web framework they come through:
 * parses them, hands each once to its handler, and says what to reply. A reply is there
 * after 4.5 seconds at the latest, of the 5 that WeChat Pay waits; a handler goes on
 * after that, and even when the connection is lost, and its result is remembered.
 * Handlers and the store run on threads of their own, which end with {@link #close()}.
 * Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notes on
 * notifications</a>
 */
public final class NotificationReceiver implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(NotificationReceiver.class);

	private final NotificationParser parser;

	private final NotificationDispatcher dispatcher;

	private final NotificationTimes times;

	private final ObservationRegistry observationRegistry;

	private final @Nullable NotificationObservationConvention observationConvention;

	private final boolean merchantObserved;

	private NotificationReceiver(Builder builder) {
		this.parser = builder.parser;
		this.times = builder.times;
		this.observationRegistry = builder.observationRegistry;
		this.observationConvention = builder.observationConvention;
		this.merchantObserved = builder.merchantObserved;
		this.dispatcher = new NotificationDispatcher(builder.handlers.copy(), builder.store, builder.times);
	}

	/**
	 * Start to build a receiver.
	 * @param parser makes a notification of a request
	 * @param store remembers which notifications have been handled
	 * @return a builder
	 */
	public static Builder builder(NotificationParser parser, NotificationStore store) {
		return new Builder(parser, store);
	}

	/**
	 * Receive a notification that does not say for which merchant it is. Does not block.
	 * @param headers the headers of the request, all of them
	 * @param body the raw bytes of its body, exactly as they arrive; where it is too
	 * large, fails with {@link DataBufferLimitException}
	 * @return what to reply. Never fails and is never empty
	 */
	public Mono<NotificationReply> receive(HttpHeaders headers, Mono<byte[]> body) {
		return receive(headers, body, null);
	}

	/**
	 * Receive a notification that says for which merchant it is, as in its path. Does not
	 * block.
	 * @param merchant the name of the merchant; may be anything
	 * @param headers the headers of the request, all of them
	 * @param body the raw bytes of its body, exactly as they arrive; where it is too
	 * large, fails with {@link DataBufferLimitException}
	 * @return what to reply: {@link NotificationReply#NOT_FOUND} where one that names no
	 * merchant gets {@link NotificationReply#NOT_VERIFIED}, so that nobody learns which
	 * names exist. Never fails and is never empty
	 */
	public Mono<NotificationReply> receive(String merchant, HttpHeaders headers, Mono<byte[]> body) {
		Assert.notNull(merchant, "'merchant' must not be null");
		return receive(headers, body, merchant);
	}

	private Mono<NotificationReply> receive(HttpHeaders headers, Mono<byte[]> body, @Nullable String merchant) {
		Assert.notNull(headers, "'headers' must not be null");
		Assert.notNull(body, "'body' must not be null");
		return Mono.deferContextual((context) -> {
			NotificationObservation observation = NotificationObservation.start(this.observationRegistry,
					this.observationConvention, this.merchantObserved, context);
			return receive(headers, body, merchant, observation).doOnCancel(() -> observation.stop(Outcome.CANCELLED))
				.contextWrite(observation::addTo);
		});
	}

	private Mono<NotificationReply> receive(HttpHeaders headers, Mono<byte[]> body, @Nullable String merchant,
			NotificationObservation observation) {
		return body.defaultIfEmpty(new byte[0])
			.onErrorMap(BrokenBodyException::new)
			.flatMap((bytes) -> parse(merchant, headers, bytes))
			.doOnNext((notification) -> observe(notification, observation))
			.flatMap((notification) -> this.dispatcher.dispatch(notification, observation))
			.timeout(this.times.reply(), Mono.fromCallable(this::late))
			.doOnNext(observation::stop)
			.map(NotificationReply::to)
			.onErrorResume((ex) -> Mono.fromCallable(() -> refuse(ex, merchant != null, observation)));
	}

	private Mono<Notification> parse(@Nullable String merchant, HttpHeaders headers, byte[] body) {
		return (merchant != null) ? this.parser.parse(merchant, headers, body) : this.parser.parse(headers, body);
	}

	private static void observe(Notification notification, NotificationObservation observation) {
		observation.isFor(notification.merchant());
		observation.read(notification.eventType(), !(notification instanceof GenericNotification));
	}

	private Outcome late() {
		logger.warn("A notification was not handled within %s: asked WeChat Pay to deliver it again"
			.formatted(this.times.reply()));
		return Outcome.LATE;
	}

	private static NotificationReply refuse(Throwable ex, boolean named, NotificationObservation observation) {
		NotificationReply reply = refuse(ex, named);
		if (ex instanceof InvalidNotificationException invalid && invalid.getMerchant() != null) {
			observation.isFor(invalid.getMerchant());
		}
		observation.error(ex);
		observation.stop((reply != NotificationReply.LATER) ? Outcome.REFUSED : Outcome.UNAVAILABLE);
		return reply;
	}

	private static NotificationReply refuse(Throwable ex, boolean named) {
		if (ex instanceof InvalidNotificationException invalid) {
			logger.warn(invalid.getMessage());
			return reply(invalid.getReason(), named);
		}
		if (ex instanceof TooManyLookupsException tooMany) {
			logger.warn("A notification could not be verified: " + tooMany.getMessage());
			return NotificationReply.LATER;
		}
		if (ex instanceof BrokenBodyException broken) {
			logger.warn(broken.getMessage());
			return broken.isTooLarge() ? NotificationReply.TOO_LARGE : NotificationReply.NOT_READABLE;
		}
		logger.error("A notification could not be verified or handled", ex);
		return NotificationReply.LATER;
	}

	private static NotificationReply reply(InvalidNotificationException.Reason reason, boolean named) {
		return switch (reason) {
			case NOT_VERIFIED, NO_SUCH_MERCHANT, OTHER_MERCHANT ->
				named ? NotificationReply.NOT_FOUND : NotificationReply.NOT_VERIFIED;
			case NOT_DECRYPTED, NOT_READABLE -> NotificationReply.NOT_READABLE;
		};
	}

	/**
	 * Wait for the handlers that are under way, those included whose reply has left.
	 * @return completes when there is none
	 */
	public Mono<Void> whenIdle() {
		return this.dispatcher.whenIdle();
	}

	/**
	 * End the threads once they have done what waits for them. The claims of handlers
	 * that are still under way are no longer renewed.
	 */
	@Override
	public void close() {
		this.dispatcher.close();
	}

	/**
	 * Builds a {@link NotificationReceiver}. Not thread-safe.
	 */
	public static final class Builder {

		private final NotificationParser parser;

		private final NotificationStore store;

		private final NotificationHandlers handlers = new NotificationHandlers();

		private NotificationTimes times = NotificationTimes.DEFAULT;

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable NotificationObservationConvention observationConvention;

		private boolean merchantObserved = true;

		private Builder(NotificationParser parser, NotificationStore store) {
			Assert.notNull(parser, "'parser' must not be null");
			Assert.notNull(store, "'store' must not be null");
			this.parser = parser;
			this.store = store;
		}

		/**
		 * Set the handler for a type of notification.
		 * @param <N> the type of notification
		 * @param type the type; {@link Notification} itself for every event that has no
		 * other handler
		 * @param handler the handler, which may block
		 * @return this builder
		 * @throws IllegalArgumentException if there already is a handler for the type
		 */
		public <N extends Notification> Builder handler(Class<N> type, NotificationHandler<? super N> handler) {
			this.handlers.add(type, handler);
			return this;
		}

		/**
		 * Set the handler for a type of notification.
		 * @param <N> the type of notification
		 * @param type the type; {@link Notification} itself for every event that has no
		 * other handler
		 * @param handler the handler
		 * @return this builder
		 * @throws IllegalArgumentException if there already is a handler for the type
		 */
		public <N extends Notification> Builder reactiveHandler(Class<N> type,
				ReactiveNotificationHandler<? super N> handler) {
			this.handlers.addReactive(type, handler);
			return this;
		}

		/**
		 * Set what is done with a type of notification before its handler, if there is
		 * one. If it fails, the handler is not called, and WeChat Pay delivers again; if
		 * the handler fails, both are called again.
		 * @param <N> the type of notification
		 * @param type the type, not {@link Notification} itself
		 * @param handler what is done, which may block
		 * @return this builder
		 * @throws IllegalArgumentException if that is set already for the type
		 */
		public <N extends Notification> Builder before(Class<N> type, NotificationHandler<? super N> handler) {
			this.handlers.addFirst(type, handler);
			return this;
		}

		/**
		 * Set where notifications are observed, by default nowhere. The observation of a
		 * notification is current on the thread of its handler, and in the Reactor
		 * context of a reactive one.
		 * @param observationRegistry the registry. Its handlers run on event loops, so
		 * they must not block; what they throw is logged and otherwise ignored
		 * @return this builder
		 * @see NotificationObservationDocumentation#NOTIFICATION
		 */
		public Builder observationRegistry(ObservationRegistry observationRegistry) {
			Assert.notNull(observationRegistry, "'observationRegistry' must not be null");
			this.observationRegistry = observationRegistry;
			return this;
		}

		/**
		 * Set what names the observations of notifications and their key values.
		 * @param observationConvention the convention, or {@code null} for that of the
		 * registry, or else the default
		 * @return this builder
		 */
		public Builder observationConvention(@Nullable NotificationObservationConvention observationConvention) {
			this.observationConvention = observationConvention;
			return this;
		}

		/**
		 * Set whether observations say which merchant a notification is for, by default
		 * that they do.
		 * @param merchantObserved whether they do; with very many merchants their names
		 * may be too many for metrics
		 * @return this builder
		 */
		public Builder merchantObserved(boolean merchantObserved) {
			this.merchantObserved = merchantObserved;
			return this;
		}

		Builder times(NotificationTimes times) {
			this.times = times;
			return this;
		}

		/**
		 * Build the receiver. It owns threads, so close it when it is no longer needed.
		 * @return the receiver
		 */
		public NotificationReceiver build() {
			return new NotificationReceiver(this);
		}

	}

	/**
	 * A body did not arrive whole. Does not show what the web server says of it.
	 */
	private static final class BrokenBodyException extends RuntimeException {

		private final boolean tooLarge;

		BrokenBodyException(Throwable cause) {
			super("A notification was refused: its body " + ((cause instanceof DataBufferLimitException)
					? "is larger than the limit" : "did not arrive whole (" + cause.getClass().getName() + ")"), cause);
			this.tooLarge = cause instanceof DataBufferLimitException;
		}

		boolean isTooLarge() {
			return this.tooLarge;
		}

	}

}
