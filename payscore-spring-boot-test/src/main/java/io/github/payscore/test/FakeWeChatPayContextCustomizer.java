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

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts a {@link FakeWeChatPay} for an application context. Contexts are cached by the
 * equality of this record.
 *
 * @param keyKind the kinds of WeChat Pay's key
 * @param mode what the merchant is
 * @param merchants more merchants
 * @author PayScore for Spring Boot contributors
 */
record FakeWeChatPayContextCustomizer(PlatformKeyKind keyKind, FakeMode mode,
		List<FakeMerchant> merchants) implements ContextCustomizer {

	static final String BEAN_NAME = "fakeWeChatPay";

	/**
	 * Where the environment of the machine starts: what the test sets stands before it,
	 * the application's files after it.
	 */
	private static final Set<String> MACHINE = Set.of("servletConfigInitParams", "servletContextInitParams",
			"jndiProperties", "systemProperties", "systemEnvironment");

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		FakeWeChatPay fake = start();
		addProperties(context.getEnvironment().getPropertySources(), fake);
		DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
		beans.registerSingleton(BEAN_NAME, fake);
		beans.registerDisposableBean(BEAN_NAME, fake::close);
	}

	private FakeWeChatPay start() {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder().keyKind(this.keyKind).mode(this.mode);
		this.merchants.forEach((merchant) -> builder.merchant(merchant.name(), (it) -> apply(merchant, it)));
		return builder.start();
	}

	private static void apply(FakeMerchant merchant, FakeWeChatPay.MerchantBuilder builder) {
		builder.mode(merchant.mode()).keyKind(merchant.keyKind());
		if (!merchant.mchid().isEmpty()) {
			builder.mchid(merchant.mchid());
		}
	}

	private static void addProperties(MutablePropertySources sources, FakeWeChatPay fake) {
		PropertySource<?> properties = new MapPropertySource("FakeWeChatPay", Map.copyOf(fake.properties()));
		for (PropertySource<?> source : sources) {
			if (MACHINE.contains(source.getName())) {
				sources.addBefore(source.getName(), properties);
				return;
			}
		}
		sources.addLast(properties);
	}

}
