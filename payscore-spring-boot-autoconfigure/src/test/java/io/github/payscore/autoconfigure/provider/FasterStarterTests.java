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

package io.github.payscore.autoconfigure.provider;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FasterStarter}.
 *
 * @author PayScore for Spring Boot contributors
 */
class FasterStarterTests {

	@ParameterizedTest
	@CsvSource({ "Linux, amd64, accp", "Linux, aarch64, conscrypt", "Mac OS X, aarch64, conscrypt",
			"Mac OS X, x86_64, conscrypt", "Windows Server 2022, amd64, conscrypt" })
	void ofWhenPlatformIsGivenThenIsOneWithLibraryForIt(String system, String architecture, String starter) {
		assertThat(FasterStarter.of(system, architecture))
			.isEqualTo("io.github.payscore:payscore-spring-boot-starter-" + starter);
	}

}
