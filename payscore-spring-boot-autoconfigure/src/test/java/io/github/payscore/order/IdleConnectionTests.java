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
import java.util.Random;
import java.util.stream.LongStream;

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
 * before, after and, where they are repeated, at that very moment.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("load")
class IdleConnectionTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

	private static final long SEED = 7;

	@Test
	void completeWhenServerClosesIdleConnectionsThenNoCallFails() {
		LongStream atThatMoment = LongStream.of(1985, 1990, 1995, 2000, 2005);
		assertThat(failuresOf(100, atThatMoment, "wechatpay.retry.max-attempts=3")).isZero();
	}

	@Test
	void completeWhenServerClosesIdleConnectionsAndRetryIsOffThenLessThanOneOfAThousandFails() {
		assertThat(failuresOf(200, aroundThatMoment(), "wechatpay.retry.max-attempts=1")).isLessThan(2);
	}

	// A wave takes some tenths of a second. One that comes closer would meet the moment
	// itself with many of its calls, and only a repetition helps a request that crosses
	// the end of its connection on the way.
	private static LongStream aroundThatMoment() {
		Random random = new Random(SEED);
		return LongStream.concat(random.longs(5, 500, 1400), random.longs(5, 2400, 3000));
	}

	// Waves of calls, so that each has a connection that was idle since the last wave.
	private static long failuresOf(int callsPerWave, LongStream pauses, String property) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().idleTimeout(Duration.ofSeconds(2)).start();
				ConfigurableApplicationContext context = OrderContext.start(fake, property)) {
			fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			Mono<Long> wave = Flux.range(0, callsPerWave).flatMap((i) -> failure(orders), callsPerWave).count();
			long[] failures = new long[1];
			StepVerifier
				.create(wave.thenMany(Flux.fromStream(pauses.boxed()))
					.concatMap((pause) -> wave.delaySubscription(Duration.ofMillis(pause)))
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

}
