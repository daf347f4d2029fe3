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

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import io.github.payscore.account.ServiceAccountApplication;
import io.github.payscore.account.ServiceAccountOperations;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.permission.PermissionOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the snippets on permissions and on a partner's sub-merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class PermissionSnippetTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String SERVICE = "2002000000000558128851361561999";

	@Test
	void permissionWhenItLivesThenSnippetsWork() {
		try (FakeWeChatPay weChatPay = start(FakeMode.DIRECT)) {
			run(weChatPay, (context) -> {
				PermissionSnippets snippets = new PermissionSnippets(context.getBean(PermissionOperations.class),
						context.getBean(DirectOrderOperations.class), context.getBean(LaunchOperations.class));
				assertThat(snippets.isPermitted("o1").block(TIME_LIMIT)).isFalse();
				LaunchParameters page = snippets.ask("PERMISSION-1").block(TIME_LIMIT);
				assertThat(page).isNotNull();
				assertThat(weChatPay.launch(page.businessType(), page.extraData()).isOpened()).isTrue();
				weChatPay.permissions().open("PERMISSION-1", "o1");
				assertThat(snippets.isPermitted("o1").block(TIME_LIMIT)).isTrue();
				snippets.start("ORDER-1", "o1", LocalDateTime.now(ZoneId.of("Asia/Shanghai"))).block(TIME_LIMIT);
				assertThat(weChatPay.order("ORDER-1").stateDescription()).isEqualTo("USER_CONFIRM");
				snippets.end("PERMISSION-1").block(TIME_LIMIT);
				assertThat(snippets.isPermitted("o1").block(TIME_LIMIT)).isFalse();
			});
		}
	}

	@Test
	void bindWhenPartnerAppliesThenSnippetWorks() {
		try (FakeWeChatPay weChatPay = start(FakeMode.PARTNER)) {
			run(weChatPay, (context) -> {
				ServiceAccountSnippets snippets = new ServiceAccountSnippets(
						context.getBean(ServiceAccountOperations.class));
				assertThat(snippets.bind("1900000110", "APPLY-1").block(TIME_LIMIT)).isNotNull()
					.extracting(ServiceAccountApplication::applyState)
					.isEqualTo(ServiceAccountApplication.STATE_PROCESSING);
			});
		}
	}

	private static FakeWeChatPay start(FakeMode mode) {
		return FakeWeChatPay.builder().mode(mode).serviceIdWithoutUserConfirm(SERVICE).start();
	}

	private static void run(FakeWeChatPay weChatPay, ContextConsumer<AssertableApplicationContext> consumer) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withInitializer((context) -> TestPropertyValues.of(weChatPay.properties())
				.and("wechatpay.payscore.service-id=" + SERVICE)
				.applyTo(context))
			.run(consumer);
	}

}
