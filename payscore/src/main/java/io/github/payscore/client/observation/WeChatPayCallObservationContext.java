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

import java.time.Duration;
import java.util.Locale;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.WeChatPayClient;

/**
 * What is known of a call of a {@link WeChatPayClient} while it is observed. Holds no
 * value of the request or of the answer. May be read by any thread.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayObservationDocumentation#CALL
 */
public final class WeChatPayCallObservationContext extends Observation.Context {

	private final HttpMethod method;

	private final @Nullable String uriTemplate;

	private final @Nullable String merchant;

	private volatile int attempts;

	private volatile boolean unknownInBetween;

	private volatile @Nullable Outcome outcome;

	WeChatPayCallObservationContext(HttpMethod method, @Nullable String uriTemplate, @Nullable String merchant) {
		this.method = method;
		this.uriTemplate = uriTemplate;
		this.merchant = merchant;
	}

	/**
	 * Return the HTTP method.
	 * @return the method
	 */
	public HttpMethod getMethod() {
		return this.method;
	}

	/**
	 * Return the path of the URI template, without the query.
	 * @return the path, such as
	 * <code>/v3/payscore/serviceorder/{out_order_no}/complete</code>, or {@code null} if
	 * the template seems to hold a value that belongs into a variable
	 */
	public @Nullable String getUriTemplate() {
		return this.uriTemplate;
	}

	/**
	 * Return which merchant calls.
	 * @return the name of the merchant, or {@code null} if it has none, or observations
	 * do not say it
	 */
	public @Nullable String getMerchant() {
		return this.merchant;
	}

	/**
	 * Return how many attempts have begun.
	 * @return the number of attempts, the one that is under way included
	 */
	public int getAttempts() {
		return this.attempts;
	}

	/**
	 * Return whether the outcome of an attempt was unknown, though the caller may know
	 * that of the call.
	 * @return {@code true} if an attempt may have taken effect without a proof of it.
	 * Never of a query, which has no effect
	 */
	public boolean wasOutcomeUnknown() {
		return this.unknownInBetween || this.outcome == Outcome.UNKNOWN;
	}

	/**
	 * Return how the call ended.
	 * @return the outcome, or {@code null} if the call is under way
	 */
	public @Nullable Outcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Return the error code of WeChat Pay that the call failed with.
	 * @return the code, for example {@code PARAM_ERROR}, or {@code null} if there is none
	 */
	public @Nullable String getErrorCode() {
		return (getError() instanceof WeChatPayResponseException answer) ? answer.getCode() : null;
	}

	void attempt(int number) {
		this.attempts = number;
	}

	void end(Outcome outcome, boolean unknownInBetween) {
		this.unknownInBetween = unknownInBetween;
		this.outcome = outcome;
	}

	/**
	 * How a call ended, as its caller knows it.
	 */
	public enum Outcome {

		/**
		 * WeChat Pay has proven the success.
		 */
		COMPLETED,

		/**
		 * The outcome of an attempt was unknown. Then a later attempt, or a query, proved
		 * that the call took effect.
		 */
		SETTLED,

		/**
		 * WeChat Pay refused the call, which certainly had no effect.
		 */
		REFUSED,

		/**
		 * The call may have taken effect, or not. Somebody has to look after it.
		 */
		UNKNOWN,

		/**
		 * The call failed without a refusal, and certainly had no effect: it was not
		 * sent, or it is a query that got no answer.
		 */
		FAILED,

		/**
		 * The caller cancelled the call, which certainly had no effect. A call that was
		 * cancelled when it may have been sent is {@link #UNKNOWN}.
		 */
		CANCELLED;

		/**
		 * Return the value of the key {@code outcome}.
		 * @return the name in lower case
		 */
		public String asString() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * The event that an attempt failed, and that there will be another one.
	 *
	 * @param attempt the number of the failed attempt, from 1
	 * @param reason why it failed
	 * @param delay how long it is until the next attempt
	 */
	public record Retry(int attempt, RetryReason reason, Duration delay) implements Observation.Event {

		@Override
		public String getName() {
			return WeChatPayObservationDocumentation.CallEvents.RETRY.getName();
		}

		@Override
		public String getContextualName() {
			return "attempt %d failed (%s), the next one is in %d ms".formatted(this.attempt, this.reason,
					this.delay.toMillis());
		}

	}

}
