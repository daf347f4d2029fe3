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

import java.io.IOException;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import io.github.payscore.WeChatPayException;

/**
 * Keeps Reactor from logging as an error how an exchange ended that nobody waits for any
 * more, for example because its call took too long and was cancelled.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LateErrors {

	// Reactor's name for a hook that is not for the whole application
	private static final String LOCAL_HOOK = "reactor.onErrorDropped.local";

	private static final Log logger = LogFactory.getLog(LateErrors.class);

	private static final Consumer<Throwable> OWN = LateErrors::droppedByCall;

	private static final Consumer<Throwable> ALL = LateErrors::droppedByExchange;

	private LateErrors() {
	}

	// For a whole call, in which filters of the application may have errors of their own.
	static Context ignoreOwn(Context context) {
		return context.hasKey(LOCAL_HOOK) ? context : context.put(LOCAL_HOOK, OWN);
	}

	// For what the connector does.
	static Context ignore(Context context) {
		return OWN.equals(context.getOrDefault(LOCAL_HOOK, OWN)) ? context.put(LOCAL_HOOK, ALL) : context;
	}

	private static void droppedByCall(Throwable error) {
		if (error instanceof WeChatPayException || error instanceof WebClientRequestException
				|| error instanceof IOException) {
			ignored(error);
		}
		else {
			Operators.onErrorDropped(error, Context.empty());
		}
	}

	private static void droppedByExchange(Throwable error) {
		if (error instanceof Exception) {
			ignored(error);
		}
		else {
			Operators.onErrorDropped(error, Context.empty());
		}
	}

	// Its message may show the request.
	private static void ignored(Throwable error) {
		if (logger.isDebugEnabled()) {
			logger.debug("An exchange that nobody waited for any more ended with " + error.getClass().getName());
		}
	}

}
