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

package io.github.payscore.notification.observation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import io.github.payscore.notification.observation.NotificationObservationContext.Outcome;

/**
 * The observation of one delivery of a notification. Nothing that observes can harm the
 * notification. An application has no need of it. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class NotificationObservation {

	private static final NotificationObservationConvention DEFAULT_CONVENTION = new NotificationObservationConvention() {
	};

	private static final Log logger = LogFactory.getLog(NotificationObservation.class);

	private final NotificationObservationContext context;

	private final AtomicBoolean stopped = new AtomicBoolean();

	private final ObservationRegistry registry;

	private volatile Observation observation = Observation.NOOP;

	private NotificationObservation(ObservationRegistry registry, boolean merchantObserved) {
		this.registry = registry;
		this.context = new NotificationObservationContext(merchantObserved);
	}

	/**
	 * Start the observation of a delivery. Its parent is that of Reactor's context, or
	 * else that of the thread.
	 * @param registry where it is observed
	 * @param convention the names and tags, or {@code null} for the defaults
	 * @param merchantObserved whether it says which merchant the notification is for
	 * @param reactorContext the context of the delivery
	 * @return the running observation
	 */
	public static NotificationObservation start(ObservationRegistry registry,
			@Nullable NotificationObservationConvention convention, boolean merchantObserved,
			ContextView reactorContext) {
		NotificationObservation notification = new NotificationObservation(registry, merchantObserved);
		safely(() -> {
			Observation observation = NotificationObservationDocumentation.NOTIFICATION.observation(convention,
					DEFAULT_CONVENTION, () -> notification.context, registry);
			Observation parent = reactorContext.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
			notification.observation = ((parent != null) ? observation.parentObservation(parent) : observation).start();
		});
		return notification;
	}

	/**
	 * Make this the parent of what is observed downstream. One that nobody sees does not
	 * hide its parent.
	 * @param reactorContext the context
	 * @return the context to go on with
	 */
	public Context addTo(Context reactorContext) {
		return this.observation.isNoop() ? reactorContext
				: reactorContext.put(ObservationThreadLocalAccessor.KEY, this.observation);
	}

	/**
	 * Say which merchant the notification is for.
	 * @param merchant the name of a merchant that exists
	 */
	public void isFor(String merchant) {
		this.context.isFor(merchant);
	}

	/**
	 * Say that the notification was verified and read.
	 * @param eventType what happened, as WeChat Pay says
	 * @param known whether the library has a type of its own for it
	 */
	public void read(String eventType, boolean known) {
		this.context.read(eventType, known);
	}

	/**
	 * Run a handler so that its logs and calls belong to the notification, as long as it
	 * is observed.
	 * @param handler the handler
	 * @param <T> what it returns
	 * @return what it returned
	 */
	public <T> T scoped(Supplier<T> handler) {
		Observation.Scope before = this.registry.getCurrentObservationScope();
		Observation.Scope scope = openScope();
		try {
			return handler.get();
		}
		finally {
			safely(scope::close);
			// Whatever failed, nothing stays on the thread
			this.registry.setCurrentObservationScope(before);
		}
	}

	private Observation.Scope openScope() {
		Observation.Scope[] scope = { Observation.Scope.NOOP };
		if (!this.stopped.get()) {
			safely(() -> scope[0] = this.observation.openScope());
		}
		return scope[0];
	}

	/**
	 * Say that something failed. What a handler finds out after the reply comes too late.
	 * @param failure what failed
	 */
	public void error(Throwable failure) {
		if (!this.stopped.get()) {
			safely(() -> this.observation.error(failure));
		}
	}

	/**
	 * End the observation; the first call counts.
	 * @param outcome what became of the delivery
	 */
	public void stop(Outcome outcome) {
		if (this.stopped.compareAndSet(false, true)) {
			this.context.end(outcome);
			safely(this.observation::stop);
		}
	}

	private static void safely(Runnable news) {
		try {
			news.run();
		}
		catch (Throwable ex) {
			Exceptions.throwIfJvmFatal(ex);
			logger.warn("A notification could not be observed; it goes on", ex);
		}
	}

}
