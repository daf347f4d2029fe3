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

package io.github.payscore.order;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.Misbehaviours;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever filters an application adds, and whatever WeChat Pay does: no call ends as a
 * success unless the order was completed and that was signed, and none as certainly
 * failed if it was completed.
 */
// Our own rule over a table of filters: that filters and answers work is shown elsewhere
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("ImmutableEnumChecker")
class ProofOfSuccessTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String MCHID = "1230000109";

	private static final int POSITIONS = 3;

	private static final AtomicInteger count = new AtomicInteger();

	private final FakeWeChatPay fake = FakeWeChatPay.start();

	private final List<Slot> slots = IntStream.range(0, POSITIONS).mapToObj((position) -> new Slot()).toList();

	private final CloseableWeChatPayClient client = builder(this.fake)
		.webClient((webClient) -> this.slots.forEach(webClient::filter))
		.build();

	private final PayScoreOrderOperations orders = orders(this.client);

	@BeforeEach
	void reset() {
		this.fake.reset();
		this.slots.forEach((slot) -> slot.set(Behaviour.PASSES.filter));
	}

	@AfterAll
	void close() {
		this.client.close();
		this.fake.close();
	}

	@ParameterizedTest
	@EnumSource
	void completeWhenFilterInterferesThenSuccessIsProvenAndFailureIsTrue(Behaviour behaviour) {
		for (Slot slot : this.slots) {
			slot.set(behaviour.filter);
			for (Platform platform : Platform.values()) {
				check(behaviour, platform, platform.plan, FakeWeChatPay::next);
			}
			slot.set(Behaviour.PASSES.filter);
		}
		this.slots.get(0).set(behaviour.filter);
		for (Platform platform : Platform.values()) {
			check(behaviour, platform, platform.plan, FakeWeChatPay::always);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PASSES", "DELAYS", "REWRITES_ANSWERS", "TRIES_AGAIN" })
	void completeWhenFilterIsHarmlessThenSucceeds(Behaviour behaviour) {
		this.slots.forEach((slot) -> slot.set(behaviour.filter));
		this.fake.seedOrder("mine");
		assertThat(outcome(this.orders.complete("mine", ExampleOrder.request()))).isEqualTo(Outcome.SUCCESS);
	}

	static Stream<Behaviour[]> pairs() {
		return Stream.of(Behaviour.values())
			.flatMap((outer) -> Stream
				.of(Behaviour.REPEATS, Behaviour.TRIES_AGAIN, Behaviour.SWALLOWS_FAILURES, Behaviour.GIVES_UP,
						Behaviour.SWALLOWS_ANSWERS)
				.map((inner) -> new Behaviour[] { outer, inner }));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void completeWhenTwoFiltersInterfereThenSuccessIsProvenAndFailureIsTrue(Behaviour outer, Behaviour inner) {
		this.slots.get(0).set(outer.filter);
		this.slots.get(POSITIONS - 1).set(inner.filter);
		for (Platform platform : List.of(Platform.GOOD, Platform.REFUSES, Platform.DROPS_AFTER_EFFECT)) {
			check(outer, platform, platform.plan, FakeWeChatPay::next);
		}
	}

	private void check(Behaviour behaviour, Platform platform, Consumer<Misbehaviours> plan,
			Function<FakeWeChatPay, Misbehaviours> when) {
		this.fake.behave();
		String outOrderNo = "order-" + count.incrementAndGet();
		this.fake.seedOrder(outOrderNo);
		if (platform != Platform.GOOD) {
			plan.accept(when.apply(this.fake));
		}
		Outcome outcome = outcome(this.orders.complete(outOrderNo, ExampleOrder.request()));
		this.fake.behave();
		int completions = this.fake.order(outOrderNo).completions();
		assertThat(completions).as("%s, %s, %s", behaviour, platform, outcome)
			.isIn((Object[]) outcome.possibleCompletions);
	}

	private static Outcome outcome(Mono<Void> call) {
		AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.SUCCESS);
		StepVerifier.create(call.onErrorResume((failure) -> {
			// What a filter throws before anything was sent is passed on as it is
			outcome.set((failure instanceof WeChatPayException ex && ex.isOutcomeUnknown()) ? Outcome.UNKNOWN
					: Outcome.NO_EFFECT);
			return Mono.empty();
		})).expectComplete().verify(TIME_LIMIT);
		return outcome.get();
	}

	static IntStream statuses() {
		return IntStream.rangeClosed(100, 599);
	}

	@Test
	void completeWhenFilterAnswersItselfThenNothingWasSentWhateverItsStatusAndBody() {
		for (int status : statuses().toArray()) {
			for (String body : List.of("", "{}", "{\"state\":\"DONE\"}", "no JSON")) {
				this.slots.get(1).set((request, next) -> Mono.just(Behaviour.answer(status, body)));
				StepVerifier.create(this.orders.complete("order", ExampleOrder.request()))
					.expectErrorSatisfies((ex) -> {
						assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
							.hasMessage(
									"POST /v3/payscore/oversea/partner/serviceorder/{out_order_no}/complete was not "
											+ "sent, a filter answered " + status + " in the place of WeChat Pay. "
											+ "Nothing was sent, so the call had no effect.");
						assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
					})
					.verify(TIME_LIMIT);
			}
		}
		assertThat(this.fake.requests()).isEmpty();
	}

	@Test
	void completeWhenFilterReplacesTheAnswerThenOutcomeIsUnknownWhateverItsStatus() {
		AtomicInteger status = new AtomicInteger();
		this.slots.get(1)
			.set((request, next) -> next.exchange(request)
				.flatMap((response) -> response.releaseBody().thenReturn(Behaviour.answer(status.get(), "{}"))));
		for (int value : new int[] { 100, 101, 103, 200, 201, 204, 299, 301, 302, 304, 400, 401, 403, 404, 429, 500,
				503 }) {
			this.fake.seedOrder("replaced");
			status.set(value);
			StepVerifier.create(this.orders.complete("replaced", ExampleOrder.request())).expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(UnverifiedResponseException.class)
					.hasMessageContaining(
							" was sent, but the answer " + value + " is a filter's and not WeChat Pay's. ");
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
			}).verify(TIME_LIMIT);
		}
	}

	@Test
	void queryWhenFilterReturnsTheAnswerOfAnotherCallThenIsRefused() {
		this.fake.seedOrder("mine");
		this.fake.seedOrder("another");
		AtomicReference<ClientResponse> kept = new AtomicReference<>();
		this.slots.get(0).set((request, next) -> next.exchange(request).doOnNext(kept::set));
		StepVerifier.create(this.orders.query(query("another"))).expectNextCount(1).expectComplete().verify(TIME_LIMIT);
		this.slots.get(0).set((request, next) -> Mono.just(kept.get()));
		StepVerifier.create(this.orders.query(query("mine")))
			.expectErrorMessage("GET /v3/payscore/oversea/partner/serviceorder was not sent, a filter answered 200 in "
					+ "the place of WeChat Pay. Nothing was sent, so the call had no effect.")
			.verify(TIME_LIMIT);
	}

	@Test
	void queryWhenFilterRewritesTheBodyThenTheVerifiedOneIsRead() {
		this.fake.seedOrder("mine");
		this.slots.get(0)
			.set((request, next) -> next.exchange(request)
				.map((response) -> response.mutate().body("{\"out_order_no\":\"forged\",\"state\":\"DONE\"}").build()));
		StepVerifier.create(this.orders.query(query("mine")))
			.assertNext((order) -> assertThat(order.outOrderNo()).isEqualTo("mine"))
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@ParameterizedTest
	@MethodSource("changes")
	void completeWhenFilterChangesWhatIsAskedForThenNothingIsSent(UnaryOperator<ClientRequest> change) {
		this.fake.seedOrder("mine");
		this.fake.seedOrder("another");
		this.slots.get(0).set((request, next) -> next.exchange(change.apply(request)));
		assertThat(outcome(this.orders.complete("mine", ExampleOrder.request()))).isEqualTo(Outcome.NO_EFFECT);
		assertThat(this.fake.requests()).isEmpty();
	}

	static Stream<UnaryOperator<ClientRequest>> changes() {
		return Stream.of((request) -> ClientRequest.from(request).method(HttpMethod.GET).build(),
				(request) -> ClientRequest.from(request)
					.url(UriComponentsBuilder.fromUri(request.url())
						.replacePath(request.url().getPath().replace("mine", "another"))
						.build(true)
						.toUri())
					.build(),
				(request) -> ClientRequest.from(request)
					.url(UriComponentsBuilder.fromUri(request.url()).queryParam("a", 1).build(true).toUri())
					.build(),
				(request) -> ClientRequest.create(request.method(), request.url()).build());
	}

	// The caller was told that nothing was sent, so nothing may be sent afterwards
	@Test
	void completeWhenFilterSendsAfterItHasAnsweredThenNothingIsSent() {
		this.fake.seedOrder("mine");
		Sinks.One<ClientResponse> later = Sinks.one();
		AtomicReference<Mono<ClientResponse>> kept = new AtomicReference<>();
		this.slots.get(0).set((request, next) -> {
			kept.set(next.exchange(request));
			return Mono.just(Behaviour.answer(204, ""));
		});
		assertThat(outcome(this.orders.complete("mine", ExampleOrder.request()))).isEqualTo(Outcome.NO_EFFECT);
		kept.get().subscribe(later::tryEmitValue, later::tryEmitError, later::tryEmitEmpty);
		StepVerifier.create(later.asMono()).expectError().verify(TIME_LIMIT);
		assertThat(this.fake.requests()).isEmpty();
		assertThat(this.fake.order("mine").completions()).isZero();
	}

	@Test
	void completeWhenTimeIsUpWhileFilterKeepsTheRequestThenItIsNotSentLater() {
		this.fake.seedOrder("mine");
		Sinks.Empty<Void> release = Sinks.empty();
		Sinks.One<ClientResponse> later = Sinks.one();
		ExchangeFilterFunction keeps = (request, next) -> {
			release.asMono().then(next.exchange(request)).subscribe(later::tryEmitValue, later::tryEmitError);
			return later.asMono();
		};
		try (CloseableWeChatPayClient impatient = builder(this.fake).callTimeout(Duration.ofMillis(300))
			.webClient((webClient) -> webClient.filter(keeps))
			.build()) {
			assertThat(outcome(orders(impatient).complete("mine", ExampleOrder.request())))
				.isEqualTo(Outcome.NO_EFFECT);
			release.tryEmitEmpty();
			StepVerifier.create(later.asMono()).expectError().verify(TIME_LIMIT);
		}
		assertThat(this.fake.requests()).isEmpty();
	}

	private static QueryOrderRequest query(String outOrderNo) {
		return new QueryOrderRequest(ExampleOrder.request().serviceId(), ExampleOrder.request().subMchid(), outOrderNo,
				null);
	}

	private static PayScoreOrderOperations orders(WeChatPayClient client) {
		return new PayScoreOrderTemplate(client);
	}

	private static WeChatPayClientBuilder builder(FakeWeChatPay fake) {
		MerchantKey key = MerchantKey.read(fake.merchantPrivateKeyPem().getBytes(StandardCharsets.US_ASCII), null,
				MCHID);
		PlatformKey platformKey = PlatformKey.ofPublicKey(fake.platformPublicKeyId(),
				PublicKeys.readPublicKey(fake.platformPublicKeyPem().getBytes(StandardCharsets.US_ASCII)));
		return WeChatPayClient
			.builder(MerchantCredentials.of(MCHID, fake.merchantSerial(), key.getPrivateKey()),
					PlatformKeys.of(List.of(platformKey)))
			.baseUrl(fake.baseUrl())
			.retry(2, Duration.ofMillis(1), Duration.ofMillis(1));
	}

	private static final class Slot implements ExchangeFilterFunction {

		private volatile ExchangeFilterFunction filter = Behaviour.PASSES.filter;

		void set(ExchangeFilterFunction filter) {
			this.filter = filter;
		}

		@Override
		public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
			return this.filter.filter(request, next);
		}

	}

	private enum Outcome {

		SUCCESS(1), NO_EFFECT(0), UNKNOWN(0, 1);

		private final Integer[] possibleCompletions;

		Outcome(Integer... possibleCompletions) {
			this.possibleCompletions = possibleCompletions;
		}

	}

	private enum Platform {

		GOOD((next) -> {
		}),

		REFUSES((next) -> next.refuse(400, "INVALID_REQUEST", "-")),

		FORBIDS((next) -> next.refuse(403, "NO_AUTH", "-")),

		FORGES(Misbehaviours::wrongSignature),

		SIGNS_NOTHING(Misbehaviours::unsigned),

		PROBES(Misbehaviours::signatureProbe),

		SIGNS_LATE(Misbehaviours::staleSignature),

		DROPS_BEFORE_EFFECT(Misbehaviours::dropBeforeEffect),

		DROPS_AFTER_EFFECT(Misbehaviours::dropAfterEffect),

		TRUNCATES(Misbehaviours::truncateAfterEffect),

		FAILS_BEFORE_EFFECT(Misbehaviours::serverErrorBeforeEffect),

		FAILS_AFTER_EFFECT(Misbehaviours::serverErrorAfterEffect),

		IS_BUSY(Misbehaviours::tooManyRequests),

		REDIRECTS((next) -> next.redirect("/elsewhere"));

		private final Consumer<Misbehaviours> plan;

		Platform(Consumer<Misbehaviours> plan) {
			this.plan = plan;
		}

	}

	private enum Behaviour {

		PASSES((request, next) -> next.exchange(request)),

		ANSWERS_503((request, next) -> Mono.just(answer(503, ""))),

		ANSWERS_204((request, next) -> Mono.just(answer(204, ""))),

		ANSWERS_NOTHING((request, next) -> Mono.empty()),

		SWALLOWS_FAILURES((request, next) -> next.exchange(request).onErrorResume((ex) -> Mono.just(answer(503, "")))),

		MAKES_SUCCESS_OF_FAILURES(
				(request, next) -> next.exchange(request).onErrorResume((ex) -> Mono.just(answer(200, "{}")))),

		MAKES_NOTHING_OF_FAILURES((request, next) -> next.exchange(request).onErrorComplete()),

		MAKES_REFUSALS_OF_FAILURES((request, next) -> next.exchange(request)
			.onErrorMap((ex) -> new WeChatPayException("It certainly had no effect"))),

		SWALLOWS_ANSWERS((request, next) -> next.exchange(request)
			.flatMap((response) -> response.releaseBody().then(Mono.empty()))),

		REPLACES_ANSWERS((request, next) -> next.exchange(request)
			.flatMap((response) -> response.releaseBody().thenReturn(answer(204, "")))),

		REWRITES_ANSWERS((request, next) -> next.exchange(request)
			.map((response) -> response.mutate().statusCode(response.statusCode()).body("{}").build())),

		REPEATS((request, next) -> next.exchange(request)
			.flatMap((response) -> response.releaseBody().then(next.exchange(request)))),

		TRIES_AGAIN((request, next) -> next.exchange(request).retry(1)),

		SENDS_TWO((request, next) -> Mono.zip(next.exchange(request), next.exchange(request))
			.flatMap((answers) -> answers.getT1().releaseBody().thenReturn(answers.getT2()))),

		GIVES_UP((request, next) -> Mono.firstWithSignal(next.exchange(request), Mono.just(answer(504, "")))),

		GIVES_UP_ONCE((request, next) -> next.exchange(request)
			.timeout(Duration.ofMillis(1), Mono.defer(() -> next.exchange(request)))),

		CANCELS((request, next) -> next.exchange(request).takeUntilOther(Mono.delay(Duration.ofMillis(1)))),

		DELAYS((request, next) -> Mono.delay(Duration.ofMillis(2))
			.then(next.exchange(request))
			.delayElement(Duration.ofMillis(2))),

		THROWS((request, next) -> {
			throw new IllegalStateException("thrown by a filter");
		}),

		THROWS_AFTERWARDS((request, next) -> next.exchange(request).map((response) -> {
			throw new IllegalStateException("thrown by a filter");
		})),

		REFUSES_BY_ITSELF((request, next) -> next.exchange(request)
			.flatMap((response) -> response.releaseBody()
				.then(Mono.error(() -> new WeChatPayException("It certainly had no effect"))))),

		FAILS_IN_THE_BODY((request, next) -> next.exchange(request)
			.map((response) -> response.mutate()
				.body((body) -> body.thenMany(Mono.error(new IllegalStateException("thrown by a filter"))))
				.build()));

		private final ExchangeFilterFunction filter;

		Behaviour(ExchangeFilterFunction filter) {
			this.filter = filter;
		}

		static ClientResponse answer(int status, String body) {
			return ClientResponse.create(HttpStatusCode.valueOf(status)).body(body).build();
		}

	}

}
