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

import java.time.OffsetDateTime;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.outbox.WeChatPayOutboxAutoConfiguration;
import io.github.payscore.test.FakeWeChatPay;

/**
 * Tests for the snippets on the outbox.
 *
 * @author PayScore for Spring Boot contributors
 */
class OutboxSnippetTests {

	private static final String ORDER = "RENTAL-1";

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-26T16:24:05+08:00");

	@Test
	void giveBackWhenCommittedThenRentalIsBilledAndPaid() {
		try (FakeWeChatPay weChatPay = FakeWeChatPay.start()) {
			weChatPay.seedOrder(ORDER);
			new ApplicationContextRunner()
				.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class,
						DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
						JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
						WeChatPayAutoConfiguration.class, WeChatPayOutboxAutoConfiguration.class))
				.withUserConfiguration(OutboxSnippets.class)
				.withInitializer((context) -> TestPropertyValues.of(weChatPay.properties()).applyTo(context))
				.withPropertyValues("wechatpay.outbox.enabled=true", "wechatpay.outbox.watch.schedule=100ms",
						"wechatpay.outbox.polling-interval=100ms",
						"spring.datasource.type=" + SimpleDriverDataSource.class.getName(),
						"spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
				.run((context) -> {
					JdbcClient database = context.getBean(JdbcClient.class);
					database.sql("CREATE TABLE RENTAL (OUT_ORDER_NO VARCHAR(32), STATE VARCHAR(20))").update();
					database.sql("INSERT INTO RENTAL VALUES (?, 'RUNNING')").param(ORDER).update();
					context.getBean(OutboxSnippets.Rentals.class).giveBack(ORDER, TIME, TIME.plusHours(1), 500);
					awaitState(database, "BILLED");
					weChatPay.pay(ORDER);
					awaitState(database, "PAID");
				});
		}
	}

	private static void awaitState(JdbcClient database, String state) {
		Awaitility.await()
			.until(() -> database.sql("SELECT STATE FROM RENTAL").query(String.class).single().equals(state));
	}

}
