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

package io.github.payscore.autoconfigure.property;

import org.jspecify.annotations.Nullable;

import io.github.payscore.signature.PastedText;

/**
 * Tells of a character in the middle of a value that its owner cannot see.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class InvisibleCharacter {

	private InvisibleCharacter() {
	}

	/**
	 * Add to a problem which invisible character the value has.
	 * @param problem the problem, a sentence
	 * @param value the value, or {@code null}
	 * @return the problem, perhaps with one more sentence
	 */
	public static String mention(String problem, @Nullable String value) {
		String found = (value != null) ? PastedText.firstInvisible(value) : null;
		return (found != null) ? problem + " This one has the invisible character " + found + "." : problem;
	}

}
