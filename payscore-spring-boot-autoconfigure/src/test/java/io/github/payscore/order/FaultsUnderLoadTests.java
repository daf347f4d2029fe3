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

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.test.Chances;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Completions at full speed on a bad network: every call ends, and with the truth.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("load")
@ExtendWith(FakeWeChatPayExtension.class)
class FaultsUnderLoadTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(3);

	private static final Duration ROUND = Duration.ofSeconds(10);

	private static final int CONCURRENCY = 64;

	private static final int MEBIBYTE = 1024 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(FaultsUnderLoadTests.class);

	private final AtomicInteger number = new AtomicInteger();

	@Test
	void completeWhenNetworkIsBadThenNothingIsLostAndHeapStaysFlat(FakeWeChatPay fake) {
		List<Long> usedHeap = new ArrayList<>();
		try (ConfigurableApplicationContext context = OrderContext.start(fake, "wechatpay.response-timeout=3s")) {
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			for (int round = 0; round < 3; round++) {
				misbehave(fake, round);
				Map<String, Result> results = completeAtFullSpeed(fake, orders);
				results.forEach((outOrderNo, result) -> expectTruth(fake.order(outOrderNo), result));
				expectMostlyCompleted(results);
				results.clear();
				fake.reset();
				usedHeap.add(usedHeap());
			}
		}
		logger.info("Completed or tried {} orders; used heap after each round: {} MiB", this.number, usedHeap);
		assertThat(usedHeap.get(2)).isLessThan(usedHeap.get(0) + 16);
	}

	private static void misbehave(FakeWeChatPay fake, long seed) {
		Chances chances = fake.sometimes(seed);
		chances.with(0.01).dropBeforeEffect();
		chances.with(0.01).dropAfterEffect();
		chances.with(0.01).serverErrorBeforeEffect();
		chances.with(0.01).serverErrorAfterEffect();
		chances.with(0.01).wrongSignature();
		chances.with(0.005).stallBeforeEffect();
		chances.with(0.005).delay(Duration.ofSeconds(30));
	}

	private Map<String, Result> completeAtFullSpeed(FakeWeChatPay fake, PayScoreOrderOperations orders) {
		Map<String, Result> results = new ConcurrentHashMap<>();
		long end = System.nanoTime() + ROUND.toNanos();
		Flux<String> outOrderNos = Flux.<String>generate((sink) -> sink.next("order-" + this.number.incrementAndGet()))
			.takeWhile((outOrderNo) -> System.nanoTime() < end);
		Mono<Void> all = outOrderNos.flatMap((outOrderNo) -> {
			fake.seedOrder(outOrderNo);
			return resultOf(orders.complete(outOrderNo, ExampleOrder.request()))
				.doOnNext((result) -> results.put(outOrderNo, result));
		}, CONCURRENCY).then();
		StepVerifier.create(all).expectComplete().verify(TIME_LIMIT);
		return results;
	}

	private static Mono<Result> resultOf(Mono<Void> completion) {
		return completion.thenReturn(Result.COMPLETED)
			.onErrorResume(WeChatPayException.class,
					(ex) -> Mono.just(ex.isOutcomeUnknown() ? Result.UNKNOWN : Result.FAILED));
	}

	private static void expectTruth(FakeOrder order, Result result) {
		switch (result) {
			case COMPLETED -> assertThat(order.completions()).isEqualTo(1);
			case FAILED -> assertThat(order.completions()).isZero();
			case UNKNOWN -> assertThat(order.completions()).isLessThanOrEqualTo(1);
		}
	}

	private static void expectMostlyCompleted(Map<String, Result> results) {
		long completed = results.values().stream().filter((result) -> result == Result.COMPLETED).count();
		assertThat(results).hasSizeGreaterThan(CONCURRENCY);
		assertThat(completed).isGreaterThan(results.size() * 95L / 100);
	}

	private static long usedHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
	}

	private enum Result {

		COMPLETED, FAILED, UNKNOWN

	}

}
