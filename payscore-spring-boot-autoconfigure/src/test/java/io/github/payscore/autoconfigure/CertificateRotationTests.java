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
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the change of platform certificates, and from certificates to the public key,
 * while an application completes orders.
 *
 * @author PayScore for Spring Boot contributors
 */
class CertificateRotationTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final int ORDERS = 60;

	@Test
	void completeWhenCertificateChangesThenNoCallIsLost() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start()) {
			seed(fake);
			runner(fake).withPropertyValues("wechatpay.platform-cert=").run((context) -> {
				AtomicInteger completed = new AtomicInteger();
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				Flux<Void> all = Flux.range(0, ORDERS).flatMap((i) -> complete(orders, i).doOnSuccess((done) -> {
					if (completed.incrementAndGet() == ORDERS / 3) {
						fake.rotateCertificate();
					}
				}), 8);
				StepVerifier.create(all).expectComplete().verify(TIME_LIMIT);
				fake.removeCertificate(fake.platformCertificateSerial());
				fake.seedOrder("AFTER");
				StepVerifier.create(orders.complete("AFTER", ExampleOrder.request()))
					.expectComplete()
					.verify(TIME_LIMIT);
				assertThat(context.getBean(PlatformKeys.class).serials()).hasSize(2);
			});
			assertThatAllAreCompletedOnce(fake);
			assertThat(downloads(fake)).isEqualTo(2);
		}
	}

	@Test
	void completeWhenAnswersMoveFromCertificateToPublicKeyThenNoCallIsLost() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.BOTH).start()) {
			seed(fake);
			runner(fake).withPropertyValues("wechatpay.platform-cert=", "wechatpay.certificates.refresh=true")
				.run((context) -> {
					AtomicInteger completed = new AtomicInteger();
					PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
					// The public key is asked for, but not enabled yet
					fake.always().signedWith(fake.platformCertificateSerial());
					Flux<Void> all = Flux.range(0, ORDERS).flatMap((i) -> complete(orders, i).doOnSuccess((done) -> {
						if (completed.incrementAndGet() == ORDERS / 3) {
							fake.behave();
						}
					}), 8);
					StepVerifier.create(all).expectComplete().verify(TIME_LIMIT);
				});
			assertThatAllAreCompletedOnce(fake);
		}
	}

	@Test
	void startWhenMerchantHasThePublicKeyOnlyThenFailsAndNamesItsProperties() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.PUBLIC_KEY).start()) {
			runner(fake).withPropertyValues("wechatpay.platform-public-key-id=", "wechatpay.platform-public-key-path=")
				.run((context) -> assertThat(context.getStartupFailure())
					.hasStackTraceContaining("answered 404 RESOURCE_NOT_EXISTS")
					.hasStackTraceContaining("Set 'wechatpay.platform-public-key-id' and "
							+ "'wechatpay.platform-public-key-path' to the WeChat Pay public key"));
		}
	}

	@Test
	void startWhenListIsEmptyThenFailsAndNamesThePublicKey() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start()) {
			fake.always().emptyCertificateList();
			runner(fake).withPropertyValues("wechatpay.platform-cert=")
				.run((context) -> assertThat(context.getStartupFailure())
					.hasStackTraceContaining("The list of platform certificates is empty.")
					.hasStackTraceContaining("Set 'wechatpay.platform-public-key-id'"));
		}
	}

	@Test
	void startWhenListIsEncryptedWithAnotherKeyThenFailsAndNamesTheKey() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().keyKind(PlatformKeyKind.CERTIFICATE).start()) {
			fake.always().undecryptableCertificateList();
			runner(fake).withPropertyValues("wechatpay.platform-cert=")
				.run((context) -> assertThat(context.getStartupFailure())
					.hasStackTraceContaining("The property 'wechatpay.api-v3-key' cannot be used"));
		}
	}

	private static void seed(FakeWeChatPay fake) {
		for (int i = 0; i < ORDERS; i++) {
			fake.seedOrder("ORDER" + i);
		}
	}

	private static Mono<Void> complete(PayScoreOrderOperations orders, int number) {
		return orders.complete("ORDER" + number, ExampleOrder.request());
	}

	private static void assertThatAllAreCompletedOnce(FakeWeChatPay fake) {
		for (int i = 0; i < ORDERS; i++) {
			String outOrderNo = "ORDER" + i;
			assertThat(fake.order(outOrderNo).completions()).as(outOrderNo).isEqualTo(1);
		}
	}

	private static long downloads(FakeWeChatPay fake) {
		return fake.requests().stream().filter((request) -> request.target().equals("/v3/global/certificates")).count();
	}

	private static ApplicationContextRunner runner(FakeWeChatPay fake) {
		ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class));
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		return runner;
	}

}
