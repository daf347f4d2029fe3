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

package io.github.payscore.outbox.jdbc;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Tells whether a call is refused for good, and says in few words, without content of the
 * order, what went wrong.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Refusal {

	/**
	 * What is not about the order, but about keys, clocks and the number of calls, which
	 * people and time put right.
	 */
	private static final Set<Integer> NOT_ABOUT_THE_ORDER = Set.of(401, 408, 429);

	private Refusal() {
	}

	// Without a code it was not WeChat Pay that answered, but something on the way
	static @Nullable WeChatPayResponseException of(Throwable failure) {
		return (failure instanceof WeChatPayResponseException answer && !answer.isOutcomeUnknown()
				&& answer.getCode() != null && !NOT_ABOUT_THE_ORDER.contains(answer.getStatusCode())) ? answer : null;
	}

	static String describe(Throwable failure) {
		if (failure instanceof WeChatPayResponseException answer) {
			return (answer.getCode() != null) ? answer.getStatusCode() + " " + answer.getCode()
					: String.valueOf(answer.getStatusCode());
		}
		if (failure instanceof NoResponseException) {
			return "no answer";
		}
		if (failure instanceof UnverifiedResponseException) {
			return "an answer that was not provably from WeChat Pay";
		}
		if (failure instanceof UnreadableRequestException) {
			return String.valueOf(failure.getMessage());
		}
		return failure.getClass().getName();
	}

}
