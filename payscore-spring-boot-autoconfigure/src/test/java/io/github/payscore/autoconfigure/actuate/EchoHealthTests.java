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
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the self-check in the health details.
 *
 * @author PayScore for Spring Boot contributors
 */
class EchoHealthTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String ECHO = "management.health.wechatpay.echo=true";

	@Test
	void healthWhenEchoIsNotSetThenDoesNotCallWeChatPay() {
		run(FakeMode.DIRECT, (indicator, fake) -> {
			assertThat(indicator.health().getDetails()).doesNotContainKey("echo");
			assertThat(fake.requests()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "DIRECT", "PARTNER" })
	void healthWhenKeysAreRightThenSaysSoAfterOneCall(String mode) {
		run(FakeMode.valueOf(mode), (indicator, fake) -> {
			assertThat(indicator.health().getDetails()).containsEntry("echo", Map.of("outcome", "UNDER_WAY"));
			Health health = await(indicator, (echo) -> !"UNDER_WAY".equals(echo.get("outcome")));
			assertThat(echo(health)).containsEntry("outcome", "OK").containsKey("time");
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).doesNotContainKey("warnings");
			assertThat(fake.requests()).hasSize(1);
		}, ECHO);
	}

	@Test
	void healthWhenIntervalIsOverThenChecksAgain() {
		run(FakeMode.DIRECT, (indicator, fake) -> {
			Object first = Objects
				.requireNonNull(echo(await(indicator, (echo) -> echo.containsKey("time"))).get("time"));
			await(indicator, (echo) -> echo.containsKey("time") && !first.equals(echo.get("time")));
			assertThat(fake.requests()).hasSizeGreaterThanOrEqualTo(2);
		}, ECHO, "management.health.wechatpay.echo-interval=1ms");
	}

	@Test
	void healthWhenKeyIsRefusedThenWarnsAndStaysUp() {
		run(FakeMode.DIRECT, (indicator, fake) -> {
			Health health = await(indicator, (echo) -> !"UNDER_WAY".equals(echo.get("outcome")));
			assertThat(echo(health)).containsEntry("outcome", "REFUSED");
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails().get("warnings")).asString()
				.contains("WeChat Pay refused the self-check, so a key of the merchant or the clock is wrong: "
						+ "POST /v3/security/echo was answered 401 SIGN_ERROR");
		}, ECHO, "wechatpay.serial=5157F09EFDC096DE15EBE81A47057A7232F1B8E2");
	}

	@Test
	void refreshWhenModeIsOverseaThenFails() {
		run(FakeMode.OVERSEA_PARTNER, "The property 'management.health.wechatpay.echo' cannot be used: WeChat Pay has "
				+ "the self-check for merchants of the mainland only.", ECHO);
	}

	@Test
	void refreshWhenIntervalIsNotPositiveThenFails() {
		run(FakeMode.DIRECT,
				"The property 'management.health.wechatpay.echo-interval' cannot be used: It must be longer than 0.",
				ECHO, "management.health.wechatpay.echo-interval=0");
	}

	@Test
	void refreshWhenThereIsNoPublicKeyThenFails() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder()
			.mode(FakeMode.DIRECT)
			.keyKind(PlatformKeyKind.CERTIFICATE)
			.start()) {
			runner(fake, ECHO).run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The property 'management.health.wechatpay.echo' cannot be used: The self-check "
						+ "names the WeChat Pay public key, and there is none."));
		}
	}

	private static Health await(WeChatPayHealthIndicator indicator, Predicate<Map<?, ?>> isFound) {
		return Objects.requireNonNull(Mono.fromSupplier(() -> Objects.requireNonNull(indicator.health()))
			.filter((health) -> isFound.test(echo(health)))
			.repeatWhenEmpty((repetitions) -> repetitions.delayElements(Duration.ofMillis(10)))
			.block(TIME_LIMIT));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> echo(Health health) {
		return (Map<String, Object>) Objects.requireNonNull(health.getDetails().get("echo"));
	}

	private static void run(FakeMode mode, BiConsumer<WeChatPayHealthIndicator, FakeWeChatPay> test,
			String... properties) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(mode).start()) {
			runner(fake, properties)
				.run((context) -> test.accept(context.getBean(WeChatPayHealthIndicator.class), fake));
		}
	}

	private static void run(FakeMode mode, String problem, String... properties) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(mode).start()) {
			runner(fake, properties)
				.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining(problem));
		}
	}

	private static ApplicationContextRunner runner(FakeWeChatPay fake, String... properties) {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayHealthAutoConfiguration.class))
			.withPropertyValues(fake.properties()
				.entrySet()
				.stream()
				.map((property) -> property.getKey() + "=" + property.getValue())
				.toArray(String[]::new))
			.withPropertyValues(List.of(properties).toArray(String[]::new));
	}

}
