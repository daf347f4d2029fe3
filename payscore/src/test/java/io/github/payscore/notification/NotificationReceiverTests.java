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

import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NotificationReceiver}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class NotificationReceiverTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final NotificationTimes IMPATIENT = new NotificationTimes(Duration.ofMillis(300),
			Duration.ofSeconds(30), Duration.ofSeconds(10), LONG);

	private static final NotificationTimes PATIENT = new NotificationTimes(TIME_LIMIT, Duration.ofSeconds(30),
			Duration.ofSeconds(10), LONG);

	private final BlockingQueue<Notification> handled = new LinkedBlockingQueue<>();

	private final RecordingStore store = new RecordingStore();

	private final NotificationReceiver.Builder builder = NotificationReceiver
		.builder(TestNotification.parser(), this.store)
		.times(PATIENT);

	private NotificationReceiver receiver = this.builder.build();

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void receiveWhenHandledThenRepliesSo() {
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.handled).singleElement().isInstanceOf(UserPaidNotification.class);
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void receiveWhenDeliveredAgainWithOtherIdThenIsHandledOnce() {
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		for (String id : new String[] { "EV-1", "EV-2", "EV-3" }) {
			assertThat(receive(TestNotification.paid("O-1").envelope("id", id).sign()))
				.isEqualTo(NotificationReply.HANDLED);
		}
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void receiveWhenFurtherPaymentThenIsHandledToo() {
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		for (String transaction : new String[] { "T1", "T2" }) {
			assertThat(receive(TestNotification.of("PAYSCORE.USER_PAID", TestNotification.paidOrder("O-1", transaction))
				.envelope("id", "EV-1")
				.sign())).isEqualTo(NotificationReply.HANDLED);
		}
		assertThat(this.handled).hasSize(2);
	}

	@Test
	void receiveWhenSeveralHandlersThenChoosesByEvent() {
		BlockingQueue<Notification> others = new LinkedBlockingQueue<>();
		build(this.builder.handler(UserPaidNotification.class, this.handled::add)
			.reactiveHandler(Notification.class, (notification) -> Mono.fromRunnable(() -> others.add(notification))));
		receive(TestNotification.paid("O-1").sign());
		receive(TestNotification.confirm("O-1").sign());
		receive(TestNotification.of("NEW", "{}").sign());
		assertThat(this.handled).extracting(Notification::eventType).containsExactly("PAYSCORE.USER_PAID");
		assertThat(others).extracting(Notification::eventType).containsExactly("PAYSCORE.USER_CONFIRM", "NEW");
	}

	@Test
	void receiveWhenNobodyHandlesEventThenRepliesHandledAndSaysSo(CapturedOutput output) {
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		assertThat(receive(TestNotification.confirm("O-SECRET").sign())).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.store.claims).isEmpty();
		assertThat(output).contains("There is no handler for notifications of PAYSCORE.USER_CONFIRM")
			.doesNotContain("O-SECRET");
	}

	@Test
	void handlerWhenSetTwiceThenFails() {
		this.builder.handler(UserPaidNotification.class, this.handled::add);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.builder.reactiveHandler(UserPaidNotification.class, (notification) -> Mono.empty()))
			.withMessage("There already is a handler for UserPaidNotification");
	}

	@Test
	void receiveWhenOnEventLoopThenHandlerAndStoreMayBlock() {
		AtomicBoolean allowed = new AtomicBoolean();
		this.store.beforeClaim = () -> Mono.delay(Duration.ofMillis(1)).block();
		build(this.builder.handler(UserPaidNotification.class, (notification) -> {
			Mono.delay(Duration.ofMillis(1)).block();
			allowed.set(true);
		}).reactiveHandler(UserConfirmNotification.class, (notification) -> {
			Mono.delay(Duration.ofMillis(1)).block();
			return Mono.empty();
		}));
		for (TestNotification sent : List.of(TestNotification.paid("O-1"), TestNotification.confirm("O-1"))) {
			TestNotification.Signed signed = sent.sign();
			StepVerifier
				.create(this.receiver.receive(signed.headers(), Mono.just(signed.body()))
					.subscribeOn(Schedulers.parallel()))
				.expectNext(NotificationReply.HANDLED)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(allowed).isTrue();
	}

	@Test
	void receiveWhenHundredAtOnceThenIsHandledOnce() {
		CountDownLatch others = new CountDownLatch(99);
		build(this.builder.handler(UserPaidNotification.class, (notification) -> {
			// Ends when all other deliveries have been answered
			assertThat(others.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			this.handled.add(notification);
		}));
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		List<NotificationReply> replies = Flux.range(0, 100)
			.flatMap((number) -> this.receiver.receive(signed.headers(), Mono.just(signed.body()))
				.subscribeOn(Schedulers.parallel())
				.doOnNext((reply) -> others.countDown()), 100)
			.collectList()
			.block(TIME_LIMIT);
		assertThat(this.handled).hasSize(1);
		assertThat(replies).hasSize(100)
			.containsOnly(NotificationReply.HANDLED, NotificationReply.LATER)
			.containsOnlyOnce(NotificationReply.HANDLED);
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void receiveWhenHandlerFailsThenRepliesFailedAndHandlesNextDelivery(CapturedOutput output) {
		AtomicInteger calls = new AtomicInteger();
		build(this.builder.handler(UserPaidNotification.class, (notification) -> {
			if (calls.incrementAndGet() == 1) {
				throw new IOException("the database is away");
			}
		}));
		TestNotification.Signed signed = TestNotification.paid("O-SECRET").envelope("id", "EV-1").sign();
		assertThat(receive(signed)).isEqualTo(NotificationReply.FAILED);
		assertThat(output)
			.contains("ERROR", "The handler of notification EV-1 (PAYSCORE.USER_PAID) failed",
					"java.io.IOException: the database is away")
			.doesNotContain("O-SECRET");
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(calls).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(classes = { AssertionError.class, NoClassDefFoundError.class, StackOverflowError.class,
			IllegalStateException.class })
	void receiveWhenHandlerThrowsAnythingThenRepliesFailed(Class<? extends Throwable> type) {
		ConcurrentHashMap<String, Boolean> seen = new ConcurrentHashMap<>();
		build(this.builder.handler(UserPaidNotification.class, (notification) -> {
			seen.put("blocking", true);
			sneakyThrow(type.getDeclaredConstructor().newInstance());
		}).reactiveHandler(UserConfirmNotification.class, (notification) -> {
			seen.put("reactive", true);
			throw sneakyThrow(instantiate(type));
		})
			.reactiveHandler(GenericNotification.class,
					(notification) -> Mono.fromRunnable(() -> sneakyThrow(instantiate(type)))));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.FAILED);
		assertThat(receive(TestNotification.confirm("O-1").sign())).isEqualTo(NotificationReply.FAILED);
		assertThat(receive(TestNotification.of("NEW", "{}").sign())).isEqualTo(NotificationReply.FAILED);
		assertThat(seen).hasSize(2);
		assertThat(this.store.releases).hasSize(3);
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	@SuppressWarnings("NullAway")
	void receiveWhenReactiveHandlerReturnsNullThenRepliesFailed() {
		build(this.builder.reactiveHandler(UserPaidNotification.class, (notification) -> null));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.FAILED);
	}

	@Test
	void receiveWhenHandlerIsSlowThenRepliesInTimeAndRemembersResult(CapturedOutput output) throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		build(this.builder.times(IMPATIENT).handler(UserPaidNotification.class, (notification) -> {
			assertThat(end.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			this.handled.add(notification);
		}));
		TestNotification.Signed signed = TestNotification.paid("O-1").envelope("id", "EV-1").sign();
		assertThat(receive(signed)).isEqualTo(NotificationReply.LATER);
		assertThat(receive(signed)).isEqualTo(NotificationReply.LATER);
		end.countDown();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(this.handled).hasSize(1);
		assertThat(output).contains("otification EV-1 (PAYSCORE.USER_PAID) was handled after the reply");
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void receiveWhenSlowHandlerFailsThenSaysSoAndHandlesNextDelivery(CapturedOutput output) throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		AtomicInteger calls = new AtomicInteger();
		build(this.builder.times(IMPATIENT).handler(UserPaidNotification.class, (notification) -> {
			if (calls.incrementAndGet() == 1) {
				assertThat(end.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
				throw new IllegalStateException("too late");
			}
		}));
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		assertThat(receive(signed)).isEqualTo(NotificationReply.LATER);
		end.countDown();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(output).contains("failed after the reply", "java.lang.IllegalStateException: too late");
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
		assertThat(calls).hasValue(2);
	}

	@Test
	void receiveWhenDefaultThenRepliesWithinFiveSeconds() {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		StepVerifier.withVirtualTime(() -> {
			build(this.builder.times(NotificationTimes.DEFAULT)
				.reactiveHandler(UserPaidNotification.class, (notification) -> Mono.never()));
			return this.receiver.receive(signed.headers(), Mono.just(signed.body()));
		})
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(4400))
			.thenAwait(Duration.ofMillis(500))
			.expectNext(NotificationReply.LATER)
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void receiveWhenBodyIsSlowThenRepliesLater() {
		build(this.builder.times(IMPATIENT));
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		StepVerifier.create(this.receiver.receive(signed.headers(), Mono.never()))
			.expectNext(NotificationReply.LATER)
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void receiveWhenCancelledThenHandlerGoesOn(CapturedOutput output) throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		build(this.builder.handler(UserPaidNotification.class, (notification) -> {
			begun.countDown();
			assertThat(end.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			this.handled.add(notification);
		}));
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		Disposable delivery = this.receiver.receive(signed.headers(), Mono.just(signed.body())).subscribe();
		assertThat(begun.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		delivery.dispose();
		end.countDown();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(this.handled).hasSize(1);
		assertThat(output).contains("was handled after the reply");
		assertThat(receive(signed)).isEqualTo(NotificationReply.HANDLED);
	}

	@Test
	void receiveWhenHandlerIsSlowThenClaimIsRenewed() {
		Sinks.Empty<Void> end = Sinks.empty();
		// A handler that has not begun before the reply never does, so a cold JVM has
		// some time
		build(this.builder
			.times(new NotificationTimes(Duration.ofMillis(800), Duration.ofSeconds(30), Duration.ofMillis(20), LONG))
			.reactiveHandler(UserPaidNotification.class, (notification) -> end.asMono()));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		StepVerifier.create(this.store.renewals.asFlux().take(3))
			.expectNextCount(3)
			.expectComplete()
			.verify(TIME_LIMIT);
		end.tryEmitEmpty();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(this.store.completions).hasSize(1);
	}

	@Test
	void receiveWhenRenewalFailsThenIsTriedAgain(CapturedOutput output) {
		Sinks.Empty<Void> end = Sinks.empty();
		this.store.failRenewals.set(2);
		// A handler that has not begun before the reply never does, so a cold JVM has
		// some time
		build(this.builder
			.times(new NotificationTimes(Duration.ofMillis(800), Duration.ofSeconds(30), Duration.ofMillis(20), LONG))
			.reactiveHandler(UserPaidNotification.class, (notification) -> end.asMono()));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		StepVerifier.create(this.store.renewals.asFlux().take(1))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
		end.tryEmitEmpty();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(output).contains("could not be renewed; trying again");
	}

	@Test
	void receiveWhenClaimRanOutThenSaysThatItMayBeHandledTwice(CapturedOutput output) {
		Sinks.Empty<Void> end = Sinks.empty();
		build(this.builder.times(new NotificationTimes(Duration.ofMillis(100), Duration.ofSeconds(30), LONG, LONG))
			.reactiveHandler(UserPaidNotification.class, (notification) -> end.asMono()));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		this.store.now = this.store.now.plusSeconds(31);
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		end.tryEmitEmpty();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(this.store.claims).containsValue(2);
		assertThat(output).contains("its claim had run out: it may be handled twice");
	}

	@Test
	void receiveWhenHandlerNeverEndsThenIsGivenUp(CapturedOutput output) {
		AtomicBoolean cancelled = new AtomicBoolean();
		build(this.builder
			.times(new NotificationTimes(Duration.ofMillis(50), Duration.ofSeconds(30), LONG, Duration.ofMillis(200)))
			.reactiveHandler(UserPaidNotification.class,
					(notification) -> Mono.<Void>never().doOnCancel(() -> cancelled.set(true))));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(cancelled).isTrue();
		assertThat(output).contains("did not end within PT0.2S and was cancelled");
		assertThat(this.store.completions).isEmpty();
	}

	@Test
	void receiveWhenBlockingHandlerNeverEndsThenIsInterrupted() throws Exception {
		CountDownLatch interrupted = new CountDownLatch(1);
		build(this.builder
			.times(new NotificationTimes(Duration.ofMillis(50), Duration.ofSeconds(30), LONG, Duration.ofMillis(200)))
			.handler(UserPaidNotification.class, (notification) -> {
				try {
					new CountDownLatch(1).await();
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
				}
			}));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		assertThat(interrupted.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void receiveWhenStoreCannotClaimThenRepliesLater(CapturedOutput output) {
		this.store.beforeClaim = () -> {
			throw new NoClassDefFoundError("no driver");
		};
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		assertThat(this.handled).isEmpty();
		assertThat(output).contains("because the store failed", "no driver");
	}

	@Test
	void receiveWhenStoreFailsOnceToRememberThenTriesAgain() {
		this.store.failCompletions.set(1);
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.store.completions).hasSize(1);
	}

	@Test
	void receiveWhenStoreCannotRememberThenRepliesHandledAndSaysSo(CapturedOutput output) {
		this.store.failCompletions.set(Integer.MAX_VALUE);
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.handled).hasSize(1);
		assertThat(this.store.releases).isEmpty();
		assertThat(output).contains("ERROR", "was handled, but the store failed to remember it");
	}

	@Test
	void receiveWhenStoreCannotReleaseThenRepliesFailed(CapturedOutput output) {
		this.store.failReleases.set(true);
		build(this.builder.handler(UserPaidNotification.class, (notification) -> {
			throw new TimeoutException("my own");
		}));
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.FAILED);
		assertThat(output).contains("could not be released; it runs out after PT30S", "my own");
	}

	@Test
	void receiveWhenTooManyAreUnderWayThenRepliesLater(CapturedOutput output) {
		Sinks.Empty<Void> end = Sinks.empty();
		build(this.builder.reactiveHandler(GenericNotification.class, (notification) -> {
			this.handled.add(notification);
			return end.asMono();
		}));
		int max = NotificationDispatcher.MAX_UNDER_WAY;
		Disposable deliveries = Flux.range(0, max)
			.map((number) -> TestNotification.of("NEW", "{}").sign())
			.flatMap((signed) -> this.receiver.receive(signed.headers(), Mono.just(signed.body())), max)
			.subscribe();
		for (int number = 0; number < max; number++) {
			assertThat(poll()).isNotNull();
		}
		assertThat(receive(TestNotification.of("NEW", "{}").sign())).isEqualTo(NotificationReply.LATER);
		assertThat(output).contains(max + " handlers are under way");
		end.tryEmitEmpty();
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
		assertThat(receive(TestNotification.of("NEW", "{}").sign())).isEqualTo(NotificationReply.HANDLED);
		deliveries.dispose();
	}

	@Test
	void receiveWhenNotVerifiedThenNeitherStoreNorHandlerIsCalled(CapturedOutput output) {
		build(this.builder.handler(Notification.class, this.handled::add));
		TestNotification.Signed signed = TestNotification.paid("O-SECRET").sign();
		assertThat(receive(signed.withByteChanged(5))).isEqualTo(NotificationReply.NOT_VERIFIED);
		assertThat(receive(TestNotification.paid("O-1").apiV3Key("x".repeat(32)).sign()))
			.isEqualTo(NotificationReply.NOT_READABLE);
		assertThat(this.store.claims).isEmpty();
		assertThat(this.handled).isEmpty();
		assertThat(output)
			.contains("WARN", "The notification is not verified: its signature does not match",
					"The notification is not decrypted: ")
			.doesNotContain("O-SECRET", "\tat ");
	}

	@Test
	void receiveWhenBodyBreaksThenRepliesSo(CapturedOutput output) {
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		assertThat(reply(signed, Mono.error(new DataBufferLimitException("SECRET"))))
			.isEqualTo(NotificationReply.TOO_LARGE);
		assertThat(reply(signed, Mono.error(new EOFException("SECRET")))).isEqualTo(NotificationReply.NOT_READABLE);
		assertThat(reply(signed, Mono.empty())).isEqualTo(NotificationReply.NOT_VERIFIED);
		assertThat(output).contains("its body is larger than the limit", "did not arrive whole (java.io.EOFException)")
			.doesNotContain("SECRET", "\tat ");
	}

	@Test
	void receiveWhenClosedThenRepliesLater() {
		build(this.builder.handler(UserPaidNotification.class, this.handled::add));
		this.receiver.close();
		assertThat(receive(TestNotification.paid("O-1").sign())).isEqualTo(NotificationReply.LATER);
		StepVerifier.create(this.receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void repliesWhenWrittenThenFitWhatWeChatPayDocuments() {
		for (NotificationReply reply : NotificationReply.values()) {
			if (reply.getStatus() == 204) {
				assertThat(reply.getBody()).isNull();
			}
			else {
				assertThat(reply.getBody()).matches("\\{\"code\":\"FAIL\",\"message\":\"[A-Za-z ]{1,64}\"}");
				assertThat(reply.getStatus()).isBetween(400, 599);
			}
		}
	}

	private void build(NotificationReceiver.Builder builder) {
		this.receiver.close();
		this.receiver = builder.build();
	}

	private NotificationReply receive(TestNotification.Signed signed) {
		return reply(signed, Mono.just(signed.body()));
	}

	private NotificationReply reply(TestNotification.Signed signed, Mono<byte[]> body) {
		return Objects.requireNonNull(this.receiver.receive(signed.headers(), body).block(TIME_LIMIT));
	}

	private Notification poll() {
		try {
			return Objects.requireNonNull(this.handled.poll(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Throwable instantiate(Class<? extends Throwable> type) {
		try {
			return type.getDeclaredConstructor().newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	private static <E extends Throwable> RuntimeException sneakyThrow(Throwable ex) throws E {
		throw (E) ex;
	}

	/**
	 * A store that can fail.
	 */
	private static final class RecordingStore implements NotificationStore {

		private final InMemoryNotificationStore store = new InMemoryNotificationStore(100, () -> this.now);

		private final Map<String, Integer> claims = new ConcurrentHashMap<>();

		private final List<NotificationClaim> completions = new CopyOnWriteArrayList<>();

		private final List<NotificationClaim> releases = new CopyOnWriteArrayList<>();

		private final Sinks.Many<NotificationClaim> renewals = Sinks.many().replay().all();

		private final AtomicInteger failCompletions = new AtomicInteger();

		private final AtomicInteger failRenewals = new AtomicInteger();

		private final AtomicBoolean failReleases = new AtomicBoolean();

		private volatile Runnable beforeClaim = () -> {
		};

		private volatile Instant now = Clock.systemUTC().instant();

		@Override
		public ClaimResult claim(NotificationClaim claim, Duration lease) {
			this.beforeClaim.run();
			ClaimResult result = this.store.claim(claim, lease);
			this.claims.merge(claim.key(), (result == ClaimResult.CLAIMED) ? 1 : 0, Integer::sum);
			return result;
		}

		@Override
		public boolean renew(NotificationClaim claim, Duration lease) {
			if (this.failRenewals.getAndDecrement() > 0) {
				throw new IllegalStateException("no renewal");
			}
			this.renewals.tryEmitNext(claim);
			return this.store.renew(claim, lease);
		}

		@Override
		public boolean complete(NotificationClaim claim) {
			if (this.failCompletions.getAndDecrement() > 0) {
				throw new IllegalStateException("no completion");
			}
			this.completions.add(claim);
			return this.store.complete(claim);
		}

		@Override
		public void release(NotificationClaim claim) {
			if (this.failReleases.get()) {
				throw new IllegalStateException("no release");
			}
			this.releases.add(claim);
			this.store.release(claim);
		}

	}

}
