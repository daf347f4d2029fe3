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

package io.github.payscore.autoconfigure.outbox;

import org.springframework.context.SmartLifecycle;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.outbox.jdbc.JdbcOutbox;
import io.github.payscore.outbox.jdbc.MissingTableException;

/**
 * Lets the outbox make calls from the start of the application to its end: it stops after
 * the web server and the notifications, which may ask for calls, and before the client,
 * which makes them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxLifecycle implements SmartLifecycle {

	static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 6144;

	private final JdbcOutbox outbox;

	OutboxLifecycle(JdbcOutbox outbox) {
		this.outbox = outbox;
	}

	@Override
	public void start() {
		try {
			this.outbox.start();
		}
		catch (MissingTableException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(PropertiesOutbox.ENABLED,
					String.valueOf(ex.getMessage()),
					"Or let the application create the tables: set 'wechatpay.outbox.jdbc.initialize-schema' to 'always'.",
					ex);
		}
		catch (IllegalArgumentException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(PropertiesOutbox.ENABLED,
					String.valueOf(ex.getMessage()), "Or set the property to 'false'.", ex);
		}
	}

	@Override
	public void stop() {
		this.outbox.stop();
	}

	// Other lifecycles of the phase need not wait, and the time limit of the phase holds
	@Override
	public void stop(Runnable callback) {
		Thread thread = new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "wechatpay-outbox-stop");
		thread.start();
	}

	@Override
	public boolean isRunning() {
		return this.outbox.isRunning();
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
