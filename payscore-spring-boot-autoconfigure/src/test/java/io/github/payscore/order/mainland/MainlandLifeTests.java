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

package io.github.payscore.order.mainland;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the whole life of an order in an application of a direct merchant and in one
 * of a partner, each with a web server of its own, against FakeWeChatPay.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandLifeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String OUT_ORDER_NO = "LIFE-1";

	private static final String NOTIFICATIONS = "/wechatpay/notifications";

	@Test
	void orderOfDirectMerchantWhenItLivesItsWholeLifeThenEveryAnswerShowsIt() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start();
				ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, fake)) {
			DirectOrderOperations orders = context.getBean(DirectOrderOperations.class);
			confirm(fake, context, get(orders.create(creation(context))));
			assertThat(get(orders.complete(OUT_ORDER_NO, completion())).stage()).isEqualTo(OrderStage.COLLECTING);
			assertThat(get(orders.modify(OUT_ORDER_NO, reduction())).totalAmount()).isEqualTo(150);
			assertThat(get(orders.pay(OUT_ORDER_NO)).outOrderNo()).isEqualTo(OUT_ORDER_NO);
			seeAndPay(fake, context);
			assertThat(get(orders.query(MainlandQueryOrderRequest.ofOutOrderNo(OUT_ORDER_NO))).stage())
				.isEqualTo(OrderStage.PAID);
		}
	}

	@Test
	void orderOfPartnerWhenItLivesItsWholeLifeThenQueryShowsIt() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.PARTNER).start();
				ConfigurableApplicationContext context = run(WebApplicationType.REACTIVE, fake)) {
			PartnerOrderOperations orders = context.getBean(PartnerOrderOperations.class);
			confirm(fake, context, get(orders.create(creation(context))));
			orders.complete(OUT_ORDER_NO, completion()).block(TIME_LIMIT);
			orders.modify(OUT_ORDER_NO, reduction()).block(TIME_LIMIT);
			orders.pay(OUT_ORDER_NO).block(TIME_LIMIT);
			assertThat(get(orders.query(MainlandQueryOrderRequest.ofOutOrderNo(OUT_ORDER_NO))).totalAmount())
				.isEqualTo(150);
			seeAndPay(fake, context);
			assertThat(get(orders.query(MainlandQueryOrderRequest.ofOutOrderNo(OUT_ORDER_NO))).stage())
				.isEqualTo(OrderStage.PAID);
		}
	}

	private static void confirm(FakeWeChatPay fake, ConfigurableApplicationContext context, ServiceOrder created)
			throws InterruptedException {
		assertThat(created.stage()).isEqualTo(OrderStage.CREATED);
		LaunchParameters page = context.getBean(LaunchOperations.class)
			.confirm(Objects.requireNonNull(created.packageData()));
		assertThat(fake.launch(page.businessType(), page.extraData()).problem()).isNull();
		assertThat(fake.launch(page.businessType(), page.queryString()).isOpened()).isTrue();
		fake.confirm(OUT_ORDER_NO);
		assertThat(poll(context)).isInstanceOfSatisfying(UserConfirmNotification.class,
				(confirmed) -> assertThat(confirmed.order().outOrderNo()).isEqualTo(OUT_ORDER_NO));
	}

	private static void seeAndPay(FakeWeChatPay fake, ConfigurableApplicationContext context)
			throws InterruptedException {
		LaunchParameters page = context.getBean(LaunchOperations.class).detail(OUT_ORDER_NO);
		assertThat(fake.launch(page.businessType(), page.queryString()).problem()).isNull();
		fake.pay(OUT_ORDER_NO);
		assertThat(poll(context)).isInstanceOfSatisfying(UserPaidNotification.class, (paid) -> {
			assertThat(paid.order().stage()).isEqualTo(OrderStage.PAID);
			assertThat(paid.order().totalAmount()).isEqualTo(150);
		});
	}

	private static ConfigurableApplicationContext run(WebApplicationType type, FakeWeChatPay fake) {
		Map<String, String> properties = new LinkedHashMap<>(fake.properties());
		properties.put("wechatpay.notification.path", NOTIFICATIONS);
		properties.put("server.port", "0");
		return new SpringApplicationBuilder(Application.class).web(type)
			.run(properties.entrySet().stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	private static MainlandCreateOrderRequest creation(ConfigurableApplicationContext context) {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo(OUT_ORDER_NO)
			.serviceIntroduction("Power bank")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 9900))
			.timeRange(MainlandTimeRange.builder()
				.startTime(LocalDateTime.of(2026, 11, 26, 8, 0))
				.endTime(LocalDateTime.of(2026, 11, 26, 10, 0))
				.build())
			.notifyUrl("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port")
					+ NOTIFICATIONS)
			.build();
	}

	private static MainlandCompleteOrderRequest completion() {
		return MainlandCompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Rent").amount(200).build()))
			.totalAmount(200)
			.build();
	}

	private static MainlandModifyOrderRequest reduction() {
		return MainlandModifyOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Rent").amount(150).build()))
			.totalAmount(150)
			.reason("The power bank was broken")
			.build();
	}

	private static ServiceOrder get(Mono<ServiceOrder> order) {
		return Objects.requireNonNull(order.block(TIME_LIMIT));
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
		NotificationHandler<UserConfirmNotification> confirmed(Handled handled) {
			return handled.notifications()::add;
		}

	}

}
