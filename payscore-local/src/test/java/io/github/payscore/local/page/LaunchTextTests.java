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

package io.github.payscore.local.page;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LaunchText}.
 *
 * @author PayScore for Spring Boot contributors
 */
class LaunchTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "{\"businessType\": \"wxpayScoreUse\", \"extraData\": {\"package\": \"a+b=\"}}",
			"wx.openBusinessView({ businessType: 'wxpayScoreUse', extraData: { package: 'a+b=', }, });",
			"{businessType: 'wxpayScoreUse', queryString: 'package=a%2Bb%3D'}",
			"{businessType: 'wxpayScoreUse', query: 'package=a%2Bb%3D', extInfo: '{\"miniProgramType\":0}'}",
			"businessType=wxpayScoreUse&package=a%2Bb%3D", "?businessType=wxpayScoreUse&package=a+b=",
			" http://localhost:8871/launch?package=a%2Bb%3D&businessType=wxpayScoreUse " })
	void parseWhenAnyFormThenFindsTheSame(String text) {
		assertThat(LaunchText.parse(text)).isEqualTo(new LaunchText("wxpayScoreUse", Map.of("package", "a+b=")));
	}

	@Test
	void parseWhenTypeIsNotNamedThenIsEmpty() {
		assertThat(LaunchText.parse("package=a")).isEqualTo(new LaunchText("", Map.of("package", "a")));
		assertThat(LaunchText.parse("{}")).isEqualTo(new LaunchText("", Map.of()));
	}

	@Test
	void parseWhenNoJsonThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> LaunchText.parse("wx.call({ success() { done(); } })"))
			.withMessageStartingWith("The text is not valid JSON: ");
	}

	@Test
	void parseWhenNotEncodedRightlyThenThrows() {
		assertThatIllegalArgumentException().isThrownBy(() -> LaunchText.parse("package=%zz"));
	}

}
