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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.CallObservation;
import io.github.payscore.client.observation.WeChatPayCallObservationContext.Outcome;

/**
 * One call of the user with all its attempts: what became of them, and what the caller
 * has to know in the end. Thread-safe, because a call may be cut off while an attempt is
 * under way.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Call {

	private final Operation operation;

	private final CallObservation observation;

	private final Duration timeLimit;

	private final boolean repetition;

	private final long start = System.nanoTime();

	private final Queue<WeChatPayException> failures = new ConcurrentLinkedQueue<>();

	private final Sinks.Empty<Void> end = Sinks.empty();

	private volatile boolean aborted;

	private volatile boolean expired;

	private volatile int attempts;

	private volatile @Nullable Attempt underway;

	private volatile boolean sentTwice;

	private volatile @Nullable WeChatPayException unknown;

	Call(Operation operation, Duration timeLimit, CallObservation observation, boolean repetition) {
		this.operation = operation;
		this.observation = observation;
		this.timeLimit = timeLimit;
		this.repetition = repetition;
	}

	Operation operation() {
		return this.operation;
	}

	CallObservation observation() {
		return this.observation;
	}

	// Attempts come one after the other, so there is one writer at a time.
	@SuppressWarnings("NonAtomicVolatileUpdate")
	Attempt beginAttempt(Consumer<WeChatPayException> listener) {
		Attempt attempt = new Attempt(this.operation, listener);
		this.attempts++;
		this.underway = attempt;
		this.observation.attempt(this.attempts);
		return attempt;
	}

	void endAttempt() {
		this.underway = null;
	}

	int attempts() {
		return this.attempts;
	}

	void failed(WeChatPayException failure) {
		Attempt attempt = this.underway;
		this.sentTwice = isQuery() && attempt != null && attempt.connectorRepeatsQueries();
		this.failures.add(failure);
		if (leavesOutcomeUnknown(failure)) {
			this.unknown = failure;
		}
	}

	// Reading has no effect, so its last answer counts, whatever came before.
	boolean leavesOutcomeUnknown(Throwable failure) {
		return failure instanceof WeChatPayException ex && ex.isOutcomeUnknown() && !isQuery();
	}

	private boolean isQuery() {
		return HttpMethod.GET.equals(this.operation.method());
	}

	// Whether the connector may have sent the last attempt twice, with one nonce.
	boolean mayHaveBeenSentTwice() {
		return this.sentTwice;
	}

	boolean hasUnknownOutcome() {
		return this.unknown != null;
	}

	// What an earlier call did may be why a repetition is refused, so that the refusal
	// does
	// not show that there was no effect.
	void doubt(Throwable failure) {
		if (this.repetition && !isQuery() && !hasUnknownOutcome()
				&& failure instanceof WeChatPayResponseException refusal && !refusal.isOutcomeUnknown()) {
			this.unknown = new WeChatPayResponseException(refusal.getProblem(), Advice.OUTCOME_UNKNOWN,
					refusal.getStatusCode(), refusal.getCode(), refusal.getDetail(), refusal.getRequestId(),
					refusal.getRetryAfter(), true, refusal.getKnownError());
		}
	}

	// WeChat Pay may still be working on what it answered 429, if that leaves the outcome
	// unknown. What is not to be seen yet may come.
	boolean mayBeUnderWay() {
		return this.failures.stream()
			.anyMatch((failure) -> failure.isOutcomeUnknown() && failure instanceof WeChatPayResponseException answer
					&& answer.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS.value());
	}

	boolean hasTimeFor(Duration wait) {
		return wait.compareTo(Duration.ofNanos(nanosLeft())) < 0;
	}

	long nanosLeft() {
		return this.timeLimit.toNanos() - (System.nanoTime() - this.start);
	}

	void abort() {
		this.aborted = true;
		this.end.tryEmitEmpty();
	}

	void expire() {
		this.expired = true;
		this.end.tryEmitEmpty();
	}

	boolean isExpired() {
		return this.expired;
	}

	// Completes when the call has to end, whatever it is doing.
	Mono<Void> end() {
		return this.end.asMono();
	}

	// An attempt that failed later may be certain to have had no effect. That says
	// nothing about the earlier one whose outcome is unknown, so the caller must see that
	// one.
	Throwable conclude(Throwable last) {
		WeChatPayException unknown = this.unknown;
		return conclusion((unknown != null) ? unknown : last, last);
	}

	Throwable concludeRefused(WeChatPayException refusal) {
		return conclusion(refusal, refusal);
	}

	private Throwable conclusion(Throwable decisive, Throwable last) {
		this.failures.stream().filter((failure) -> failure != decisive).forEach(decisive::addSuppressed);
		if (last != decisive && !this.failures.contains(last)) {
			decisive.addSuppressed(last);
		}
		return decisive;
	}

	void succeeded() {
		stop(hasUnknownOutcome() ? Outcome.SETTLED : Outcome.COMPLETED, null);
	}

	void ended(Throwable failure) {
		stop(outcome(failure), failure);
	}

	private Outcome outcome(Throwable failure) {
		if (leavesOutcomeUnknown(failure)) {
			return Outcome.UNKNOWN;
		}
		boolean refused = failure instanceof WeChatPayResponseException answer && !answer.isOutcomeUnknown();
		return refused ? Outcome.REFUSED : Outcome.FAILED;
	}

	void cancelled() {
		boolean unknown = hasUnknownOutcome() || (hasSentUnderway() && !isQuery());
		stop(unknown ? Outcome.UNKNOWN : Outcome.CANCELLED, null);
	}

	private void stop(Outcome outcome, @Nullable Throwable failure) {
		this.observation.stop(outcome, hasUnknownOutcome(), failure);
	}

	NoResponseException cutOff() {
		boolean outcomeUnknown = hasUnknownOutcome() || hasSentUnderway();
		NoResponseException failure = new NoResponseException("%s %s.".formatted(this.operation, whyCutOff()),
				outcomeUnknown ? Advice.OUTCOME_UNKNOWN : Advice.REJECTED, null, outcomeUnknown);
		this.failures.forEach(failure::addSuppressed);
		return failure;
	}

	private boolean hasSentUnderway() {
		Attempt attempt = this.underway;
		if (attempt == null) {
			return false;
		}
		attempt.end();
		return attempt.hasSent();
	}

	private String whyCutOff() {
		if (this.aborted) {
			return "was still under way when the client was closed";
		}
		return (this.attempts == 0)
				? ("was not sent, because there was no key of WeChat Pay to verify the answer "
						+ "with within the %d ms that a call may take")
					.formatted(this.timeLimit.toMillis())
				: "took longer than the %d ms that a call may take".formatted(this.timeLimit.toMillis());
	}

}
