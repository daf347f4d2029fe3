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

package io.github.payscore.signature;

import org.jspecify.annotations.Nullable;

/**
 * What people paste brings characters along that nobody sees: blanks, line breaks,
 * no-break and zero-width spaces, byte order marks, marks of direction. They are never
 * part of a number, a key or an id.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class PastedText {

	private PastedText() {
	}

	/**
	 * Take away the characters that nobody sees from both ends.
	 * @param text the text
	 * @return the text without them, perhaps empty
	 */
	public static String strip(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isInvisible(text.codePointAt(start))) {
			start += Character.charCount(text.codePointAt(start));
		}
		while (end > start && isInvisible(text.codePointBefore(end))) {
			end -= Character.charCount(text.codePointBefore(end));
		}
		return text.substring(start, end);
	}

	/**
	 * Take away every character that nobody sees.
	 * @param text the text
	 * @return the text without them, perhaps empty
	 */
	public static String remove(String text) {
		return text.codePoints()
			.filter((character) -> !isInvisible(character))
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/**
	 * Name the first character that nobody sees, for a message that must not repeat the
	 * text. A plain blank between others can be seen.
	 * @param text the text, without such characters at its ends
	 * @return its code point, such as {@code U+200B}, or {@code null} if everything can
	 * be seen
	 */
	public static @Nullable String firstInvisible(String text) {
		return text.codePoints()
			.filter((character) -> isInvisible(character) && character != ' ')
			.mapToObj("U+%04X"::formatted)
			.findFirst()
			.orElse(null);
	}

	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.isIdentifierIgnorable(character);
	}

}
