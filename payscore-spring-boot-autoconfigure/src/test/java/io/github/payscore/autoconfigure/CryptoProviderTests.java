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
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.autoconfigure.provider.PropertiesCryptoProvider;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@code wechatpay.crypto-provider}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class CryptoProviderTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String ACCP = "AmazonCorrettoCryptoProvider.*";

	private static final String FAST = "(AmazonCorrettoCryptoProvider|conscrypt).*";

	private final TestProperties properties = TestProperties.valid();

	@Test
	void selectWhenNothingIsSetThenFastestTakesOver(CapturedOutput output) {
		runner().run((context) -> {
			PropertiesCryptoProvider provider = context.getBean(PropertiesCryptoProvider.class);
			Awaitility.await()
				.atMost(TIME_LIMIT)
				.until(() -> provider.selected().getName(), "AmazonCorrettoCryptoProvider 2.5.0"::equals);
			Awaitility.await()
				.atMost(TIME_LIMIT)
				.untilAsserted(() -> assertThat(output)
					.containsOnlyOnce("Signatures are computed by AmazonCorrettoCryptoProvider 2.5.0\n"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt", "SunRsaSign" })
	void selectWhenProviderIsNamedThenIsUsedFromTheStart(String name, CapturedOutput output) {
		runner().withPropertyValues("wechatpay.crypto-provider=" + name).run((context) -> {
			CryptoProvider selected = context.getBean(PropertiesCryptoProvider.class).selected();
			assertThat(selected.getName()).startsWith(name + " ");
			assertThat(output).containsOnlyOnce("Signatures are computed by ")
				.contains("Signatures are computed by " + selected.getName() + "\n");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "JDK" })
	void selectWhenJdkIsSetThenSaysWhatWouldBeFaster(String name, CapturedOutput output) {
		runner().withPropertyValues("wechatpay.crypto-provider=" + name).run((context) -> {
			assertThat(context.getBean(PropertiesCryptoProvider.class).selected()).isSameAs(CryptoProvider.jdk());
			assertThat(output).containsOnlyOnce("Signatures are computed by ")
				.containsPattern("Signatures are computed by SunRsaSign \\S+. "
						+ "'wechatpay.crypto-provider=AmazonCorrettoCryptoProvider' would make them faster");
		});
	}

	@Test
	void completeWhenVerifierIsABeanThenItDecides() {
		SignatureVerifier strict = (key, message, signature) -> Mono.just(false);
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
			fakeRunner(fake).withBean(SignatureVerifier.class, () -> strict)
				.withPropertyValues("wechatpay.retry.max-attempts=1")
				.run((context) -> StepVerifier
					.create(context.getBean(PayScoreOrderOperations.class)
						.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
					.expectErrorSatisfies(
							(failure) -> assertThat(failure).isInstanceOf(UnverifiedResponseException.class)
								.hasMessageContaining("its signature does not match"))
					.verify(TIME_LIMIT));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "AmazonCorrettoCryptoProvider", "Conscrypt", "jdk", "auto" })
	void completeWhenProviderIsSelectedThenBothSidesAgree(String name) {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
			fakeRunner(fake).withPropertyValues("wechatpay.crypto-provider=" + name)
				.run((context) -> StepVerifier
					.create(context.getBean(PayScoreOrderOperations.class)
						.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
					.expectComplete()
					.verify(TIME_LIMIT));
		}
	}

	@Test
	void selectWhenNoFastLibraryIsPresentThenNamesTheDependency(CapturedOutput output) throws Exception {
		assertThat(selectWithout(FAST, this.properties)).startsWith("SunRsaSign ");
		assertThat(output).containsPattern("Signatures are computed by SunRsaSign \\S+. The dependency "
				+ "io.github.payscore:payscore-spring-boot-starter-(accp|conscrypt) would make them faster");
	}

	@Test
	void selectWhenFastestIsMissingThenNextTakesOver() throws Exception {
		assertThat(selectWithout(ACCP, this.properties)).startsWith("Conscrypt ");
	}

	@ParameterizedTest
	@CsvSource({ "AmazonCorrettoCryptoProvider, software.amazon.cryptools:AmazonCorrettoCryptoProvider",
			"Conscrypt, org.conscrypt:conscrypt-openjdk-uber" })
	void selectWhenLibraryOfNamedIsMissingThenNamesIt(String name, String dependency) {
		this.properties.with("crypto-provider", name);
		assertThatIllegalStateException().isThrownBy(() -> selectWithout(FAST, this.properties))
			.withStackTraceContaining("The property 'wechatpay.crypto-provider' cannot be used: The library of the "
					+ "provider '%s', %s, is not on the class path.".formatted(name, dependency));
	}

	@Test
	void selectWhenMachineCodeCannotBeLoadedThenNextTakesOver(CapturedOutput output) throws Exception {
		System.setProperty("com.amazon.corretto.crypto.provider.tmpdir", "/dev/null");
		try {
			assertThat(selectWithout("none", this.properties)).startsWith("Conscrypt ");
		}
		finally {
			System.clearProperty("com.amazon.corretto.crypto.provider.tmpdir");
		}
		assertThat(output)
			.contains("The provider 'AmazonCorrettoCryptoProvider' cannot be loaded on this platform (%s %s). It needs "
				.formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
					+ "Linux with glibc or macOS, its jar for just this platform, and a temporary folder that machine "
					+ "code can be loaded from. It is left out. Use 'payscore-spring-boot-starter', which brings no "
					+ "such library, or a starter whose library works here, or set 'wechatpay.crypto-provider' to "
					+ "'jdk'.");
	}

	private static ApplicationContextRunner fakeRunner(FakeWeChatPay fake) {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
			.withInitializer(TestPropertyValues.of(fake.properties())::applyTo);
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
			.withPropertyValues(this.properties.toPairs());
	}

	private static String selectWithout(String jarPattern, TestProperties properties) throws Exception {
		return Objects.requireNonNull(
				IsolatedClassPath.without(jarPattern).call(Application.class, "select", properties.toPairs()));
	}

	/**
	 * Runs inside the isolated class path, so it shows itself by text only.
	 */
	public static final class Application {

		private Application() {
		}

		public static String select(String... properties) {
			try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
				TestPropertyValues.of(properties).applyTo(context);
				context.register(MissingLibrariesTests.Configured.class);
				context.refresh();
				return selected(context.getBean(PropertiesCryptoProvider.class));
			}
		}

		// What is loaded beside the start takes over when its thread has ended
		private static String selected(PropertiesCryptoProvider provider) {
			Awaitility.await()
				.atMost(TIME_LIMIT)
				.until(() -> Thread.getAllStackTraces()
					.keySet()
					.stream()
					.noneMatch((thread) -> "wechatpay-crypto-provider".equals(thread.getName())));
			return provider.selected().getName();
		}

	}

}
