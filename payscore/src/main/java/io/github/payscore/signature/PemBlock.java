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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of a PEM text (RFC 7468). Has no {@code toString} of its own on purpose: the
 * content may be a private key.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PemBlock {

	private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----",
			Pattern.DOTALL);

	private final String label;

	private final String text;

	private final String content;

	private PemBlock(Matcher matcher) {
		this.label = matcher.group(1);
		this.text = matcher.group();
		this.content = matcher.group(2);
	}

	static List<PemBlock> findAll(byte[] content) {
		Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
		List<PemBlock> blocks = new ArrayList<>();
		while (matcher.find()) {
			blocks.add(new PemBlock(matcher));
		}
		return blocks;
	}

	static boolean isPem(byte[] content) {
		return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
	}

	String label() {
		return this.label;
	}

	// The block as it stood, with its boundaries
	String text() {
		return this.text;
	}

	byte[] decode() {
		try {
			return Base64.getDecoder().decode(this.content.replaceAll("\\s", ""));
		}
		catch (IllegalArgumentException ex) {
			// The decoder's message may quote what it read, so it is not the cause
			throw new UnusableKeyException(
					"The content between BEGIN %s and END %s is no Base64; the file was damaged, copy it again."
						.formatted(this.label, this.label));
		}
	}

}
