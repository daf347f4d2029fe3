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

package io.github.payscore.local;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.devtools.restart.RestartInitializer;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LocalWeChatPayConfiguration}.
 *
 * @author PayScore for Spring Boot contributors
 */
class LocalWeChatPayConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	private Path folder;

	@BeforeEach
	void copyKeys() {
		KeyFolder.copyTo(this.folder);
	}

	@AfterEach
	void close() {
		Restarter.getInstance().removeAttribute("localWeChatPay");
	}

	@Test
	void applicationTalksToTheMerchantOfItsModeAndRestartsKeepTheOrders() {
		Restarter.initialize(new String[0], false, RestartInitializer.NONE, false);
		LocalWeChatPay local;
		try (ConfigurableApplicationContext context = run()) {
			local = context.getBean(LocalWeChatPay.class);
			ServiceOrder order = context.getBean(DirectOrderOperations.class).create(creation()).block(LIMIT);
			assertThat(order).isNotNull();
			assertThat(local.merchant("direct").orders()).singleElement()
				.matches((it) -> it.outOrderNo().equals("ORDER-1"));
		}
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getBean(LocalWeChatPay.class)).isSameAs(local);
			assertThat(context.getBean(FakeWeChatPay.class).orders()).hasSize(1);
			assertThat(context.getBeansOfType(DispatcherServlet.class)).isEmpty();
		}
		finally {
			local.close();
		}
	}

	private ConfigurableApplicationContext run() {
		return SpringApplication.from(Application::start)
			.with(LocalWeChatPayConfiguration.class)
			.run("--payscore.local.port=0", "--payscore.local.page-port=0", "--payscore.local.folder=" + this.folder,
					"--wechatpay.payscore.mode=direct")
			.getApplicationContext();
	}

	private static MainlandCreateOrderRequest creation() {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo("ORDER-1")
			.serviceIntroduction("Power bank")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 9900))
			.timeRange(MainlandTimeRange.builder().startOnAccept().build())
			.notifyUrl("https://merchant.example/notifications")
			.needUserConfirm(true)
			.build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		static void start(String[] args) {
			SpringApplication.run(Application.class, args);
		}

	}

}
