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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.client.CertificatePlatform;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientCustomizer;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.platform.TestCertificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for an application that downloads platform certificates.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class CertificateDownloadStartupTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final TestCertificate OLD = TestCertificate.create();

	private static final TestCertificate NEW = TestCertificate.create();

	private static final String SET_PUBLIC_KEY = "Set 'wechatpay.platform-public-key-id' and "
			+ "'wechatpay.platform-public-key-path' to the WeChat Pay public key from the merchant platform";

	private final CertificatePlatform platform = new CertificatePlatform();

	@AfterEach
	void close() {
		this.platform.close();
	}

	@Test
	void startWhenOnlyApiV3KeyIsSetThenDownloadsAndCallsWork() {
		this.platform.rotate(OLD, NEW);
		runner().withPropertyValues("wechatpay.platform-cert=", "wechatpay.platform-public-key-id=").run((context) -> {
			assertThat(context.getBean(PlatformKeys.class)).isInstanceOf(RotatingPlatformKeys.class)
				.hasToString("RotatingPlatformKeys [%s, %s]".formatted(OLD.serial(), NEW.serial()));
			call(context);
		});
		assertThat(this.platform.downloads()).isEqualTo(1);
		assertThat(this.platform.serialsOfRequests()).containsOnlyNulls();
	}

	@Test
	void startWhenKeysAreConfiguredThenDownloadsNothing() {
		runner().withPropertyValues(publicKey()).run((context) -> {
			assertThat(context.getBean(PlatformKeys.class)).isNotInstanceOf(RotatingPlatformKeys.class);
			call(context);
		});
		runner().withPropertyValues("wechatpay.platform-cert=" + CertificatePlatform.location(OLD))
			.run((context) -> assertThat(context.getBean(PlatformKeys.class))
				.hasToString("PlatformKeys [%s]".formatted(OLD.serial())));
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void startWhenRefreshIsTrueBesideAPublicKeyThenDoesNotWait() {
		this.platform.list(OLD);
		this.platform.stall();
		runner().withPropertyValues(publicKey())
			.withPropertyValues("wechatpay.certificates.refresh=true")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				RotatingPlatformKeys keys = context.getBean(RotatingPlatformKeys.class);
				assertThat(keys.serials()).containsExactly(CertificatePlatform.PUBLIC_KEY_ID);
				Awaitility.await().atMost(TIME_LIMIT).until(() -> this.platform.downloads() == 1);
				call(context);
				StepVerifier.create(keys.refresh()).then(this.platform::letGo).expectComplete().verify(TIME_LIMIT);
				assertThat(keys.serials()).containsExactly(CertificatePlatform.PUBLIC_KEY_ID, OLD.serial());
				this.platform.signWith(OLD);
				call(context);
				this.platform.signWithPublicKey();
				call(context);
			});
		assertThat(this.platform.serialsOfRequests()).containsOnly(CertificatePlatform.PUBLIC_KEY_ID);
	}

	@Test
	void startWhenBesideAPublicKeyAndThereAreNoCertificatesThenGoesOn(CapturedOutput output) {
		this.platform.answerList(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"none\"}");
		runner().withPropertyValues(publicKey())
			.withPropertyValues("wechatpay.certificates.refresh=true")
			.run((context) -> {
				StepVerifier.create(context.getBean(RotatingPlatformKeys.class).refresh())
					.expectError()
					.verify(TIME_LIMIT);
				call(context);
			});
		assertThat(output).contains("WARN", "answered 404 RESOURCE_NOT_EXISTS");
	}

	@Test
	void startWhenThereAreNoCertificatesThenFailsAndNamesThePublicKey() {
		this.platform.answerList(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"none\"}");
		assertThatStartFails("No platform certificate of WeChat Pay can be downloaded, so no answer could be verified: "
				+ "GET /v3/global/certificates was answered 404 RESOURCE_NOT_EXISTS \"none\".", SET_PUBLIC_KEY);
	}

	@Test
	void startWhenApiV3KeyIsWrongThenFailsAndNamesIt() {
		this.platform.listEntries(OLD.entry("another key another key another."));
		this.platform.signWith(OLD);
		assertThatStartFails(
				"The property 'wechatpay.api-v3-key' cannot be used: No platform certificate of WeChat Pay "
						+ "can be decrypted with it.",
				"which is neither the APIv2 key nor the APPSECRET.");
	}

	@Test
	void startWhenRequestIsRefusedThenFailsAndNamesWhatItIsSignedWith() {
		this.platform.answerList(401, "{\"code\":\"SIGN_ERROR\",\"message\":\"wrong\"}");
		assertThatStartFails(
				"The platform certificates of WeChat Pay cannot be downloaded: "
						+ "GET /v3/global/certificates was answered 401 SIGN_ERROR \"wrong\".",
				"Check 'wechatpay.mchid', 'wechatpay.serial' and 'wechatpay.private-key-path'");
	}

	@Test
	void startWhenListHoldsCertificateOfMerchantThenFailsAndNamesWhereItCameFrom() {
		TestCertificate own = CertificatePlatform.certificateOfMerchant();
		this.platform.list(OLD, own);
		this.platform.signWith(own);
		assertThatStartFails(
				"The platform certificates of WeChat Pay cannot be downloaded: The list of platform certificates holds "
						+ "the merchant's own certificate %s, so it is not WeChat Pay's list.".formatted(own.serial()),
				"Check that 'wechatpay.base-url' is an access point of WeChat Pay, and 'wechatpay.certificates.path' the "
						+ "path of its list of certificates.");
	}

	@Test
	void startWhenPlatformStallsThenGoesOnAndCallsWait(CapturedOutput output) {
		this.platform.rotate(OLD);
		this.platform.stall();
		runner().withPropertyValues("wechatpay.certificates.startup-timeout=50ms").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(PlatformKeys.class).serials()).isEmpty();
			StepVerifier.create(context.getBean(WeChatPayClient.class).post("/v3/x").retrieve(Void.class)).then(() -> {
				assertThat(this.platform.calls()).isZero();
				this.platform.letGo();
			}).expectComplete().verify(TIME_LIMIT);
		});
		assertThat(output).contains("No platform certificate was downloaded within 50 ms "
				+ "(wechatpay.certificates.startup-timeout); the start goes on, and calls wait for the download");
	}

	@Test
	void startWhenTimeoutIsZeroThenDoesNotWait(CapturedOutput output) {
		this.platform.stall();
		runner().withPropertyValues("wechatpay.certificates.startup-timeout=0")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("startup-timeout");
	}

	@ParameterizedTest
	@ValueSource(ints = { 500, 503, 429, 302 })
	void startWhenPlatformIsDownThenGoesOn(int status, CapturedOutput output) {
		this.platform.answerList(status, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"down\"}");
		runner().run((context) -> {
			assertThat(context).hasNotFailed();
			this.platform.rotate(OLD);
			StepVerifier.create(context.getBean(RotatingPlatformKeys.class).refresh())
				.expectComplete()
				.verify(TIME_LIMIT);
			call(context);
		});
		assertThat(output).contains("The platform certificates could not be downloaded, so calls wait for a key");
	}

	@Test
	void startWhenThereIsNoConnectionThenGoesOn() {
		runner().withPropertyValues("wechatpay.base-url=http://127.0.0.1:1").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(RotatingPlatformKeys.class).getStatus().failure())
				.startsWith("GET /v3/global/certificates was not sent, there is no connection to WeChat Pay:");
		});
	}

	@Test
	void startWhenOnAThreadThatMustNotBlockThenDoesNotWait() {
		this.platform.stall();
		Mono<Void> start = Mono.fromRunnable(() -> runner().run((context) -> assertThat(context).hasNotFailed()));
		StepVerifier.create(start.subscribeOn(Schedulers.parallel())).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void startWhenRefreshIsTrueWithoutApiV3KeyThenFailsAndNamesBoth() {
		runner().withPropertyValues(publicKey())
			.withPropertyValues("wechatpay.certificates.refresh=true", "wechatpay.api-v3-key=")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("The property 'wechatpay.certificates.refresh' is 'true', but "
						+ "'wechatpay.api-v3-key' is not set, which platform certificates are encrypted with. "
						+ "Set 'wechatpay.api-v3-key' to the APIv3 key from the merchant platform, or remove "
						+ "'wechatpay.certificates.refresh'."));
	}

	@Test
	void startWhenRefreshIsFalseThenKeysHaveToBeConfigured() {
		runner().withPropertyValues("wechatpay.certificates.refresh=false")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("No key of WeChat Pay is configured, so no answer could be verified."));
		assertThat(this.platform.downloads()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					path             | v3/certificates | The path must be a path that starts with one '/', such as /v3/global/certificates.
					refresh-interval | 0               | The interval must be between 1 second and 1 day.
					refresh-interval | 25h             | The interval must be between 1 second and 1 day.
					startup-timeout  | -1s             | A time limit must not be negative.
					""")
	void startWhenPropertyIsOutOfRangeThenFailsAndNamesIt(String name, String value, String problem) {
		runner().withPropertyValues("wechatpay.certificates." + name + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(
					"The property 'wechatpay.certificates.%s' cannot be used: %s".formatted(name, problem)));
	}

	@Test
	void startWhenPathIsSetThenIsUsed() {
		this.platform.rotate(OLD);
		runner().withPropertyValues("wechatpay.certificates.path=" + CertificatePlatform.PATH + "?algorithm_type=RSA")
			.run((context) -> call(context));
		assertThat(this.platform.downloads()).isEqualTo(1);
	}

	@Test
	void startWhenUserHasClientButNoKeysThenDownloads() {
		this.platform.rotate(OLD);
		runner().withBean("userClient", WeChatPayClient.class, () -> mock())
			.run((context) -> assertThat(context.getBean(PlatformKeys.class).serials()).containsExactly(OLD.serial()));
	}

	@Test
	void startWhenUserHasKeysThenDownloadsNothing() {
		runner().withBean("userKeys", PlatformKeys.class, () -> PlatformKeys.of(List.of(OLD.toKey())))
			.run((context) -> assertThat(context).hasSingleBean(PlatformKeys.class));
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void startWhenReactorNettyIsMissingThenDownloads() {
		this.platform.rotate(OLD);
		runner().withClassLoader(new FilteredClassLoader(HttpClient.class)).run((context) -> call(context));
	}

	@Test
	void customizersAndClockWhenDefinedThenApplyToTheDownload() {
		this.platform.rotate(OLD);
		List<String> calls = new CopyOnWriteArrayList<>();
		List<Instant> times = new CopyOnWriteArrayList<>();
		runner().withBean("clock", InstantSource.class, () -> () -> {
			Instant now = Instant.now();
			times.add(now);
			return now;
		})
			.withBean("filter", WeChatPayClientCustomizer.class,
					() -> (builder) -> builder.webClient((webClient) -> webClient.filter((request, next) -> {
						calls.add("filter");
						return next.exchange(request);
					})))
			.withBean(ObservationRegistry.class, () -> {
				ObservationRegistry registry = ObservationRegistry.create();
				registry.observationConfig().observationHandler(new PathHandler(calls));
				return registry;
			})
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(calls).containsExactly("/v3/global/certificates", "filter");
		assertThat(times).isNotEmpty();
	}

	@Test
	void closeWhenContextIsClosedThenThreadsEndAndNothingIsDownloaded() {
		this.platform.rotate(OLD);
		List<Thread> before = threads();
		List<Thread> own = new ArrayList<>();
		List<RotatingPlatformKeys> keys = new ArrayList<>();
		runner().run((context) -> {
			keys.add(context.getBean(RotatingPlatformKeys.class));
			own.addAll(threads());
			own.removeAll(before);
			assertThat(own).extracting(Thread::getName).anyMatch((name) -> name.startsWith("wechatpay-certificates"));
			context.close();
			for (Thread thread : own) {
				thread.join(TIME_LIMIT.toMillis());
				assertThat(thread.isAlive()).as(thread.getName()).isFalse();
			}
		});
		StepVerifier.create(keys.get(0).refresh()).expectError().verify(TIME_LIMIT);
		assertThat(this.platform.downloads()).isEqualTo(1);
	}

	@Test
	void closeWhenDownloadIsUnderWayThenDoesNotWaitForIt() {
		this.platform.stall();
		runner().withPropertyValues("wechatpay.certificates.startup-timeout=50ms").run((context) -> {
			assertThat(context).hasNotFailed();
			context.close();
		});
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("wechatpay"))
			.toList();
	}

	private static void call(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		StepVerifier.create(context.getBean(WeChatPayClient.class).post("/v3/x").retrieve(Void.class))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	private void assertThatStartFails(String description, String action) {
		runner().run((context) -> {
			InvalidWeChatPayConfigurationException failure = findInvalidProperty(context.getStartupFailure());
			assertThat(failure.getDescription()).startsWith(description);
			assertThat(failure.getAction()).contains(action);
			assertThat(context.getStartupFailure()).hasStackTraceContaining(description);
			assertThat(failure.toString()).doesNotContain(CertificatePlatform.API_V3_KEY);
		});
	}

	private static InvalidWeChatPayConfigurationException findInvalidProperty(@Nullable Throwable failure) {
		for (Throwable ex = failure; ex != null; ex = ex.getCause()) {
			if (ex instanceof InvalidWeChatPayConfigurationException found) {
				return found;
			}
		}
		throw new AssertionError("The start did not fail for a property", failure);
	}

	private static String[] publicKey() {
		return new String[] { "wechatpay.platform-public-key-id=" + CertificatePlatform.PUBLIC_KEY_ID,
				"wechatpay.platform-public-key-path=" + CertificatePlatform.publicKeyLocation() };
	}

	private ApplicationContextRunner runner() {
		ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class));
		for (Map.Entry<String, String> property : this.platform.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		return runner;
	}

	private record PathHandler(List<String> paths) implements ObservationHandler<WeChatPayCallObservationContext> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof WeChatPayCallObservationContext;
		}

		@Override
		public void onStart(WeChatPayCallObservationContext context) {
			this.paths.add(String.valueOf(context.getUriTemplate()));
		}

	}

}
