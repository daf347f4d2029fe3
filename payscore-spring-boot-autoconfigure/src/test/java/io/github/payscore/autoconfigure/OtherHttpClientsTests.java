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

package io.github.payscore.autoconfigure;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ReactorClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of the application's own blocking HTTP clients, such as
 * {@code RestClient}. Boot chooses what they work with by the class path, on which the
 * starter brings Reactor Netty; nothing but a property of the application changes that.
 *
 * @author PayScore for Spring Boot contributors
 */
class OtherHttpClientsTests {

	private static final FilteredClassLoader OTHERS_HIDDEN = new FilteredClassLoader("org.eclipse.jetty",
			"org.apache.hc");

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(HttpClientAutoConfiguration.class, ImperativeHttpClientAutoConfiguration.class,
					ReactiveHttpClientAutoConfiguration.class, WeChatPayAutoConfiguration.class));

	private final ApplicationContextRunner withWeChatPay = this.runner
		.withPropertyValues(TestProperties.valid().toPairs());

	@Test
	void requestFactoryWhenReactorNettyIsPresentThenIsItsEvenWithoutWeChatPay() {
		this.runner.withClassLoader(OTHERS_HIDDEN)
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPayProperties.class)
				.getBean(ClientHttpRequestFactoryBuilder.class)
				.isInstanceOf(ReactorClientHttpRequestFactoryBuilder.class));
	}

	@Test
	void requestFactoryWhenReactorNettyIsAbsentThenIsOfJdkEvenWithWeChatPay() {
		this.withWeChatPay
			.withClassLoader(new FilteredClassLoader("reactor.netty", "org.eclipse.jetty", "org.apache.hc"))
			.run((context) -> assertThat(context).hasSingleBean(WeChatPayProperties.class)
				.getBean(ClientHttpRequestFactoryBuilder.class)
				.isInstanceOf(JdkClientHttpRequestFactoryBuilder.class));
	}

	@Test
	void requestFactoryWhenPropertyIsJdkThenIsOfJdkAndClientStaysWithReactorNetty() {
		this.withWeChatPay.withPropertyValues("spring.http.clients.imperative.factory=jdk").run((context) -> {
			assertThat(context).getBean(ClientHttpRequestFactoryBuilder.class)
				.isInstanceOf(JdkClientHttpRequestFactoryBuilder.class);
			assertThat(context.getBean(HttpConnector.class).get()).isInstanceOf(ReactorClientHttpConnector.class);
		});
	}

}
