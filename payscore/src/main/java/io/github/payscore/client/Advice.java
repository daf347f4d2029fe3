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

import io.github.payscore.KnownError;

/**
 * What messages tell the caller to do.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Advice {

	static final String OUTCOME_UNKNOWN = "The outcome is unknown: repeat the call with the same parameters, "
			+ "or query the result.";

	static final String NO_EFFECT = "Nothing was sent, so the call had no effect.";

	static final String REJECTED = "It certainly had no effect.";

	static final String NO_FILE = "No file was left: ask WeChat Pay for its address again, and download it.";

	static final String FILE_NOT_WRITABLE = "Check that the folder exists, that this process may write to it, and that "
			+ "there is space.";

	private Advice() {
	}

	// What a code means goes before the unknown outcome, and what to do about the code
	// gives way to it.
	static @Nullable String onError(boolean outcomeUnknown, @Nullable KnownError known) {
		if (known == null) {
			return outcomeUnknown ? OUTCOME_UNKNOWN : null;
		}
		return known.getMeaning() + " " + (outcomeUnknown ? OUTCOME_UNKNOWN : known.getAdvice());
	}

}
