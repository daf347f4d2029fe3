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

package io.github.payscore.autoconfigure;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.payscore.BlockHoundExtension;
import io.github.payscore.WeChatPayException;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.ReactiveNotificationHandler;
import io.github.payscore.notification.UserConfirmNotification;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.CreateOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.TimeRange;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on WebFlux whose event loops make calls and receive notifications, under
 * BlockHound.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("blockhound")
@ExtendWith(BlockHoundExtension.class)
class EventLoopBlockHoundTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	// The JDK draws random numbers for RSA once in 50 signatures
	private static final int ORDERS = 60;

	private static final int AT_ONCE = 16;

	private static final String NOTIFICATIONS = "/wechatpay/notifications";

	@Test
	void waitWhenOnEventLoopThenIsFound() {
		StepVerifier.create(Mono.fromRunnable(EventLoopBlockHoundTests::await).subscribeOn(Schedulers.parallel()))
			.expectError(BlockingOperationError.class)
			.verify(TIME_LIMIT);
		assertThat(BlockHoundExtension.takeFound()).hasSize(1);
	}

	private static void await() {
		try {
			assertThat(new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS)).isFalse();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "memory", "jdbc" })
	void ordersWhenTheyLiveTheirWholeLifeThenNothingBlocks(String store) {
		try (FakeWeChatPay fake = FakeWeChatPay.start();
				ConfigurableApplicationContext context = run(fake, "wechatpay.notification.store=" + store)) {
			callEach(context, "create");
			forEachOrder(fake::confirm);
			callEach(context, "complete");
			forEachOrder(fake::pay);
			awaitAll(fake, "PAYSCORE.USER_CONFIRM");
			awaitAll(fake, "PAYSCORE.USER_PAID");
			callEach(context, "query");
			assertThat(context.getBean(Handled.class).confirmed()).hasValue(ORDERS);
			assertThat(context.getBean(Handled.class).paid()).hasValue(ORDERS);
			assertThat(get(context, "/actuator/health")).isEqualTo(200);
		}
	}

	@Test
	void callsWhenCertificateChangesThenNothingBlocks() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start();
				ConfigurableApplicationContext context = run(fake, "wechatpay.platform-cert=")) {
			callEach(context, "create");
			fake.rotateCertificate();
			callEach(context, "query");
		}
	}

	@Test
	void callsWhenTheyAreRetriedThenNothingBlocks() {
		try (FakeWeChatPay fake = FakeWeChatPay.start();
				ConfigurableApplicationContext context = run(fake, "wechatpay.backup-base-url=" + fake.baseUrl(),
						"wechatpay.base-url=http://127.0.0.1:1", "wechatpay.retry.first-backoff=1ms")) {
			callEach(context, "create");
			fake.next(AT_ONCE).serverErrorAfterEffect();
			fake.next(AT_ONCE).wrongSignature();
			fake.next(AT_ONCE).unknownSerial();
			fake.next(AT_ONCE).badGatewayHtml();
			assertThat(callEachWhateverComes(context, "query")).hasSize(ORDERS).containsOnly(204, 502);
		}
	}

	@Test
	void callsWhenTheirTimeIsUpThenNothingBlocks() {
		try (FakeWeChatPay fake = FakeWeChatPay.start();
				ConfigurableApplicationContext context = run(fake, "wechatpay.call-timeout=100ms")) {
			fake.always().stallAfterEffect();
			assertThat(callEachWhateverComes(context, "query")).hasSize(ORDERS).containsOnly(502);
		}
	}

	@Test
	void closeWhenCallsAreUnderWayThenNothingBlocks() {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			Mono<List<String>> results;
			try (ConfigurableApplicationContext context = run(fake)) {
				forEachOrder(fake::seedOrder);
				fake.always().delay(Duration.ofMillis(500));
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				results = Flux.range(0, ORDERS)
					.flatMap((number) -> orders.complete(outOrderNo(number), completion()).thenReturn("done"), ORDERS)
					.subscribeOn(Schedulers.parallel())
					.collectList()
					.cache();
				results.subscribe();
				Awaitility.await().atMost(TIME_LIMIT).until(() -> !fake.requests().isEmpty());
			}
			assertThat(results.block(TIME_LIMIT)).hasSize(ORDERS);
		}
	}

	private static void callEach(ConfigurableApplicationContext context, String operation) {
		assertThat(callEachWhateverComes(context, operation)).hasSize(ORDERS).containsOnly(204);
	}

	private static List<Integer> callEachWhateverComes(ConfigurableApplicationContext context, String operation) {
		return Flux.range(0, ORDERS)
			.flatMap((number) -> status(context, "/" + operation + "/" + outOrderNo(number)), AT_ONCE)
			.collectList()
			.blockOptional(TIME_LIMIT)
			.orElseThrow();
	}

	private static int get(ConfigurableApplicationContext context, String path) {
		return status(context, path).blockOptional(TIME_LIMIT).orElseThrow();
	}

	private static Mono<Integer> status(ConfigurableApplicationContext context, String path) {
		return WebClient.create(url(context) + path)
			.get()
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()));
	}

	private static void forEachOrder(Function<String, ?> action) {
		for (int number = 0; number < ORDERS; number++) {
			Object unused = action.apply(outOrderNo(number));
		}
	}

	private static void awaitAll(FakeWeChatPay fake, String eventType) {
		forEachOrder((outOrderNo) -> fake.awaitNotification(outOrderNo, eventType, TIME_LIMIT));
	}

	private static String outOrderNo(int number) {
		return "ORDER" + number;
	}

	private static String url(ConfigurableApplicationContext context) {
		return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
	}

	private static ConfigurableApplicationContext run(FakeWeChatPay fake, String... properties) {
		Map<String, String> all = new LinkedHashMap<>(fake.properties());
		all.put("wechatpay.notification.path", NOTIFICATIONS);
		all.put("server.port", "0");
		all.put("spring.datasource.type", SimpleDriverDataSource.class.getName());
		all.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		for (String property : properties) {
			int equals = property.indexOf('=');
			all.put(property.substring(0, equals), property.substring(equals + 1));
		}
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.REACTIVE)
			.run(all.entrySet().stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	private static CompleteOrderRequest completion() {
		return CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("Rent").amount(50000).build()))
			.totalAmount(50000)
			.build();
	}

	/**
	 * How many notifications were handled.
	 *
	 * @param confirmed on the reactive handler
	 * @param paid on the handler that blocks
	 */
	record Handled(AtomicInteger confirmed, AtomicInteger paid) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handled handled() {
			return new Handled(new AtomicInteger(), new AtomicInteger());
		}

		@Bean
		ReactiveNotificationHandler<UserConfirmNotification> confirmed(Handled handled,
				PayScoreOrderOperations orders) {
			return (notification) -> query(orders, notification.order())
				.doOnNext((order) -> handled.confirmed().incrementAndGet())
				.then();
		}

		@Bean
		NotificationHandler<UserPaidNotification> paid(Handled handled, PayScoreOrderOperations orders) {
			return (notification) -> {
				query(orders, notification.order()).block(TIME_LIMIT);
				handled.paid().incrementAndGet();
			};
		}

		private static Mono<ServiceOrder> query(PayScoreOrderOperations orders, ServiceOrder order) {
			return orders.query(QueryOrderRequest.ofOutOrderNo(Objects.requireNonNull(order.outOrderNo())));
		}

		@Bean
		RouterFunction<ServerResponse> calls(PayScoreOrderOperations orders) {
			return RouterFunctions.route()
				.GET("/create/{order}", (request) -> reply(orders.create(creation(request))))
				.GET("/complete/{order}",
						(request) -> reply(orders.complete(request.pathVariable("order"), completion())))
				.GET("/query/{order}",
						(request) -> reply(orders.query(QueryOrderRequest.ofOutOrderNo(request.pathVariable("order")))))
				.build();
		}

		private static Mono<ServerResponse> reply(Mono<?> call) {
			return call.then(ServerResponse.noContent().build())
				.onErrorResume(WeChatPayException.class, (ex) -> ServerResponse.status(502).build());
		}

		private static CreateOrderRequest creation(ServerRequest request) {
			return CreateOrderRequest.builder()
				.appid("wxd678efh567hg6787")
				.outOrderNo(request.pathVariable("order"))
				.currency("HKD")
				.serviceIntroduction("Power bank")
				.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 100_000))
				.timeRange(TimeRange.builder().startTime(OffsetDateTime.parse("2026-11-23T08:00:00+08:00")).build())
				.notifyUrl("http://127.0.0.1:" + request.uri().getPort() + NOTIFICATIONS)
				.build();
		}

	}

}
