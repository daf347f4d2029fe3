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

package io.github.payscore.autoconfigure.notification;

import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.NotificationReceiver;

/**
 * Lets handlers that are under way finish when the application ends, for as long as
 * {@code spring.lifecycle.timeout-per-shutdown-phase} allows: after the web server, which
 * brings no more notifications then, and before the client, which handlers may use.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationShutdown implements SmartLifecycle {

	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private final NotificationReceiver receiver;

	private volatile boolean running;

	NotificationShutdown(NotificationReceiver receiver) {
		this.receiver = receiver;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		stop();
		// A mock answers null, which must not keep the application from ending
		Disposable unused = Mono.defer(this.receiver::whenIdle).subscribe(null, (ignored) -> callback.run(), callback);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
