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

package io.github.payscore.autoconfigure.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.client.CertificatePlatform;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Tests for {@link PlatformKeyMetrics}.
 *
 * @author PayScore for Spring Boot contributors
 */
class PlatformKeyMetricsTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

	private static final TestCertificate OLD = TestCertificate.create(NOW.plus(Duration.ofDays(1)));

	private static final TestCertificate NEW = TestCertificate.create(NOW.plus(Duration.ofHours(36)));

	private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void gaugesWhenKeysAreFixedThenShowDaysOfCertificatesOnly() {
		bind(PlatformKeys.of(List.of(OLD.toKey(), NEW.toKey(),
				PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID, TestKeys.platformPublicKey()))));
		assertThat(daysLeft()).isEqualTo(Map.of(OLD.serial(), 1.0, NEW.serial(), 1.5));
		assertThat(this.registry.find("wechatpay.platform.certificate.downloads").meters()).isEmpty();
		this.now.set(NOW.plus(Duration.ofDays(2)));
		assertThat(daysLeft()).isEqualTo(Map.of(OLD.serial(), -1.0, NEW.serial(), -0.5));
	}

	@Test
	void gaugesWhenKeysRotateThenFollowThem() {
		AtomicReference<Mono<List<PlatformKey>>> answer = new AtomicReference<>(Mono.just(List.of(OLD.toKey())));
		InstantSource clock = this.now::get;
		try (RotatingPlatformKeys keys = RotatingPlatformKeys.builder((known) -> answer.get()).clock(clock).build()) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			bind(keys);
			assertThat(daysLeft()).isEqualTo(Map.of(OLD.serial(), 1.0));
			answer.set(Mono.just(List.of(NEW.toKey())));
			this.now.set(NOW.plus(Duration.ofHours(25)));
			StepVerifier.create(keys.refresh()).expectComplete().verify(TIME_LIMIT);
			Awaitility.await()
				.atMost(TIME_LIMIT)
				.untilAsserted(() -> assertThat(daysLeft()).containsOnlyKeys(NEW.serial()));
			assertThat(daysLeft().get(NEW.serial())).isEqualTo(11.0 / 24, within(0.001));
			answer.set(Mono.error(new IllegalStateException()));
			StepVerifier.create(keys.refresh()).expectError().verify(TIME_LIMIT);
			assertThat(downloads("success")).isEqualTo(2);
			assertThat(downloads("failure")).isEqualTo(1);
		}
	}

	@Test
	void gaugesWhenApplicationDownloadsThenAreThere() {
		try (CertificatePlatform platform = new CertificatePlatform()) {
			TestCertificate certificate = TestCertificate.create();
			platform.rotate(certificate);
			ApplicationContextRunner runner = new ApplicationContextRunner()
				.withConfiguration(
						AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayMetricsAutoConfiguration.class,
								MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
				.withBean(SimpleMeterRegistry.class);
			for (Map.Entry<String, String> property : platform.properties().entrySet()) {
				runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
			}
			runner.run((context) -> {
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				assertThat(meters.get("wechatpay.platform.certificate.expiry")
					.tag("serial", certificate.serial())
					.gauge()
					.value()).isEqualTo(5 * 365, within(1.0));
				assertThat(meters.get("wechatpay.platform.certificate.downloads")
					.tag("result", "success")
					.functionCounter()
					.count()).isEqualTo(1);
			});
		}
	}

	private void bind(PlatformKeys keys) {
		new PlatformKeyMetrics(keys, null, this.now::get).bindTo(this.registry);
	}

	private Map<String, Double> daysLeft() {
		Map<String, Double> days = new TreeMap<>();
		this.registry.find("wechatpay.platform.certificate.expiry").gauges().forEach((gauge) -> {
			assertThat(gauge.getId().getBaseUnit()).isEqualTo("days");
			days.put(String.valueOf(gauge.getId().getTag("serial")), gauge.value());
		});
		return days;
	}

	private double downloads(String result) {
		return this.registry.get("wechatpay.platform.certificate.downloads")
			.tag("result", result)
			.functionCounter()
			.count();
	}

}
