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

package io.github.payscore.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.http.HttpMethod;
import reactor.core.Exceptions;

/**
 * Several listeners as one, none of which can harm a call.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPayClientListeners implements WeChatPayClientListener {

	private static final Log logger = LogFactory.getLog(WeChatPayClientListeners.class);

	private final List<WeChatPayClientListener> listeners;

	WeChatPayClientListeners(List<WeChatPayClientListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public void attempt(HttpMethod method, String path, int attempt) {
		tell((listener) -> listener.attempt(method, path, attempt));
	}

	@Override
	public void retry(HttpMethod method, String path, int attempt, RetryReason reason, Duration wait) {
		tell((listener) -> listener.retry(method, path, attempt, reason, wait));
	}

	@Override
	public void unverifiedResponse(HttpMethod method, String path) {
		tell((listener) -> listener.unverifiedResponse(method, path));
	}

	@Override
	public void unknownOutcome(HttpMethod method, String path, boolean settled) {
		tell((listener) -> listener.unknownOutcome(method, path, settled));
	}

	private void tell(Consumer<WeChatPayClientListener> news) {
		for (WeChatPayClientListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (Throwable ex) {
				Exceptions.throwIfJvmFatal(ex);
				logger.warn("A WeChatPayClientListener failed; the call goes on", ex);
			}
		}
	}

}
