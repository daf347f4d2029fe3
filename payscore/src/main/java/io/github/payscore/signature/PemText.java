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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text of a PEM file, freed from what editors, shells and web pages do to it: a byte
 * order mark, line ends of any kind or written as {@code \n}, blanks and dashes of other
 * kinds, and characters that nobody sees.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PemText {

	private static final String BOUNDARY = "-----";

	private static final Pattern WRITTEN_LINE_END = Pattern.compile("(?<!\\\\)\\\\++[nr]");

	private static final Pattern LINE_END = Pattern.compile("\\R");

	private static final Pattern BLANK = Pattern.compile("[\\h\\x0B\\f]");

	private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\n]]");

	private static final Pattern DASHES = Pattern.compile("[-\\u2010-\\u2015\\u2212]{2,}");

	private static final Pattern BARE_BASE64 = Pattern.compile("[0-9A-Za-z+/]{200,}={0,2}");

	private PemText() {
	}

	static String of(byte[] content) {
		String text = WRITTEN_LINE_END.matcher(new String(content, charset(content))).replaceAll("\n");
		text = LINE_END.matcher(text).replaceAll("\n");
		text = BLANK.matcher(text).replaceAll(" ");
		text = INVISIBLE.matcher(text).replaceAll("");
		return DASHES.matcher(text).replaceAll(PemText::hyphens);
	}

	// Two boundaries meet where a line break got lost
	private static String hyphens(MatchResult dashes) {
		return BOUNDARY.repeat(Math.max(1, dashes.group().length() / BOUNDARY.length()));
	}

	// Some tools on Windows write UTF-16
	private static Charset charset(byte[] content) {
		int mark = (content.length > 1) ? ((content[0] & 0xFF) << 8) | (content[1] & 0xFF) : 0;
		return (mark == 0xFEFF || mark == 0xFFFE) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
	}

	// What stands between the BEGIN and END line, without them.
	static boolean isBareBase64(byte[] content) {
		return BARE_BASE64.matcher(of(content).replaceAll("\\s", "")).matches();
	}

}
