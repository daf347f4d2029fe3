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

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.bill.BillOperations;
import io.github.payscore.bill.ReconciliationReport;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.refund.Refund;
import io.github.payscore.refund.RefundOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the snippets on refunds and bills.
 *
 * @author PayScore for Spring Boot contributors
 */
class RefundSnippetTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	@TempDir
	private Path directory;

	@Test
	void dayWhenSomethingIsRefundedThenSnippetsWork() {
		try (FakeWeChatPay weChatPay = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start()) {
			weChatPay.seedOrder("ORDER-1", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(300));
			weChatPay.pay("ORDER-1");
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
						WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
				.withInitializer((context) -> TestPropertyValues.of(weChatPay.properties()).applyTo(context))
				.run((context) -> {
					RefundSnippets snippets = new RefundSnippets(context.getBean(RefundOperations.class),
							context.getBean(BillOperations.class));
					String transactionId = transactionId(context.getBean(DirectOrderOperations.class));
					Refund refund = Objects
						.requireNonNull(snippets.refund(transactionId, "REFUND-1").block(TIME_LIMIT));
					assertThat(refund.status()).isEqualTo(Refund.STATUS_PROCESSING);
					ReconciliationReport report = Objects.requireNonNull(snippets
						.reconcile(LocalDate.now(ZoneId.of("Asia/Shanghai")), Map.of("ORDER-1", 300L), this.directory)
						.block(TIME_LIMIT));
					assertThat(report.isBalanced()).isTrue();
					assertThat(report.net()).isEqualTo(200);
				});
		}
	}

	private static String transactionId(DirectOrderOperations orders) {
		ServiceOrder order = Objects
			.requireNonNull(orders.query(MainlandQueryOrderRequest.ofOutOrderNo("ORDER-1")).block(TIME_LIMIT));
		return Objects.requireNonNull(Objects.requireNonNull(order.collection()).details().get(0).transactionId());
	}

}
