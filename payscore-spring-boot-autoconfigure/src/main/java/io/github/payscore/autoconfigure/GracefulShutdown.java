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

package io.github.payscore.autoconfigure;

import org.springframework.context.SmartLifecycle;

import io.github.payscore.client.CloseableWeChatPayClient;

/**
 * Lets calls that are under way finish before the client is closed, for as long as
 * {@code spring.lifecycle.timeout-per-shutdown-phase} allows.
 *
 * @author PayScore for Spring Boot contributors
 */
final class GracefulShutdown implements SmartLifecycle {

	/**
	 * After web servers and message listeners, which make calls until they have stopped.
	 */
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 8192;

	private final CloseableWeChatPayClient client;

	private volatile boolean running;

	GracefulShutdown(CloseableWeChatPayClient client) {
		this.client = client;
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
		this.client.whenIdle().subscribe(null, null, () -> {
			stop();
			callback.run();
		});
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
