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

package io.github.payscore.test;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureFakeWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
@SpringBootTest(classes = AutoConfigureFakeWeChatPayTests.Application.class,
		properties = "wechatpay.payscore.sub-mchid=1900000111")
@TestPropertySource(properties = "wechatpay.payscore.service-id=500001")
@AutoConfigureFakeWeChatPay
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutoConfigureFakeWeChatPayTests {

	@Autowired
	private FakeWeChatPay fake;

	@Autowired
	private Environment environment;

	@Test
	void environmentWhenContextStartedThenPointsAtTheFake() {
		assertThat(this.environment.getProperty("wechatpay.base-url")).isEqualTo(this.fake.baseUrl());
		assertThat(this.environment.getProperty("wechatpay.mchid")).isEqualTo("1230000109");
		assertThat(this.environment.getProperty("wechatpay.platform-cert")).isNull();
	}

	@Test
	void environmentWhenTestSetsPropertiesThenTheyWin() {
		assertThat(this.environment.getProperty("wechatpay.payscore.sub-mchid")).isEqualTo("1900000111");
		assertThat(this.environment.getProperty("wechatpay.payscore.service-id")).isEqualTo("500001");
	}

	@Test
	void environmentWhenApplicationSetsPropertiesThenTheFakeWins() {
		assertThat(this.environment.getProperty("from-application-properties")).isEqualTo("yes");
		assertThat(this.environment.getProperty("wechatpay.serial")).isEqualTo(this.fake.merchantSerial());
	}

	@Test
	@Order(1)
	void fakeWhenInjectedThenIsRunning() throws Exception {
		this.fake.seedOrder("A1");
		WireAnswer.of(TestMerchant.complete(this.fake, "A1")).isSuccess();
	}

	@Test
	@Order(2)
	void fakeWhenNextTestRunsThenIsReset() {
		assertThat(this.fake.requests()).isEmpty();
	}

	/**
	 * Inherits the annotation.
	 */
	@Nested
	class NestedTests {

		@Test
		void fakeWhenNestedThenIsTheSame(@Autowired FakeWeChatPay nested) {
			assertThat(nested).isSameAs(AutoConfigureFakeWeChatPayTests.this.fake);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
