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

package io.github.payscore.order;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What can never be right about an id: a character that nobody sees, as a blank at its
 * end. It is not taken away, because whoever keeps the id would know another one than
 * WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Ids {

	// One that can be seen
	private static final Pattern PLAIN_BLANK_BETWEEN_OTHERS = Pattern.compile("(?<=\\S) +(?=\\S)");

	private Ids() {
	}

	static void check(String field, @Nullable String id) {
		Assert.isTrue(id == null || findInvisible(id) == null,
				() -> "'%s' must not have characters that nobody sees%s".formatted(field, mentionInvisible(id)));
	}

	/**
	 * Check an id that falls back to a property if it is blank.
	 * @param field the name of the field
	 * @param id the id
	 */
	static void checkUnlessBlank(String field, @Nullable String id) {
		if (StringUtils.hasText(id)) {
			check(field, id);
		}
	}

	static String mentionInvisible(@Nullable String id) {
		String found = (id != null) ? findInvisible(id) : null;
		return (found != null) ? ", but it has " + found : "";
	}

	private static @Nullable String findInvisible(String id) {
		return isPlain(id) ? null : findInvisibleInUnusual(id);
	}

	// As nearly every id is
	private static boolean isPlain(String id) {
		for (int i = 0; i < id.length(); i++) {
			if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
				return false;
			}
		}
		return true;
	}

	private static @Nullable String findInvisibleInUnusual(String id) {
		return PLAIN_BLANK_BETWEEN_OTHERS.matcher(id)
			.replaceAll("")
			.codePoints()
			.filter(Ids::isInvisible)
			.mapToObj("the character U+%04X"::formatted)
			.findFirst()
			.orElse(null);
	}

	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.isIdentifierIgnorable(character);
	}

}
