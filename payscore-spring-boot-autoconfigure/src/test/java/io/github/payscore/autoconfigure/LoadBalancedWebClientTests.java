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

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClientsProperties;
import org.springframework.cloud.client.loadbalancer.reactive.LoadBalancerBeanPostProcessorAutoConfiguration;
import org.springframework.cloud.client.loadbalancer.reactive.ReactiveLoadBalancer;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerClientAutoConfiguration;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.PostPayment;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the client in an application whose only builder of web clients finds its
 * servers with Spring Cloud LoadBalancer.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class LoadBalancedWebClientTests {

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	@Test
	void completeWhenOnlyBuilderIsLoadBalancedThenReachesWeChatPayWithoutIt(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(OUT_ORDER_NO);
		assertThat(IsolatedClassPath.with("test.spring-cloud").call(Application.class, "run", properties(fake)))
			.isEqualTo("The builder answers 503; the order is completed; the load balancer looked for [shop]");
		assertThat(fake.requests()).hasSize(1);
		assertThat(fake.order(OUT_ORDER_NO).completions()).isEqualTo(1);
	}

	private static String[] properties(FakeWeChatPay fake) {
		return fake.properties()
			.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ LoadBalancerAutoConfiguration.class,
			LoadBalancerBeanPostProcessorAutoConfiguration.class, ReactorLoadBalancerClientAutoConfiguration.class,
			HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class })
	static class LoadBalancedConfiguration {

		@Bean
		@LoadBalanced
		WebClient.Builder loadBalancedBuilder() {
			return WebClient.builder();
		}

		@Bean
		RecordingLoadBalancerFactory loadBalancerFactory(LoadBalancerClientsProperties properties) {
			return new RecordingLoadBalancerFactory(properties);
		}

	}

	static class RecordingLoadBalancerFactory extends LoadBalancerClientFactory {

		private final Set<String> services = new ConcurrentSkipListSet<>();

		RecordingLoadBalancerFactory(LoadBalancerClientsProperties properties) {
			super(properties);
		}

		@Override
		public ReactiveLoadBalancer<ServiceInstance> getInstance(String serviceId) {
			this.services.add(serviceId);
			return super.getInstance(serviceId);
		}

	}

	/**
	 * Runs inside the isolated class path, so it shows itself by text only.
	 */
	public static final class Application {

		private Application() {
		}

		public static String run(String... properties) {
			try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
				// The others would load machine code into the isolated class path
				TestPropertyValues.of(properties).and("wechatpay.crypto-provider=jdk").applyTo(context);
				context.register(LoadBalancedConfiguration.class);
				context.refresh();
				return "The builder answers %s; the order is %s; the load balancer looked for %s".formatted(
						callService(context), complete(context),
						context.getBean(RecordingLoadBalancerFactory.class).services);
			}
		}

		private static String callService(ApplicationContext context) {
			return String.valueOf(context.getBean(WebClient.Builder.class)
				.build()
				.get()
				.uri("http://shop/")
				.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()))
				.block());
		}

		private static String complete(ApplicationContext context) {
			CompleteOrderRequest request = CompleteOrderRequest.builder()
				.postPayments(List.of(PostPayment.builder().name("umbrella").amount(100).build()))
				.totalAmount(100)
				.build();
			context.getBean(PayScoreOrderOperations.class).complete(OUT_ORDER_NO, request).block();
			return "completed";
		}

	}

}
