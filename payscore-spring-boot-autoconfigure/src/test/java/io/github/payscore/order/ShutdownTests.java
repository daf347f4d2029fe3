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
import java.util.Set;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of an application while calls are under way.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class ShutdownTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final int CALLS = 20;

	@Test
	void closeWhenCallsAreUnderWayThenFinishesThem(FakeWeChatPay fake) {
		fake.always().delay(Duration.ofSeconds(1));
		expectFinished(fake);
	}

	@Test
	void closeWhenCallsWaitForTheirNextAttemptThenFinishesThem(FakeWeChatPay fake) {
		fake.next(CALLS).serverErrorAfterEffect();
		expectFinished(fake);
	}

	private static void expectFinished(FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		Mono<List<String>> results;
		try (ConfigurableApplicationContext context = OrderContext.start(fake)) {
			results = callsUnderWay(context, fake);
		}
		StepVerifier.create(results)
			.assertNext((list) -> assertThat(list).hasSize(CALLS).containsOnly("completed"))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@ValueSource(classes = { LifecycleAutoConfiguration.class, SharedEventLoops.class })
	void closeWhenShutdownPhaseIsOverThenEndsCallsWithUnknownOutcome(Class<?> configuration, FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		fake.always().stallAfterEffect();
		Mono<List<String>> results;
		try (ConfigurableApplicationContext context = OrderContext.start(fake, (application) -> {
			TestPropertyValues
				.of("spring.lifecycle.timeout-per-shutdown-phase=500ms", "wechatpay.response-timeout=5m",
						"wechatpay.call-timeout=10m")
				.applyTo(application);
			application.register(configuration);
		})) {
			results = callsUnderWay(context, fake);
		}
		StepVerifier.create(results)
			.assertNext((list) -> assertThat(list).hasSize(CALLS).containsOnly("unknown"))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void closeWhenCallsWereMadeThenLeavesNoThread(FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		Set<Thread> others = threads();
		try (ConfigurableApplicationContext context = OrderContext.start(fake)) {
			StepVerifier.create(callsUnderWay(context, fake)).expectNextCount(1).expectComplete().verify(TIME_LIMIT);
			assertThat(threads()).hasSizeGreaterThan(others.size());
		}
		Awaitility.await().atMost(TIME_LIMIT).untilAsserted(() -> assertThat(others).containsAll(threads()));
	}

	private static Set<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("wechatpay"))
			.collect(Collectors.toSet());
	}

	private static Mono<List<String>> callsUnderWay(ConfigurableApplicationContext context, FakeWeChatPay fake) {
		PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
		Mono<List<String>> results = Flux.range(0, CALLS)
			.flatMap((i) -> resultOf(orders.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request())), CALLS)
			.collectList()
			.subscribeOn(Schedulers.parallel())
			.cache();
		results.subscribe();
		Awaitility.await().atMost(TIME_LIMIT).until(() -> fake.requests().size() >= CALLS);
		return results;
	}

	private static Mono<String> resultOf(Mono<Void> completion) {
		return completion.thenReturn("completed")
			.onErrorResume(WeChatPayException.class, (ex) -> Mono.just(ex.isOutcomeUnknown() ? "unknown" : "failed"));
	}

	// As in an application with a WebFlux server on Netty.
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(LifecycleAutoConfiguration.class)
	static class SharedEventLoops {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> sharedEventLoops(
				ReactorResourceFactory factory) {
			return (builder) -> builder.withReactorResourceFactory(factory);
		}

	}

}
