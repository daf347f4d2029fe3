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

package io.github.payscore.verification;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link AcceptedMessages}.
 *
 * @author PayScore for Spring Boot contributors
 */
class AcceptedMessagesTests {

	private static final Duration LONGEST_VALID = Duration.ofSeconds(599);

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final InstantSource clock = () -> this.now;

	private final AcceptedMessages answers = new AcceptedMessages(this.clock);

	@Test
	void acceptWhenAnswerComesAgainThenIsRefused() {
		accept(answer(1, "A"));
		assertThatIsRefused(answer(1, "A"));
		assertThatIsRefused(answer(1, "A"));
	}

	@Test
	void acceptWhenSignatureOrRequestIdDiffersThenIsAnother() {
		accept(answer(1, "A"));
		assertThatNoException().isThrownBy(() -> accept(answer(1, "B")));
		assertThatNoException().isThrownBy(() -> accept(answer(2, "A")));
	}

	@Test
	void acceptWhenThereIsNoRequestIdThenCannotTell() {
		accept(answer(1, null));
		assertThatNoException().isThrownBy(() -> accept(answer(1, null)));
	}

	// A time that is 5 minutes ahead passes until it is 5 minutes old, and others may
	// have come before
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 5, 9, 10, 11, 19, 20 })
	void acceptWhenTimeOfAnswerStillPassesThenRemembersIt(int minutes) {
		this.now = this.now.plus(Duration.ofMinutes(minutes));
		accept(answer(1, "A"));
		this.now = this.now.plus(LONGEST_VALID.dividedBy(2));
		accept(answer(2, "A"));
		this.now = this.now.plus(LONGEST_VALID.dividedBy(2));
		assertThatIsRefused(answer(1, "A"));
	}

	@Test
	void acceptWhenTimeOfAnswerPassesNoMoreThenForgetsIt() {
		accept(answer(1, "A"));
		this.now = this.now.plus(Duration.ofMinutes(10));
		accept(answer(2, "A"));
		this.now = this.now.plus(Duration.ofMinutes(10));
		assertThatNoException().isThrownBy(() -> accept(answer(1, "A")));
	}

	@Test
	void acceptWhenManyComeThenRemembersTheLast() {
		IntStream.range(0, 200_000).forEach((number) -> accept(answer(number, "A")));
		IntStream.range(200_000 - 65_536, 200_000).forEach((number) -> assertThatIsRefused(answer(number, "A")));
		assertThatNoException().isThrownBy(() -> accept(answer(0, "A")));
	}

	@Test
	void acceptWhenManyAtOnceThenTakesOne() {
		AtomicInteger refused = new AtomicInteger();
		IntStream.range(0, 10_000).parallel().forEach((ignored) -> {
			try {
				accept(answer(1, "A"));
			}
			catch (VerificationException ex) {
				refused.incrementAndGet();
			}
		});
		assertThat(refused).hasValue(9_999);
	}

	private void accept(HttpHeaders answer) {
		this.answers.accept(answer, SignatureHeaders.of(answer).decodedSignature());
	}

	private void assertThatIsRefused(HttpHeaders answer) {
		assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> accept(answer))
			.withMessageContaining("it is the answer to an earlier request once more");
	}

	private static HttpHeaders answer(int number, @Nullable String requestId) {
		byte[] signature = new byte[256];
		ByteBuffer.wrap(signature).putLong(0, 0x9E3779B97F4A7C15L * (number + 1));
		HttpHeaders headers = new HttpHeaders();
		headers.set("Wechatpay-Timestamp", "0");
		headers.set("Wechatpay-Nonce", "nonce");
		headers.set("Wechatpay-Serial", "serial");
		headers.set("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature));
		if (requestId != null) {
			headers.set("Request-ID", requestId);
		}
		return headers;
	}

}
