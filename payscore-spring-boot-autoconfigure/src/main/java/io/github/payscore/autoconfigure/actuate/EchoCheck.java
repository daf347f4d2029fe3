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

package io.github.payscore.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Mono;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.WeChatPayClient;

/**
 * Lets WeChat Pay repeat a message, which it does if the merchant's keys and the clock
 * are right, and signs with the platform's. Nobody waits for it: whoever asks gets what
 * the last check found, and begins another one if that is too old. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4015139289">Test of
 * signatures</a>
 */
final class EchoCheck {

	private static final String PATH = "/v3/security/echo";

	private static final String MESSAGE = "echo_message";

	private static final ParameterizedTypeReference<Map<String, Object>> ANSWER = new ParameterizedTypeReference<>() {
	};

	private final WeChatPayClient client;

	private final InstantSource clock;

	private final Duration interval;

	private final AtomicReference<@Nullable Instant> begun = new AtomicReference<>();

	private volatile @Nullable Result result;

	EchoCheck(WeChatPayClient client, InstantSource clock, Duration interval) {
		this.client = client;
		this.clock = clock;
		this.interval = interval;
	}

	// What the last check found, or null if none has ended.
	@Nullable Result result() {
		Instant now = this.clock.instant();
		Instant last = this.begun.get();
		if ((last == null || !now.isBefore(last.plus(this.interval))) && this.begun.compareAndSet(last, now)) {
			check().subscribe((found) -> this.result = found);
		}
		return this.result;
	}

	private Mono<Result> check() {
		String message = UUID.randomUUID().toString();
		return this.client.post(PATH)
			.body(Map.of(MESSAGE, message))
			.repeatable()
			.retrieve(ANSWER)
			.map((answer) -> message.equals(answer.get(MESSAGE)) ? found(Outcome.OK, null)
					: found(Outcome.FAILED, "Another message came back than was sent."))
			.defaultIfEmpty(found(Outcome.FAILED, "No message came back."))
			.onErrorResume((failure) -> Mono.just(found(Outcome.of(failure), failure.getMessage())));
	}

	private Result found(Outcome outcome, @Nullable String problem) {
		return new Result(outcome, this.clock.instant(), problem);
	}

	/**
	 * What a check found.
	 */
	enum Outcome {

		/**
		 * WeChat Pay accepted the merchant's signature, and its own is genuine.
		 */
		OK,

		/**
		 * WeChat Pay refused the request: the merchant's keys or the clock are wrong.
		 */
		REFUSED,

		/**
		 * The answer is not provably WeChat Pay's: the platform's keys are wrong.
		 */
		UNVERIFIED,

		/**
		 * Nothing can be told.
		 */
		FAILED;

		private static Outcome of(Throwable failure) {
			if (failure instanceof UnverifiedResponseException) {
				return UNVERIFIED;
			}
			return (failure instanceof WeChatPayResponseException answer && !answer.isOutcomeUnknown()) ? REFUSED
					: FAILED;
		}

	}

	/**
	 * A check that ended.
	 *
	 * @param outcome what it found
	 * @param time when
	 * @param problem what is wrong, or {@code null}
	 */
	record Result(Outcome outcome, Instant time, @Nullable String problem) {

		Map<String, Object> details() {
			Map<String, Object> details = new LinkedHashMap<>();
			details.put("outcome", this.outcome.name());
			details.put("time", this.time);
			return details;
		}

		@Nullable String warning() {
			return switch (this.outcome) {
				case OK -> null;
				case REFUSED -> "WeChat Pay refused the self-check, so a key of the merchant or the clock is wrong: "
						+ this.problem;
				case UNVERIFIED ->
					"The answer to the self-check is not verified, so a key of WeChat Pay is wrong: " + this.problem;
				case FAILED -> "The self-check failed: " + this.problem;
			};
		}

	}

}
