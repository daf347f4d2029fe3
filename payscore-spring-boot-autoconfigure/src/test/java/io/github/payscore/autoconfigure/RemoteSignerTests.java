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

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.test.StepVerifier;

import io.github.payscore.BlockHoundExtension;
import io.github.payscore.NoResponseException;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.Signer;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with a private key that a service elsewhere signs with, under BlockHound. The
 * service takes 30 ms for a signature, and gives none before all calls wait for theirs:
 * if one of them held a thread, there would soon be none left.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("blockhound")
@ExtendWith(BlockHoundExtension.class)
class RemoteSignerTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

	private static final int CALLS = 100;

	@Test
	void completeWhenKeyIsElsewhereThenIsSignedThereAndNothingBlocks() {
		try (FakeWeChatPay fake = FakeWeChatPay.start(); KeyService service = new KeyService(fake, CALLS)) {
			IntStream.range(0, CALLS).forEach((i) -> fake.seedOrder("remote-" + i));
			runner(fake, service.signer()).run((context) -> {
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				Flux<Void> calls = Flux.range(0, CALLS)
					.flatMap((i) -> orders.complete("remote-" + i, ExampleOrder.request())
						.subscribeOn(Schedulers.parallel()), CALLS);
				StepVerifier.create(calls).expectComplete().verify(TIME_LIMIT);
			});
			assertThat(fake.requests()).hasSize(CALLS);
		}
	}

	@Test
	void completeWhenKeyServiceIsAwayThenIsNotSentAndTriedAgain() {
		try (FakeWeChatPay fake = FakeWeChatPay.start()) {
			fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
			runner(fake, signerOfEndedService(fake)).withPropertyValues("wechatpay.retry.first-backoff=1ms")
				.run((context) -> StepVerifier
					.create(context.getBean(PayScoreOrderOperations.class)
						.complete(ExampleOrder.OUT_ORDER_NO, ExampleOrder.request()))
					.expectErrorSatisfies((failure) -> assertThat(failure)
						.isInstanceOfSatisfying(NoResponseException.class,
								(ex) -> assertThat(ex.isOutcomeUnknown()).isFalse())
						.hasMessageContaining("was not sent, because it could not be signed: the signer failed with ")
						.satisfies((ex) -> assertThat(ex.getSuppressed())
							.hasAtLeastOneElementOfType(NoResponseException.class)))
					.verify(TIME_LIMIT));
			assertThat(fake.requests()).isEmpty();
		}
	}

	private static Signer signerOfEndedService(FakeWeChatPay fake) {
		try (KeyService service = new KeyService(fake, 1)) {
			return service.signer();
		}
	}

	private static ApplicationContextRunner runner(FakeWeChatPay fake, Signer signer) {
		MerchantCredentials credentials = MerchantCredentials
			.of(String.valueOf(fake.properties().get("wechatpay.mchid")), fake.merchantSerial(), signer);
		return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
			.withInitializer(TestPropertyValues.of(fake.properties())::applyTo)
			.withBean(MerchantCredentials.class, () -> credentials);
	}

	/**
	 * Signs for those who send the bytes, over HTTP.
	 */
	private static final class KeyService implements AutoCloseable {

		private static final Duration LATENCY = Duration.ofMillis(30);

		private final PrivateKey key;

		private final int together;

		private final Sinks.Many<Boolean> arrivals = Sinks.many().replay().all();

		private final DisposableServer server;

		KeyService(FakeWeChatPay fake, int together) {
			this.key = MerchantKey.read(fake.merchantPrivateKeyPem().getBytes(StandardCharsets.UTF_8), null, "")
				.getPrivateKey();
			this.together = together;
			this.server = HttpServer.create().host("127.0.0.1").port(0).handle(this::sign).bindNow();
		}

		private Mono<Void> sign(HttpServerRequest request, HttpServerResponse response) {
			Mono<byte[]> signature = request.receive().aggregate().asByteArray().flatMap((message) -> {
				this.arrivals.emitNext(true, Sinks.EmitFailureHandler.busyLooping(TIME_LIMIT));
				return this.arrivals.asFlux().take(this.together).then(Mono.delay(LATENCY)).thenReturn(message);
			}).publishOn(Schedulers.boundedElastic()).map(this::compute);
			return response.sendByteArray(signature).then();
		}

		private byte[] compute(byte[] message) {
			try {
				Signature signature = Signature.getInstance("SHA256withRSA");
				signature.initSign(this.key);
				signature.update(message);
				return signature.sign();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

		Signer signer() {
			WebClient webClient = WebClient.create("http://127.0.0.1:" + this.server.port());
			return (message) -> webClient.post().uri("/sign").bodyValue(message).retrieve().bodyToMono(byte[].class);
		}

		@Override
		public void close() {
			this.server.disposeNow();
		}

	}

}
