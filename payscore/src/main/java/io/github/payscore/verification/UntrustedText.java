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

package io.github.payscore.verification;

/**
 * Text of an answer that nobody signed, made fit for a message: on one line, and not
 * endless.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class UntrustedText {

	private static final int MAX_LENGTH = 128;

	private UntrustedText() {
	}

	/**
	 * Make a text fit for one line of a message.
	 * @param text the text of somebody else
	 * @return the text without line breaks and control characters, cut to 128 characters
	 */
	public static String clean(String text) {
		String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ");
		return (line.length() > MAX_LENGTH) ? line.substring(0, MAX_LENGTH) + "…" : line;
	}

}
