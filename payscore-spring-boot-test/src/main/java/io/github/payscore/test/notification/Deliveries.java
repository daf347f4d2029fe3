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

package io.github.payscore.test.notification;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.payscore.test.keys.MessageSignature;

/**
 * Delivers notifications in the background, and again after a failure, until it is
 * stopped. Only loopback hosts are ever called. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Deliveries {

	private static final Logger logger = LoggerFactory.getLogger("io.github.payscore.test.FakeWeChatPay");

	private static final int NO_STATUS = 0;

	private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

	private final Signer signer;

	private final RetrySchedule schedule;

	private final DeliveryListener listener;

	private final Map<Long, Future<?>> underWay = new ConcurrentHashMap<>();

	private long started;

	private @Nullable ScheduledExecutorService executor;

	private boolean stopped;

	Deliveries(Signer signer, RetrySchedule schedule, DeliveryListener listener) {
		this.signer = signer;
		this.schedule = schedule;
		this.listener = listener;
	}

	void begin(Notification notification, MessageSignature firstSignature) {
		later(new Attempt(notification, 1, firstSignature), Duration.ZERO);
	}

	private synchronized void later(Attempt attempt, Duration wait) {
		if (!this.stopped) {
			Future<?> unused = executor().schedule(() -> trySend(attempt), wait.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	private ScheduledExecutorService executor() {
		ScheduledExecutorService current = this.executor;
		if (current == null) {
			current = new ScheduledThreadPoolExecutor(1, (task) -> {
				Thread thread = new Thread(task, "fake-wechatpay-notifications");
				thread.setDaemon(true);
				return thread;
			});
			this.executor = current;
		}
		return current;
	}

	private void trySend(Attempt attempt) {
		try {
			send(attempt);
		}
		catch (RuntimeException ex) {
			logger.error("FakeWeChatPay failed to send {}: please report this", attempt.notification(), ex);
		}
	}

	private void send(Attempt attempt) {
		HttpRequest request = request(attempt);
		synchronized (this) {
			if (this.stopped) {
				return;
			}
			CompletableFuture<HttpResponse<Void>> answer = Client.INSTANCE.sendAsync(request, BodyHandlers.discarding())
				.orTimeout(ANSWER_LIMIT.toSeconds(), TimeUnit.SECONDS);
			Long key = ++this.started;
			this.underWay.put(key, answer);
			Future<?> unused = answer.whenComplete((response, failure) -> {
				this.underWay.remove(key);
				end(attempt, (response != null) ? response.statusCode() : NO_STATUS,
						(response != null) ? null : describe(failure));
			});
		}
	}

	private HttpRequest request(Attempt attempt) {
		byte[] body = attempt.notification().body();
		return new Message(this.signer.sign(attempt.signature(), body), body).request(attempt.notification().target())
			.timeout(ANSWER_LIMIT)
			.build();
	}

	private static String describe(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
			return "no answer within %d s".formatted(ANSWER_LIMIT.toSeconds());
		}
		return String.valueOf(cause);
	}

	private synchronized void end(Attempt attempt, int status, @Nullable String failure) {
		if (this.stopped) {
			return;
		}
		logger.debug("{}, attempt {}: status {}, {}", attempt.notification(), attempt.number(), status, failure);
		this.listener.attempted(attempt.notification(), attempt.number(), status, failure);
		Duration wait = Notification.isAccepted(status) ? null
				: this.schedule.waitAfter(attempt.notification().eventType(), attempt.number());
		if (wait != null) {
			later(attempt.next(), wait);
		}
	}

	synchronized void stop() {
		this.stopped = true;
		if (this.executor != null) {
			this.executor.shutdownNow();
		}
		this.underWay.values().forEach((answer) -> answer.cancel(true));
	}

	/**
	 * Signs a body with the key and the time of the moment.
	 */
	@FunctionalInterface
	public interface Signer {

		Map<String, String> sign(MessageSignature signature, byte[] body);

	}

	private record Attempt(Notification notification, int number, MessageSignature signature) {

		Attempt next() {
			return new Attempt(this.notification, this.number + 1, MessageSignature.RIGHT);
		}

	}

	private static final class Client {

		// Its threads are daemons.
		private static final HttpClient INSTANCE = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.proxy(HttpClient.Builder.NO_PROXY)
			.build();

	}

}
