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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LateErrors}, with a filter that waits no longer for an answer.
 *
 * @author PayScore for Spring Boot contributors
 */
class LateErrorsTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private final List<Throwable> dropped = new CopyOnWriteArrayList<>();

	private final NeverCancelled late = new NeverCancelled();

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	@BeforeEach
	void collectDroppedErrors() {
		Hooks.onErrorDropped(this.dropped::add);
	}

	@AfterEach
	void reset() {
		Hooks.resetOnErrorDropped();
		this.platform.close();
	}

	static List<Exception> errorsOfOurs() {
		return List.of(new NoResponseException("No answer", null, true), new IOException("Connection reset"));
	}

	@ParameterizedTest
	@MethodSource("errorsOfOurs")
	void callWhenEndOfItsExchangeComesTooLateThenIsNotReported(Exception error) {
		endCall();
		this.late.fail(error);
		assertThat(this.dropped).isEmpty();
	}

	@Test
	void callWhenFilterFailsTooLateThenIsReported() {
		IllegalStateException bug = new IllegalStateException("A bug of the application");
		endCall();
		this.late.fail(bug);
		assertThat(this.dropped).containsExactly(bug);
	}

	@Test
	void callWhenJvmFailsTooLateThenIsReported() {
		AssertionError failure = new AssertionError("Not to be lost");
		endCall();
		this.late.fail(failure);
		assertThat(this.dropped).containsExactly(failure);
	}

	private void endCall() {
		try (CloseableWeChatPayClient client = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient
				.filter((request, next) -> this.late.timeout(Duration.ofMillis(20), Mono.error(new EndedByFilter()))))
			.build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
				.expectError(EndedByFilter.class)
				.verify(TIME_LIMIT);
		}
	}

	/**
	 * Why a filter waits no longer.
	 */
	@SuppressWarnings("serial")
	private static final class EndedByFilter extends RuntimeException {

	}

	/**
	 * An answer that takes no notice of being cancelled.
	 */
	private static final class NeverCancelled extends Mono<ClientResponse> {

		private final AtomicReference<CoreSubscriber<? super ClientResponse>> subscriber = new AtomicReference<>();

		@Override
		public void subscribe(CoreSubscriber<? super ClientResponse> actual) {
			this.subscriber.set(actual);
			actual.onSubscribe(Operators.emptySubscription());
		}

		void fail(Throwable error) {
			CoreSubscriber<? super ClientResponse> actual = this.subscriber.get();
			assertThat(actual).isNotNull();
			actual.onError(error);
		}

	}

}
