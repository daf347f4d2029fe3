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

package io.github.payscore.bill;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.notification.NotificationHandler;
import io.github.payscore.notification.RefundNotification;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.refund.CreateRefundRequest;
import io.github.payscore.refund.Refund;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what comes after the payment in an application of a direct merchant and in
 * one of a partner: a partial refund with its notification, and the bill of the day
 * reconciled to the cent.
 *
 * @author PayScore for Spring Boot contributors
 */
class RefundAndBillTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String NOTIFICATIONS = "/wechatpay/notifications";

	@TempDir
	private Path directory;

	@Test
	void dayOfDirectMerchantWhenSomethingIsRefundedThenIsReconciledToTheCent() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start();
				ConfigurableApplicationContext context = run(WebApplicationType.SERVLET, fake)) {
			DirectOrderOperations orders = context.getBean(DirectOrderOperations.class);
			day(fake, context, (outOrderNo) -> orders.query(MainlandQueryOrderRequest.ofOutOrderNo(outOrderNo)));
		}
	}

	@Test
	void dayOfPartnerWhenSomethingIsRefundedThenIsReconciledToTheCent() throws Exception {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.PARTNER).start();
				ConfigurableApplicationContext context = run(WebApplicationType.REACTIVE, fake)) {
			PartnerOrderOperations orders = context.getBean(PartnerOrderOperations.class);
			day(fake, context, (outOrderNo) -> orders.query(MainlandQueryOrderRequest.ofOutOrderNo(outOrderNo)));
		}
	}

	private void day(FakeWeChatPay fake, ConfigurableApplicationContext context,
			Function<String, Mono<ServiceOrder>> query) throws InterruptedException {
		pay(fake, "ORDER-1", 1999);
		pay(fake, "ORDER-2", 1);
		ServiceOrder order = get(query.apply("ORDER-1"));
		refund(fake, context, order);
		Map<String, Long> expected = Map.of("ORDER-1", 1999L, "ORDER-2", 1L);
		ReconciliationReport report = get(download(context).flatMap((bill) -> Reconciliation.of(expected).with(bill)));
		assertThat(report.isBalanced()).isTrue();
		assertThat(report.matched()).hasSize(2);
		assertThat(report.totalPaid()).isEqualTo(2000);
		assertThat(report.totalRefunded()).isEqualTo(733);
		assertThat(report.net()).isEqualTo(1267);
		assertThat(report.refunds()).singleElement().satisfies((refunded) -> {
			assertThat(refunded.outOrderNo()).isEqualTo("ORDER-1");
			assertThat(refunded.row().outRefundNo()).isEqualTo("REFUND-1");
		});
		notReconciledWithOther(context);
		notLeftWhenWrong(fake, context);
	}

	private static void pay(FakeWeChatPay fake, String outOrderNo, long amount) {
		fake.seedOrder(outOrderNo, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(amount));
		fake.pay(outOrderNo);
	}

	private static void refund(FakeWeChatPay fake, ConfigurableApplicationContext context, ServiceOrder order)
			throws InterruptedException {
		RefundOperations refunds = context.getBean(RefundOperations.class);
		ServiceOrder.Collection collection = Objects.requireNonNull(order.collection());
		CreateRefundRequest request = CreateRefundRequest.builder()
			.transactionId(Objects.requireNonNull(collection.details().get(0).transactionId()))
			.outRefundNo("REFUND-1")
			.amountInFen(733, 1999)
			.reason("The power bank was broken")
			.notifyUrl("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port")
					+ NOTIFICATIONS)
			.build();
		fake.next().dropAfterEffect();
		assertThat(get(refunds.create(request)).status()).isEqualTo(Refund.STATUS_PROCESSING);
		assertThat(fake.refunds().get("REFUND-1").requests()).isEqualTo(2);
		fake.refunds().finish("REFUND-1");
		RefundNotification notification = Objects.requireNonNull(
				context.getBean(Handled.class).notifications().poll(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS));
		assertThat(notification.eventType()).isEqualTo(RefundNotification.SUCCESS);
		assertThat(notification.refund().outRefundNo()).isEqualTo("REFUND-1");
		assertThat(Objects.requireNonNull(notification.refund().amount()).refund()).isEqualTo(733);
		assertThat(get(refunds.query("REFUND-1")).status()).isEqualTo(Refund.STATUS_SUCCESS);
	}

	private void notReconciledWithOther(ConfigurableApplicationContext context) {
		Map<String, Long> expected = Map.of("ORDER-1", 1998L, "ORDER-3", 5L);
		ReconciliationReport report = get(download(context).flatMap((bill) -> Reconciliation.of(expected).with(bill)));
		assertThat(report.isBalanced()).isFalse();
		assertThat(report.different()).containsExactly(new ReconciliationReport.Paid("ORDER-1", 1998, 1999));
		assertThat(report.missing()).containsExactly(Map.entry("ORDER-3", 5L));
		assertThat(report.unknown()).extracting(TradeBillRow::outOrderNo).containsExactly("ORDER-2");
	}

	private void notLeftWhenWrong(FakeWeChatPay fake, ConfigurableApplicationContext context) {
		Path directory = this.directory.resolve("wrong");
		assertThat(directory.toFile().mkdir()).isTrue();
		Path target = directory.resolve("bill.csv");
		fake.bills().wrongHashNext();
		fake.bills().cutOffNext();
		fake.bills().expireNext();
		fake.bills().creatingNext();
		assertThatExceptionOfType(UnverifiedResponseException.class).isThrownBy(() -> get(download(context, target)));
		assertThatExceptionOfType(WeChatPayException.class).isThrownBy(() -> get(download(context, target)));
		assertThatExceptionOfType(WeChatPayResponseException.class).isThrownBy(() -> get(download(context, target)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("INVALID_REQUEST"));
		assertThatExceptionOfType(WeChatPayResponseException.class).isThrownBy(() -> get(download(context, target)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("STATEMENT_CREATING"));
		assertThat(directory).isEmptyDirectory();
	}

	private Mono<Path> download(ConfigurableApplicationContext context) {
		return download(context, this.directory.resolve("bill.csv"));
	}

	private static Mono<Path> download(ConfigurableApplicationContext context, Path target) {
		LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
		return context.getBean(BillOperations.class).tradeBill(TradeBillRequest.ofDay(today), target);
	}

	private static <T> T get(Mono<T> answer) {
		return Objects.requireNonNull(answer.block(TIME_LIMIT));
	}

	private static ConfigurableApplicationContext run(WebApplicationType type, FakeWeChatPay fake) {
		Map<String, String> properties = new LinkedHashMap<>(fake.properties());
		properties.put("wechatpay.notification.path", NOTIFICATIONS);
		properties.put("wechatpay.retry.first-backoff", "1ms");
		properties.put("server.port", "0");
		return new SpringApplicationBuilder(Application.class).web(type)
			.run(properties.entrySet().stream().map((property) -> "--" + property).toArray(String[]::new));
	}

	/**
	 * What was handled.
	 *
	 * @param notifications the notifications
	 */
	record Handled(BlockingQueue<RefundNotification> notifications) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handled handled() {
			return new Handled(new LinkedBlockingQueue<>());
		}

		@Bean
		NotificationHandler<RefundNotification> refunded(Handled handled) {
			return handled.notifications()::add;
		}

	}

}
