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

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notifies the merchant of events, and goes wrong where a test wants that. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Notifications {

	private final Deque<NotificationMisbehaviour> plan = new ArrayDeque<>();

	private final Deliveries.Signer signer;

	private final RetrySchedule schedule;

	private final DeliveryListener listener;

	private Deliveries deliveries;

	private boolean closed;

	public Notifications(Deliveries.Signer signer, RetrySchedule schedule, DeliveryListener listener) {
		this.signer = signer;
		this.schedule = schedule;
		this.listener = listener;
		this.deliveries = new Deliveries(signer, schedule, listener);
	}

	public synchronized void plan(NotificationMisbehaviour misbehaviour) {
		this.plan.add(misbehaviour);
	}

	public synchronized void behave() {
		this.plan.clear();
	}

	public synchronized void send(Notification notification) {
		if (this.closed) {
			return;
		}
		NotificationMisbehaviour planned = this.plan.poll();
		NotificationMisbehaviour misbehaviour = (planned != null) ? planned : NotificationMisbehaviour.NONE;
		for (int i = 0; i < misbehaviour.copies(); i++) {
			this.deliveries.begin(notification, misbehaviour.firstSignature());
		}
	}

	public synchronized void reset() {
		this.plan.clear();
		this.deliveries.stop();
		this.deliveries = new Deliveries(this.signer, this.schedule, this.listener);
	}

	public synchronized void close() {
		this.closed = true;
		this.deliveries.stop();
	}

}
