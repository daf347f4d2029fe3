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
import java.time.OffsetDateTime;
import java.time.ZoneId;

import org.junit.jupiter.api.AfterEach;
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
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide to tests shows of several merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantSnippetTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final OffsetDateTime END = OffsetDateTime.parse("2026-01-31T21:30:00+08:00");

	private final FakeWeChatPay weChatPay = start();

	@AfterEach
	void close() {
		this.weChatPay.close();
	}

	@Test
	void completeWhenOrdersOfTwoMerchantsHaveOneNumberThenEachCompletesItsOwn() {
		LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
		seed(this.weChatPay);
		this.weChatPay.merchant("hk").seedOrder("ORDER-1");
		run(this.weChatPay.merchant("shop"), (context) -> {
			MainlandSnippets orders = new MainlandSnippets(context.getBean(DirectOrderOperations.class),
					context.getBean(LaunchOperations.class));
			assertThat(orders.complete("ORDER-1", now.minusHours(1), now.minusMinutes(1)).block(TIME_LIMIT))
				.isEqualTo(Outcome.COMPLETED);
		});
		assertThat(this.weChatPay.merchant("shop").order("ORDER-1").completions()).isEqualTo(1);
		assertThat(this.weChatPay.merchant("hk").order("ORDER-1").completions()).isZero();
		run(this.weChatPay.merchant("hk"), (context) -> {
			Checkout checkout = new Checkout(context.getBean(PayScoreOrderOperations.class));
			assertThat(checkout.complete("ORDER-1", checkout.bill(END.minusHours(2), END)).block(TIME_LIMIT))
				.isEqualTo(Outcome.COMPLETED);
		});
		assertThat(this.weChatPay.merchant("hk").order("ORDER-1").completions()).isEqualTo(1);
		assertThat(this.weChatPay.merchant("shop").requests()).hasSizeGreaterThan(1);
	}

	private static FakeWeChatPay start() {
		// tag::start[]
		FakeWeChatPay weChatPay = FakeWeChatPay.builder()
			.merchant("hk", (merchant) -> merchant.subMerchant("1900000201"))
			.merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT))
			.start();
		// end::start[]
		return weChatPay;
	}

	private static void seed(FakeWeChatPay weChatPay) {
		// tag::seed[]
		FakeWeChatPay shop = weChatPay.merchant("shop");
		shop.seedOrder("ORDER-1");
		shop.next().dropAfterEffect();
		// end::seed[]
	}

	private static void run(FakeWeChatPay merchant, ContextConsumer<AssertableApplicationContext> consumer) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withPropertyValues("wechatpay.retry.first-backoff=10ms")
			.withInitializer((context) -> TestPropertyValues.of(merchant.properties()).applyTo(context))
			.run(consumer);
	}

}
