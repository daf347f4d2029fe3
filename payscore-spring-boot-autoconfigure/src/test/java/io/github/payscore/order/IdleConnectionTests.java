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

package io.github.payscore.order;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that closes connections which were idle for 2 seconds, and calls that come
 * just before, just after and at that very moment: those that cross the end of their
 * connection are repeated.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("load")
class IdleConnectionTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

	@Test
	void completeWhenServerClosesIdleConnectionsThenNoCallFails() {
		Flux<Wave> atThatMoment = Flux.just(1985L, 1990L, 1995L, 2000L, 2005L).map((pause) -> new Wave(pause, 100));
		assertThat(failuresOf(atThatMoment)).isZero();
	}

	// Waves of calls, so that each has a connection that was idle since the last wave.
	private static long failuresOf(Flux<Wave> waves) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().idleTimeout(Duration.ofSeconds(2)).start();
				ConfigurableApplicationContext context = OrderContext.start(fake)) {
			fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			long[] failures = new long[1];
			StepVerifier
				.create(waves.startWith(new Wave(0, 100))
					.concatMap((wave) -> wave.failures(orders))
					.doOnNext((failed) -> failures[0] += failed)
					.then())
				.expectComplete()
				.verify(TIME_LIMIT);
			return failures[0];
		}
	}

	private static Mono<WeChatPayException> failure(PayScoreOrderOperations orders) {
		return orders.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request())
			.then(Mono.<WeChatPayException>empty())
			.onErrorResume(WeChatPayException.class, Mono::just);
	}

	/**
	 * Some calls at once.
	 *
	 * @param pause milliseconds before it, after the end of the last one
	 * @param calls how many calls
	 */
	private record Wave(long pause, int calls) {

		Mono<Long> failures(PayScoreOrderOperations orders) {
			return Flux.range(0, this.calls)
				.flatMap((i) -> failure(orders), this.calls)
				.count()
				.delaySubscription(Duration.ofMillis(this.pause));
		}

	}

}
