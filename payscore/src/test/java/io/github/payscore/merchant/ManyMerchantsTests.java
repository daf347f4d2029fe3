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

package io.github.payscore.merchant;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple2;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.notification.InvalidNotificationException;
import io.github.payscore.notification.Notification;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.test.Chances;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.RecordedRequest;
import io.github.payscore.test.SignedNotification;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fifty merchants at once, each with keys of its own, so that a request, a key or an
 * answer of one that gets to another shows as a failure.
 *
 * @author PayScore for Spring Boot contributors
 */
// Seconds of load: races between calls, new keys and a cache that is too small
@Tag("load")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyMerchantsTests {

	private static final int MERCHANTS = 50;

	private static final int CALLS = 8;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final FakeWeChatPay fake = start();

	private final TestClients clients = new TestClients();

	private final TestRepository repository = new TestRepository();

	private static FakeWeChatPay start() {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder();
		names().forEach((name) -> builder.merchant(name, (merchant) -> merchant.mode(FakeMode.DIRECT)));
		return builder.start();
	}

	// Each needs a new key, which takes a while.
	private static List<String> renewed() {
		return names().subList(0, 8);
	}

	private static List<String> names() {
		return IntStream.range(0, MERCHANTS).mapToObj((i) -> "m" + i).toList();
	}

	@BeforeAll
	void register() {
		for (String name : names()) {
			FakeWeChatPay merchant = this.fake.merchant(name);
			this.repository.registrations.put(name, () -> TestRegistrations.of(merchant));
		}
	}

	@BeforeEach
	void seed() {
		this.fake.reset();
		this.repository.asked.clear();
		names().forEach((name) -> this.fake.merchant(name).seedOrder("order-of-" + name));
	}

	@AfterAll
	void close() {
		this.clients.close();
		this.fake.close();
	}

	private DefaultPayScoreMerchants merchants(int maxEntries) {
		return DefaultPayScoreMerchants.builder(this.clients)
			.repository(this.repository, maxEntries, Duration.ofMinutes(10))
			.build();
	}

	private static Mono<String> query(PayScoreMerchant merchant) {
		return merchant.direct()
			.query(MainlandQueryOrderRequest.ofOutOrderNo("order-of-" + merchant.name()))
			.map((order) -> String.valueOf(order.outOrderNo()));
	}

	private void misbehave() {
		Chances chances = this.fake.sometimes(14);
		chances.with(0.05).serverErrorAfterEffect();
		chances.with(0.03).dropAfterEffect();
		chances.with(0.03).wrongSignature();
		chances.with(0.03).unsigned();
		chances.with(0.02).tooManyRequests();
	}

	/**
	 * Call as all merchants at the same time, each many times.
	 * @return what each got: its own order, or a failure that a fault explains
	 */
	private Map<String, List<Object>> callAll(DefaultPayScoreMerchants merchants, int concurrency) {
		Map<String, List<Object>> answers = new ConcurrentHashMap<>();
		names().forEach((name) -> answers.put(name, new ArrayList<>()));
		Flux.range(0, CALLS)
			.concatMap((round) -> Flux.fromIterable(names()))
			.flatMap((name) -> merchants.find(name)
				.flatMap(ManyMerchantsTests::query)
				.cast(Object.class)
				.onErrorResume(WeChatPayException.class, Mono::just)
				.doOnNext((answer) -> {
					List<Object> own = answers.getOrDefault(name, List.of());
					synchronized (own) {
						own.add(answer);
					}
				}), concurrency)
			.blockLast(LIMIT);
		return answers;
	}

	private void assertNothingCrossed(Map<String, List<Object>> answers) {
		answers.forEach((name, own) -> assertThat(own).as(name)
			.hasSize(CALLS)
			.allSatisfy((answer) -> assertThat(answer).satisfiesAnyOf(
					(order) -> assertThat(order).isEqualTo("order-of-" + name),
					(failure) -> assertThat(failure).isInstanceOf(WeChatPayException.class)
						.asString()
						.contains("of merchant " + name))));
		names().forEach((name) -> assertThat(this.fake.merchant(name).requests()).as(name)
			.allSatisfy((request) -> assertThat(request.target()).contains("order-of-" + name)));
		assertThat(refusals()).isEmpty();
	}

	// What a strict platform found wrong with a request: another's key, number or order.
	private List<RecordedRequest> refusals() {
		return this.fake.requests()
			.stream()
			.filter((request) -> request.status() == 400 || request.status() == 401 || request.status() == 404)
			.toList();
	}

	@Test
	void callWhenManyMerchantsCallUnderFaultsThenNothingCrosses() {
		misbehave();
		try (DefaultPayScoreMerchants merchants = merchants(MERCHANTS)) {
			Map<String, List<Object>> answers = callAll(merchants, 64);
			assertNothingCrossed(answers);
			assertThat(this.repository.asked).hasSize(MERCHANTS);
			long completed = answers.values().stream().flatMap(List::stream).filter(String.class::isInstance).count();
			assertThat(completed).isGreaterThan(MERCHANTS * CALLS * 9L / 10);
		}
	}

	@Test
	void callWhenKeysAreReplacedMeanwhileThenNoCallIsLost() {
		try (DefaultPayScoreMerchants merchants = merchants(MERCHANTS)) {
			Mono<Void> rotation = Flux.fromIterable(names()).concatMap((name) -> Mono.defer(() -> {
				this.fake.merchant(name).renewMerchantCertificate();
				return merchants.refresh(name);
			})).then();
			Map<String, List<Object>> answers = Mono
				.zip(Mono.fromCallable(() -> callAll(merchants, 32)).subscribeOn(Schedulers.boundedElastic()),
						rotation.subscribeOn(Schedulers.boundedElastic()).thenReturn(true))
				.map(Tuple2::getT1)
				.blockOptional(LIMIT)
				.orElseThrow();
			assertNothingCrossed(answers);
			assertThat(answers.values()).allSatisfy((own) -> assertThat(own).hasOnlyElementsOfType(String.class));
			renewed().forEach((name) -> this.fake.merchant(name).revokeFormerMerchantCertificates());
			assertThat(callAll(merchants, 32).values())
				.allSatisfy((own) -> assertThat(own).hasOnlyElementsOfType(String.class));
		}
	}

	@Test
	void callWhenFewMerchantsAreRememberedThenEvictionHarmsNoCall() {
		try (DefaultPayScoreMerchants merchants = merchants(5)) {
			Map<String, PayScoreMerchant> held = names().stream()
				.collect(Collectors.toMap((name) -> name,
						(name) -> merchants.find(name).blockOptional(LIMIT).orElseThrow()));
			Map<String, List<Object>> answers = callAll(merchants, 32);
			assertNothingCrossed(answers);
			assertThat(answers.values()).allSatisfy((own) -> assertThat(own).hasOnlyElementsOfType(String.class));
			assertThat(merchants.names()).hasSizeLessThanOrEqualTo(5);
			renewed().forEach((name) -> {
				PayScoreMerchant merchant = Objects.requireNonNull(held.get(name));
				assertThat(merchants.find(name).block(LIMIT)).as("still held").isSameAs(merchant);
				this.fake.merchant(name).renewMerchantCertificate();
				this.fake.merchant(name).revokeFormerMerchantCertificates();
				assertThat(query(merchant).onErrorComplete(WeChatPayResponseException.class).block(LIMIT)).isNull();
				merchants.refresh(name).block(LIMIT);
				assertThat(query(merchant).block(LIMIT)).isEqualTo("order-of-" + name);
			});
		}
	}

	@Test
	void notificationWhenManyAreReceivedAtOnceThenNoneCrosses() {
		try (DefaultPayScoreMerchants merchants = merchants(MERCHANTS)) {
			NotificationParser parser = NotificationParser.of(merchants, InstantSource.system(),
					new RsaVerifier(CryptoProvider.jdk()));
			List<String> received = Flux.fromIterable(names())
				.flatMap((name) -> merchants.find(name).thenReturn(name))
				.parallel()
				.runOn(Schedulers.parallel())
				.concatMap((name) -> receive(parser, name))
				.sequential()
				.collectList()
				.blockOptional(LIMIT)
				.orElseThrow();
			assertThat(received).containsExactlyInAnyOrderElementsOf(names().stream()
				.map((name) -> "%1$s by name %1$s, by keys %1$s, by another refused".formatted(name))
				.toList());
		}
	}

	private Mono<String> receive(NotificationParser parser, String name) {
		FakeWeChatPay merchant = this.fake.merchant(name);
		SignedNotification sent = merchant.notification("PAYSCORE.USER_PAID")
			.resource("{\"mchid\":\"%s\"}".formatted(merchant.mchid()))
			.build();
		HttpHeaders headers = new HttpHeaders();
		sent.headers().forEach(headers::set);
		String other = names().get((names().indexOf(name) + 1) % MERCHANTS);
		return Mono
			.zip(parser.parse(name, headers, sent.body()).map(Notification::merchant),
					parser.parse(headers, sent.body()).map(Notification::merchant),
					parser.parse(other, headers, sent.body())
						.map(Notification::merchant)
						.onErrorReturn(InvalidNotificationException.class, "refused"))
			.map((by) -> "%s by name %s, by keys %s, by another %s".formatted(name, by.getT1(), by.getT2(),
					by.getT3()));
	}

}
