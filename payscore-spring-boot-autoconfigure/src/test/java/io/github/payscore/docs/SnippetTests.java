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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.CreateOrderRequest;
import io.github.payscore.order.OrderStage;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.TimeRange;
import io.github.payscore.test.FakeLaunch;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the snippets on orders and beans.
 *
 * @author PayScore for Spring Boot contributors
 */
class SnippetTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-31T21:30:00+08:00");

	@RegisterExtension
	static final FakeWeChatPayExtension extension = new FakeWeChatPayExtension();

	private final FakeWeChatPay weChatPay = extension.fake();

	private final ExecutorService executor = Executors.newSingleThreadExecutor();

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	@Test
	void checkoutWhenOrderRunsThenIsCompleted() {
		runner().withUserConfiguration(Checkout.class).run((context) -> {
			Checkout checkout = context.getBean(Checkout.class);
			CompleteOrderRequest bill = checkout.bill(TIME.minusHours(2), TIME);
			this.weChatPay.seedOrder("ORDER-1");
			assertThat(checkout.complete("ORDER-1", bill).block(TIME_LIMIT)).isEqualTo(Outcome.COMPLETED);
			this.weChatPay.seedOrder("ORDER-2");
			assertThat(checkout.completeAndWait("ORDER-2", bill)).isEqualTo(Outcome.COMPLETED);
			assertThat(checkout.completeAndWait("ORDER-3", bill)).isEqualTo(Outcome.NOT_COMPLETED);
		});
	}

	@Test
	void launchWhenOrderIsCreatedThenOpensConfirmPage() {
		runner().run((context) -> {
			LaunchOperations launch = context.getBean(LaunchOperations.class);
			LaunchSnippets snippets = new LaunchSnippets(context.getBean(PayScoreOrderOperations.class), launch);
			LaunchParameters parameters = Objects.requireNonNull(
					snippets
						.open(CreateOrderRequest.builder()
							.appid("wxd678efh567hg6787")
							.outOrderNo("ORDER-1")
							.currency("HKD")
							.serviceIntroduction("Power bank")
							.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 10000))
							.timeRange(TimeRange.builder().startTime(TIME).build())
							.notifyUrl("https://merchant.example/wechatpay/notifications")
							.build())
						.block(TIME_LIMIT));
			assertThat(parameters.businessType()).isEqualTo(LaunchParameters.CONFIRM);
			assertThat(this.weChatPay.launch(parameters.businessType(), parameters.extraData()))
				.matches(FakeLaunch::isOpened);
			LaunchParameters detail = new LaunchController(launch).detail("ORDER-1");
			assertThat(this.weChatPay.launch(detail.businessType(), detail.queryString()))
				.matches(FakeLaunch::isOpened);
		});
	}

	@Test
	void settleLaterWhenOutcomeWasUnknownThenCompletesOnce() {
		runner().withUserConfiguration(Checkout.class).run((context) -> {
			Checkout checkout = context.getBean(Checkout.class);
			CompleteOrderRequest bill = checkout.bill(TIME.minusHours(2), TIME);
			this.weChatPay.seedOrder("ORDER-1");
			this.weChatPay.always().dropBeforeEffect();
			assertThat(checkout.completeAndWait("ORDER-1", bill)).isEqualTo(Outcome.UNKNOWN);
			assertThat(checkout.settleLater("ORDER-1", bill).block(TIME_LIMIT)).isEqualTo(Outcome.UNKNOWN);
			this.weChatPay.behave();
			assertThat(checkout.settleLater("ORDER-1", bill).block(TIME_LIMIT)).isEqualTo(Outcome.COMPLETED);
			assertThat(checkout.settleLater("ORDER-1", bill).block(TIME_LIMIT)).isEqualTo(Outcome.COMPLETED);
			assertThat(this.weChatPay.order("ORDER-1").completions()).isEqualTo(1);
			this.weChatPay.seedOrder("ORDER-2", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(1));
			assertThat(checkout.settleLater("ORDER-2", bill).block(TIME_LIMIT)).isEqualTo(Outcome.UNKNOWN);
			this.weChatPay.seedOrder("ORDER-3", (seed) -> seed.state(FakeOrderState.REVOKED));
			assertThat(checkout.settleLater("ORDER-3", bill).block(TIME_LIMIT)).isEqualTo(Outcome.NOT_COMPLETED);
		});
	}

	@Test
	void orderWhenItLivesThenSnippetsWork() {
		runner().run((context) -> {
			OrderLifeSnippets life = new OrderLifeSnippets(context.getBean(PayScoreOrderOperations.class));
			assertThat(life.open("ORDER-1", TIME).map((order) -> order.stage()).block(TIME_LIMIT))
				.isEqualTo(OrderStage.CREATED);
			life.giveUp("ORDER-1").block(TIME_LIMIT);
			assertThat(this.weChatPay.order("ORDER-1").state()).isEqualTo("REVOKED");
			this.weChatPay.seedOrder("ORDER-2", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
			assertThat(life.isPaid("ORDER-2").block(TIME_LIMIT)).isFalse();
			life.paidInCash("ORDER-2", TIME).block(TIME_LIMIT);
			assertThat(life.isPaid("ORDER-2").block(TIME_LIMIT)).isTrue();
		});
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void customizerWhenCallIsMadeThenFilterSeesIt(CapturedOutput output) {
		runner().withUserConfiguration(Checkout.class, ConfigurationSnippets.class).run((context) -> {
			Checkout checkout = context.getBean(Checkout.class);
			this.weChatPay.seedOrder("ORDER-1");
			checkout.completeAndWait("ORDER-1", checkout.bill(TIME.minusHours(2), TIME));
			assertThat(output).contains("POST: 204 NO_CONTENT");
		});
	}

	@Test
	void proxyWhenCallIsMadeThenIsAskedForTunnel() throws Exception {
		try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Future<String> request = this.executor.submit(() -> firstLine(proxy));
			runner().withUserConfiguration(Checkout.class, OperationsSnippets.class)
				.withPropertyValues("wechatpay.retry.max-attempts=1", "proxy.host=127.0.0.1",
						"proxy.port=" + proxy.getLocalPort())
				.run((context) -> {
					Checkout checkout = context.getBean(Checkout.class);
					checkout.completeAndWait("ORDER-1", checkout.bill(TIME.minusHours(2), TIME));
				});
			assertThat(request.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).startsWith("CONNECT ");
			assertThat(this.weChatPay.requests()).isEmpty();
		}
	}

	private static String firstLine(ServerSocket server) throws IOException {
		try (Socket connection = server.accept()) {
			return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))
				.readLine();
		}
	}

	private ApplicationContextRunner runner() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withPropertyValues("wechatpay.retry.first-backoff=10ms");
		return runner.withInitializer((context) -> TestPropertyValues.of(this.weChatPay.properties()).applyTo(context));
	}

}
