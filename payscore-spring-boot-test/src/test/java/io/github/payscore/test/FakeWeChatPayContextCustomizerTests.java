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

import java.net.ConnectException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.DelegatingSmartContextLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FakeWeChatPayContextCustomizer} and its factory.
 *
 * @author PayScore for Spring Boot contributors
 */
class FakeWeChatPayContextCustomizerTests {

	private final FakeWeChatPayContextCustomizerFactory factory = new FakeWeChatPayContextCustomizerFactory();

	@Test
	void createContextCustomizerWhenNotAnnotatedThenNone() {
		assertThat(this.factory.createContextCustomizer(Object.class, List.of())).isNull();
	}

	@Test
	void createContextCustomizerWhenAttributesEqualThenCustomizersEqual() {
		assertThat(this.factory.createContextCustomizer(First.class, List.of()))
			.isEqualTo(this.factory.createContextCustomizer(Inherited.class, List.of()))
			.hasSameHashCodeAs(this.factory.createContextCustomizer(Inherited.class, List.of()))
			.isNotEqualTo(this.factory.createContextCustomizer(Other.class, List.of()));
	}

	@Test
	void customizeContextWhenContextClosesThenFakeIsClosed() {
		FakeWeChatPay fake;
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			customize(context, PlatformKeyKind.BOTH);
			context.refresh();
			fake = context.getBean(FakeWeChatPay.class);
			assertThat(context.getEnvironment().getProperty("wechatpay.platform-cert")).startsWith("base64:");
		}
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> TestMerchant.complete(fake, "A1").send());
	}

	@Test
	void customizeContextWhenEnvironmentHasSourcesThenStandsAboveTheMachine() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addLast(new MapPropertySource("application", Map.of("wechatpay.mchid", "1")));
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("wechatpay.serial", "2")));
			customize(context, PlatformKeyKind.PUBLIC_KEY);
			context.refresh();
			assertThat(context.getEnvironment().getProperty("wechatpay.mchid")).isEqualTo("1230000109");
			assertThat(context.getEnvironment().getProperty("wechatpay.serial")).isEqualTo("2");
			assertThat(context.getEnvironment().getPropertySources()).extracting("name")
				.containsExactly("test", "FakeWeChatPay", "systemProperties", "systemEnvironment", "application");
		}
	}

	private static void customize(GenericApplicationContext context, PlatformKeyKind keyKind) {
		new FakeWeChatPayContextCustomizer(keyKind, FakeMode.OVERSEA_PARTNER, List.of()).customizeContext(context,
				new MergedContextConfiguration(First.class, new String[0], new Class<?>[0], new String[0],
						new DelegatingSmartContextLoader()));
	}

	@AutoConfigureFakeWeChatPay
	static class First {

	}

	static class Inherited extends First {

	}

	@AutoConfigureFakeWeChatPay(keyKind = PlatformKeyKind.BOTH)
	static class Other {

	}

}
