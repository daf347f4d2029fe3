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

package io.github.payscore.client;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.DefaultUriBuilderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PathTemplate}, which must expand as Spring does.
 *
 * @author PayScore for Spring Boot contributors
 */
class PathTemplateTests {

	private static final String ORIGIN = "https://example.com";

	static Stream<Arguments> templates() {
		return Stream.of(Arguments.of("/v3/x", values()), Arguments.of("/", values()), Arguments.of("/v3/x/", values()),
				Arguments.of("/v3/a//b", values()), Arguments.of("/v3/{x}", values()),
				Arguments.of("/v3/a b/ü", values()), Arguments.of("/v3/%20", values()),
				Arguments.of("/v3/x?", values()), Arguments.of("/v3/x?a", values()), Arguments.of("/v3/x?a=", values()),
				Arguments.of("/v3/x?a=1&&b=2", values()), Arguments.of("/v3/x?a=b=c", values()),
				Arguments.of("/v3/x?a=/&b=?", values()), Arguments.of("/v3/x;p=1/y", values()),
				Arguments.of("/v3/:x@y", values()), Arguments.of("/v3/../x", values()),
				Arguments.of("/v3/./x", values()), Arguments.of("/v3/x?a={a}&b={b}&c=d", values()),
				Arguments.of("/v3/{a}/{b}/c", values()), Arguments.of("/v3/{a}{b}/c-{a}", values()),
				Arguments.of("/v3/{a:[0-9]+}/b", values()), Arguments.of("/v3/x?a={a}-{b}", values()),
				Arguments.of("/v3/x?a[]={a}", values()), Arguments.of("/v3/{a}?{b}=1", values()));
	}

	private static String[] values() {
		return new String[] { "1230000109", "a/b", "a b", "../x", "%2F", "ü微", "", "a?b=c&d#e", "a{b}c", "A|*_-.~", "+",
				"\u0000\n", "\uD83D\uDE00", ";,:@!$'()" };
	}

	@ParameterizedTest
	@MethodSource("templates")
	void expandWhenGivenAnyValuesThenIsAsBySpring(String template, String[] values) {
		DefaultUriBuilderFactory spring = new DefaultUriBuilderFactory(ORIGIN);
		for (String first : values) {
			for (String second : values) {
				assertThat(ORIGIN + PathTemplate.of(template).expand(first, second, "third"))
					.isEqualTo(spring.expand(template, first, second, "third").toString());
			}
		}
	}

	@Test
	void expandWhenValueIsANumberThenIsItsDigits() {
		assertThat(PathTemplate.of("/v3/x?limit={limit}").expand(20)).isEqualTo("/v3/x?limit=20");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/{x}", "/v3/{x}/ü", "/v3/x?x={x}" })
	void expandWhenValueIsMissingThenSaysWhich(String template) {
		assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.of(template).expand())
			.withMessageContaining("'x'");
	}

	@Test
	void expandWhenTemplateIsLongThenIsAsBySpring() {
		String template = "/v3/" + "a".repeat(50_000) + "/{x}";
		assertThat(PathTemplate.of(template).expand("1")).isEqualTo(template.replace("{x}", "1"));
	}

	@Test
	void pathWhenThereIsAQueryThenIsWithoutIt() {
		assertThat(PathTemplate.of("/v3/x?a={a}").path()).isEqualTo("/v3/x");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/v3/payscore/serviceorder/{out_order_no}/complete", "/v3/complaints-v2", "/v3/x?a=12345" })
	void boundedPathWhenPathHoldsNoValueThenIsThePath(String template) {
		assertThat(PathTemplate.of(template).boundedPath()).isEqualTo(PathTemplate.of(template).path());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/x/1230000109", "/v3/x/ORDER", "/v3/a%20b" })
	void boundedPathWhenPathMayHoldAValueThenIsNone(String template) {
		assertThat(PathTemplate.of(template).boundedPath()).isNull();
	}

}
