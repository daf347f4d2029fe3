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

package io.github.payscore.autoconfigure.metrics;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.client.observation.RetryReason;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallEvents;
import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.ExampleCreation;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.SyncOrderRequest;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeChatPayMetrics} in an application.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class WeChatPayMetricsTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String OUT_ORDER_NO = ExampleOrder.OUT_ORDER_NO;

	private static final String ORDER = "/v3/payscore/oversea/partner/serviceorder";

	private static final List<String> COMPLETE = List.of("method=POST", "uri=" + ORDER + "/{out_order_no}/complete");

	private static final List<String> QUERY = List.of("method=GET", "uri=" + ORDER);

	private final List<String> events = new CopyOnWriteArrayList<>();

	@BeforeEach
	void seed(FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
	}

	@Test
	void countersWhenNothingWasCalledThenAreZeroAndCallsAddNone(FakeWeChatPay fake) {
		runner(fake)
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				Map<String, Double> before = counters(registry);
				assertThat(before).hasSize(5 * (1 + 1 + RetryReason.values().length) + 4 * 2)
					.containsKeys(counter("wechatpay.client.attempts", COMPLETE),
							counter("wechatpay.client.retries", QUERY, "reason=rate_limited"),
							counter("wechatpay.client.responses.unverified", COMPLETE),
							counter("wechatpay.client.outcomes.unknown", COMPLETE, "result=left"));
				assertThat(before.values()).containsOnly(0.0);
				callAllWithFailures(fake, context.getBean(PayScoreOrderOperations.class));
				assertThat(counters(registry)).containsOnlyKeys(before.keySet());
				assertThat(withoutZeros(counters(registry)).keySet())
					.filteredOn((counter) -> counter.startsWith("wechatpay.client.attempts"))
					.hasSize(5);
			});
	}

	private static void callAllWithFailures(FakeWeChatPay fake, PayScoreOrderOperations orders) {
		fake.seedOrder("CANCELLED");
		List<Mono<?>> calls = List.of(orders.query(QueryOrderRequest.ofOutOrderNo(OUT_ORDER_NO)),
				orders.complete(OUT_ORDER_NO, ExampleOrder.request()),
				orders.sync(OUT_ORDER_NO, SyncOrderRequest.paidAt(OffsetDateTime.parse("2019-11-11T16:24:05+08:00"))),
				orders.cancel("CANCELLED", CancelOrderRequest.ofReason("用户取消")),
				orders.create(ExampleCreation.minimal("NEW").build()));
		for (Mono<?> call : calls) {
			fake.next().tooManyRequests();
			fake.next().serverErrorBeforeEffect();
			fake.next().unsigned();
			StepVerifier.create(call.then()).expectComplete().verify(TIME_LIMIT);
		}
	}

	@Test
	void countersWhenCallSucceedsAtOnceThenCountOneAttempt(FakeWeChatPay fake) {
		assertThatCountersOfCompletionAre(fake, Map.of(counter("wechatpay.client.attempts", COMPLETE), 1.0));
	}

	@Test
	void countersWhenAttemptsAreRepeatedThenCountThemByReason(FakeWeChatPay fake) {
		fake.next().tooManyRequests();
		fake.next(2).serverErrorBeforeEffect();
		assertThatCountersOfCompletionAre(fake,
				Map.of(counter("wechatpay.client.attempts", COMPLETE), 4.0,
						counter("wechatpay.client.retries", COMPLETE, "reason=rate_limited"), 1.0,
						counter("wechatpay.client.retries", COMPLETE, "reason=server_error"), 2.0,
						counter("wechatpay.client.outcomes.unknown", COMPLETE, "result=settled"), 1.0));
	}

	@Test
	void countersWhenOutcomeStaysUnknownThenCountItAsLeft(FakeWeChatPay fake) {
		fake.always().serverErrorBeforeEffect();
		assertThatCountersAre(fake, (context) -> StepVerifier
			.create(context.getBean(PayScoreOrderOperations.class).complete(OUT_ORDER_NO, ExampleOrder.request()))
			.expectError()
			.verify(TIME_LIMIT),
				Map.of(counter("wechatpay.client.attempts", COMPLETE), 4.0,
						counter("wechatpay.client.retries", COMPLETE, "reason=server_error"), 3.0,
						counter("wechatpay.client.outcomes.unknown", COMPLETE, "result=left"), 1.0));
	}

	@Test
	void countersWhenOutcomeIsSettledByQueryThenCountItAsSettled(FakeWeChatPay fake) {
		fake.next().serverErrorAfterEffect();
		fake.next().refuse(400, "INVALID_REQUEST", "当前订单状态不合法");
		assertThatCountersOfCompletionAre(fake,
				Map.of(counter("wechatpay.client.attempts", COMPLETE), 2.0,
						counter("wechatpay.client.retries", COMPLETE, "reason=server_error"), 1.0,
						counter("wechatpay.client.outcomes.unknown", COMPLETE, "result=settled"), 1.0,
						counter("wechatpay.client.attempts", QUERY), 1.0));
	}

	@Test
	void countersWhenAnswersAreUnverifiedThenCountThem(FakeWeChatPay fake) {
		fake.always().unsigned();
		assertThatCountersAre(fake,
				(context) -> StepVerifier
					.create(context.getBean(WeChatPayClient.class)
						.get(ORDER + "?service_id={id}&sub_mchid={mchid}&out_order_no={no}",
								"2002000000000558128851361561536", "1900000109", OUT_ORDER_NO)
						.retrieve(String.class))
					.expectError()
					.verify(TIME_LIMIT),
				Map.of(counter("wechatpay.client.attempts", QUERY), 4.0,
						counter("wechatpay.client.retries", QUERY, "reason=unverified"), 3.0,
						counter("wechatpay.client.responses.unverified", QUERY), 4.0));
	}

	@Test
	void countersWhenCompletionsAreOfManyOrdersThenHaveNoTagOfTheirOwn(FakeWeChatPay fake) {
		fake.seedOrder("ANOTHER");
		assertThatCountersAre(fake, (context) -> {
			complete(context);
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			StepVerifier.create(orders.complete("ANOTHER", ExampleOrder.request())).expectComplete().verify(TIME_LIMIT);
		}, Map.of(counter("wechatpay.client.attempts", COMPLETE), 2.0));
	}

	@Test
	void countersWhenThereIsNoRegistryThenCallsWork(FakeWeChatPay fake) {
		runner(fake).run((context) -> {
			assertThat(context).hasSingleBean(WeChatPayMetrics.class).doesNotHaveBean(MeterRegistry.class);
			complete(context);
		});
	}

	@Test
	void countersWhenThereAreTwoRegistriesThenBothCount(FakeWeChatPay fake) {
		runner(fake)
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class))
			.withBean("one", SimpleMeterRegistry.class)
			.withBean("other", SimpleMeterRegistry.class)
			.run((context) -> {
				complete(context);
				Map<String, Double> expected = Map.of(counter("wechatpay.client.attempts", COMPLETE), 1.0);
				assertThat(withoutZeros(counters(context.getBean("one", MeterRegistry.class)))).isEqualTo(expected);
				assertThat(withoutZeros(counters(context.getBean("other", MeterRegistry.class)))).isEqualTo(expected);
			});
	}

	@Test
	void countersWhenCallWasCancelledAfterItWasSentThenItsOutcomeIsLeft(FakeWeChatPay fake) {
		fake.next().delay(Duration.ofMinutes(1));
		assertThatCountersAre(fake, (context) -> StepVerifier
			.create(context.getBean(PayScoreOrderOperations.class).complete(OUT_ORDER_NO, ExampleOrder.request()))
			.expectSubscription()
			.then(() -> Awaitility.await().atMost(TIME_LIMIT).until(() -> !fake.requests().isEmpty()))
			.thenCancel()
			.verify(TIME_LIMIT),
				Map.of(counter("wechatpay.client.attempts", COMPLETE), 1.0,
						counter("wechatpay.client.outcomes.unknown", COMPLETE, "result=left"), 1.0));
	}

	@Test
	void observationsWhenSpringBootObservesThenCallsHaveTimersAndCountersCountOnce(FakeWeChatPay fake) {
		fake.next().serverErrorBeforeEffect();
		observing(fake).run((context) -> {
			complete(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			Timer timer = registry.get("wechatpay.call").timer();
			assertThat(timer.count()).isEqualTo(1);
			assertThat(timer.getId().getTags()).extracting((tag) -> tag.getKey() + "=" + tag.getValue())
				.containsExactlyInAnyOrder("error=none", "exception=none", "merchant=default", "method=POST",
						"outcome=settled", "uri=" + ORDER + "/{out_order_no}/complete");
			assertThat(registry.get("wechatpay.call.retry").counter().count()).isEqualTo(1);
			assertThat(registry.get("http.client.requests").timers()).isNotEmpty();
			assertThatMoneyCountersAre(registry);
		});
	}

	@Test
	void observationsWhenTurnedOffThenCountersGoOn(FakeWeChatPay fake) {
		fake.next().serverErrorBeforeEffect();
		observing(fake).withPropertyValues("management.observations.enable.wechatpay=false").run((context) -> {
			complete(context);
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find("wechatpay.call").timers()).isEmpty();
			assertThat(registry.find("wechatpay.call.retry").counters()).isEmpty();
			assertThatMoneyCountersAre(registry);
		});
	}

	private static void assertThatMoneyCountersAre(MeterRegistry registry) {
		assertThat(registry.get("wechatpay.client.attempts")
			.tag("uri", ORDER + "/{out_order_no}/complete")
			.counter()
			.count()).isEqualTo(2);
		assertThat(registry.get("wechatpay.client.outcomes.unknown")
			.tag("uri", ORDER + "/{out_order_no}/complete")
			.tag("result", "settled")
			.counter()
			.count()).isEqualTo(1);
	}

	private static ApplicationContextRunner observing(FakeWeChatPay fake) {
		return runner(fake)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
							ObservationAutoConfiguration.class, WebClientObservationAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class);
	}

	@Test
	void contextWhenMicrometerIsMissingThenStartsWithoutMetrics(FakeWeChatPay fake) {
		runner(fake).withClassLoader(new FilteredClassLoader(MeterBinder.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(WeChatPayMetricsAutoConfiguration.class);
			complete(context);
		});
	}

	@Test
	void contextWhenWeChatPayIsNotConfiguredThenHasNoMetrics() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class,
					WeChatPayMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPayMetrics.class));
	}

	@Test
	void handlersWhenAddedByCustomizersThenAllGetEvents(FakeWeChatPay fake) {
		fake.next().serverErrorBeforeEffect();
		fake.next().tooManyRequests();
		runner(fake).withBean("one", WeChatPayClientCustomizer.class, () -> recording("one"))
			.withBean("other", WeChatPayClientCustomizer.class, () -> recording("other"))
			.run(WeChatPayMetricsTests::complete);
		for (String name : List.of("one", "other")) {
			assertThat(this.events).filteredOn((event) -> event.startsWith(name + " "))
				.containsExactly(name + " attempt 1", name + " retry 1 SERVER_ERROR", name + " attempt 2",
						name + " retry 2 RATE_LIMITED", name + " attempt 3", name + " SETTLED");
		}
	}

	private static void assertThatCountersOfCompletionAre(FakeWeChatPay fake, Map<String, Double> expected) {
		assertThatCountersAre(fake, WeChatPayMetricsTests::complete, expected);
	}

	private static void assertThatCountersAre(FakeWeChatPay fake, Consumer<AssertableApplicationContext> calls,
			Map<String, Double> expected) {
		runner(fake)
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					CompositeMeterRegistryAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				calls.accept(context);
				assertThat(withoutZeros(counters(context.getBean(MeterRegistry.class)))).isEqualTo(expected);
			});
	}

	private static void complete(AssertableApplicationContext context) {
		Mono<Void> completion = context.getBean(PayScoreOrderOperations.class)
			.complete(OUT_ORDER_NO, ExampleOrder.request());
		StepVerifier.create(completion).expectComplete().verify(TIME_LIMIT);
	}

	private static Map<String, Double> counters(MeterRegistry registry) {
		Map<String, Double> counters = new TreeMap<>();
		for (Meter meter : registry.getMeters()) {
			Meter.Id id = meter.getId();
			if (id.getName().startsWith("wechatpay.")) {
				assertThat(id.getDescription()).isNotBlank();
				List<String> tags = id.getTags().stream().map((tag) -> tag.getKey() + "=" + tag.getValue()).toList();
				counters.put(counter(id.getName(), tags), ((Counter) meter).count());
			}
		}
		return counters;
	}

	private static Map<String, Double> withoutZeros(Map<String, Double> counters) {
		counters.values().removeIf((count) -> count == 0);
		return counters;
	}

	private static String counter(String name, List<String> tags, String... further) {
		return name + Stream.concat(tags.stream(), Stream.of(further)).sorted().toList();
	}

	private static ApplicationContextRunner runner(FakeWeChatPay fake) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class,
					WeChatPayMetricsAutoConfiguration.class))
			.withPropertyValues("wechatpay.retry.max-attempts=4", "wechatpay.retry.first-backoff=1ms",
					"wechatpay.retry.max-backoff=2ms");
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		return runner;
	}

	private WeChatPayClientCustomizer recording(String name) {
		return (builder) -> builder.observationHandler(new Recorder(name));
	}

	private final class Recorder implements ObservationHandler<WeChatPayCallObservationContext> {

		private final String name;

		private Recorder(String name) {
			this.name = name;
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof WeChatPayCallObservationContext;
		}

		@Override
		public void onEvent(Observation.Event event, WeChatPayCallObservationContext context) {
			if (event == CallEvents.ATTEMPT) {
				WeChatPayMetricsTests.this.events.add(this.name + " attempt " + context.getAttempts());
			}
			if (event instanceof WeChatPayCallObservationContext.Retry retry) {
				WeChatPayMetricsTests.this.events.add(this.name + " retry " + retry.attempt() + " " + retry.reason());
			}
		}

		@Override
		public void onStop(WeChatPayCallObservationContext context) {
			WeChatPayMetricsTests.this.events.add(this.name + " " + context.getOutcome());
		}

	}

}
