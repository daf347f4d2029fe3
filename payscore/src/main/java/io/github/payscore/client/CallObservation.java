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

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import io.github.payscore.client.WeChatPayCallObservationContext.Outcome;

/**
 * The observation of one call. Belongs to no thread, and nothing that observes can harm
 * the call.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CallObservation {

	private static final WeChatPayCallObservationConvention DEFAULT_CONVENTION = new WeChatPayCallObservationConvention() {
	};

	private static final Log logger = LogFactory.getLog(CallObservation.class);

	private final WeChatPayCallObservationContext context;

	private final List<ObservationHandler<? super WeChatPayCallObservationContext>> handlers;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private volatile Observation observation = Observation.NOOP;

	private CallObservation(Operation operation, Settings settings) {
		this.context = new WeChatPayCallObservationContext(operation.method(), operation.boundedPath());
		this.handlers = settings.handlers;
	}

	// Without a parent of its own, Reactor's context leaves that of the thread.
	static CallObservation start(Operation operation, Settings settings, ContextView reactorContext) {
		CallObservation call = new CallObservation(operation, settings);
		safely(() -> {
			Observation observation = WeChatPayObservationDocumentation.CALL.observation(settings.convention,
					DEFAULT_CONVENTION, () -> call.context, settings.registry);
			Observation parent = reactorContext.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			call.observation = ((parent != null) ? observation.parentObservation(parent) : observation).start();
		});
		call.tell((handler) -> handler.onStart(call.context));
		return call;
	}

	// One that nobody sees must not hide the parent from the attempts.
	Context addTo(Context reactorContext) {
		return this.observation.isNoop() ? reactorContext
				: reactorContext.put(ObservationThreadLocalAccessor.KEY, this.observation);
	}

	void attempt(int number) {
		this.context.attempt(number);
		event(WeChatPayObservationDocumentation.CallEvents.ATTEMPT);
	}

	// What an attempt finds out when the call is over comes too late.
	void event(Observation.Event event) {
		if (!this.stopped.get()) {
			safely(() -> this.observation.event(event));
			tell((handler) -> handler.onEvent(event, this.context));
		}
	}

	void stop(Outcome outcome, boolean unknownInBetween, @Nullable Throwable failure) {
		if (this.stopped.compareAndSet(false, true)) {
			this.context.end(outcome, unknownInBetween);
			if (failure != null) {
				this.context.setError(failure);
				safely(() -> this.observation.error(failure));
				tell((handler) -> handler.onError(this.context));
			}
			safely(this.observation::stop);
			tell((handler) -> handler.onStop(this.context));
		}
	}

	private void tell(Consumer<ObservationHandler<? super WeChatPayCallObservationContext>> news) {
		for (ObservationHandler<? super WeChatPayCallObservationContext> handler : this.handlers) {
			safely(() -> {
				if (handler.supportsContext(this.context)) {
					news.accept(handler);
				}
			});
		}
	}

	private static void safely(Runnable news) {
		try {
			news.run();
		}
		catch (Throwable ex) {
			Exceptions.throwIfJvmFatal(ex);
			logger.warn("A call could not be observed; it goes on", ex);
		}
	}

	/**
	 * Who observes calls.
	 *
	 * @param registry where observations are made
	 * @param convention names them, or {@code null} for that of the registry, or else the
	 * default
	 * @param handlers are told of every call, whatever the registry does with it
	 */
	record Settings(ObservationRegistry registry, @Nullable WeChatPayCallObservationConvention convention,
			List<ObservationHandler<? super WeChatPayCallObservationContext>> handlers) {

		Settings {
			handlers = List.copyOf(handlers);
		}

	}

}
