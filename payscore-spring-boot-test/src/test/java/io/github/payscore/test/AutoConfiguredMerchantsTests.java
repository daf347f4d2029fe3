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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the merchants of {@link AutoConfigureFakeWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
@SpringBootTest(classes = AutoConfiguredMerchantsTests.Application.class)
@AutoConfigureFakeWeChatPay(merchants = { @FakeMerchant(name = "hk", keyKind = PlatformKeyKind.BOTH),
		@FakeMerchant(name = "Shop_1", mode = FakeMode.DIRECT, mchid = "1900009191"),
		@FakeMerchant(name = "Shop_2", mode = FakeMode.DIRECT, mchid = "1900009191") })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AutoConfiguredMerchantsTests {

	@Autowired
	private FakeWeChatPay fake;

	@Autowired
	private Environment environment;

	@Test
	void environmentWhenMerchantsAreGivenThenNamesThem() {
		assertThat(this.environment.getProperty("wechatpay.mchid")).isEqualTo("1230000109");
		assertThat(this.environment.getProperty("wechatpay.merchants.hk.mchid"))
			.isEqualTo(this.fake.merchant("hk").mchid());
		assertThat(this.environment.getProperty("wechatpay.merchants.hk.platform-cert")).startsWith("base64:");
	}

	@Test
	void environmentWhenMerchantsAreBoundThenHaveTheirNames() {
		var merchants = Binder.get(this.environment)
			.bind("wechatpay.merchants", Bindable.mapOf(String.class, Numbers.class))
			.get();
		assertThat(merchants).containsOnlyKeys("hk", "Shop_1", "Shop_2");
		assertThat(merchants.get("Shop_1")).isEqualTo(
				new Numbers("1900009191", this.fake.merchant("Shop_1").merchantSerial(), new PayScore("direct")));
		assertThat(this.fake.merchant("Shop_2").merchantSerial())
			.isEqualTo(this.fake.merchant("Shop_1").merchantSerial());
	}

	@Test
	@Order(1)
	void fakeWhenInjectedThenPlaysTheMerchants() {
		this.fake.merchant("hk").seedOrder("A1");
		assertThat(this.fake.merchant("hk").order("A1").completions()).isZero();
	}

	@Test
	@Order(2)
	void fakeWhenNextTestRunsThenMerchantsAreReset() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.fake.merchant("hk").order("A1"));
	}

	record Numbers(String mchid, String serial, PayScore payscore) {

	}

	record PayScore(String mode) {

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

}
