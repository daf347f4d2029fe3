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

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM text (RFC 7468), whose line breaks may have got lost. Has no
 * {@code toString} of its own on purpose: the content may be a private key.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PemBlock {

	private static final Pattern BEGIN = Pattern.compile("-----\\s*+BEGIN ");

	private static final String CONTENT = "([^-]*+(?:-(?!----)[^-]*+)*+)";

	private static final Pattern BLOCK = Pattern
		.compile(BEGIN + "([A-Z0-9]++(?: [A-Z0-9]++)*+)\\s*+-----" + CONTENT + "-----\\s*+END \\1\\s*+-----");

	private static final Pattern ENCRYPTED = Pattern.compile("Proc-Type:\\s*4\\s*,\\s*ENCRYPTED");

	/**
	 * How an old-style key is encrypted (RFC 1421). The algorithm gives the number of
	 * digits, because nothing else may separate them from the content.
	 */
	private static final Pattern ENCRYPTION = Pattern
		.compile("DEK-Info:\\s*((?:AES|ARIA|CAMELLIA|SEED)[A-Z0-9-]*\\s*,\\s*[0-9A-Fa-f]{32}"
				+ "|[A-Z0-9-]+\\s*,\\s*[0-9A-Fa-f]{16})");

	private static final Pattern OTHER_HEADER = Pattern.compile("(?m)^ *+[A-Za-z][A-Za-z0-9-]*:.*$");

	private static final Pattern FULL_LINE = Pattern.compile(".{64}(?=.)");

	private final String label;

	private final String headers;

	private final String content;

	private PemBlock(String label, String text) {
		this.label = label;
		this.headers = headers(text);
		this.content = withoutHeaders(text).replaceAll("\\s", "");
	}

	private static String headers(String text) {
		Matcher encryption = ENCRYPTION.matcher(text);
		return encryption.find() ? "Proc-Type: 4,ENCRYPTED\nDEK-Info: %s\n\n"
			.formatted(encryption.group(1).replaceAll("\\s", "").toUpperCase(Locale.ROOT)) : "";
	}

	private static String withoutHeaders(String text) {
		String other = ENCRYPTION.matcher(ENCRYPTED.matcher(text).replaceFirst("")).replaceFirst("");
		return OTHER_HEADER.matcher(other).replaceAll("");
	}

	static List<PemBlock> findAll(byte[] content) {
		return BLOCK.matcher(PemText.of(content))
			.results()
			.map((block) -> new PemBlock(block.group(1), block.group(2)))
			.toList();
	}

	static boolean isPem(byte[] content) {
		return BEGIN.matcher(PemText.of(content)).find();
	}

	String label() {
		return this.label;
	}

	// The block as it should stand, with its boundaries and lines
	String text() {
		return "-----BEGIN %1$s-----\n%2$s%3$s\n-----END %1$s-----\n".formatted(this.label, this.headers,
				FULL_LINE.matcher(this.content).replaceAll("$0\n"));
	}

	byte[] decode() {
		try {
			return Base64.getDecoder().decode(this.content);
		}
		catch (IllegalArgumentException ex) {
			// The decoder's message may quote what it read, so it is not the cause
			throw new UnusableKeyException(
					"The content between BEGIN %s and END %s is no Base64; the file was damaged, copy it again."
						.formatted(this.label, this.label));
		}
	}

}
