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

package io.github.payscore.docs;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.Notification;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.SignedNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NotificationSnippets}, and snippets on tests of notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotificationSnippetTests {

	private final FakeWeChatPay weChatPay = FakeWeChatPay.start();

	private final ConfigurableApplicationContext application = start();

	private final Queue<String> booked = this.application.getBean(RecordingBookings.class).booked;

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.SERVLET)
			.properties(new LinkedHashMap<>(this.weChatPay.properties()))
			.run("--server.port=0", "--wechatpay.notification.path=/wechatpay/notifications");
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.weChatPay.close();
	}

	@Test
	void handlersWhenUserConfirmsAndPaysThenAreCalled() {
		seed("ORDER-1", FakeOrderState.CREATED);
		this.weChatPay.confirm("ORDER-1");
		this.weChatPay.awaitNotification("ORDER-1", "PAYSCORE.USER_CONFIRM", Duration.ofSeconds(10));
		seed("ORDER-1", FakeOrderState.MCH_COMPLETE);
		// tag::pay[]
		this.weChatPay.pay("ORDER-1");
		this.weChatPay.awaitNotification("ORDER-1", "PAYSCORE.USER_PAID", Duration.ofSeconds(10));
		// end::pay[]
		assertThat(this.booked).contains("ORDER-1 confirmed", "ORDER-1 paid 50000");
	}

	@Test
	void othersWhenEventHasNoTypeThenIsCalled() throws Exception {
		assertThat(send("/wechatpay/notifications", "PAYSCORE.OTHER").statusCode()).isEqualTo(204);
		assertThat(this.booked).contains("ORDER-2 PAYSCORE.OTHER");
	}

	@Test
	void controllerWhenNotificationIsVerifiedThenAnswers204() throws Exception {
		assertThat(send("/my/notifications", "PAYSCORE.USER_PAID").statusCode()).isEqualTo(204);
		assertThat(this.booked).contains("received PAYSCORE.USER_PAID");
	}

	@Test
	void controllerWhenNotificationIsNotVerifiedThenAnswers401() throws Exception {
		SignedNotification forged = this.weChatPay.notification("PAYSCORE.USER_PAID")
			.resource("{}")
			.wrongSignature()
			.build();
		assertThat(HttpClient.newHttpClient()
			.send(forged.toHttpRequest(uri("/my/notifications")), HttpResponse.BodyHandlers.discarding())
			.statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> send(String path, String eventType) throws Exception {
		seed("ORDER-2", FakeOrderState.USER_PAID);
		URI notifyUrl = uri(path);
		// tag::send[]
		SignedNotification notification = this.weChatPay.notification(eventType).order("ORDER-2").build();
		HttpResponse<String> reply = HttpClient.newHttpClient()
			.send(notification.toHttpRequest(notifyUrl), HttpResponse.BodyHandlers.ofString());
		// end::send[]
		return reply;
	}

	private void seed(String outOrderNo, FakeOrderState state) {
		String notifyUrl = uri("/wechatpay/notifications").toString();
		// tag::seed[]
		this.weChatPay.seedOrder(outOrderNo, (seed) -> seed.state(state).totalAmount(50000).notifyUrl(notifyUrl));
		// end::seed[]
	}

	private URI uri(String path) {
		return URI
			.create("http://127.0.0.1:" + this.application.getEnvironment().getProperty("local.server.port") + path);
	}

	static class RecordingBookings implements Bookings {

		private final Queue<String> booked = new ConcurrentLinkedQueue<>();

		@Override
		public void paid(@Nullable String outOrderNo, @Nullable Long amount) {
			this.booked.add(outOrderNo + " paid " + amount);
		}

		@Override
		public Mono<Void> confirmed(@Nullable String outOrderNo) {
			return Mono.fromRunnable(() -> this.booked.add(outOrderNo + " confirmed"));
		}

		@Override
		public void refunded(@Nullable String outRefundNo, @Nullable String status) {
			this.booked.add("refunded " + outRefundNo + " " + status);
		}

		@Override
		public void happened(String eventType, Map<?, ?> content) {
			this.booked.add(content.get("out_order_no") + " " + eventType);
		}

		@Override
		public Mono<Void> received(Notification notification) {
			return Mono.fromRunnable(() -> this.booked.add("received " + notification.eventType()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ RecordingBookings.class, NotificationSnippets.class, NotificationController.class })
	static class Application {

	}

}
