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

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link BaseUrl}.
 *
 * @author PayScore for Spring Boot contributors
 */
class BaseUrlTests {

	@ParameterizedTest
	@CsvSource({ "HTTPS://APIHK.Mch.weixin.qq.com/, https://apihk.mch.weixin.qq.com",
			"Https://example.com:8443, https://example.com:8443", "HTTP://LOCALHOST:8080, http://localhost:8080",
			"HTTP://127.0.0.1:80, http://127.0.0.1:80", "'\u00A0https://example.com\u200B', https://example.com" })
	void ofWhenWrittenInOtherWaysThenIsSame(String text, String expected) {
		BaseUrl url = BaseUrl.of(text);
		assertThat(url).hasToString(expected);
		assertThat(url.contains(URI.create(expected + "/v3/certificates"))).isTrue();
	}

	@Test
	void ofWhenPlainHttpInUpperCaseThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of("HTTP://EXAMPLE.COM"))
			.withMessage("'baseUrl' must use https; http is accepted for loopback addresses only");
	}

}
