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
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.CallObservation;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallEvents;

/**
 * Makes attempts until a call has succeeded, has failed for good, or is out of time, and
 * sees to it that the caller learns the truth about its outcome.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CallExecutor {

	private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofNanos(1), Duration.ofNanos(1));

	private final RetryPolicy retryPolicy;

	private final Duration timeLimit;

	private final CallObservation.Settings observations;

	private final Supplier<Mono<Void>> keys;

	private volatile boolean closed;

	private final CallsInFlight inFlight = new CallsInFlight();

	CallExecutor(RetryPolicy retryPolicy, Duration timeLimit, CallObservation.Settings observations,
			Supplier<Mono<Void>> keys) {
		this.retryPolicy = retryPolicy;
		this.timeLimit = timeLimit;
		this.observations = observations;
		this.keys = keys;
	}

	Mono<Void> whenIdle() {
		return this.inFlight.whenIdle();
	}

	// Subscribers learn of it on a thread that is not the one that shuts down.
	void abortAll() {
		Schedulers.parallel().schedule(this.inFlight::abortAll);
	}

	void close() {
		this.closed = true;
		Schedulers.parallel().schedule(this.inFlight::close);
	}

	<T> Mono<T> execute(Operation operation, boolean repeatable,
			@Nullable Function<WeChatPayResponseException, ? extends Mono<? extends Settlement<?>>> settlement,
			Function<Attempt, Mono<T>> exchange) {
		RetryPolicy policy = repeatable ? this.retryPolicy : ONCE;
		return Mono.deferContextual((context) -> {
			CallObservation observation = CallObservation.start(operation.method(), operation.boundedPath(),
					this.observations, context);
			Call call = new Call(operation, this.timeLimit, observation, Settlement.isAfterUnknownOutcome(context));
			return run(call, policy, settlement, exchange).tap(() -> new EndListener<>(call));
		});
	}

	private <T> Mono<T> run(Call call, RetryPolicy policy,
			@Nullable Function<WeChatPayResponseException, ? extends Mono<? extends Settlement<?>>> settlement,
			Function<Attempt, Mono<T>> exchange) {
		// First, so that either this sees that the client is closed, or the closing sees
		// this
		this.inFlight.begin(call);
		if (this.closed) {
			return Mono.error(call.operation().refuseWhenClosed(null));
		}
		return Mono.defer(() -> attemptWithKeys(call, exchange))
			.retryWhen(new CallRetry(policy, call))
			.onErrorResume((failure) -> settle(call, failure, settlement))
			// A connector that fails to cancel must not keep the caller waiting
			.cancelOn(Schedulers.parallel())
			.timeout(call.end(), Mono.error(call::cutOff));
	}

	// An answer that nobody can verify is not asked for.
	private <T> Mono<T> attemptWithKeys(Call call, Function<Attempt, Mono<T>> exchange) {
		return this.keys.get()
			.onErrorMap((failure) -> noKeys(call, failure))
			.then(Mono.defer(() -> attempt(call, exchange)));
	}

	private static WeChatPayException noKeys(Call call, Throwable failure) {
		String reason = (failure instanceof WeChatPayException) ? String.valueOf(failure.getMessage())
				: failure.getClass().getName();
		return new WeChatPayException(
				"%s was not sent, because there is no key of WeChat Pay to verify the answer with. %s"
					.formatted(call.operation(), reason),
				Advice.NO_EFFECT, failure, false);
	}

	private <T> Mono<T> attempt(Call call, Function<Attempt, Mono<T>> exchange) {
		Attempt attempt = call.beginAttempt((failure) -> attemptFailed(call, failure));
		return exchange.apply(attempt)
			.onErrorMap(attempt::conclude)
			.doOnError((failure) -> call.endAttempt())
			.doFinally((signal) -> attempt.end());
	}

	private void attemptFailed(Call call, WeChatPayException failure) {
		call.failed(failure);
		if (failure instanceof UnverifiedResponseException) {
			call.observation().event(CallEvents.UNVERIFIED);
		}
	}

	private <T> Mono<T> settle(Call call, Throwable failure,
			@Nullable Function<WeChatPayResponseException, ? extends Mono<? extends Settlement<?>>> settlement) {
		call.doubt(failure);
		if (settlement == null || !call.hasUnknownOutcome() || !(failure instanceof WeChatPayResponseException refusal)
				|| refusal.isOutcomeUnknown()) {
			return Mono.error(() -> call.conclude(failure));
		}
		return Mono.<Settlement<?>>defer(() -> settlement.apply(refusal))
			.onErrorMap(call::conclude)
			.filter((settled) -> settled.tookEffect() || !call.mayBeUnderWay())
			.switchIfEmpty(Mono.error(() -> call.conclude(refusal)))
			.doOnNext((settled) -> call.observation()
				.event(settled.tookEffect() ? CallEvents.SETTLED_WITH_EFFECT : CallEvents.SETTLED_WITHOUT_EFFECT))
			.doOnError((unsettled) -> call.observation().event(CallEvents.UNSETTLED))
			.flatMap((settled) -> settled.tookEffect() ? answer(settled) : Mono.error(call.concludeRefused(refusal)));
	}

	// Whoever sets the settlement promises the type that is retrieved.
	@SuppressWarnings("unchecked")
	private static <T> Mono<T> answer(Settlement<?> settlement) {
		return Mono.justOrEmpty((T) settlement.answer());
	}

	/**
	 * Keeps the books of a call: one layer for what would otherwise be one each.
	 *
	 * @param <T> what the call returns
	 */
	private final class EndListener<T> extends DefaultSignalListener<T> {

		private final Call call;

		private EndListener(Call call) {
			this.call = call;
		}

		@Override
		public Context addToContext(Context context) {
			return this.call.observation().addTo(LateErrors.ignoreOwn(context));
		}

		@Override
		public void doOnNext(T answer) {
			this.call.succeeded();
		}

		@Override
		public void doOnComplete() {
			this.call.succeeded();
		}

		@Override
		public void doOnError(Throwable failure) {
			this.call.ended(failure);
		}

		@Override
		public void doOnCancel() {
			this.call.cancelled();
		}

		@Override
		public void doFinally(SignalType end) {
			CallExecutor.this.inFlight.end(this.call);
		}

	}

}
