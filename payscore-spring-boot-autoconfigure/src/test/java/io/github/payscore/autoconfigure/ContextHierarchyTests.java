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

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
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

	private static List<String> madeBeans(ConfigurableApplicationContext context) {
		return List.of(context.getBeanFactory().getSingletonNames())
			.stream()
			.filter((name) -> name.startsWith("io.github.payscore.") && !name.endsWith("AutoConfiguration"))
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
	static class NoWeChatPay {

	}

}
