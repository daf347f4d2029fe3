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

import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a query showed of a request whose outcome was unknown. If that cannot be told,
 * there is no settlement. Immutable.
 *
 * @param <T> the type of the answer
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayClient.Request#settledWith
 */
public final class Settlement<T> {

	private static final String AFTER_UNKNOWN_OUTCOME = Settlement.class.getName() + ".afterUnknownOutcome";

	private final boolean tookEffect;

	private final @Nullable T answer;

	private Settlement(boolean tookEffect, @Nullable T answer) {
		this.tookEffect = tookEffect;
		this.answer = answer;
	}

	/**
	 * Return that the request took effect: the call succeeds.
	 * @param answer the answer of the call, or {@code null} if it has none
	 * @param <T> the type of the answer
	 * @return the settlement
	 */
	public static <T> Settlement<T> tookEffect(@Nullable T answer) {
		return new Settlement<>(true, answer);
	}

	/**
	 * Return that the request certainly had no effect: the call fails with the refusal.
	 * @param <T> the type of the answer
	 * @return the settlement
	 */
	public static <T> Settlement<T> hadNoEffect() {
		return new Settlement<>(false, null);
	}

	/**
	 * Mark the calls that see a context as repetitions of calls whose outcome is unknown:
	 * of another time, or of a process that has died. If WeChat Pay refuses such a call,
	 * that may be because of what the earlier one did, so the refusal is settled even if
	 * it is the answer to the first attempt; what cannot be settled is of unknown
	 * outcome.
	 *
	 * <pre class="code">
	 * orders.complete(outOrderNo, request).contextWrite(Settlement::afterUnknownOutcome)
	 * </pre>
	 * @param context the context of a subscriber
	 * @return the context with the mark
	 */
	public static Context afterUnknownOutcome(Context context) {
		return context.put(AFTER_UNKNOWN_OUTCOME, true);
	}

	static boolean isAfterUnknownOutcome(ContextView context) {
		return context.hasKey(AFTER_UNKNOWN_OUTCOME);
	}

	static Settlement<?> of(boolean tookEffect) {
		return tookEffect ? tookEffect(null) : hadNoEffect();
	}

	/**
	 * Return whether the request took effect.
	 * @return {@code false} if it certainly did not
	 */
	public boolean tookEffect() {
		return this.tookEffect;
	}

	/**
	 * Return the answer of the call.
	 * @return the answer, or {@code null} if there is none
	 */
	public @Nullable T answer() {
		return this.answer;
	}

}
