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

package io.github.payscore.client;

import java.lang.reflect.Proxy;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.netty.util.concurrent.DefaultThreadFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

class ThreadTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final Set<String> signingThreads = ConcurrentHashMap.newKeySet();

	private final Set<String> verifyingThreads = ConcurrentHashMap.newKeySet();

	ThreadTests() {
		this.platform.otherCalls().answer(FakeAnswer.of(204));
	}

	@AfterEach
	void close() {
		this.platform.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void rsaWhenCallerIsOnAnEventLoopThenRunsOnThreadsOfItsOwn(boolean jdkConnector) {
		try (CloseableWeChatPayClient client = client(jdkConnector)) {
			Mono<Void> onEventLoop = WebClient.create(this.platform.baseUrl())
				.get()
				.uri("/warm-up")
				.exchangeToMono(ClientResponse::toBodilessEntity)
				.doOnNext((entity) -> assertThat(Thread.currentThread().getName()).startsWith("reactor-http-"))
				.then(Mono.defer(() -> client.post("/v3/x").retrieve(Void.class)));
			StepVerifier.create(onEventLoop).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.signingThreads).isNotEmpty()
			.allSatisfy((name) -> assertThat(name).startsWith("wechatpay-signature-"));
	}

	@Test
	void rsaWhenAnswerArrivesOnAnEventLoopThenIsVerifiedThere() {
		try (CloseableWeChatPayClient client = client(false)) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.verifyingThreads).isNotEmpty()
			.allSatisfy((name) -> assertThat(name).startsWith("reactor-http-"));
	}

	// Callers that block do so on these threads, and nothing that they wait for may need
	// one
	@Test
	void callWhenAllThreadsForBlockingWorkAreTakenThenStillEnds() {
		CountDownLatch release = new CountDownLatch(1);
		try (CloseableWeChatPayClient client = client(false)) {
			this.platform.otherCalls().answer(FakeAnswer.of(200, "{}"));
			for (int i = 0; i < Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE; i++) {
				Schedulers.boundedElastic().schedule(() -> await(release));
			}
			StepVerifier.create(client.post("/v3/x").retrieve(Map.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30));
		}
		finally {
			release.countDown();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void rsaWhenAnswerArrivesByTheJdkThenIsNotVerifiedByItsSelector() {
		try (CloseableWeChatPayClient client = client(true)) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.verifyingThreads).isNotEmpty()
			.allSatisfy((name) -> assertThat(name).doesNotContain("Selector"));
	}

	@Test
	void rsaWhenCallerIsOnAnEventLoopOfOthersThenRunsOnThreadsOfItsOwn() throws Exception {
		ExecutorService eventLoop = Executors.newSingleThreadExecutor(new DefaultThreadFactory("lettuce-nioEventLoop"));
		try (CloseableWeChatPayClient client = client(false)) {
			Mono<Void> done = client.post("/v3/x").retrieve(Void.class);
			StepVerifier.create(done.subscribeOn(Schedulers.fromExecutorService(eventLoop)))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		finally {
			eventLoop.shutdown();
		}
		assertThat(this.signingThreads).isNotEmpty()
			.allSatisfy((name) -> assertThat(name).startsWith("wechatpay-signature-"));
	}

	@Test
	void rsaWhenCallerHasAThreadOfItsOwnThenIsSignedThere() {
		try (CloseableWeChatPayClient client = client(false)) {
			client.post("/v3/x").retrieve(Void.class).block(TIME_LIMIT);
		}
		assertThat(this.signingThreads).containsExactly(Thread.currentThread().getName());
	}

	@Test
	void rsaWhenCallFollowsAnAnswerThenIsNotSignedOnItsEventLoop() {
		try (CloseableWeChatPayClient client = client(false)) {
			AtomicReference<String> answered = new AtomicReference<>();
			Mono<Void> calls = client.post("/v3/x").retrieve(Void.class).then(Mono.defer(() -> {
				answered.set(Thread.currentThread().getName());
				this.signingThreads.clear();
				return client.post("/v3/x").retrieve(Void.class);
			}));
			StepVerifier.create(calls).expectComplete().verify(TIME_LIMIT);
			assertThat(answered.get()).startsWith("reactor-http-");
			assertThat(this.signingThreads).hasSize(1)
				.allSatisfy((name) -> assertThat(name).startsWith("wechatpay-signature-"));
		}
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void blockWhenOnAVirtualThreadThenWorks() throws Exception {
		try (CloseableWeChatPayClient client = client(false)) {
			Future<Boolean> done = new VirtualThreadTaskExecutor("virtual-").submit(() -> {
				client.post("/v3/x").retrieve(Void.class).block(TIME_LIMIT);
				return true;
			});
			assertThat(done.get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		assertThat(this.signingThreads).hasSize(1).allSatisfy((name) -> assertThat(name).startsWith("virtual-"));
	}

	@Test
	void closeWhenClosedThenNoThreadIsLeft() {
		Set<Thread> others = signatureThreads();
		try (CloseableWeChatPayClient client = client(false)) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		Awaitility.await().atMost(TIME_LIMIT).untilAsserted(() -> assertThat(others).containsAll(signatureThreads()));
	}

	private static Set<Thread> signatureThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("wechatpay-signature-"))
			.collect(Collectors.toSet());
	}

	@Test
	void closeWhenRequestsWaitToBeSignedThenEveryOneOfThemEnds() {
		CloseableWeChatPayClient client = client(false);
		Mono<Void> call = client.post("/v3/x").retrieve(Void.class).onErrorComplete();
		Mono<Long> ended = Flux.range(0, 1000)
			.flatMap((i) -> call.thenReturn(i).doOnNext((first) -> client.close()), 1000)
			.subscribeOn(Schedulers.parallel())
			.count();
		StepVerifier.create(ended).expectNext(1000L).expectComplete().verify(TIME_LIMIT);
	}

	private CloseableWeChatPayClient client(boolean jdkConnector) {
		MerchantCredentials credentials = MerchantCredentials.of(FakeMerchant.MCHID, this.platform.merchantSerial(),
				recordingPrivateKey());
		PlatformKeys keys = PlatformKeys
			.of(List.of(PlatformKey.ofPublicKey(this.platform.platformPublicKeyId(), recordingPublicKey())));
		CloseableWeChatPayClient client = WeChatPayClient.builder(credentials, keys)
			.baseUrl(this.platform.baseUrl())
			.webClient((webClient) -> {
				if (jdkConnector) {
					webClient.clientConnector(new JdkClientHttpConnector());
				}
			})
			.build();
		this.signingThreads.clear();
		this.verifyingThreads.clear();
		return client;
	}

	private PrivateKey recordingPrivateKey() {
		return recording(RSAPrivateCrtKey.class, FakeMerchant.privateKey(this.platform), this.signingThreads);
	}

	private PublicKey recordingPublicKey() {
		return recording(RSAPublicKey.class, FakeMerchant.platformPublicKey(this.platform), this.verifyingThreads);
	}

	// A key that notes the thread whenever an RSA computation reads it
	private static <K> K recording(Class<K> type, Object key, Set<String> threads) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, args) -> {
				threads.add(Thread.currentThread().getName());
				return method.invoke(key, args);
			}));
	}

}
