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

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.test.FakeLaunch;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the snippets on the mainland and on migration.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandSnippetTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Shanghai"));

	@Test
	void orderWhenDirectMerchantsOrderLivesThenSnippetsWork() {
		try (FakeWeChatPay weChatPay = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start()) {
			run(weChatPay, (context) -> {
				LaunchOperations launch = context.getBean(LaunchOperations.class);
				DirectOrderOperations orders = context.getBean(DirectOrderOperations.class);
				MainlandSnippets snippets = new MainlandSnippets(orders, launch);
				assertThatOpens(weChatPay, snippets.open("ORDER-1").block(TIME_LIMIT));
				assertThatOpens(weChatPay, launch.detail("ORDER-1"));
				weChatPay.seedOrder("ORDER-2");
				assertThat(snippets.complete("ORDER-2", this.now.minusHours(1), this.now.minusMinutes(1))
					.block(TIME_LIMIT)).isEqualTo(Outcome.COMPLETED);
				snippets.lower("ORDER-2").block(TIME_LIMIT);
				snippets.collectAgain("ORDER-2").block(TIME_LIMIT);
				weChatPay.seedOrder("ORDER-3", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE));
				snippets.paidInCash("ORDER-3", this.now).block(TIME_LIMIT);
				assertThat(weChatPay.order("ORDER-3").state()).isEqualTo("DONE");
				weChatPay.seedOrder("ORDER-4");
				assertThat(Objects
					.requireNonNull(new MigrationSnippets(orders)
						.complete("ORDER-4", this.now.minusHours(1), this.now.minusMinutes(1))
						.block(TIME_LIMIT))
					.outOrderNo()).isEqualTo("ORDER-4");
			});
		}
	}

	@Test
	void openWhenPartnersOrderIsCreatedThenOpensConfirmPage() {
		try (FakeWeChatPay weChatPay = FakeWeChatPay.builder()
			.mode(FakeMode.PARTNER)
			.subAppid("wxd678efh567hg6999")
			.start()) {
			run(weChatPay, (context) -> {
				LaunchOperations launch = context.getBean(LaunchOperations.class);
				MainlandPartnerSnippets snippets = new MainlandPartnerSnippets(
						context.getBean(PartnerOrderOperations.class), launch);
				String subMchid = Objects.requireNonNull(weChatPay.properties().get("wechatpay.payscore.sub-mchid"));
				assertThatOpens(weChatPay,
						snippets.open(subMchid, "ORDER-1", this.now.toLocalDate().plusDays(1)).block(TIME_LIMIT));
				assertThatOpens(weChatPay, launch.detail("ORDER-1"));
			});
		}
	}

	private static void assertThatOpens(FakeWeChatPay weChatPay, @Nullable LaunchParameters parameters) {
		assertThat(parameters).isNotNull();
		assertThat(weChatPay.launch(parameters.businessType(), parameters.extraData())).matches(FakeLaunch::isOpened);
		assertThat(weChatPay.launch(parameters.businessType(), parameters.queryString())).matches(FakeLaunch::isOpened);
	}

	private static void run(FakeWeChatPay weChatPay, ContextConsumer<AssertableApplicationContext> consumer) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withInitializer((context) -> TestPropertyValues.of(weChatPay.properties()).applyTo(context))
			.run(consumer);
	}

}
