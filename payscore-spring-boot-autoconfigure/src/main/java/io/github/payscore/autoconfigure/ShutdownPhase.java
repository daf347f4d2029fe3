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

import java.util.function.Consumer;

import org.springframework.context.SmartLifecycle;

import io.github.payscore.client.CloseableWeChatPayClient;

/**
 * A step of the shutdown: first calls that are under way may finish, for as long as
 * {@code spring.lifecycle.timeout-per-shutdown-phase} allows, then those that did not are
 * ended. Both come after web servers and message listeners, which make calls until they
 * have stopped, and before event loops that Spring Boot shares among clients.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ShutdownPhase implements SmartLifecycle {

	private static final int FINISH_CALLS = SmartLifecycle.DEFAULT_PHASE - 8192;

	private static final int END_CALLS = FINISH_CALLS - 1024;

	private final int phase;

	private final Consumer<Runnable> action;

	private volatile boolean running;

	private ShutdownPhase(int phase, Consumer<Runnable> action) {
		this.phase = phase;
		this.action = action;
	}

	static ShutdownPhase finishCalls(CloseableWeChatPayClient client) {
		return new ShutdownPhase(FINISH_CALLS, (callback) -> client.whenIdle().subscribe(null, null, callback));
	}

	static ShutdownPhase endCalls(CloseableWeChatPayClient client) {
		return new ShutdownPhase(END_CALLS, (callback) -> {
			client.endCalls();
			callback.run();
		});
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
		this.action.accept(callback);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

}
