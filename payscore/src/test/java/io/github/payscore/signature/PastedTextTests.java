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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PastedText}.
 *
 * @author PayScore for Spring Boot contributors
 */
class PastedTextTests {

	private static final String INVISIBLE = " \t\r\n\u000B\u00A0\u00AD\u1680\u2003\u200B\u200E\u2028\u202F\u2060\u3000\uFEFF"
			+ "\uDB40\uDC20";

	@Test
	void stripWhenInvisibleCharactersAreAtEndsThenTakesThemAway() {
		assertThat(PastedText.strip(INVISIBLE + "a b\u200Bc" + INVISIBLE)).isEqualTo("a b\u200Bc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", INVISIBLE })
	void stripWhenNothingIsVisibleThenIsEmpty(String text) {
		assertThat(PastedText.strip(text)).isEmpty();
		assertThat(PastedText.remove(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "支付分", "\uD83D\uDCB0", "a-b_c|d*e" })
	void stripWhenEverythingIsVisibleThenIsSame(String text) {
		assertThat(PastedText.strip(text)).isEqualTo(text);
		assertThat(PastedText.remove(text)).isEqualTo(text);
		assertThat(PastedText.firstInvisible(text)).isNull();
	}

	@Test
	void removeWhenInvisibleCharactersAreInTheMiddleThenTakesThemAway() {
		assertThat(PastedText.remove("a" + INVISIBLE + "\uD83D\uDCB0" + INVISIBLE + "b")).isEqualTo("a\uD83D\uDCB0b");
	}

	@ParameterizedTest
	@CsvSource({ "12\u200B34, U+200B", "12\u00A034, U+00A0", "1 2\uFEFF\u200B3, U+FEFF", "12\uDB40\uDC2034, U+E0020" })
	void firstInvisibleWhenThereIsOneThenNamesIt(String text, String name) {
		assertThat(PastedText.firstInvisible(text)).isEqualTo(name);
	}

	@Test
	void firstInvisibleWhenBlankIsPlainThenCanBeSeen() {
		assertThat(PastedText.firstInvisible("12 34")).isNull();
	}

}
