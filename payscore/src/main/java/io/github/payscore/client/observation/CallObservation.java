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

package io.github.payscore.client.observation;

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
import org.springframework.http.HttpMethod;
import reactor.core.Exceptions;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import io.github.payscore.client.observation.WeChatPayCallObservationContext.Outcome;

/**
 * The observation of one call. Belongs to no thread, and nothing that observes can harm
 * the call.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class CallObservation {

	private static final WeChatPayCallObservationConvention DEFAULT_CONVENTION = new WeChatPayCallObservationConvention() {
	};

	private static final Log logger = LogFactory.getLog(CallObservation.class);

	private final WeChatPayCallObservationContext context;

	private final List<ObservationHandler<? super WeChatPayCallObservationContext>> handlers;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private volatile Observation observation = Observation.NOOP;

	private CallObservation(HttpMethod method, @Nullable String uriTemplate, Settings settings) {
		this.context = new WeChatPayCallObservationContext(method, uriTemplate, settings.merchant);
		this.handlers = settings.handlers;
	}

	/**
	 * Start to observe a call. Without a parent of its own, Reactor's context leaves that
	 * of the thread.
	 * @param method the HTTP method
	 * @param uriTemplate the path of the URI template, or {@code null} if it may hold
	 * values
	 * @param settings who observes
	 * @param reactorContext the context of the subscriber
	 * @return the observation, which has to be stopped
	 */
	public static CallObservation start(HttpMethod method, @Nullable String uriTemplate, Settings settings,
			ContextView reactorContext) {
		CallObservation call = new CallObservation(method, uriTemplate, settings);
		safely(() -> {
			Observation observation = WeChatPayObservationDocumentation.CALL.observation(settings.convention,
					DEFAULT_CONVENTION, () -> call.context, settings.registry);
			Observation parent = reactorContext.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			call.observation = ((parent != null) ? observation.parentObservation(parent) : observation).start();
		});
		call.tell((handler) -> handler.onStart(call.context));
		return call;
	}

	/**
	 * Make the observation the parent of the attempts, unless nobody sees it: then it
	 * must not hide its own parent.
	 * @param reactorContext the context of the subscriber
	 * @return the context of the attempts
	 */
	public Context addTo(Context reactorContext) {
		return this.observation.isNoop() ? reactorContext
				: reactorContext.put(ObservationThreadLocalAccessor.KEY, this.observation);
	}

	/**
	 * Say that an attempt begins.
	 * @param number the number of the attempt, from 1
	 */
	public void attempt(int number) {
		this.context.attempt(number);
		event(WeChatPayObservationDocumentation.CallEvents.ATTEMPT);
	}

	/**
	 * Say that something happened. What an attempt finds out when the call is over comes
	 * too late.
	 * @param event what happened
	 */
	public void event(Observation.Event event) {
		if (!this.stopped.get()) {
			safely(() -> this.observation.event(event));
			tell((handler) -> handler.onEvent(event, this.context));
		}
	}

	/**
	 * Say how the call ended. Only the first end counts.
	 * @param outcome how it ended
	 * @param unknownInBetween whether the outcome of an attempt was unknown
	 * @param failure what the call failed with, or {@code null}
	 */
	public void stop(Outcome outcome, boolean unknownInBetween, @Nullable Throwable failure) {
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
	 * @param merchant the name of the merchant that calls, or {@code null} if
	 * observations do not say it
	 */
	public record Settings(ObservationRegistry registry, @Nullable WeChatPayCallObservationConvention convention,
			List<ObservationHandler<? super WeChatPayCallObservationContext>> handlers, @Nullable String merchant) {

		/**
		 * Create the settings.
		 */
		public Settings {
			handlers = List.copyOf(handlers);
		}

	}

}
