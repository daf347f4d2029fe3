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

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.bill.BillOperations;
import io.github.payscore.bill.StatementRequest;
import io.github.payscore.bill.TradeBillRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.refund.CreateRefundRequest;
import io.github.payscore.refund.Refund;
import io.github.payscore.refund.RefundAmount;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the beans of refunds and bills: with every connector, and of an oversea
 * partner.
 *
 * @author PayScore for Spring Boot contributors
 */
class RefundAndBillConfigurationTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
		.withPropertyValues("wechatpay.retry.first-backoff=1ms");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void tradeBillWithEveryConnectorIsWrittenIfItIsRight(TestConnector connector) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start()) {
			for (int i = 0; i < 200; i++) {
				pay(fake, "ORDER-" + i);
			}
			of(fake).withBean(ClientHttpConnectorBuilder.class, connector::direct).run((context) -> {
				BillOperations bills = context.getBean(BillOperations.class);
				Path target = this.directory.resolve("bill.csv");
				StepVerifier.create(bills.tradeBill(TradeBillRequest.ofDay(today()), target))
					.expectNext(target)
					.expectComplete()
					.verify(TIME_LIMIT);
				assertThat(target).content().contains("|ORDER-199,`").contains("\r\n`200,`");
				fake.bills().wrongHashNext();
				fake.bills().cutOffNext();
				Path wrong = this.directory.resolve("wrong.csv");
				StepVerifier.create(bills.tradeBill(TradeBillRequest.ofDay(today()), wrong))
					.expectError(UnverifiedResponseException.class)
					.verify(TIME_LIMIT);
				StepVerifier.create(bills.tradeBill(TradeBillRequest.ofDay(today()), wrong))
					.expectError(WeChatPayException.class)
					.verify(TIME_LIMIT);
				assertThat(this.directory.toFile().list()).containsExactly("bill.csv");
			});
		}
	}

	@Test
	void refundAndStatementOfOverseaPartnerWork() {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			pay(fake, "ORDER-1");
			of(fake).withPropertyValues("wechatpay.payscore.appid=wxd678efh567hg6787").run((context) -> {
				ServiceOrder order = Objects.requireNonNull(context.getBean(PayScoreOrderOperations.class)
					.query(QueryOrderRequest.ofOutOrderNo("ORDER-1"))
					.block(TIME_LIMIT));
				String transactionId = Objects.requireNonNull(order.collection()).details().get(0).transactionId();
				RefundOperations refunds = context.getBean(RefundOperations.class);
				fake.next().dropAfterEffect();
				StepVerifier
					.create(refunds.create(CreateRefundRequest.builder()
						.transactionId(Objects.requireNonNull(transactionId))
						.outRefundNo("REFUND-1")
						.amount(RefundAmount.of(1, 300, "HKD"))
						.build()))
					.assertNext((refund) -> assertThat(refund.refundId()).isNotNull())
					.expectComplete()
					.verify(TIME_LIMIT);
				fake.refunds().close("REFUND-1");
				StepVerifier.create(refunds.query("REFUND-1"))
					.assertNext((refund) -> assertThat(refund.status()).isEqualTo(Refund.STATUS_REFUND_CLOSE))
					.expectComplete()
					.verify(TIME_LIMIT);
				statement(fake, context.getBean(BillOperations.class));
			});
		}
	}

	private void statement(FakeWeChatPay fake, BillOperations bills) {
		Path target = this.directory.resolve("statement.csv");
		fake.bills().wrongHashNext();
		StepVerifier.create(bills.statement(StatementRequest.ofDay(today()), target))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIME_LIMIT);
		assertThat(target).content().contains("|ORDER-1,`");
	}

	private ApplicationContextRunner of(FakeWeChatPay fake) {
		return this.runner.withInitializer((context) -> TestPropertyValues.of(fake.properties()).applyTo(context));
	}

	private static void pay(FakeWeChatPay fake, String outOrderNo) {
		fake.seedOrder(outOrderNo, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(300));
		fake.pay(outOrderNo);
	}

	private static LocalDate today() {
		return LocalDate.now(ZoneId.of("Asia/Shanghai"));
	}

}
