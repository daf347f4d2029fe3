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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextRefreshedEvent;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.metrics.WeChatPayMetricsAutoConfiguration;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostPayment;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for applications with several contexts, of which one is the parent of others.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class ContextHierarchyTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	@Test
	void closeWhenClientIsOfParentThenItsCallsGoOn(FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
		fake.next().delay(Duration.ofSeconds(1));
		try (ConfigurableApplicationContext parent = start(null, fake)) {
			ConfigurableApplicationContext child = start(parent, fake);
			Mono<Void> done = complete(child);
			Awaitility.await().atMost(TIME_LIMIT).until(() -> !fake.requests().isEmpty());
			child.close();
			StepVerifier.create(done).expectComplete().verify(TIME_LIMIT);
			assertThat(fake.requests()).hasSize(1);
		}
	}

	@Test
	void closeWhenClientIsOfParentThenParentCanStillCall(FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
		try (ConfigurableApplicationContext parent = start(null, fake)) {
			start(parent, fake).close();
			StepVerifier.create(complete(parent)).expectComplete().verify(TIME_LIMIT);
		}
	}

	@Test
	void closeWhenClientIsOfChildThenEndsItsCalls(FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
		fake.always().stallAfterEffect();
		try (ConfigurableApplicationContext parent = new SpringApplicationBuilder(NoWeChatPay.class)
			.web(WebApplicationType.NONE)
			.run()) {
			ConfigurableApplicationContext child = start(parent, fake);
			Mono<Void> done = complete(child);
			Awaitility.await().atMost(TIME_LIMIT).until(() -> !fake.requests().isEmpty());
			child.close();
			StepVerifier.create(done).expectError().verify(TIME_LIMIT);
		}
	}

	@Test
	void beansWhenClientIsOfParentThenChildReadsSettingsOnly(FakeWeChatPay fake) {
		try (ConfigurableApplicationContext parent = start(null, fake);
				ConfigurableApplicationContext child = start(parent, fake)) {
			assertThat(madeBeans(parent)).contains("io.github.payscore.weChatPayClient",
					"io.github.payscore.weChatPayFinishCalls", "io.github.payscore.weChatPayMetrics",
					"io.github.payscore.weChatPayHttpConnector");
			assertThat(madeBeans(child)).containsExactlyInAnyOrder("io.github.payscore.weChatPayConnectionDetails",
					"io.github.payscore.weChatPayConnectionSettings");
			assertThat(child.getBean(WeChatPayClient.class)).isSameAs(parent.getBean(WeChatPayClient.class));
		}
	}

	@Test
	void beansWhenManagementHasItsOwnContextThenAreOfApplicationOnly(FakeWeChatPay fake) {
		fake.seedOrder(OUT_ORDER_NO);
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(WebApplication.class)
			.properties(Map.copyOf(fake.properties()))
			.run("--server.port=0", "--management.server.port=0")) {
			assertThat(context.getBean(ChildContexts.class).beanNames).isNotEmpty()
				.noneMatch((name) -> name.startsWith("io.github.payscore."));
			StepVerifier.create(complete(context)).expectComplete().verify(TIME_LIMIT);
		}
	}

	private static List<String> madeBeans(ConfigurableApplicationContext context) {
		return List.of(context.getBeanFactory().getSingletonNames())
			.stream()
			.filter((name) -> name.startsWith("io.github.payscore.") && !name.endsWith("Configuration"))
			.toList();
	}

	private static ConfigurableApplicationContext start(@Nullable ConfigurableApplicationContext parent,
			FakeWeChatPay fake) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class);
		if (parent != null) {
			application.parent(parent);
		}
		return application.web(WebApplicationType.NONE)
			.properties(Map.copyOf(fake.properties()))
			.properties("spring.lifecycle.timeout-per-shutdown-phase=1s")
			.run();
	}

	private static Mono<Void> complete(ConfigurableApplicationContext context) {
		CompleteOrderRequest request = CompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("umbrella").amount(100).build()))
			.totalAmount(100)
			.build();
		Mono<Void> done = context.getBean(PayScoreOrderOperations.class).complete(OUT_ORDER_NO, request).cache();
		done.subscribe(null, (ignored) -> {
		});
		return done;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			WebClientAutoConfiguration.class, LifecycleAutoConfiguration.class, MetricsAutoConfiguration.class,
			SimpleMetricsExportAutoConfiguration.class, WeChatPayAutoConfiguration.class,
			WeChatPayMetricsAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WebApplication {

		@Bean
		ChildContexts childContexts() {
			return new ChildContexts();
		}

	}

	static class ChildContexts implements ApplicationListener<ContextRefreshedEvent> {

		private final List<String> beanNames = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(ContextRefreshedEvent event) {
			if (event.getApplicationContext().getParent() != null) {
				this.beanNames.addAll(List.of(event.getApplicationContext().getBeanDefinitionNames()));
			}
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoWeChatPay {

	}

}
