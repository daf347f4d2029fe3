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

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SecureRandomNonceGenerator}.
 *
 * @author PayScore for Spring Boot contributors
 */
class SecureRandomNonceGeneratorTests {

	private final SecureRandomNonceGenerator generator = new SecureRandomNonceGenerator();

	@Test
	void generateWhenCalledOftenThenReturnsDifferentTextsOf32LettersAndDigits() {
		int count = 100_000;
		Set<String> nonces = new HashSet<>();
		for (int i = 0; i < count; i++) {
			nonces.add(this.generator.generate());
		}
		assertThat(nonces).hasSize(count).allMatch((nonce) -> nonce.matches("[0-9A-Za-z]{32}"));
	}

	@Test
	void generateWhenOtherInstanceThenReturnsOtherText() {
		assertThat(this.generator.generate()).isNotEqualTo(new SecureRandomNonceGenerator().generate());
	}

}
