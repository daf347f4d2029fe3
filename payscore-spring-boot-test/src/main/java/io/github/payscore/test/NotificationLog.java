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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.notification.DeliveryListener;
import io.github.payscore.test.notification.Notification;
import io.github.payscore.test.state.Changes;

/**
 * The last notifications that were sent. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationLog implements DeliveryListener {

	static final int LIMIT = 1000;

	private final Deque<SentNotification> notifications = new ArrayDeque<>();

	private final Clock clock;

	private final Changes changes;

	NotificationLog(Clock clock, Changes changes) {
		this.clock = clock;
		this.changes = changes;
	}

	@Override
	public void attempted(Notification notification, int attempt, int status, @Nullable String failure) {
		add(new SentNotification(notification.id(), notification.eventType(), notification.outOrderNo(), attempt,
				status, failure, notification.target().toString(), this.clock.instant()));
		this.changes.tell();
	}

	synchronized void add(SentNotification notification) {
		if (this.notifications.size() == LIMIT) {
			this.notifications.remove();
		}
		this.notifications.add(notification);
		notifyAll();
	}

	synchronized List<SentNotification> all() {
		return List.copyOf(this.notifications);
	}

	synchronized void clear() {
		this.notifications.clear();
	}

	synchronized SentNotification await(String outOrderNo, String eventType, Duration limit)
			throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		SentNotification accepted = accepted(outOrderNo, eventType);
		while (accepted == null) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				throw new IllegalStateException("No notification %s of order '%s' was accepted within %s: %s"
					.formatted(eventType, outOrderNo, limit, attempts(outOrderNo, eventType)));
			}
			TimeUnit.NANOSECONDS.timedWait(this, left);
			accepted = accepted(outOrderNo, eventType);
		}
		return accepted;
	}

	private @Nullable SentNotification accepted(String outOrderNo, String eventType) {
		return of(outOrderNo, eventType).stream().filter(SentNotification::isAccepted).findFirst().orElse(null);
	}

	private String attempts(String outOrderNo, String eventType) {
		List<SentNotification> attempts = of(outOrderNo, eventType);
		if (attempts.isEmpty()) {
			return "none was sent; has the order a notify URL on a loopback host?";
		}
		SentNotification last = attempts.get(attempts.size() - 1);
		return "attempts: %d, the last one: %s".formatted(attempts.size(),
				(last.failure() != null) ? last.failure() : "status " + last.status());
	}

	private List<SentNotification> of(String outOrderNo, String eventType) {
		return this.notifications.stream()
			.filter((sent) -> sent.outOrderNo().equals(outOrderNo) && sent.eventType().equals(eventType))
			.toList();
	}

}
