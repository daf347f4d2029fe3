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

package io.github.payscore.notification;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import io.github.payscore.notification.observation.NotificationObservation;
import io.github.payscore.notification.observation.NotificationObservationContext;
import io.github.payscore.notification.observation.NotificationObservationConvention;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the observation of notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
class NotificationObservationTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final NotificationTimes PATIENT = new NotificationTimes(TIME_LIMIT, LONG, LONG, LONG);

	private static final NotificationTimes IMPATIENT = new NotificationTimes(Duration.ofMillis(100), LONG, LONG, LONG);

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final Stopped stopped = new Stopped();

	private final InMemoryNotificationStore store = new InMemoryNotificationStore(100, Clock.systemUTC());

	private final NotificationReceiver.Builder builder = builder(this.store);

	private @Nullable NotificationReceiver receiver;

	NotificationObservationTests() {
		this.registry.observationConfig().observationHandler(this.stopped);
	}

	@AfterEach
	void close() {
		if (this.receiver != null) {
			this.receiver.close();
		}
	}

	@Test
	void observationWhenHandledAndDeliveredAgainThenSaysSo() {
		this.builder.handler(UserPaidNotification.class, (notification) -> {
		});
		TestNotification.Signed signed = TestNotification.paid("O-SECRET").sign();
		receive(signed);
		receive(signed);
		assertThat(this.stopped.keys()).containsExactly(keys("PAYSCORE.USER_PAID", "none", "handled"),
				keys("PAYSCORE.USER_PAID", "none", "duplicate"));
		assertThat(this.stopped.contexts).allSatisfy((context) -> {
			assertThat(context.getContextualName()).isEqualTo("wechatpay notification PAYSCORE.USER_PAID");
			assertThat(context.getHighCardinalityKeyValues()).isEmpty();
		});
	}

	@Test
	void observationWhenNobodyHandlesItThenIsIgnoredAndUnknownEventsAreOne() {
		receive(TestNotification.of("NEW.EVENT", "{}").sign());
		receive(TestNotification.confirm("O-1").sign());
		assertThat(this.stopped.keys()).containsExactly(keys("other", "none", "ignored"),
				keys("PAYSCORE.USER_CONFIRM", "none", "ignored"));
	}

	@Test
	void observationWhenHandlerFailsThenHasItsException() {
		this.builder.handler(UserPaidNotification.class, (notification) -> {
			throw new IOException("the database is away");
		});
		receive(TestNotification.paid("O-1").sign());
		assertThat(this.stopped.keys()).containsExactly(keys("PAYSCORE.USER_PAID", "IOException", "failed"));
	}

	@Test
	void observationWhenNotVerifiedOrNotReadThenIsRefused() {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		receive(new HttpHeaders(), Mono.just(signed.body()));
		receive(signed.headers(), Mono.error(new DataBufferLimitException("too large")));
		assertThat(this.stopped.keys()).containsExactly(keys("none", "InvalidNotificationException", "refused"),
				Map.of("event", "none", "exception", "BrokenBodyException", "outcome", "refused", "merchant", "none"));
	}

	@Test
	void observationWhenStoreFailsThenIsUnavailable() {
		NotificationReceiver.Builder failing = builder(new InMemoryNotificationStore(100, () -> {
			throw new IllegalStateException("store");
		})).handler(UserPaidNotification.class, (notification) -> {
		});
		this.receiver = failing.build();
		receive(TestNotification.paid("O-1").sign());
		assertThat(this.stopped.keys())
			.containsExactly(keys("PAYSCORE.USER_PAID", "IllegalStateException", "unavailable"));
	}

	@Test
	void observationWhenHandlerIsSlowThenIsLateAndTheNextIsBusy() {
		Sinks.Empty<Void> end = Sinks.empty();
		this.builder.times(IMPATIENT).reactiveHandler(UserPaidNotification.class, (notification) -> end.asMono());
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		receive(signed);
		receive(signed);
		end.tryEmitEmpty();
		StepVerifier.create(receiver().whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(this.stopped.keys()).containsExactly(keys("PAYSCORE.USER_PAID", "none", "late"),
				keys("PAYSCORE.USER_PAID", "none", "busy"));
	}

	@Test
	void observationWhenConnectionIsLostThenIsCancelledOnce() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		this.builder.handler(UserPaidNotification.class, (notification) -> {
			begun.countDown();
			assertThat(end.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			throw new IllegalStateException("too late to be observed");
		});
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		Disposable delivery = receiver().receive(signed.headers(), Mono.just(signed.body())).subscribe();
		assertThat(begun.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		delivery.dispose();
		end.countDown();
		StepVerifier.create(receiver().whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(this.stopped.keys()).containsExactly(keys("PAYSCORE.USER_PAID", "none", "cancelled"));
	}

	@Test
	void parentWhenHandlersObserveThenIsTheNotification() {
		List<Observation> seen = new CopyOnWriteArrayList<>();
		this.builder.handler(UserPaidNotification.class, (notification) -> {
			Observation current = this.registry.getCurrentObservation();
			if (current != null) {
				seen.add(current);
			}
		}).reactiveHandler(UserConfirmNotification.class, (notification) -> Mono.deferContextual((context) -> {
			seen.add(context.get(ObservationThreadLocalAccessor.KEY));
			return Mono.empty();
		}));
		Observation request = Observation.start("request", this.registry);
		for (TestNotification notification : List.of(TestNotification.paid("O-1"), TestNotification.confirm("O-1"))) {
			TestNotification.Signed signed = notification.sign();
			StepVerifier
				.create(receiver().receive(signed.headers(), Mono.just(signed.body()))
					.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, request)))
				.expectNext(NotificationReply.HANDLED)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(seen).extracting(Observation::getContext).isEqualTo(this.stopped.contexts);
		assertThat(this.stopped.contexts)
			.allSatisfy((context) -> assertThat(context.getParentObservation()).isSameAs(request));
	}

	@Test
	void registryWhenItsHandlersThrowThenTheNotificationIsHandled() {
		CountDownLatch handled = new CountDownLatch(1);
		this.registry.observationConfig().observationHandler(new ThrowingHandler());
		this.builder.handler(UserPaidNotification.class, (notification) -> handled.countDown());
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(handled.getCount()).isZero();
		assertThat(receive(new HttpHeaders(), Mono.just(signed.body()))).isEqualTo(NotificationReply.NOT_VERIFIED);
	}

	@Test
	void scopedWhenScopeCannotBeOpenedThenLeavesNothingOnTheThread() {
		this.registry.observationConfig().observationHandler(new ThrowingHandler());
		NotificationObservation observation = NotificationObservation.start(this.registry, null, true, Context.empty());
		assertThat(observation.scoped(() -> "handled")).isEqualTo("handled");
		assertThat(this.registry.getCurrentObservationScope()).isNull();
	}

	@Test
	void conventionWhenSetThenNames() {
		this.builder.observationConvention(new NotificationObservationConvention() {

			@Override
			public String getName() {
				return "my.notification";
			}

		});
		receive(TestNotification.paid("O-1").sign());
		assertThat(this.stopped.contexts).singleElement()
			.satisfies((context) -> assertThat(context.getName()).isEqualTo("my.notification"));
	}

	private static Map<String, String> keys(String event, String exception, String outcome) {
		return Map.of("event", event, "exception", exception, "outcome", outcome, "merchant", "default");
	}

	private NotificationReceiver.Builder builder(NotificationStore store) {
		return NotificationReceiver.builder(TestNotification.parser(), store)
			.times(PATIENT)
			.observationRegistry(this.registry);
	}

	private NotificationReceiver receiver() {
		NotificationReceiver receiver = this.receiver;
		if (receiver == null) {
			receiver = this.builder.build();
			this.receiver = receiver;
		}
		return receiver;
	}

	private NotificationReply receive(TestNotification.Signed signed) {
		return receive(signed.headers(), Mono.just(signed.body()));
	}

	private NotificationReply receive(HttpHeaders headers, Mono<byte[]> body) {
		return Objects.requireNonNull(receiver().receive(headers, body).block(TIME_LIMIT));
	}

	private static final class Stopped implements ObservationHandler<NotificationObservationContext> {

		private final List<NotificationObservationContext> contexts = new CopyOnWriteArrayList<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof NotificationObservationContext;
		}

		@Override
		public void onStop(NotificationObservationContext context) {
			this.contexts.add(context);
		}

		List<Map<String, String>> keys() {
			return this.contexts.stream()
				.map((context) -> context.getLowCardinalityKeyValues()
					.stream()
					.collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue)))
				.toList();
		}

	}

	private static final class ThrowingHandler implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStart(Observation.Context context) {
			throw new IllegalStateException("start");
		}

		@Override
		public void onError(Observation.Context context) {
			throw new AssertionError("error");
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			throw new IllegalStateException("open");
		}

		@Override
		public void onStop(Observation.Context context) {
			throw new AssertionError("stop");
		}

	}

}
