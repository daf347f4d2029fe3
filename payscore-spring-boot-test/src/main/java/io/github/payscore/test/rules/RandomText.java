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

package io.github.payscore.test.rules;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Random text for nonces and request ids, which need not be secret in a fake.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class RandomText {

	private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private RandomText() {
	}

	public static String alphanumeric(int length) {
		return text(ALPHANUMERIC, length);
	}

	public static String hex(int length) {
		return text("0123456789ABCDEF", length);
	}

	public static String digits(int length) {
		return text("0123456789", length);
	}

	private static String text(String alphabet, int length) {
		StringBuilder text = new StringBuilder(length);
		ThreadLocalRandom.current()
			.ints(length, 0, alphabet.length())
			.forEach((index) -> text.append(alphabet.charAt(index)));
		return text.toString();
	}

}
