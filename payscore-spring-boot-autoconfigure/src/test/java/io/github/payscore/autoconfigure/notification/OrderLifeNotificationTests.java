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

package io.github.payscore.autoconfigure.notification;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.CreateOrderRequest;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.TimeRange;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;
import io.github.payscore.test.SentNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the life of an order from its creation to its payment, with the notifications
 * that FakeWeChatPay sends to a web server of its own for each test.
 *
 * @author PayScore for Spring Boot contributors
 */
class OrderLifeNotificationTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String OUT_ORDER_NO = "LIFE-1";

	private static final String USER_PAID = "PAYSCORE.USER_PAID";

	@ParameterizedTest
	@CsvSource({ "REACTIVE, false", "SERVLET, false", "REACTIVE, true", "SERVLET, true" })
	void orderWhenItLivesItsWholeLifeThenIsNotified(WebApplicationType type, boolean lazy) throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.start();
				ConfigurableApplicationContext context = run(type, lazy, fake)) {
			PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
			assertThat(orders.create(creation(context)).map((order) -> order.stage()).block(TIME_LIMIT))
				.isEqualTo(OrderStage.CREATED);
			fake.confirm(OUT_ORDER_NO);
			assertThat(poll(context)).isInstanceOfSatisfying(UserConfirmNotification.class, (confirmed) -> {
				assertThat(confirmed.order().outOrderNo()).isEqualTo(OUT_ORDER_NO);
				assertThat(confirmed.order().stage()).isEqualTo(OrderStage.IN_SERVICE);
			});
			assertThat(orders.complete(OUT_ORDER_NO, completion()).then(query(orders)).block(TIME_LIMIT))
				.isEqualTo(OrderStage.COLLECTING);
			fake.pay(OUT_ORDER_NO);
			assertThat(poll(context)).isInstanceOfSatisfying(UserPaidNotification.class, (paid) -> {
				assertThat(paid.order().outOrderNo()).isEqualTo(OUT_ORDER_NO);
				assertThat(paid.order().stage()).isEqualTo(OrderStage.PAID);
				assertThat(paid.order().totalAmount()).isEqualTo(50000);
			});
			assertThat(fake.awaitNotification(OUT_ORDER_NO, USER_PAID, TIME_LIMIT).attempt()).isEqualTo(1);
			assertThat(query(orders).block(TIME_LIMIT)).isEqualTo(OrderStage.PAID);
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void payWhenNotificationIsProbeOrComesTwiceThenIsHandledOnce(WebApplicationType type) throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.start(); ConfigurableApplicationContext context = run(type, fake)) {
			fake.nextNotification().signatureProbe();
			payCompleted(fake, context, "PROBE");
			assertThat(fake.awaitNotification("PROBE", USER_PAID, TIME_LIMIT).attempt()).isEqualTo(2);
			assertThat(poll(context)).isInstanceOf(UserPaidNotification.class);
			fake.nextNotification().twice();
			payCompleted(fake, context, "TWICE");
			Awaitility.await().atMost(TIME_LIMIT).until(() -> deliveries(fake, "TWICE") >= 2);
			assertThat(poll(context)).isInstanceOf(UserPaidNotification.class);
			context.getBean(NotificationReceiver.class).whenIdle().block(TIME_LIMIT);
			assertThat(context.getBean(Handled.class).notifications()).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void payWhenCertificateIsNewThenIsDownloadedAndNotificationAccepted(WebApplicationType type) throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start();
				ConfigurableApplicationContext context = run(type, fake, "wechatpay.platform-cert")) {
			fake.seedOrder(OUT_ORDER_NO,
					(seed) -> seed.state(FakeOrderState.MCH_COMPLETE).notifyUrl(notifyUrl(context)));
			fake.rotateCertificate();
			fake.pay(OUT_ORDER_NO);
			SentNotification accepted = fake.awaitNotification(OUT_ORDER_NO, USER_PAID, TIME_LIMIT);
			assertThat(accepted.attempt()).isEqualTo(1);
			assertThat(poll(context)).isInstanceOf(UserPaidNotification.class);
		}
	}

	private static long deliveries(FakeWeChatPay fake, String outOrderNo) {
		return fake.notifications().stream().filter((sent) -> sent.outOrderNo().equals(outOrderNo)).count();
	}

	private static void payCompleted(FakeWeChatPay fake, ConfigurableApplicationContext context, String outOrderNo) {
		assertThat(context.getBean(Handled.class).notifications()).isEmpty();
		fake.seedOrder(outOrderNo, (seed) -> seed.notifyUrl(notifyUrl(context)));
		context.getBean(PayScoreOrderOperations.class).complete(outOrderNo, completion()).block(TIME_LIMIT);
		fake.pay(outOrderNo);
	}

	private static ConfigurableApplicationContext run(WebApplicationType type, FakeWeChatPay fake,
			String... withoutProperties) {
		return run(type, false, fake, withoutProperties);
	}

	private static ConfigurableApplicationContext run(WebApplicationType type, boolean lazy, FakeWeChatPay fake,
			String... withoutProperties) {
		Map<String, String> properties = new LinkedHashMap<>(fake.properties());
		properties.put("wechatpay.notification.path", NotificationServer.PATH);
		properties.put("server.port", "0");
		properties.put("spring.main.lazy-initialization", String.valueOf(lazy));
		properties.keySet().removeAll(List.of(withoutProperties));
		return new SpringApplicationBuilder(Application.class).web(type)
			.run(properties.entrySet().stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	private static String notifyUrl(ConfigurableApplicationContext context) {
		return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port")
				+ NotificationServer.PATH;
	}

	private static CreateOrderRequest creation(ConfigurableApplicationContext context) {
		return CreateOrderRequest.builder()
			.appid("wxd678efh567hg6787")
			.outOrderNo(OUT_ORDER_NO)
			.currency("HKD")
			.serviceIntroduction("Power bank")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 100_000))
			.timeRange(TimeRange.builder().startTime(OffsetDateTime.parse("2026-11-23T08:00:00+08:00")).build())
			.notifyUrl(notifyUrl(context))
			.build();
	}

	private static CompleteOrderRequest completion() {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Rent").amount(50000).build()))
			.totalAmount(50000)
			.build();
	}

	private static Mono<OrderStage> query(PayScoreOrderOperations orders) {
		return orders.query(QueryOrderRequest.ofOutOrderNo(OUT_ORDER_NO)).map((order) -> order.stage());
	}

	private static Notification poll(ConfigurableApplicationContext context) throws InterruptedException {
		return Objects.requireNonNull(
				context.getBean(Handled.class).notifications().poll(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS));
	}

	/**
	 * What was handled.
	 *
	 * @param notifications the notifications
	 */
	record Handled(BlockingQueue<Notification> notifications) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handled handled() {
			return new Handled(new LinkedBlockingQueue<>());
		}

		@Bean
		NotificationHandler<UserPaidNotification> paid(Handled handled) {
			return handled.notifications()::add;
		}

		@Bean
		ReactiveNotificationHandler<UserConfirmNotification> confirmed(Handled handled) {
			return (notification) -> Mono.fromRunnable(() -> handled.notifications().add(notification));
		}

	}

}
