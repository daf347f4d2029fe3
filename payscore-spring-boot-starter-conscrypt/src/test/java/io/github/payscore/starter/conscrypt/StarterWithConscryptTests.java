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

package io.github.payscore.starter.conscrypt;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that depends on the starter and nothing else.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@DisabledOnOs(value = OS.WINDOWS, architectures = "aarch64")
class StarterWithConscryptTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	@Test
	void queryWhenStarterIsTheOnlyDependencyThenItsProviderComputesSignatures(CapturedOutput output) {
		try (FakeWeChatPay fake = FakeWeChatPay.start(); ConfigurableApplicationContext application = start(fake)) {
			Awaitility.await()
				.atMost(TIME_LIMIT)
				.untilAsserted(() -> assertThat(output).contains("Signatures are computed by Conscrypt "));
			fake.seedOrder("ORDER1");
			assertThat(query(application, "ORDER1").outOrderNo()).isEqualTo("ORDER1");
		}
		assertThat(output).doesNotContain("SunRsaSign", " WARN ");
	}

	private static ConfigurableApplicationContext start(FakeWeChatPay fake) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.initializers((context) -> TestPropertyValues.of(fake.properties()).applyTo(context))
			.run();
	}

	private static ServiceOrder query(ConfigurableApplicationContext application, String outOrderNo) {
		return application.getBean(PayScoreOrderOperations.class)
			.query(QueryOrderRequest.ofOutOrderNo(outOrderNo))
			.block(TIME_LIMIT);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
