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
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.util.ResourceLeakDetector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.TestSignature;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.signature.NonceGenerator;
import io.github.payscore.signature.SecureRandomNonceGenerator;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many completions at once, and completions that are given up, with Netty looking for
 * every buffer that is not released.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class ManyCompletionsTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

	private static final String QUERY = "/v3/payscore/oversea/partner/serviceorder"
			+ "?service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no="
			+ ExampleOrder.OUT_ORDER_NO;

	private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

	private final Logger leakLogger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

	private final ListAppender<ILoggingEvent> leaks = new ListAppender<>();

	@BeforeEach
	void watchForLeaks() {
		ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
		this.leaks.start();
		this.leakLogger.addAppender(this.leaks);
	}

	@AfterEach
	void stopWatching() {
		this.leakLogger.detachAppender(this.leaks);
		ResourceLeakDetector.setLevel(this.level);
	}

	@Test
	@Tag("load")
	void completeWhenTenThousandAtOnceThenAllAreCompletedOnceWithNoncesOfTheirOwn(FakeWeChatPay fake) {
		List<String> numbers = IntStream.range(0, 10_000).mapToObj((i) -> "order-" + i).toList();
		numbers.forEach(fake::seedOrder);
		Queue<String> nonces = new ConcurrentLinkedQueue<>();
		NonceGenerator random = new SecureRandomNonceGenerator();
		WeChatPayClientCustomizer recordNonces = (builder) -> builder.nonceGenerator(() -> {
			String nonce = random.generate();
			nonces.add(nonce);
			return nonce;
		});
		OrderContext.runner(fake).withBean(WeChatPayClientCustomizer.class, () -> recordNonces).run((context) -> {
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			Flux<Void> all = Flux.fromIterable(numbers)
				.flatMap((number) -> orders.complete(number, ExampleOrder.request()), numbers.size());
			StepVerifier.create(all).expectComplete().verify(TIME_LIMIT);
		});
		assertThat(numbers).allSatisfy((number) -> assertThat(fake.order(number).completions()).isEqualTo(1));
		assertThat(nonces).hasSize(numbers.size()).doesNotHaveDuplicates();
		assertThat(fake.requests())
			.allSatisfy((request) -> assertThat(TestSignature.isSignedBy(fake, request)).isTrue());
		expectNoLeak();
	}

	@Test
	void callWhenCancelledAtAnyMomentThenReleasesItsBuffers(FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		OrderContext.runner(fake).run((context) -> {
			Mono<Void> complete = context.getBean(PayScoreOrderOperations.class)
				.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request());
			Mono<Void> refused = context.getBean(PayScoreOrderOperations.class)
				.complete("unknown", ExampleOrder.request());
			Mono<String> query = context.getBean(WeChatPayClient.class).get(QUERY).retrieve(String.class);
			for (int i = 0; i < 100; i++) {
				Duration moment = Duration.ofNanos(i * 100_000L);
				StepVerifier
					.create(Flux.merge(giveUp(complete, moment), giveUp(refused, moment), giveUp(query, moment)))
					.expectComplete()
					.verify(TIME_LIMIT);
			}
			StepVerifier.create(complete).expectComplete().verify(TIME_LIMIT);
			StepVerifier.create(query).expectNextCount(1).expectComplete().verify(TIME_LIMIT);
			StepVerifier.create(refused).expectError(WeChatPayResponseException.class).verify(TIME_LIMIT);
		});
		assertThat(fake.order(ExampleOrder.OUT_ORDER_NO).completions()).isEqualTo(1);
		expectNoLeak();
	}

	private static Mono<Void> giveUp(Mono<?> call, Duration moment) {
		return call.timeout(moment).then().onErrorComplete();
	}

	@Test
	void completeWhenCancelledWhileTheAnswerIsAwaitedThenReleasesItsBuffers(FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		fake.always().delay(Duration.ofSeconds(1));
		OrderContext.runner(fake).run((context) -> {
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			Disposable subscription = Flux.range(0, 50)
				.flatMap((i) -> orders.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
				.subscribe();
			Awaitility.await().atMost(TIME_LIMIT).until(() -> fake.requests().size() >= 50);
			subscription.dispose();
		});
		expectNoLeak();
	}

	@Test
	void completeWhenApplicationEndsThenEveryCallEnds(FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		fake.always().delay(Duration.ofSeconds(1));
		AtomicReference<Mono<Long>> ended = new AtomicReference<>(Mono.empty());
		OrderContext.runner(fake).run((context) -> {
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			Mono<Long> calls = Flux.range(0, 500)
				.flatMap((i) -> orders.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request())
					.onErrorComplete(WeChatPayException.class)
					.thenReturn(i), 500)
				.subscribeOn(Schedulers.parallel())
				.count()
				.cache();
			calls.subscribe();
			ended.set(calls);
			Awaitility.await().atMost(TIME_LIMIT).until(() -> fake.requests().size() >= 50);
		});
		StepVerifier.create(ended.get()).expectNext(500L).expectComplete().verify(TIME_LIMIT);
	}

	// Netty reports a leak when it allocates after the leaked buffer was collected.
	private void expectNoLeak() {
		System.gc();
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
			OrderContext.runner(fake)
				.run((context) -> StepVerifier
					.create(context.getBean(PayScoreOrderOperations.class)
						.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
					.expectComplete()
					.verify(TIME_LIMIT));
		}
		assertThat(this.leaks.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
	}

}
