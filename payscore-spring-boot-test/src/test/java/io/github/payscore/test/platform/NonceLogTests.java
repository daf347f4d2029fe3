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

package io.github.payscore.test.platform;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NonceLog}.
 *
 * @author PayScore for Spring Boot contributors
 */
class NonceLogTests {

	@Test
	void addWhenWindowHasPassedThenForgets() {
		NonceLog nonces = new NonceLog();
		Instant start = Instant.parse("2026-01-01T00:00:00Z");
		Duration window = Duration.ofMinutes(5);
		assertThat(nonces.add("a", start.getEpochSecond(), window, start)).isTrue();
		assertThat(nonces.add("a", start.getEpochSecond(), window, start.plusSeconds(299))).isFalse();
		assertThat(nonces.add("b", start.getEpochSecond() + 301, window, start.plusSeconds(331))).isTrue();
		assertThat(nonces.size()).isEqualTo(1);
	}

}
