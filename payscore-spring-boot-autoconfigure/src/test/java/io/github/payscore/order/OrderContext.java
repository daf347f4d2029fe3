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

package io.github.payscore.order;

import java.util.Map;
import java.util.function.Consumer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.test.FakeWeChatPay;

/**
 * An application that talks to {@link FakeWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OrderContext {

	private static final Class<?>[] AUTO_CONFIGURATIONS = { JacksonAutoConfiguration.class,
			CodecsAutoConfiguration.class, HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class };

	// As in an application without WebFlux: where it is, Spring Boot has event loops that
	// all contexts of this JVM share, and that end with the first of them
	private static final ClassLoader WITHOUT_SHARED_LOOPS = new FilteredClassLoader(
			"org.springframework.boot.reactor.netty");

	private OrderContext() {
	}

	// For tests that make many calls through one application.
	static ConfigurableApplicationContext start(FakeWeChatPay fake, String... properties) {
		return start(fake, (context) -> TestPropertyValues.of(properties).applyTo(context));
	}

	static ConfigurableApplicationContext start(FakeWeChatPay fake,
			Consumer<AnnotationConfigApplicationContext> customizer) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setClassLoader(WITHOUT_SHARED_LOOPS);
		TestPropertyValues.of(fake.properties()).applyTo(context);
		context.register(AUTO_CONFIGURATIONS);
		customizer.accept(context);
		context.refresh();
		return context;
	}

	static ApplicationContextRunner runner(FakeWeChatPay fake) {
		ApplicationContextRunner runner = new ApplicationContextRunner().withClassLoader(WITHOUT_SHARED_LOOPS)
			.withConfiguration(AutoConfigurations.of(AUTO_CONFIGURATIONS));
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		return runner;
	}

}
