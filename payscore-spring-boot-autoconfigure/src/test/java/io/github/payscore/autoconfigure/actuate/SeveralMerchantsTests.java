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

package io.github.payscore.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.metrics.WeChatPayMetricsAutoConfiguration;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those who operate an application with several merchants see of them.
 *
 * @author PayScore for Spring Boot contributors
 */
class SeveralMerchantsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final FakeWeChatPay FAKE = FakeWeChatPay.builder()
		.merchant("hk", (merchant) -> merchant.keyKind(PlatformKeyKind.CERTIFICATE))
		.merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT))
		.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayHealthAutoConfiguration.class,
						WeChatPayEndpointAutoConfiguration.class, WeChatPayMetricsAutoConfiguration.class,
						MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withBean(SimpleMeterRegistry.class)
		.withPropertyValues("management.endpoints.web.exposure.include=wechatpay",
				"wechatpay.notification.path=/wechatpay/{merchant}/notifications")
		.withPropertyValues(FAKE.properties()
			.entrySet()
			.stream()
			.map((property) -> property.getKey() + "=" + property.getValue())
			.toArray(String[]::new));

	@AfterAll
	static void close() {
		FAKE.close();
	}

	private void run(BiConsumer<AssertableApplicationContext, PayScoreMerchants> test, String... properties) {
		this.runner.withPropertyValues(properties)
			.run((context) -> test.accept(context, context.getBean(PayScoreMerchants.class)));
	}

	private static void query(PayScoreMerchants merchants) {
		FAKE.merchant("shop").seedOrder("A");
		assertThat(merchants.get("shop").direct().query(MainlandQueryOrderRequest.ofOutOrderNo("A")).block(LIMIT))
			.isNotNull();
	}

	@Test
	void healthWhenSeveralMerchantsThenShowsEach() {
		run((context, merchants) -> {
			Health health = context.getBean(WeChatPayHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsOnlyKeys("keys", "merchants");
			assertThat(health.getDetails().get("keys")).asString().contains(FAKE.platformPublicKeyId());
			assertThat(health.getDetails().get("merchants")).asString()
				.contains("hk={keys=[{serial=" + FAKE.merchant("hk").platformCertificateSerial() + ", kind=certificate")
				.contains("shop={keys=[{serial=" + FAKE.merchant("shop").platformPublicKeyId());
		});
	}

	@Test
	void healthWhenCertificatesOfOneCannotBeDownloadedThenIsDownAndNamesIt() {
		FAKE.merchant("hk").always().serviceUnavailable();
		run((context, merchants) -> {
			Health health = context.getBean(WeChatPayHealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails().get("warnings")).asString()
				.contains("Merchant hk: No valid key of WeChat Pay is known, so no answer can be verified");
		}, "wechatpay.merchants.hk.platform-cert=", "wechatpay.certificates.startup-timeout=0");
		FAKE.merchant("hk").behave();
	}

	@Test
	void endpointWhenSeveralMerchantsThenShowsEachAndNoSecret() {
		run((context, merchants) -> {
			WeChatPayEndpoint.WeChatPayDescriptor descriptor = context.getBean(WeChatPayEndpoint.class).weChatPay();
			assertThat(descriptor.merchants()).containsOnlyKeys("default", "hk", "shop");
			assertThat(descriptor.merchants().get("shop")).satisfies((shop) -> {
				FakeWeChatPay fake = FAKE.merchant("shop");
				assertThat(shop.source()).isEqualTo("configured");
				assertThat(shop.mode()).isEqualTo("direct");
				assertThat(shop.mchid()).isEqualTo(fake.mchid());
				assertThat(shop.serial()).isEqualTo(fake.merchantSerial());
				assertThat(shop.baseUrl()).isEqualTo(FAKE.baseUrl());
				assertThat(shop.backupBaseUrl()).isNull();
				assertThat(shop.platformKeys())
					.containsExactly(Map.of("serial", fake.platformPublicKeyId(), "kind", "public key"));
				assertThat(shop.notificationPath()).isEqualTo("/wechatpay/shop/notifications");
			});
			assertThat(descriptor.merchants().get("default")).satisfies((main) -> {
				assertThat(main.mode()).isEqualTo("oversea-partner");
				assertThat(main.serial()).isEqualTo(FAKE.merchantSerial());
				assertThat(main.baseUrl()).isEqualTo(FAKE.baseUrl());
			});
			String json = JsonMapper.shared().writeValueAsString(descriptor);
			assertThat(List.of(FAKE, FAKE.merchant("hk"), FAKE.merchant("shop")))
				.allSatisfy((fake) -> assertThat(json).doesNotContain(fake.apiV3Key(), fake.apiV2Key(), "PRIVATE KEY"));
		});
	}

	@Test
	void endpointWhenNotExposedThenIsAbsent() {
		run((context, merchants) -> assertThat(context).doesNotHaveBean(WeChatPayEndpoint.class),
				"management.endpoints.web.exposure.include=health");
	}

	@Test
	void metricsWhenSeveralMerchantsThenHaveATagFromTheStart() {
		run((context, merchants) -> {
			query(merchants);
			Map<String, Double> attempts = attempts(context.getBean(MeterRegistry.class));
			assertThat(attempts).containsEntry("shop GET /v3/payscore/serviceorder", 1.0)
				.containsEntry("shop POST /v3/payscore/serviceorder/{out_order_no}/complete", 0.0)
				.containsEntry("hk GET /v3/payscore/oversea/partner/serviceorder", 0.0)
				.containsEntry("default GET /v3/payscore/oversea/partner/serviceorder", 0.0)
				.doesNotContainKey("hk GET /v3/payscore/serviceorder");
		});
	}

	@Test
	void metricsWhenMerchantIsTurnedOffThenHaveNoTag() {
		run((context, merchants) -> {
			query(merchants);
			Map<String, Double> attempts = attempts(context.getBean(MeterRegistry.class));
			assertThat(attempts).containsEntry("null GET /v3/payscore/serviceorder", 1.0)
				.allSatisfy((name, count) -> assertThat(name).startsWith("null "));
		}, "wechatpay.observations.merchant=false");
	}

	private static Map<String, Double> attempts(MeterRegistry registry) {
		Map<String, Double> attempts = new TreeMap<>();
		for (Counter counter : registry.find("wechatpay.client.attempts").counters()) {
			attempts.put("%s %s %s".formatted(counter.getId().getTag("merchant"), counter.getId().getTag("method"),
					counter.getId().getTag("uri")), counter.count());
		}
		return attempts;
	}

	@Test
	void certificateMetricsWhenSeveralMerchantsThenNameThem() {
		run((context,
				merchants) -> assertThat(context.getBean(MeterRegistry.class)
					.get("wechatpay.platform.certificate.expiry")
					.tag("merchant", "hk")
					.tag("serial", FAKE.merchant("hk").platformCertificateSerial())
					.gauge()
					.value()).isPositive());
	}

}
