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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.payscore.BlockHoundExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notifications that arrive on event loops and whose handlers take too long or fail,
 * under BlockHound.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("blockhound")
@ExtendWith(BlockHoundExtension.class)
class NotificationReceiverBlockHoundTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final int DELIVERIES = 100;

	private static final NotificationTimes SHORT = new NotificationTimes(Duration.ofMillis(200), Duration.ofSeconds(10),
			Duration.ofMillis(20), Duration.ofMillis(400));

	@Test
	void receiveWhenHandlerIsSlowThenNothingBlocks() {
		Sinks.Empty<Void> end = Sinks.empty();
		assertThat(repliesOf(SHORT, (notification) -> end.asMono(), end::tryEmitEmpty))
			.containsOnly(NotificationReply.LATER);
	}

	@Test
	void receiveWhenHandlerBlocksUntilItIsGivenUpThenNothingBlocks() {
		CountDownLatch never = new CountDownLatch(1);
		assertThat(repliesOf(SHORT, (notification) -> Mono.fromCallable(() -> never.await(1, TimeUnit.MINUTES)).then()))
			.containsOnly(NotificationReply.LATER);
	}

	@Test
	void receiveWhenHandlerFailsThenNothingBlocks() {
		assertThat(repliesOf(NotificationTimes.DEFAULT, (notification) -> Mono.error(new IllegalStateException())))
			.containsOnly(NotificationReply.FAILED);
	}

	private static List<NotificationReply> repliesOf(NotificationTimes times,
			ReactiveNotificationHandler<UserPaidNotification> handler) {
		return repliesOf(times, handler, () -> {
		});
	}

	private static List<NotificationReply> repliesOf(NotificationTimes times,
			ReactiveNotificationHandler<UserPaidNotification> handler, Runnable afterReplies) {
		try (NotificationReceiver receiver = NotificationReceiver
			.builder(TestNotification.parser(), new InMemoryNotificationStore(DELIVERIES, Clock.systemUTC()))
			.reactiveHandler(UserPaidNotification.class, handler)
			.times(times)
			.build()) {
			List<NotificationReply> replies = Flux.range(0, DELIVERIES)
				.map((number) -> TestNotification.paid("O-" + number).sign())
				.collectList()
				.flatMapMany(Flux::fromIterable)
				.flatMap((signed) -> receiver.receive(signed.headers(), Mono.just(signed.body()))
					.subscribeOn(Schedulers.parallel()), DELIVERIES)
				.collectList()
				.blockOptional(TIME_LIMIT)
				.orElseThrow();
			afterReplies.run();
			StepVerifier.create(receiver.whenIdle()).expectComplete().verify(TIME_LIMIT);
			return replies;
		}
	}

}
