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

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
	void generateWhenCalledAtOnceThenReturnsDifferentTexts() {
		int count = 100_000;
		assertThat(IntStream.range(0, count)
			.parallel()
			.mapToObj((i) -> this.generator.generate())
			.collect(Collectors.toSet())).hasSize(count);
	}

	@Test
	void generateWhenCreatedThenAsksTheSystemForNothingMore() {
		CountingRandom system = new CountingRandom();
		SecureRandomNonceGenerator generator = new SecureRandomNonceGenerator(system);
		int asked = system.asked.get();
		for (int i = 0; i < 10_000; i++) {
			assertThat(generator.generate()).hasSize(32);
		}
		assertThat(asked).isPositive();
		assertThat(system.asked).hasValue(asked);
	}

	// As in the copies of a process that are restored from one checkpoint
	@Test
	void generateWhenSeedIsTheSameThenReturnsOtherTexts() {
		SecureRandomNonceGenerator copy = new SecureRandomNonceGenerator(new CountingRandom());
		SecureRandomNonceGenerator otherCopy = new SecureRandomNonceGenerator(new CountingRandom());
		assertThat(copy.generate()).isNotEqualTo(otherCopy.generate());
	}

	@Test
	void generateWhenOtherInstanceThenReturnsOtherText() {
		assertThat(this.generator.generate()).isNotEqualTo(new SecureRandomNonceGenerator().generate());
	}

	/**
	 * The source of the system, here a predictable one.
	 */
	private static final class CountingRandom extends SecureRandom {

		private final AtomicInteger asked = new AtomicInteger();

		@Override
		public void nextBytes(byte[] bytes) {
			this.asked.incrementAndGet();
			Arrays.fill(bytes, (byte) 1);
		}

	}

}
