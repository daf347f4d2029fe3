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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.RetryReason;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;

/**
 * Decides after a failed attempt of a call whether and when there is another one.
 *
 * @author PayScore for Spring Boot contributors
 */
final class CallRetry extends Retry {

	private static final Log logger = LogFactory.getLog(CallRetry.class);

	private final RetryPolicy policy;

	private final Call call;

	private volatile boolean signedAfresh;

	CallRetry(RetryPolicy policy, Call call) {
		this.policy = policy;
		this.call = call;
	}

	@Override
	public Publisher<?> generateCompanion(Flux<RetrySignal> signals) {
		return signals.concatMap((signal) -> afterFailure(signal.failure()));
	}

	private Mono<Long> afterFailure(Throwable failure) {
		RetryReason reason = reason(failure);
		if (reason == null || !this.policy.allowsAttemptAfter(this.call.attempts())) {
			return Mono.error(failure);
		}
		Duration wait = this.policy.waitAfter(this.call.attempts(), reason, retryAfter(failure));
		if (!this.call.hasTimeFor(wait)) {
			return Mono.error(failure);
		}
		sayOutLoud(failure, reason, wait);
		return Mono.delay(wait);
	}

	private @Nullable RetryReason reason(Throwable failure) {
		if (isFreshSignatureWorthIt(failure)) {
			this.signedAfresh = true;
			return RetryReason.NONCE_REUSED;
		}
		return (failure instanceof WeChatPayException ex) ? RetryPolicy.reasonFor(ex) : null;
	}

	// Once, because a wrong key is refused as well, and stays wrong.
	private boolean isFreshSignatureWorthIt(Throwable failure) {
		return !this.signedAfresh && this.call.mayHaveBeenSentTwice() && RetryPolicy.isSignatureRefused(failure);
	}

	private static @Nullable Duration retryAfter(Throwable failure) {
		return (failure instanceof WeChatPayResponseException answer) ? answer.getRetryAfter() : null;
	}

	private void sayOutLoud(Throwable failure, RetryReason reason, Duration wait) {
		if (logger.isInfoEnabled()) {
			logger.info("%s: attempt %d of %d failed (%s), the next one is in %d ms".formatted(this.call.operation(),
					this.call.attempts(), this.policy.maxAttempts(), describe(failure, reason), wait.toMillis()));
		}
		this.call.observation().event(new WeChatPayCallObservationContext.Retry(this.call.attempts(), reason, wait));
	}

	private static String describe(Throwable failure, RetryReason reason) {
		return (failure instanceof WeChatPayResponseException answer) ? reason + " " + answer.getStatusCode()
				: reason.toString();
	}

}
