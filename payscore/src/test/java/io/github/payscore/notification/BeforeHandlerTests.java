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

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NotificationReceiver.Builder#before}.
 *
 * @author PayScore for Spring Boot contributors
 */
class BeforeHandlerTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private final List<String> done = new CopyOnWriteArrayList<>();

	@Test
	void beforeWhenThereIsHandlerThenBothAreCalledInOrder() {
		assertThat(receive((builder) -> builder.before(UserPaidNotification.class, did("first"))
			.handler(UserPaidNotification.class, did("handler")))).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.done).containsExactly("first", "handler");
	}

	@Test
	void beforeWhenThereIsHandlerOfAllThenBothAreCalled() {
		assertThat(receive((builder) -> builder.before(UserPaidNotification.class, did("first"))
			.handler(Notification.class, did("handler")))).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.done).containsExactly("first", "handler");
	}

	@Test
	void beforeWhenThereIsNoHandlerThenNotificationIsHandled() {
		assertThat(receive((builder) -> builder.before(UserPaidNotification.class, did("first"))))
			.isEqualTo(NotificationReply.HANDLED);
		assertThat(this.done).containsExactly("first");
	}

	@Test
	void beforeWhenOfOtherTypeThenIsNotCalled() {
		assertThat(receive((builder) -> builder.before(UserConfirmNotification.class, did("first"))
			.handler(UserPaidNotification.class, did("handler")))).isEqualTo(NotificationReply.HANDLED);
		assertThat(this.done).containsExactly("handler");
	}

	@Test
	void beforeWhenItFailsThenHandlerIsNotCalledAndItIsDeliveredAgain() {
		assertThat(receive((builder) -> builder.before(UserPaidNotification.class, (notification) -> {
			throw new IllegalStateException("no database");
		}).handler(UserPaidNotification.class, did("handler")))).isEqualTo(NotificationReply.FAILED);
		assertThat(this.done).isEmpty();
	}

	@Test
	void beforeWhenSetTwiceThenFails() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> receive((builder) -> builder.before(UserPaidNotification.class, did("first"))
				.before(UserPaidNotification.class, did("second"))))
			.withMessageContaining("UserPaidNotification");
	}

	private NotificationHandler<Notification> did(String what) {
		return (notification) -> this.done.add(what);
	}

	private static NotificationReply receive(Consumer<NotificationReceiver.Builder> customizer) {
		NotificationReceiver.Builder builder = NotificationReceiver.builder(TestNotification.parser(),
				new InMemoryNotificationStore(100, InstantSource.system()));
		customizer.accept(builder);
		TestNotification.Signed signed = TestNotification.paid("O-1").sign();
		try (NotificationReceiver receiver = builder.build()) {
			return Objects
				.requireNonNull(receiver.receive(signed.headers(), Mono.just(signed.body())).block(TIME_LIMIT));
		}
	}

}
