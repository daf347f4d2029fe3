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

package io.github.payscore.bill;

/**
 * Text that a merchant or a user chose, as bills write it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class BillText {

	private static final String BACKQUOTE = "140";

	private BillText() {
	}

	// A comma is written as a blank, which cannot be told from another character that is.
	static String unescape(String text) {
		StringBuilder unescaped = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char character = text.charAt(i);
			if (character != '\\' || i + 1 == text.length()) {
				unescaped.append(character);
			}
			else if (text.startsWith(BACKQUOTE, i + 1)) {
				unescaped.append('`');
				i += BACKQUOTE.length();
			}
			else {
				i++;
				unescaped.append(unescape(text.charAt(i)));
			}
		}
		return unescaped.toString();
	}

	private static char unescape(char character) {
		return switch (character) {
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case ' ' -> ',';
			default -> character;
		};
	}

}
