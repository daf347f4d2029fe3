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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.client.FakeMerchant;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.plan.PlanOperations;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.PlatformKeyKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link DefaultPayScoreMerchants}.
 *
 * @author PayScore for Spring Boot contributors
 */
class PayScoreMerchantsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final Duration MAX_AGE = Duration.ofMinutes(10);

	private final FakeWeChatPay fake = FakeWeChatPay.builder().merchant("hk", (merchant) -> {
	})
		.merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT))
		.merchant("kiosk", (merchant) -> merchant.mode(FakeMode.DIRECT).keyKind(PlatformKeyKind.CERTIFICATE))
		.start();

	private final FakeWeChatPay hk = this.fake.merchant("hk");

	private final FakeWeChatPay shop = this.fake.merchant("shop");

	private final FakeWeChatPay kiosk = this.fake.merchant("kiosk");

	private final TestClients clients = new TestClients();

	private final TestRepository repository = new TestRepository();

	private final AtomicLong nanoTime = new AtomicLong();

	private DefaultPayScoreMerchants merchants = builder().build();

	@AfterEach
	void close() {
		this.merchants.close();
		this.clients.close();
		this.fake.close();
	}

	private DefaultPayScoreMerchantsBuilder builder() {
		return DefaultPayScoreMerchants.builder(this.clients).nanoTime(this.nanoTime::get);
	}

	private void start(DefaultPayScoreMerchantsBuilder builder) {
		this.merchants.close();
		this.merchants = builder.build();
	}

	private void startWithRepository() {
		start(builder().repository(this.repository, 100, MAX_AGE));
		this.repository.registrations.put("shop", () -> TestRegistrations.of(this.shop));
	}

	private static ServiceOrder query(PayScoreMerchant merchant, String outOrderNo) {
		return merchant.direct()
			.query(MainlandQueryOrderRequest.ofOutOrderNo(outOrderNo))
			.blockOptional(LIMIT)
			.orElseThrow();
	}

	@Test
	void getWhenConfiguredThenEachCallsAsItself() {
		start(builder().merchant("hk", () -> TestRegistrations.of(this.hk))
			.merchant("shop", () -> TestRegistrations.of(this.shop)));
		this.hk.seedOrder("A");
		this.shop.seedOrder("B");
		PayScoreMerchant shop = this.merchants.get("shop");
		assertThat(this.merchants.get("hk")
			.oversea()
			.query(QueryOrderRequest.ofOutOrderNo("A"))
			.blockOptional(LIMIT)
			.orElseThrow()
			.outOrderNo()).isEqualTo("A");
		assertThat(query(shop, "B").outOrderNo()).isEqualTo("B");
		assertThat(this.hk.lastRequest().mchid()).isEqualTo(this.hk.mchid());
		assertThat(this.shop.lastRequest().mchid()).isEqualTo(this.shop.mchid());
		assertThat(this.merchants.names()).containsExactly("hk", "shop");
		assertThat(shop).hasToString("PayScoreMerchant [name=shop, mode=direct]");
	}

	@Test
	void getWhenAskedTwiceThenEverythingIsTheSame() {
		start(builder().merchant("shop", () -> TestRegistrations.of(this.shop)));
		PayScoreMerchant shop = this.merchants.get("shop");
		assertThat(this.merchants.get("shop")).isSameAs(shop);
		assertThat(this.merchants.find("shop").block(LIMIT)).isSameAs(shop);
		assertThat(shop.client()).isSameAs(shop.client());
		assertThat(shop.direct()).isSameAs(shop.direct());
		assertThat(shop.operations(PlanOperations.class)).isSameAs(shop.operations(PlanOperations.class));
		assertThat(List.of(shop.permissions(), shop.refunds(), shop.bills(), shop.launch())).doesNotContainNull();
	}

	@Test
	void getWhenUnknownThenNamesThoseThatAreConfigured() {
		start(builder().merchant("shop", () -> TestRegistrations.of(this.shop)));
		assertThatExceptionOfType(NoSuchMerchantException.class).isThrownBy(() -> this.merchants.get("hk"))
			.withMessage("There is no merchant 'hk'. Configured are shop.")
			.satisfies((ex) -> assertThat(ex.getMerchant()).isEqualTo("hk"))
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		StepVerifier.create(this.merchants.find("hk")).verifyError(NoSuchMerchantException.class);
		StepVerifier.create(this.merchants.refresh("hk")).verifyError(NoSuchMerchantException.class);
	}

	@Test
	void getWhenNameCannotBeOneThenDoesNotRepeatIt() {
		assertThatExceptionOfType(NoSuchMerchantException.class).isThrownBy(() -> this.merchants.get("a\nb"))
			.withMessage("There is no merchant '3 characters'. Configured are none.");
	}

	@Test
	void operationsWhenOfAnotherModeThenSaysTheMode() {
		start(builder().merchant("shop", () -> TestRegistrations.of(this.shop)));
		PayScoreMerchant shop = this.merchants.get("shop");
		assertThatIllegalStateException().isThrownBy(shop::oversea)
			.isInstanceOf(OtherModeException.class)
			.withMessage("The merchant 'shop' is in the mode 'direct', which has no PayScoreOrderOperations; "
					+ "its operations on orders are DirectOrderOperations");
		assertThatIllegalStateException().isThrownBy(shop::partner);
		assertThatIllegalStateException().isThrownBy(shop::partnerPermissions);
		assertThatIllegalStateException().isThrownBy(() -> shop.operations(PayScoreOrderOperations.class));
		assertThatIllegalArgumentException().isThrownBy(() -> shop.operations(String.class))
			.withMessageStartingWith("'type' must be an interface of operations on WeChat Pay (BillOperations, ");
	}

	@Test
	void callWhenRefusedThenMessageNamesTheMerchant() {
		start(builder().merchant("shop", () -> TestRegistrations.of(this.shop)));
		assertThatExceptionOfType(WeChatPayException.class).isThrownBy(() -> query(this.merchants.get("shop"), "none"))
			.withMessageStartingWith("GET /v3/payscore/serviceorder of merchant shop was ");
	}

	@Test
	void builderWhenNameIsTakenOrNoneThenFails() {
		DefaultPayScoreMerchantsBuilder builder = builder().merchant("shop", () -> TestRegistrations.of(this.shop));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> builder.merchant("shop", () -> TestRegistrations.of(this.shop)))
			.withMessage("'name' is that of another merchant, 'shop'");
		for (String name : List.of("", " ", "a".repeat(65), "a\tb")) {
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> builder.merchant(name, () -> TestRegistrations.of(this.shop)))
				.withMessage("'name' must have 1 to 64 characters that can be seen");
		}
	}

	@Test
	void buildWhenRegistrationIsWrongThenNamesTheMerchant() {
		assertThatExceptionOfType(InvalidMerchantException.class)
			.isThrownBy(() -> builder()
				.merchant("shop", () -> TestRegistrations.builder(this.shop).baseUrl("http://example.com").build())
				.build())
			.withMessageStartingWith("The merchant 'shop' cannot be used: 'baseUrl' ")
			.withCauseInstanceOf(InvalidSettingException.class)
			.satisfies((ex) -> assertThat(ex.getMerchant()).isEqualTo("shop"));
	}

	@Test
	void registrationWhenKeysAreMissingOrItsOwnThenFails() {
		MerchantRegistrationBuilder builder = TestRegistrations.withoutKeys(this.shop).apiV3Key(null);
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(builder::build)
			.withMessage("'platformKeys' must hold a key of WeChat Pay, unless certificates are downloaded "
					+ "with an APIv3 key");
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> builder.downloadCertificates(true).build())
			.withMessage("'apiV3Key' must be set when certificates are to be downloaded");
		PlatformKey own = PlatformKey.ofPublicKey("PUB_KEY_ID_0001", FakeMerchant.ownPublicKey(this.shop));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> TestRegistrations.builder(this.shop).platformKeys(PlatformKeys.of(List.of(own))).build())
			.withMessage("'platformKeys' must not hold the merchant's own key, but PUB_KEY_ID_0001 is");
	}

	@Test
	void findWhenManyAskAtOnceThenRepositoryIsAskedOnce() {
		startWithRepository();
		Sinks.Empty<Void> gate = Sinks.empty();
		this.repository.gate = gate.asMono();
		Mono<List<PayScoreMerchant>> found = Flux.range(0, 100)
			.flatMap((i) -> this.merchants.find("shop"), 100)
			.collectList();
		StepVerifier.create(found)
			.then(gate::tryEmitEmpty)
			.assertNext((all) -> assertThat(all).hasSize(100).containsOnly(this.merchants.get("shop")))
			.expectComplete()
			.verify(LIMIT);
		assertThat(this.repository.asked).containsExactly("shop");
		assertThat(this.merchants.names()).containsExactly("shop");
	}

	@Test
	void findWhenThereIsNoneThenSaysSoAndDoesNotAskAtOnceAgain() {
		startWithRepository();
		assertThatExceptionOfType(NoSuchMerchantException.class)
			.isThrownBy(() -> this.merchants.find("none").block(LIMIT))
			.withMessage("There is no merchant 'none'. Configured are none. The repository has none with that name.");
		StepVerifier.create(this.merchants.find("none")).verifyError(NoSuchMerchantException.class);
		assertThat(this.repository.asked).containsExactly("none");
		this.nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
		this.repository.registrations.put("none", () -> TestRegistrations.of(this.shop));
		assertThat(this.merchants.find("none").blockOptional(LIMIT)).isPresent();
	}

	@Test
	void findWhenWhatIsKnownIsOldThenAsksAgainAndKeepsTheClient() {
		startWithRepository();
		PayScoreMerchant first = this.merchants.find("shop").block(LIMIT);
		this.nanoTime.addAndGet(MAX_AGE.toNanos());
		assertThat(this.merchants.find("shop").block(LIMIT)).isSameAs(first);
		assertThat(this.merchants.find("shop").block(LIMIT)).isSameAs(first);
		assertThat(this.repository.asked).containsExactly("shop", "shop");
	}

	@Test
	void findWhenRepositoryFailsThenWhatIsKnownStaysInUse() {
		startWithRepository();
		PayScoreMerchant first = this.merchants.find("shop").block(LIMIT);
		this.repository.gate = Mono.error(new IllegalStateException("database gone"));
		this.nanoTime.addAndGet(MAX_AGE.toNanos());
		assertThat(this.merchants.find("shop").block(LIMIT)).isSameAs(first);
		assertThat(this.merchants.find("shop").block(LIMIT)).isSameAs(first);
		assertThat(this.repository.asked).containsExactly("shop", "shop");
		StepVerifier.create(this.merchants.find("other")).verifyErrorMessage("database gone");
	}

	@Test
	void findWhenSettingsChangedThenMakesAnotherClient() {
		startWithRepository();
		PayScoreMerchant first = this.merchants.find("shop").block(LIMIT);
		this.repository.registrations.put("shop", () -> TestRegistrations.of(this.hk));
		StepVerifier.create(this.merchants.refresh("shop")).expectComplete().verify(LIMIT);
		PayScoreMerchant second = this.merchants.get("shop");
		assertThat(second).isNotSameAs(first);
		assertThat(second.mode()).isEqualTo(PayScoreMode.OVERSEA_PARTNER);
	}

	@Test
	void refreshWhenKeyWasReplacedThenNextCallIsSignedWithIt() {
		startWithRepository();
		this.shop.seedOrder("A");
		PayScoreMerchant shop = this.merchants.find("shop").blockOptional(LIMIT).orElseThrow();
		assertThat(query(shop, "A").outOrderNo()).isEqualTo("A");
		this.shop.renewMerchantCertificate();
		this.shop.revokeFormerMerchantCertificates();
		assertThatExceptionOfType(WeChatPayException.class).isThrownBy(() -> query(shop, "A"))
			.withMessageContaining("SIGN_ERROR");
		StepVerifier.create(this.merchants.refresh("shop")).expectComplete().verify(LIMIT);
		assertThat(query(shop, "A").outOrderNo()).isEqualTo("A");
		assertThat(this.merchants.get("shop")).isSameAs(shop);
	}

	@Test
	void refreshWhenAnotherIsUnderWayThenItsOlderAnswerDoesNotStay() {
		Sinks.Empty<Void> gate = Sinks.empty();
		AtomicReference<MerchantRegistration> stored = new AtomicReference<>(TestRegistrations.of(this.shop));
		AtomicReference<Mono<Void>> wait = new AtomicReference<>(Mono.empty());
		AtomicLong asked = new AtomicLong();
		start(builder().repository((name) -> Mono.defer(() -> {
			asked.incrementAndGet();
			MerchantRegistration answer = stored.get();
			return wait.getAndSet(Mono.empty()).thenReturn(answer);
		}), 100, MAX_AGE));
		this.shop.seedOrder("A");
		PayScoreMerchant shop = this.merchants.find("shop").blockOptional(LIMIT).orElseThrow();
		wait.set(gate.asMono());
		CompletableFuture<?> first = this.merchants.refresh("shop").toFuture();
		this.shop.renewMerchantCertificate();
		this.shop.revokeFormerMerchantCertificates();
		stored.set(TestRegistrations.of(this.shop));
		CompletableFuture<?> second = this.merchants.refresh("shop").toFuture();
		assertThat(asked).as("the second question waits for the first answer").hasValue(2);
		gate.tryEmitEmpty();
		assertThat(first).succeedsWithin(LIMIT);
		assertThat(second).succeedsWithin(LIMIT);
		assertThat(query(shop, "A").outOrderNo()).isEqualTo("A");
	}

	@Test
	void refreshWhenConfiguredThenAsksForTheRegistrationAgain() {
		start(builder().merchant("shop", () -> TestRegistrations.of(this.shop)));
		this.shop.seedOrder("A");
		PayScoreMerchant shop = this.merchants.get("shop");
		this.shop.renewMerchantCertificate();
		this.shop.revokeFormerMerchantCertificates();
		StepVerifier.create(this.merchants.refresh("shop")).expectComplete().verify(LIMIT);
		assertThat(query(shop, "A").outOrderNo()).isEqualTo("A");
	}

	@Test
	void refreshWhenMerchantWasRemovedThenItsCallsFailUnsent() {
		startWithRepository();
		PayScoreMerchant shop = this.merchants.find("shop").blockOptional(LIMIT).orElseThrow();
		this.repository.registrations.clear();
		StepVerifier.create(this.merchants.refresh("shop")).expectComplete().verify(LIMIT);
		assertThatExceptionOfType(NoSuchMerchantException.class).isThrownBy(() -> query(shop, "A"))
			.withMessage("There is no merchant 'shop' any more. It was removed from where merchants are kept, "
					+ "so nothing was sent.")
			.satisfies((ex) -> assertThat(ex.isOutcomeUnknown()).isFalse());
		assertThat(this.shop.requests()).isEmpty();
		assertThatExceptionOfType(NoSuchMerchantException.class).isThrownBy(() -> this.merchants.get("shop"));
		assertThat(this.merchants.names()).isEmpty();
	}

	@Test
	void refreshWhenRegistrationIsWrongThenKeysBeforeStayInUse() {
		startWithRepository();
		this.shop.seedOrder("A");
		PayScoreMerchant shop = this.merchants.find("shop").blockOptional(LIMIT).orElseThrow();
		this.repository.registrations.put("shop",
				() -> TestRegistrations.builder(this.shop).baseUrl("http://example.com").build());
		StepVerifier.create(this.merchants.refresh("shop")).verifyError(InvalidMerchantException.class);
		assertThat(query(shop, "A").outOrderNo()).isEqualTo("A");
	}

	@Test
	void certificatesWhenMerchantsShareNumberAndHostThenAreDownloadedOnce() {
		start(builder().merchant("one", () -> TestRegistrations.withoutKeys(this.kiosk).build())
			.merchant("two", () -> TestRegistrations.withoutKeys(this.kiosk).build()));
		this.kiosk.seedOrder("A");
		assertThat(query(this.merchants.get("one"), "A").outOrderNo()).isEqualTo("A");
		assertThat(query(this.merchants.get("two"), "A").outOrderNo()).isEqualTo("A");
		assertThat(this.kiosk.requests()).filteredOn((request) -> request.target().equals("/v3/certificates"))
			.hasSize(1);
		assertThat(this.merchants.rotations()).containsOnlyKeys("one");
	}

	@Test
	void certificatesWhenKeyWasReplacedThenAreDownloadedWithIt() {
		start(builder().merchant("kiosk", () -> TestRegistrations.withoutKeys(this.kiosk).build()));
		this.kiosk.seedOrder("A");
		assertThat(query(this.merchants.get("kiosk"), "A").outOrderNo()).isEqualTo("A");
		this.kiosk.renewMerchantCertificate();
		this.kiosk.revokeFormerMerchantCertificates();
		StepVerifier.create(this.merchants.refresh("kiosk")).expectComplete().verify(LIMIT);
		String serial = this.kiosk.rotateCertificate().serial();
		assertThat(query(this.merchants.get("kiosk"), "A").outOrderNo()).isEqualTo("A");
		assertThat(this.merchants.rotations().values()).singleElement()
			.satisfies((keys) -> assertThat(keys.serials()).contains(serial));
	}

	@Test
	void recipientsWhenNamesAreUnknownThenRepositoryIsAskedSoOftenOnly() {
		startWithRepository();
		assertThat(this.merchants.find("shop").block(LIMIT)).isNotNull();
		Flux<Boolean> flood = Flux.fromStream(IntStream.range(0, 1000).boxed())
			.flatMap((i) -> this.merchants.findByMerchant("unknown" + i)
				.hasElement()
				.onErrorReturn(TooManyLookupsException.class, true));
		StepVerifier.create(flood.filter((limited) -> !limited).count()).expectNext(20L).verifyComplete();
		assertThat(this.repository.asked).hasSize(21);
		StepVerifier.create(this.merchants.findByMerchant("shop").map(NotificationRecipient::mchid))
			.expectNext(this.shop.mchid())
			.verifyComplete();
		this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		StepVerifier.create(this.merchants.findByMerchant("another")).verifyComplete();
	}

	@Test
	void recipientsWhenSerialIsKnownThenRepositoryIsNotAsked() {
		start(builder().merchant("hk", () -> TestRegistrations.of(this.hk)).repository(this.repository, 100, MAX_AGE));
		this.repository.registrations.put("shop", () -> TestRegistrations.of(this.shop));
		assertThat(recipients(this.hk)).containsExactly("hk");
		assertThat(this.repository.asked).isEmpty();
		assertThat(recipients(this.shop)).containsExactly("shop");
		assertThat(recipients(this.shop)).containsExactly("shop");
		assertThat(this.repository.asked).containsExactly(this.shop.platformPublicKeyId(), "shop");
		assertThat(this.merchants.known()).extracting(NotificationRecipient::merchant).containsExactly("hk", "shop");
	}

	private List<String> recipients(FakeWeChatPay merchant) {
		return this.merchants.findByPlatformSerial(merchant.platformPublicKeyId())
			.map(NotificationRecipient::merchant)
			.collectList()
			.blockOptional(LIMIT)
			.orElseThrow();
	}

	@Test
	void recipientsWhenSerialsAreUnknownThenRepositoryIsAskedSoOftenOnly() {
		startWithRepository();
		Flux<Boolean> flood = Flux.fromStream(IntStream.range(0, 1000).boxed())
			.flatMap((i) -> this.merchants.findByPlatformSerial("PUB_KEY_ID_%04d".formatted(i))
				.hasElements()
				.onErrorReturn(TooManyLookupsException.class, true));
		StepVerifier.create(flood.filter((limited) -> !limited).count()).expectNext(20L).verifyComplete();
		assertThat(this.repository.asked).hasSize(20);
	}

	@Test
	void closeWhenMerchantsWereMadeThenTheirCallsFailUnsent() {
		start(builder().merchant("shop", () -> TestRegistrations.of(this.shop)));
		PayScoreMerchant shop = this.merchants.get("shop");
		assertThat(shop.operations(LaunchOperations.class)).isNotNull();
		this.merchants.close();
		assertThatExceptionOfType(WeChatPayException.class).isThrownBy(() -> query(shop, "A"))
			.withMessageContaining("was not sent, the client is closed");
	}

}
