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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeChatPayHealthIndicator} and its auto-configuration.
 *
 * @author PayScore for Spring Boot contributors
 */
class WeChatPayHealthIndicatorTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

	private static final TestCertificate SOON = TestCertificate.create(NOW.plus(Duration.ofDays(29)));

	private static final TestCertificate LATER = TestCertificate.create(NOW.plus(Duration.ofDays(31)));

	private static final PlatformKey PUBLIC_KEY = PlatformKey.ofPublicKey(TestKeys.PUBLIC_KEY_ID,
			TestKeys.platformPublicKey());

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayHealthAutoConfiguration.class,
						HealthContributorRegistryAutoConfiguration.class, HealthContributorAutoConfiguration.class))
		.withPropertyValues(TestProperties.valid().toPairs());

	@Test
	void healthWhenPublicKeyThenIsUp() {
		Health health = health(PUBLIC_KEY);
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.isEqualTo(Map.of("keys", List.of(Map.of("serial", TestKeys.PUBLIC_KEY_ID, "kind", "public key"))));
	}

	@Test
	void healthWhenCertificateThenShowsDaysLeft() {
		Health health = health(LATER.toKey());
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).isEqualTo(Map.of("keys", List.of(Map.of("serial", LATER.serial(), "kind",
				"certificate", "expires", NOW.plus(Duration.ofDays(31)), "daysLeft", 31L))));
	}

	@Test
	void healthWhenOnlyCertificateExpiresSoonThenIsUpWithWarning() {
		Health health = health(SOON.toKey());
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("warnings",
				List.of("The platform certificate %s expires at %s, and no key is known that is valid longer"
					.formatted(SOON.serial(), NOW.plus(Duration.ofDays(29)))));
	}

	@Test
	void healthWhenCertificateThatExpiresSoonHasSuccessorThenHasNoWarning() {
		assertThat(health(SOON.toKey(), LATER.toKey()).getDetails()).containsOnlyKeys("keys");
		assertThat(health(SOON.toKey(), PUBLIC_KEY).getDetails()).containsOnlyKeys("keys");
	}

	@Test
	void healthWhenEveryKeyHasExpiredThenIsDown() {
		Health health = health(NOW.plus(Duration.ofDays(30)), PlatformKeys.of(List.of(SOON.toKey())));
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails().get("warnings")).asString()
			.contains("No valid key of WeChat Pay is known, so no answer can be verified");
	}

	@Test
	void healthWhenNothingCouldBeDownloadedThenIsDownAndSaysWhy() {
		List<Mono<List<PlatformKey>>> answers = new ArrayList<>(List.of(failure()));
		try (RotatingPlatformKeys keys = rotating(answers, PlatformKeys.none())) {
			awaitDownloads(keys, 1);
			Health health = health(NOW, keys);
			assertThat(health.getStatus()).isEqualTo(Status.DOWN);
			assertThat(health.getDetails()).isEqualTo(Map.of("keys", List.of(), "lastFailedDownload", NOW, "warnings",
					List.of("No valid key of WeChat Pay is known, so no answer can be verified",
							"The last download of platform certificates failed: There is no connection.")));
		}
	}

	@Test
	void healthWhenLastDownloadFailedButKeysAreValidThenIsUpWithWarning() {
		List<Mono<List<PlatformKey>>> answers = new ArrayList<>(List.of(Mono.just(List.of(LATER.toKey())), failure()));
		try (RotatingPlatformKeys keys = rotating(answers, PlatformKeys.none())) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			StepVerifier.create(keys.refresh()).expectError().verify(TIME_LIMIT);
			Health health = health(NOW, keys);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("lastDownload", NOW)
				.containsEntry("lastFailedDownload", NOW)
				.containsEntry("warnings",
						List.of("The last download of platform certificates failed: There is no connection."));
		}
	}

	@Test
	void contributorWhenConfiguredThenIsNamedWeChatPay() {
		this.contextRunner
			.run((context) -> assertThat(context.getBean(HealthContributorRegistry.class).getContributor("weChatPay"))
				.isInstanceOf(WeChatPayHealthIndicator.class));
	}

	@Test
	void contributorWhenDisabledThenBacksOff() {
		this.contextRunner.withPropertyValues("management.health.wechatpay.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPayHealthIndicator.class));
		this.contextRunner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WeChatPayHealthIndicator.class));
	}

	@Test
	void contributorWhenUserDefinesItThenBacksOff() {
		this.contextRunner.withBean("weChatPayHealthIndicator", Object.class, Object::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WeChatPayHealthIndicator.class));
	}

	@Test
	void contributorWhenMchidIsNotSetThenBacksOff() {
		this.contextRunner.withPropertyValues("wechatpay.mchid=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WeChatPayHealthIndicator.class));
	}

	@Test
	void contributorWhenHealthIsMissingThenBacksOff() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayHealthAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid().toPairs())
			.withClassLoader(new FilteredClassLoader(Health.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WeChatPayHealthAutoConfiguration.class));
	}

	private static Health health(PlatformKey... keys) {
		return health(NOW, PlatformKeys.of(Arrays.asList(keys)));
	}

	private static Health health(Instant now, PlatformKeys keys) {
		return new WeChatPayHealthIndicator(keys, null, InstantSource.fixed(now), null).health();
	}

	private static RotatingPlatformKeys rotating(List<Mono<List<PlatformKey>>> answers, PlatformKeys fixed) {
		return RotatingPlatformKeys.builder((known) -> answers.remove(0))
			.fixedKeys(fixed)
			.clock(InstantSource.fixed(NOW))
			.build();
	}

	private static void awaitDownloads(RotatingPlatformKeys keys, long downloads) {
		Awaitility.await()
			.atMost(TIME_LIMIT)
			.until(() -> keys.getStatus().successes() + keys.getStatus().failures() == downloads);
	}

	private static Mono<List<PlatformKey>> failure() {
		return Mono.error(new PlatformCertificateException(PlatformCertificateException.Reason.TEMPORARY,
				"There is no connection.", null));
	}

}
