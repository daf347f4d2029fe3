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

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeFunctions;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.observation.RetryReason;
import io.github.payscore.client.observation.WeChatPayCallObservationContext;
import io.github.payscore.client.observation.WeChatPayObservationDocumentation.CallEvents;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;
import io.github.payscore.test.Misbehaviours;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the attempts of a call, from outside. A script says what becomes of each of
 * them: a status, with a {@code Retry-After} perhaps, or {@code lost}, {@code unsigned},
 * {@code silent} or {@code not-sent}. An attempt that the script does not know fails the
 * test.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class RetryTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	private static final String NOTHING_LISTENS = "http://127.0.0.1:1";

	private static final String OUT_ORDER_NO = "1234323JKHDFE1243252";

	private static final String ORDER = "/v3/payscore/oversea/partner/serviceorder";

	private static final String UNEXPECTED = "unexpected attempt";

	private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(7);

	private final AtomicReference<@Nullable Instant> fixedTime = new AtomicReference<>();

	private final FakeWeChatPay platform = FakeWeChatPay.builder()
		.clock(((InstantSource) this::now).withZone(ZoneOffset.UTC))
		.start();

	private final Events events = new Events();

	private final Queue<String> script = new ConcurrentLinkedQueue<>();

	private @Nullable CloseableWeChatPayClient scriptedClient;

	RetryTests() {
		// What the script does not know fails the test
		this.platform.otherCalls().answer(FakeAnswer.of(418));
	}

	@AfterEach
	void close() {
		CloseableWeChatPayClient client = this.scriptedClient;
		if (client != null) {
			client.close();
		}
		this.platform.close();
	}

	static Stream<Arguments> faults() {
		List<Arguments> faults = new ArrayList<>();
		for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
			faults.add(fault(method, "refused connection", RetryReason.NOT_CONNECTED, null));
			faults.add(fault(method, "dropBeforeEffect", RetryReason.NO_ANSWER, Misbehaviours::dropBeforeEffect));
			faults.add(fault(method, "delay", RetryReason.NO_ANSWER, (next) -> next.delay(Duration.ofSeconds(20))));
			faults.add(fault(method, "unsigned", RetryReason.UNVERIFIED, Misbehaviours::unsigned));
			faults.add(fault(method, "wrongSignature", RetryReason.UNVERIFIED, Misbehaviours::wrongSignature));
			faults.add(fault(method, "serverError", RetryReason.SERVER_ERROR, Misbehaviours::serverErrorBeforeEffect));
			faults.add(fault(method, "unavailable", RetryReason.SERVER_ERROR, Misbehaviours::serviceUnavailable));
			faults.add(fault(method, "badGatewayHtml", RetryReason.SERVER_ERROR, Misbehaviours::badGatewayHtml));
			faults.add(fault(method, "redirect", RetryReason.UNEXPECTED_STATUS,
					(next) -> next.redirect("http://127.0.0.1:1/")));
			faults.add(fault(method, "tooManyRequests", RetryReason.RATE_LIMITED, Misbehaviours::tooManyRequests));
		}
		return faults.stream();
	}

	private static Arguments fault(HttpMethod method, String name, RetryReason reason,
			@Nullable Consumer<Misbehaviours> misbehaviour) {
		return Arguments.argumentSet(method + " " + name, method, reason, misbehaviour);
	}

	@ParameterizedTest
	@MethodSource("faults")
	void retrieveWhenAttemptFailsThenRepeatsItWithSignatureOfItsOwn(HttpMethod method, RetryReason reason,
			@Nullable Consumer<Misbehaviours> misbehaviour, FakeWeChatPay fake) throws Exception {
		Instant start = Instant.now();
		AtomicReference<Instant> now = new AtomicReference<>(start);
		this.events.onRetry(() -> {
			now.updateAndGet((time) -> time.plus(BETWEEN_ATTEMPTS));
			// The order of an attempt that took effect would refuse to be completed again
			fake.seedOrder(OUT_ORDER_NO);
		});
		fake.seedOrder(OUT_ORDER_NO);
		misbehave(misbehaviour, fake);
		try (CloseableWeChatPayClient client = client(fake, reason, now)) {
			StepVerifier.create(orderRequest(client, method, true).then()).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.events.all()).filteredOn((event) -> !event.startsWith("un"))
			.containsExactly("attempt 1", "retry 1 " + reason, "attempt 2");
		List<RecordedRequest> requests = fake.requests();
		if (misbehaviour == null) {
			assertThat(requests).singleElement().satisfies((request) -> assertThatIsSigned(request, fake));
			assertThat(timestamp(requests.get(0))).isEqualTo(start.plus(BETWEEN_ATTEMPTS).getEpochSecond());
			return;
		}
		assertThat(requests).hasSize(2).allSatisfy((request) -> assertThatIsSigned(request, fake));
		assertThat(requests).extracting(RetryTests::timestamp)
			.containsExactly(start.getEpochSecond(), start.plus(BETWEEN_ATTEMPTS).getEpochSecond());
		assertThatDiffersInAuthorizationOnly(requests.get(0), requests.get(1));
	}

	private static void assertThatIsSigned(RecordedRequest request, FakeWeChatPay fake)
			throws GeneralSecurityException {
		assertThat(TestSignature.isSignedBy(fake, request)).isTrue();
		assertThat(request.problem()).isNull();
	}

	private static void assertThatDiffersInAuthorizationOnly(RecordedRequest one, RecordedRequest other) {
		assertThat(other.method()).isEqualTo(one.method());
		assertThat(other.target()).isEqualTo(one.target());
		assertThat(other.body()).isEqualTo(one.body());
		assertThat(headersWithoutAuthorization(other)).isEqualTo(headersWithoutAuthorization(one));
		for (String name : List.of("nonce_str", "signature")) {
			assertThat(TestSignature.authorization(other).get(name)).isNotBlank()
				.isNotEqualTo(TestSignature.authorization(one).get(name));
		}
	}

	private static Map<String, List<String>> headersWithoutAuthorization(RecordedRequest request) {
		Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
		headers.keySet().removeIf("Authorization"::equalsIgnoreCase);
		return headers;
	}

	private static long timestamp(RecordedRequest request) {
		return Long.parseLong(String.valueOf(TestSignature.authorization(request).get("timestamp")));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void retrieveWhenPostIsNotRepeatableThenIsSentOnce(HttpMethod method, RetryReason reason,
			@Nullable Consumer<Misbehaviours> misbehaviour, FakeWeChatPay fake) throws Exception {
		fake.seedOrder(OUT_ORDER_NO);
		misbehave(misbehaviour, fake);
		boolean post = HttpMethod.POST.equals(method);
		try (CloseableWeChatPayClient client = client(fake, reason, new AtomicReference<>(Instant.now()))) {
			StepVerifier.FirstStep<Void> call = StepVerifier.create(orderRequest(client, method, false).then());
			StepVerifier verifier = post ? call.expectError(WeChatPayException.class) : call.expectComplete();
			verifier.verify(TIME_LIMIT);
		}
		assertThat(this.events.all()).filteredOn((event) -> !event.startsWith("un"))
			.isEqualTo(post ? List.of("attempt 1") : List.of("attempt 1", "retry 1 " + reason, "attempt 2"));
	}

	private static void misbehave(@Nullable Consumer<Misbehaviours> misbehaviour, FakeWeChatPay fake) {
		if (misbehaviour != null) {
			misbehaviour.accept(fake.next());
		}
	}

	private static Mono<String> orderRequest(WeChatPayClient client, HttpMethod method, boolean repeatable) {
		if (HttpMethod.GET.equals(method)) {
			return client
				.get(ORDER + "?service_id={id}&sub_mchid={mchid}&out_order_no={no}", "2002000000000558128851361561536",
						"1900000109", OUT_ORDER_NO)
				.retrieve(String.class);
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("service_id", "2002000000000558128851361561536");
		body.put("sub_mchid", "1900000109");
		body.put("post_payments", List.of(Map.of("name", "就餐费用")));
		body.put("total_amount", 50000);
		WeChatPayClient.Request request = client.post(ORDER + "/{out_order_no}/complete", OUT_ORDER_NO).body(body);
		return (repeatable ? request.repeatable() : request).retrieve(String.class);
	}

	private CloseableWeChatPayClient client(FakeWeChatPay fake, RetryReason reason, AtomicReference<Instant> now) {
		HttpClient http = HttpClient.create().disableRetry(true);
		ClientHttpConnector connector = new ReactorClientHttpConnector(http);
		AtomicReference<ClientHttpConnector> next = new AtomicReference<>(firstConnector(http, reason));
		return FakeMerchant.client(fake)
			.clock(now::get)
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.observationHandler(this.events)
			.webClient((webClient) -> webClient
				.clientConnector((method, uri, request) -> next.getAndSet(connector).connect(method, uri, request)))
			.build();
	}

	// Only the attempt that waits in vain has a limit, so that a slow machine breaks none
	private static ClientHttpConnector firstConnector(HttpClient http, RetryReason reason) {
		ClientHttpConnector connector = new ReactorClientHttpConnector(http);
		return switch (reason) {
			case NOT_CONNECTED ->
				(method, uri, request) -> connector.connect(method, URI.create(NOTHING_LISTENS), request);
			case NO_ANSWER -> new ReactorClientHttpConnector(http.responseTimeout(Duration.ofMillis(300)));
			default -> connector;
		};
	}

	// As agents do that add a header of their own behind all filters
	@Test
	void retrieveWhenSignedRequestIsCopiedThenIsStillKnownToBeSent() {
		ExchangeFunction exchanges = ExchangeFunctions
			.create(new ReactorClientHttpConnector(HttpClient.create().disableRetry(true)));
		ExchangeFunction copying = (request) -> exchanges
			.exchange(ClientRequest.from(request).header("traceparent", "00-1").build());
		plan("204");
		plan("lost");
		try (CloseableWeChatPayClient client = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient.exchangeFunction(copying))
			.build()) {
			Mono<Void> call = client.post("/v3/x").body(Map.of("a", "b")).retrieve(Void.class);
			StepVerifier.create(call).expectComplete().verify(TIME_LIMIT);
			StepVerifier.create(call)
				.expectErrorSatisfies((ex) -> assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue())
				.verify(TIME_LIMIT);
		}
		assertThat(this.platform.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.header("traceparent")).isEqualTo("00-1"));
	}

	@Test
	void retrieveWhenNoConnectionIsFreeThenRepeats() {
		ConnectionProvider pool = ConnectionProvider.builder("test")
			.maxConnections(1)
			.pendingAcquireTimeout(Duration.ofMillis(20))
			.build();
		ClientHttpConnector connector = new ReactorClientHttpConnector(HttpClient.create(pool).disableRetry(true));
		plan("silent");
		plan("204");
		WeChatPayClientBuilder builder = scriptedBuilder()
			.webClient((webClient) -> webClient
				.clientConnector((method, uri, request) -> connector.connect(method, uri, request)))
			.retry(1000, Duration.ofMillis(1), Duration.ofMillis(2));
		try (CloseableWeChatPayClient client = builder.build()) {
			Disposable holder = client.get("/v3/holder").retrieve(Void.class).onErrorComplete().subscribe();
			awaitSilence();
			this.events.onRetry(holder::dispose);
			StepVerifier.create(client.post("/v3/x").repeatable().retrieve(Void.class))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		finally {
			pool.dispose();
		}
		assertThat(this.events.all()).contains("retry 1 NO_FREE_CONNECTION");
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("retry"))
			.allSatisfy((event) -> assertThat(event).endsWith(" NO_FREE_CONNECTION"));
		assertThat(this.events.all()).noneMatch((event) -> event.startsWith("unknown"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 431, 451 })
	void retrieveWhenRequestIsRefusedThenDoesNotRepeatIt(int status) {
		for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
			script(String.valueOf(status));
			Outcome outcome = outcome(request(client(), method).retrieve(String.class));
			assertThat(outcome).isEqualTo(Outcome.failure(false, String.valueOf(status), ""));
		}
		assertThat(this.events.all()).containsExactly("attempt 1", "attempt 1");
	}

	@Test
	void retrieveWhenVerifiedAnswerCannotBeReadThenDoesNotRepeatIt() {
		script("no-json");
		StepVerifier.create(request(client(), HttpMethod.POST).retrieve(Map.class)).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(WeChatPayException.class);
			assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
		}).verify(TIME_LIMIT);
		assertThat(this.events.all()).containsExactly("attempt 1", "unknown left");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void retrieveWhenEveryAttemptFailsThenMakesAsManyAsAreAllowed(int maxAttempts) {
		script("500", "500", "500", "500", "500", "500");
		try (CloseableWeChatPayClient client = scriptedBuilder()
			.retry(maxAttempts, Duration.ofMillis(1), Duration.ofMillis(2))
			.build()) {
			Outcome outcome = outcome(request(client, HttpMethod.GET).retrieve(String.class));
			assertThat(outcome).isEqualTo(Outcome.failure(true, "500",
					StringUtils.collectionToDelimitedString(Collections.nCopies(maxAttempts - 1, "500"), " ")));
		}
		assertThat(this.platform.requests()).hasSize(maxAttempts);
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("attempt")).hasSize(maxAttempts);
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("retry")).hasSize(maxAttempts - 1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "500 502 503      | true  | 503      | 500 502",
			"500 lost not-sent  | true  | lost     | 500 not-sent",
			"lost not-sent not-sent | true | lost  | not-sent not-sent",
			"not-sent lost not-sent | true | lost  | not-sent not-sent",
			"not-sent 429 lost  | true  | lost     | not-sent 429", "500 429 429       | true  | 500      | 429 429",
			"unsigned 429 not-sent | true | unsigned | 429 not-sent", "302 unsigned 404  | true  | unsigned | 302 404",
			"500 400           | true  | 500      | 400", "429 429 429       | false | 429      | 429 429",
			"not-sent not-sent not-sent | false | not-sent | not-sent not-sent",
			"not-sent 429 not-sent | false | not-sent | not-sent 429", "429 400 | false | 400 | 429",
			"not-sent 403      | false | 403      | not-sent", "400               | false | 400      | ''" })
	void retrieveWhenCallFailsThenTellsWhatIsKnownOfAllAttempts(String steps, boolean unknown, String thrown,
			String suppressed) {
		script(steps.split(" "));
		Outcome outcome = outcome(request(client(), HttpMethod.POST).retrieve(String.class));
		assertThat(outcome).isEqualTo(Outcome.failure(unknown, thrown, suppressed));
		assertThat(this.script).isEmpty();
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("unknown"))
			.isEqualTo(unknown ? List.of("unknown left") : List.of());
	}

	@ParameterizedTest
	@CsvSource({ "500 204, true", "lost 204, true", "unsigned 204, true", "302 204, true", "not-sent 204, false",
			"429 204, false", "500 429 204, true", "429 not-sent 204, false", "not-sent lost 204, true", "204, false" })
	void retrieveWhenLaterAttemptSucceedsThenCallSucceeds(String steps, boolean wasUnknown) {
		script(steps.split(" "));
		assertThat(outcome(request(client(), HttpMethod.POST).retrieve(String.class))).isEqualTo(Outcome.SUCCESS);
		assertThat(this.script).isEmpty();
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("unknown"))
			.isEqualTo(wasUnknown ? List.of("unknown settled") : List.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "500 404 | false | 404 | 500", "lost 429 429 | false | 429 | lost 429",
					"unsigned 302 not-sent | false | not-sent | unsigned 302", "404 | false | 404 | ''",
					"429 500 lost | true | lost | 429 500" })
	void retrieveWhenGetFailsThenFailsWithTheLastAnswer(String steps, boolean unknown, String thrown,
			String suppressed) {
		script(steps.split(" "));
		Outcome outcome = outcome(request(client(), HttpMethod.GET).retrieve(String.class));
		assertThat(outcome).isEqualTo(Outcome.failure(unknown, thrown, suppressed));
		assertThat(this.script).isEmpty();
		assertThat(this.events.all()).noneMatch((event) -> event.startsWith("unknown"));
	}

	@Test
	void retrieveWhenGetSucceedsLaterThenReturnsTheLastAnswer() {
		script("500", "200");
		StepVerifier.create(request(client(), HttpMethod.GET).retrieve(String.class))
			.expectNext("{\"state\":\"DONE\"}")
			.expectComplete()
			.verify(TIME_LIMIT);
	}

	@Test
	void retrieveWhenAttemptsFailThenEventsAreInOrderAndNameTheTemplate() {
		script("unsigned", "not-sent", "200");
		List<String> told = new CopyOnWriteArrayList<>();
		ObservationHandler<WeChatPayCallObservationContext> handler = new CallHandler() {

			@Override
			public void onEvent(Observation.Event event, WeChatPayCallObservationContext context) {
				String call = context.getMethod() + " " + context.getUriTemplate() + " ";
				told.add(call + describe(event, context));
			}

			@Override
			public void onStop(WeChatPayCallObservationContext context) {
				told.add(context.getMethod() + " " + context.getUriTemplate() + " " + context.getOutcome());
			}

		};
		try (CloseableWeChatPayClient client = scriptedBuilder().observationHandler(handler).build()) {
			StepVerifier.create(client.post("/v3/x/{id}?a={a}", "7", "secret").repeatable().retrieve(String.class))
				.expectNextCount(1)
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(told).containsExactly("POST /v3/x/{id} attempt 1", "POST /v3/x/{id} unverified",
				"POST /v3/x/{id} retry 1 UNVERIFIED", "POST /v3/x/{id} attempt 2",
				"POST /v3/x/{id} retry 2 NOT_CONNECTED", "POST /v3/x/{id} attempt 3", "POST /v3/x/{id} SETTLED");
	}

	@ParameterizedTest
	@CsvSource({ "429 Retry-After:120", "503 Retry-After:120" })
	void retryAfterWhenSecondsThenWaitsAtLeastThatLong(String step) {
		assertThat(waitAfter(step)).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(121));
	}

	@Test
	void retryAfterWhenDateThenWaitsUntilThenByTheReplacedClock() {
		Instant now = Instant.parse("2026-11-22T10:00:00Z");
		String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.plusSeconds(90).atOffset(ZoneOffset.UTC));
		assertThat(waitAfter("429 Retry-After:" + date, now)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "Sun, 06 Nov 1994 08:49:37 GMT" })
	void retryAfterWhenItAsksForNoWaitThenWaitIsOrdinary(String value) {
		try (CloseableWeChatPayClient client = scriptedBuilder().retry(3, Duration.ofSeconds(10), Duration.ofMinutes(1))
			.callTimeout(Duration.ofMinutes(10))
			.build()) {
			// After a 429 the wait is 4 times as long, without a random part of up to one
			// half
			assertThat(waitAfter(client, "429 Retry-After:" + value)).isBetween(Duration.ofSeconds(20),
					Duration.ofSeconds(50));
		}
	}

	@Test
	void retryAfterWhenShortThenTheCallWaitsAndSucceeds() {
		script("429 Retry-After:1", "204");
		assertThat(outcome(request(client(), HttpMethod.POST).retrieve(String.class))).isEqualTo(Outcome.SUCCESS);
		assertThat(this.events.waits()).singleElement()
			.satisfies((wait) -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
	}

	private Duration waitAfter(String step) {
		return waitAfter(step, Instant.now());
	}

	private Duration waitAfter(String step, Instant now) {
		this.fixedTime.set(now);
		try (CloseableWeChatPayClient client = scriptedBuilder().clock(() -> now)
			.callTimeout(Duration.ofMinutes(10))
			.build()) {
			return waitAfter(client, step);
		}
	}

	private Duration waitAfter(WeChatPayClient client, String step) {
		script(step);
		StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
			.expectSubscription()
			.then(this.events::awaitRetry)
			.thenCancel()
			.verify(TIME_LIMIT);
		assertThat(this.events.waits()).hasSize(1);
		return this.events.waits().get(0);
	}

	@ParameterizedTest
	@CsvSource({ "30, 30", "31, 31", "999999999, 999999999" })
	void retryAfterWhenItDoesNotFitTheTimeLimitThenEndsTheCallAtOnce(String value, long seconds) {
		script("429 Retry-After:" + value);
		expectRetryAfter(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "Fri, 31 Dec 9999 23:59:59 GMT | 9999-12-31T23:59:59Z",
			"31 Dec 999999999 23:59:59 GMT | +999999999-12-31T23:59:59Z" })
	void retryAfterWhenDateIsFarAwayThenEndsTheCallAtOnce(String date, Instant time) {
		script("429 Retry-After:" + date);
		expectRetryAfter(Duration.between(Instant.parse("2026-11-22T10:00:00Z"), time));
	}

	private void expectRetryAfter(Duration retryAfter) {
		Instant now = Instant.parse("2026-11-22T10:00:00Z");
		this.fixedTime.set(now);
		try (CloseableWeChatPayClient client = scriptedBuilder().clock(() -> now)
			.callTimeout(Duration.ofSeconds(30))
			.build()) {
			StepVerifier.create(request(client, HttpMethod.GET).retrieve(String.class)).expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(WeChatPayResponseException.class)
					.hasMessageEndingWith(" WeChat Pay asks to wait " + retryAfter.toSeconds() + " s.");
				assertThat(((WeChatPayResponseException) ex).getStatusCode()).isEqualTo(429);
				assertThat(((WeChatPayResponseException) ex).getRetryAfter()).isEqualTo(retryAfter);
				assertThat(((WeChatPayResponseException) ex).isOutcomeUnknown()).isFalse();
			}).verify(TIME_LIMIT);
		}
		assertThat(this.events.all()).containsExactly("attempt 1");
	}

	@Test
	void retryAfterWhenItDoesNotFitAfterUnknownOutcomeThenOutcomeIsUnknown() {
		script("500", "429 Retry-After:3600");
		assertThat(outcome(request(client(), HttpMethod.POST).retrieve(String.class)))
			.isEqualTo(Outcome.failure(true, "500", "429"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-5", "+5", "1.5", "1e3", "0x10", "5;x", "5, 6", "99999999999999999999",
			"9223372036854775808", "-99999999999999999999", "Sun, 32 Nov 2026 08:49:37 GMT",
			"Mon, 22 Nov 2026 10:00:00 GMT", "31 Dec 9999999999 23:59:59 GMT", "2026-11-22T10:00:00Z" })
	void retryAfterWhenMalformedThenIsIgnored(String value) {
		script("429 Retry-After:" + value, "204");
		assertThat(outcome(request(client(), HttpMethod.GET).retrieve(String.class))).isEqualTo(Outcome.SUCCESS);
		assertThat(this.events.waits()).singleElement()
			.satisfies((wait) -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMillis(2)));
		this.script.clear();
		script("429 Retry-After:" + value, "429 Retry-After:" + value, "429 Retry-After:" + value);
		StepVerifier.create(request(client(), HttpMethod.GET).retrieve(String.class))
			.expectErrorSatisfies((ex) -> assertThat(((WeChatPayResponseException) ex).getRetryAfter()).isNull())
			.verify(TIME_LIMIT);
	}

	@Test
	void callTimeoutWhenServerStaysSilentThenOutcomeIsUnknown() {
		script("silent");
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try (CloseableWeChatPayClient client = scriptedBuilder().callTimeout(Duration.ofHours(2)).build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectSubscription()
				.then(() -> {
					awaitSilence();
					time.advanceTimeBy(Duration.ofHours(2));
				})
				.expectErrorSatisfies((ex) -> {
					assertThat(ex).isExactlyInstanceOf(NoResponseException.class)
						.hasMessage(
								"POST /v3/x/{id} took longer than the 7200000 ms that a call may take. The outcome is "
										+ "unknown: repeat the call with the same parameters, or query the result.");
					assertThat(((NoResponseException) ex).isOutcomeUnknown()).isTrue();
				})
				.verify(TIME_LIMIT);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
		assertThat(this.events.all()).containsExactly("attempt 1", "unknown left");
	}

	// As in tests of applications, which share a client between them
	@Test
	void callTimeoutWhenSchedulersAreReplacedThenStillEndsCalls() {
		try (CloseableWeChatPayClient client = scriptedBuilder().callTimeout(Duration.ofHours(2)).build()) {
			for (String before : new String[] { "", "204", "204" }) {
				script(before.isEmpty() ? new String[] { "silent" } : new String[] { before, "silent" });
				VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
				Mono<String> call = request(client, HttpMethod.POST).retrieve(String.class);
				StepVerifier.create(before.isEmpty() ? call : call.then(call)).expectSubscription().then(() -> {
					awaitSilence();
					time.advanceTimeBy(Duration.ofHours(2));
				}).expectError(NoResponseException.class).verify(TIME_LIMIT);
				VirtualTimeScheduler.reset();
			}
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "500", "429", "not-sent" })
	void callTimeoutWhenLaterAttemptStaysSilentThenKnowsTheEarlierFailures(String first) {
		script(first, "silent");
		assertThat(outcomeOnceTimeIsUp(this::isSilent, UnaryOperator.identity()))
			.isEqualTo(Outcome.failure(true, "timeout", first));
		assertThat(this.script).isEmpty();
		assertThat(this.events.all()).endsWith("attempt 2", "unknown left");
	}

	@Test
	void callTimeoutWhenConnectionIsNeverMadeThenNothingWasSent() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				CloseableWeChatPayClient client = FakeMerchant.client(this.platform)
					.baseUrl("https://127.0.0.1:" + server.getLocalPort())
					.callTimeout(Duration.ofMillis(500))
					.observationHandler(this.events)
					.build()) {
			StepVerifier.create(client.post("/v3/x").repeatable().retrieve(Void.class))
				.expectErrorSatisfies(RetryTests::assertThatNothingWasSentIn500Ms)
				.verify(TIME_LIMIT);
		}
		assertThat(this.events.all()).containsExactly("attempt 1");
	}

	// One timer serves all calls
	@Test
	void callTimeoutWhenSeveralCallsTakeTooLongThenEachEnds() throws Exception {
		try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				CloseableWeChatPayClient client = FakeMerchant.client(this.platform)
					.baseUrl("https://127.0.0.1:" + server.getLocalPort())
					.callTimeout(Duration.ofMillis(200))
					.build()) {
			Mono<String> end = client.post("/v3/x")
				.retrieve(Void.class)
				.thenReturn("answered")
				.onErrorResume(NoResponseException.class, (ex) -> Mono.just("ended"));
			StepVerifier.create(Flux.merge(end, end).concatWith(end))
				.expectNext("ended", "ended", "ended")
				.expectComplete()
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void callTimeoutWhenNoConnectionIsFreeThenNothingWasSent() {
		ConnectionProvider pool = ConnectionProvider.builder("test").maxConnections(1).build();
		ClientHttpConnector connector = new ReactorClientHttpConnector(HttpClient.create(pool).disableRetry(true));
		plan("silent");
		try (CloseableWeChatPayClient holder = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient.clientConnector(connector))
			.build();
				CloseableWeChatPayClient client = FakeMerchant.client(this.platform)
					.webClient((webClient) -> webClient.clientConnector(connector))
					.callTimeout(Duration.ofMillis(500))
					.observationHandler(this.events)
					.build()) {
			Disposable held = holder.get("/v3/holder").retrieve(Void.class).onErrorComplete().subscribe();
			awaitSilence();
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
				.expectErrorSatisfies(RetryTests::assertThatNothingWasSentIn500Ms)
				.verify(TIME_LIMIT);
			held.dispose();
		}
		finally {
			pool.dispose();
		}
		assertThat(this.events.all()).containsExactly("attempt 1");
		assertThat(this.platform.requests()).hasSize(1);
	}

	private static void assertThatNothingWasSentIn500Ms(Throwable ex) {
		assertThat(ex).isExactlyInstanceOf(NoResponseException.class)
			.hasMessage("POST /v3/x took longer than the 500 ms that a call may take. It certainly had no effect.");
		assertThat(((NoResponseException) ex).isOutcomeUnknown()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "429, false", "503, true" })
	void closeWhenCallWaitsForItsNextAttemptThenEndsItWithWhatIsKnown(String status, boolean unknown) {
		script(status + " Retry-After:30");
		CloseableWeChatPayClient client = client();
		StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class)).expectSubscription().then(() -> {
			this.events.awaitRetry();
			client.close();
		}).expectErrorSatisfies((ex) -> {
			assertThat(ex).isExactlyInstanceOf(NoResponseException.class)
				.hasMessageStartingWith("POST /v3/x/{id} was still under way when the client was closed. ");
			assertThat(((NoResponseException) ex).isOutcomeUnknown()).isEqualTo(unknown);
		}).verify(TIME_LIMIT);
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("unknown"))
			.isEqualTo(unknown ? List.of("unknown left") : List.of());
	}

	@Test
	void retrieveWhenFilterFailsAfterSendingThenOutcomeIsUnknownAndNothingIsRepeated() {
		script("204");
		WeChatPayClientBuilder builder = scriptedBuilder()
			.webClient((webClient) -> webClient.filter((request, next) -> next.exchange(request)
				.flatMap((response) -> response.releaseBody()
					.then(Mono.<ClientResponse>error(() -> new IllegalStateException("secret"))))));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class)).expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(WeChatPayException.class)
					.hasMessageStartingWith("POST /v3/x/{id} was sent, but then failed with ")
					.hasMessageNotContaining("secret");
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isTrue();
			}).verify(TIME_LIMIT);
		}
		assertThat(this.events.all()).containsExactly("attempt 1", "unknown left");
	}

	@Test
	void retrieveWhenFilterFailsBeforeSendingThenFailureIsAsItIs() {
		IllegalStateException failure = new IllegalStateException("filter");
		WeChatPayClientBuilder builder = scriptedBuilder()
			.webClient((webClient) -> webClient.filter((request, next) -> Mono.error(failure)));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(request(client, HttpMethod.POST).retrieve(String.class))
				.expectErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure))
				.verify(TIME_LIMIT);
		}
		assertThat(this.events.all()).containsExactly("attempt 1");
	}

	@Test
	void retrieveWhenSubscribedTwiceThenMakesTwoCalls() {
		script("500", "204", "429", "204");
		Mono<Void> call = request(client(), HttpMethod.POST).retrieve(Void.class);
		StepVerifier.create(call.then(call)).expectComplete().verify(TIME_LIMIT);
		assertThat(this.events.all()).containsExactly("attempt 1", "retry 1 SERVER_ERROR", "attempt 2",
				"unknown settled", "attempt 1", "retry 1 RATE_LIMITED", "attempt 2");
		assertThat(this.platform.requests())
			.extracting((request) -> TestSignature.authorization(request).get("nonce_str"))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void retrieveWhenCancelledDuringBackoffThenMakesNoFurtherAttempt(boolean cancel) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		script("429 Retry-After:10", "204");
		try (CloseableWeChatPayClient client = scriptedBuilder().build()) {
			long tasks = time.getScheduledTaskCount();
			Disposable call = request(client, HttpMethod.POST).retrieve(Void.class).onErrorComplete().subscribe();
			this.events.awaitRetry();
			// The time limit of the call, and the wait
			Awaitility.await().atMost(TIME_LIMIT).until(() -> time.getScheduledTaskCount() >= tasks + 2);
			if (cancel) {
				call.dispose();
				StepVerifier.create(client.whenIdle()).expectComplete().verify(TIME_LIMIT);
			}
			time.advanceTimeBy(Duration.ofSeconds(20));
			assertThat(this.events.all()).startsWith("attempt 1", "retry 1 RATE_LIMITED").hasSize(cancel ? 2 : 3);
			call.dispose();
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { IllegalStateException.class, AssertionError.class })
	void handlerWhenItThrowsThenTheCallGoesOn(Class<? extends Throwable> type) {
		script("unsigned", "204", "500", "500", "500");
		List<String> calls = new CopyOnWriteArrayList<>();
		try (CloseableWeChatPayClient client = FakeMerchant.client(this.platform)
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.webClient((webClient) -> webClient.clientConnector(scriptedConnector()))
			.observationHandler(new ThrowingHandler(type, calls))
			.observationHandler(this.events)
			.build()) {
			assertThat(outcome(request(client, HttpMethod.POST).retrieve(String.class))).isEqualTo(Outcome.SUCCESS);
			assertThat(outcome(request(client, HttpMethod.POST).retrieve(String.class)))
				.isEqualTo(Outcome.failure(true, "500", "500 500"));
		}
		assertThat(calls).contains("start", "attempt", "retry", "unverified", "error", "stop");
		assertThat(this.events.all()).containsExactly("attempt 1", "unverified", "retry 1 UNVERIFIED", "attempt 2",
				"unknown settled", "attempt 1", "retry 1 SERVER_ERROR", "attempt 2", "retry 2 SERVER_ERROR",
				"attempt 3", "unknown left");
	}

	@Test
	void logWhenAttemptsAreRepeatedThenHasOneLineForEach() {
		List<ILoggingEvent> lines = log(() -> {
			script("500", "not-sent", "429");
			outcome(request(client(), HttpMethod.POST).retrieve(String.class));
		});
		assertThat(lines).allSatisfy((line) -> assertThat(line.getLevel()).isEqualTo(Level.INFO));
		assertThat(lines).extracting(ILoggingEvent::getFormattedMessage)
			.satisfiesExactly(
					(line) -> assertThat(line)
						.matches("POST /v3/x/\\{id}: attempt 1 of 3 failed \\(SERVER_ERROR 500\\), "
								+ "the next one is in [0-2] ms"),
					(line) -> assertThat(line).matches("POST /v3/x/\\{id}: attempt 2 of 3 failed \\(NOT_CONNECTED\\), "
							+ "the next one is in [0-2] ms"));
		assertThat(lines).extracting(ILoggingEvent::getThrowableProxy).containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "500 lost unsigned", "302 204", "unsigned 429 lost", "400", "204" })
	void logWhenAnythingFailsThenHoldsNothingOfTheRequestOrTheAnswer(String steps) {
		String[] attempts = steps.split(" ");
		List<ILoggingEvent> lines = log(() -> {
			script(attempts);
			outcome(request(client(), HttpMethod.POST).retrieve(String.class));
		});
		assertThat(lines).hasSize(attempts.length - 1)
			.extracting(ILoggingEvent::getFormattedMessage)
			.allSatisfy((line) -> assertThat(line).startsWith("POST /v3/x/{id}: attempt ")
				.doesNotContain("secret", "127.0.0.1", "http:", "?", "WECHATPAY2", "Signature", "CODE"));
	}

	private static List<ILoggingEvent> log(Runnable calls) {
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.payscore");
		Level level = logger.getLevel();
		ListAppender<ILoggingEvent> lines = new ListAppender<>();
		lines.start();
		logger.addAppender(lines);
		logger.setLevel(Level.INFO);
		try {
			calls.run();
		}
		finally {
			logger.setLevel(level);
			logger.detachAppender(lines);
		}
		return lines.list;
	}

	@ParameterizedTest
	@ValueSource(strings = { "500 400", "lost 404", "unsigned 429 400", "302 not-sent 403" })
	void settledByWhenItTookEffectThenCallSucceedsWithoutValue(String steps) {
		Settlement settlement = new Settlement(Mono.just(true));
		script(steps.split(" "));
		assertThat(outcome(settled(settlement))).isEqualTo(Outcome.SUCCESS);
		assertThat(settlement.refusals()).singleElement()
			.satisfies((refusal) -> assertThat(refusal.getStatusCode()).isEqualTo(lastStatus(steps)));
		assertThatUnknownIs("unknown settled");
	}

	@ParameterizedTest
	@CsvSource({ "500 400, 400, 500", "lost 404, 404, lost", "unsigned 429 400, 400, unsigned 429",
			"500 not-sent 403, 403, 500 not-sent" })
	void settledByWhenItHadNoEffectThenCallFailsWithTheRefusal(String steps, String thrown, String suppressed) {
		Settlement settlement = new Settlement(Mono.just(false));
		script(steps.split(" "));
		assertThat(outcome(settled(settlement))).isEqualTo(Outcome.failure(false, thrown, suppressed));
		assertThat(settlement.refusals()).hasSize(1);
		assertThatUnknownIs("unknown settled");
	}

	@Test
	void settledByWhenItCannotTellThenOutcomeIsUnknown() {
		Settlement settlement = new Settlement(Mono.empty());
		script("500", "400");
		assertThat(outcome(settled(settlement))).isEqualTo(Outcome.failure(true, "500", "400"));
		assertThat(settlement.refusals()).hasSize(1);
		assertThatUnknownIs("unknown left");
	}

	@Test
	void settledByWhenItFailsThenOutcomeIsUnknown() {
		Settlement settlement = new Settlement(Mono.error(new NoResponseException("query failed", null, false)));
		script("lost", "429", "400");
		assertThat(outcome(settled(settlement))).isEqualTo(Outcome.failure(true, "lost", "429 400 not-sent"));
		assertThat(settlement.refusals()).hasSize(1);
		assertThatUnknownIs("unknown left");
	}

	@Test
	void settledByWhenItThrowsThenOutcomeIsUnknown() {
		IllegalStateException failure = new IllegalStateException("broken");
		script("500", "400");
		Mono<Void> call = request(client(), HttpMethod.POST).settledBy((refusal) -> {
			throw failure;
		}).retrieve(Void.class);
		StepVerifier.create(call).expectErrorSatisfies((ex) -> {
			assertThat(label(ex)).isEqualTo("500");
			assertThat(ex.getSuppressed()).contains(failure);
		}).verify(TIME_LIMIT);
		assertThatUnknownIs("unknown left");
	}

	@Test
	void settledByWhenItNeverAnswersThenTheTimeLimitEndsTheCall() {
		AtomicBoolean asked = new AtomicBoolean();
		Settlement settlement = new Settlement(Mono.<Boolean>never().doOnSubscribe((subscription) -> asked.set(true)));
		script("500", "400");
		assertThat(outcomeOnceTimeIsUp(asked::get, (request) -> request.settledBy(settlement::of)))
			.isEqualTo(Outcome.failure(true, "timeout", "500 400"));
		assertThatUnknownIs("unknown left");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "400 | false | 400 | ''", "429 400 | false | 400 | 429", "not-sent 404 | false | 404 | not-sent",
					"429 429 429 | false | 429 | 429 429", "500 500 500 | true | 500 | 500 500",
					"500 lost 302 | true | 302 | 500 lost",
					"lost not-sent not-sent | true | lost | not-sent not-sent" })
	void settledByWhenThereIsNothingToSettleThenIsNotAsked(String steps, boolean unknown, String thrown,
			String suppressed) {
		Settlement settlement = new Settlement(Mono.just(true));
		script(steps.split(" "));
		assertThat(outcome(settled(settlement))).isEqualTo(Outcome.failure(unknown, thrown, suppressed));
		assertThat(settlement.refusals()).isEmpty();
		assertThat(this.events.all()).filteredOn((event) -> event.startsWith("unknown"))
			.isEqualTo(unknown ? List.of("unknown left") : List.of());
	}

	@Test
	void settledByWhenLaterAttemptSucceedsThenIsNotAsked() {
		Settlement settlement = new Settlement(Mono.just(false));
		script("500", "204");
		assertThat(outcome(settled(settlement))).isEqualTo(Outcome.SUCCESS);
		assertThat(settlement.refusals()).isEmpty();
		assertThatUnknownIs("unknown settled");
	}

	private Mono<String> settled(Settlement settlement) {
		return request(client(), HttpMethod.POST).settledBy(settlement::of).retrieve(String.class);
	}

	private void assertThatUnknownIs(String event) {
		assertThat(this.script).isEmpty();
		assertThat(this.events.all()).filteredOn((candidate) -> candidate.startsWith("unknown")).containsExactly(event);
	}

	private static int lastStatus(String steps) {
		return Integer.parseInt(steps.substring(steps.lastIndexOf(' ') + 1));
	}

	private void script(String... steps) {
		this.script.addAll(Arrays.asList(steps));
	}

	private String next() {
		return Objects.requireNonNullElse(this.script.poll(), UNEXPECTED);
	}

	private CloseableWeChatPayClient client() {
		CloseableWeChatPayClient client = this.scriptedClient;
		if (client == null) {
			client = scriptedBuilder().build();
			this.scriptedClient = client;
		}
		return client;
	}

	private WeChatPayClientBuilder scriptedBuilder() {
		return FakeMerchant.client(this.platform)
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.observationHandler(this.events)
			.webClient((webClient) -> webClient.clientConnector(scriptedConnector()));
	}

	private ClientHttpConnector scriptedConnector() {
		ClientHttpConnector connector = new ReactorClientHttpConnector(HttpClient.create().disableRetry(true));
		return (method, uri, request) -> {
			String step = next();
			if ("not-sent".equals(step)) {
				return connector.connect(method, URI.create(NOTHING_LISTENS), request);
			}
			plan(step);
			return connector.connect(method, uri, request);
		};
	}

	private static WeChatPayClient.Request request(WeChatPayClient client, HttpMethod method) {
		WeChatPayClient.Request request = client.method(method, "/v3/x/{id}?query={query}", "secret-id",
				"secret-query");
		return HttpMethod.GET.equals(method) ? request : request.body(Map.of("name", "secret-name")).repeatable();
	}

	private void plan(String step) {
		switch (step) {
			case "lost" -> this.platform.next().dropAfterEffect();
			case "unsigned" -> plan(FakeAnswer.of(204).withoutHeader("Wechatpay-Signature"));
			case "silent" -> this.platform.next().stallAfterEffect();
			case "no-json" -> plan(FakeAnswer.of(200, "{"));
			case "200" -> plan(FakeAnswer.of(200, "{\"state\":\"DONE\"}"));
			case "204" -> plan(FakeAnswer.of(204));
			case UNEXPECTED -> this.platform.behave();
			default -> plan(refusal(step));
		}
	}

	private void plan(FakeAnswer answer) {
		this.platform.next().answer(answer);
	}

	private static FakeAnswer refusal(String step) {
		int header = step.indexOf(" Retry-After:");
		int status = Integer.parseInt((header != -1) ? step.substring(0, header) : step);
		FakeAnswer answer = FakeAnswer.of(status, "{\"code\":\"CODE\",\"message\":\"secret-message\"}");
		return (header != -1) ? answer.header("Retry-After", step.substring(header + " Retry-After:".length()))
				: answer;
	}

	private Instant now() {
		return Objects.requireNonNullElseGet(this.fixedTime.get(), Instant::now);
	}

	private void awaitSilence() {
		Awaitility.await().atMost(TIME_LIMIT).until(this::isSilent);
	}

	private boolean isSilent() {
		return countSilent() > 0;
	}

	private long countSilent() {
		return this.platform.requests().stream().filter((request) -> request.status() == 0).count();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Outcome outcome(Mono<?> call) {
		return outcome(call, () -> {
		});
	}

	private static Outcome outcome(Mono<?> call, Runnable whileUnderWay) {
		AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.SUCCESS);
		StepVerifier.create(call.then().onErrorResume(WeChatPayException.class, (ex) -> {
			List<String> suppressed = Stream.of(ex.getSuppressed())
				.filter(WeChatPayException.class::isInstance)
				.map(RetryTests::label)
				.toList();
			outcome.set(Outcome.failure(ex.isOutcomeUnknown(), label(ex),
					StringUtils.collectionToDelimitedString(suppressed, " ")));
			return Mono.empty();
		})).expectSubscription().then(whileUnderWay).expectComplete().verify(TIME_LIMIT);
		return outcome.get();
	}

	// Lets the waits between attempts pass, and the time of the call once it waits in
	// vain
	private Outcome outcomeOnceTimeIsUp(BooleanSupplier waitsInVain, UnaryOperator<WeChatPayClient.Request> settled) {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try (CloseableWeChatPayClient client = scriptedBuilder().callTimeout(Duration.ofHours(2)).build()) {
			return outcome(settled.apply(request(client, HttpMethod.POST)).retrieve(String.class), () -> {
				Awaitility.await().atMost(TIME_LIMIT).pollInterval(Duration.ofMillis(5)).until(() -> {
					time.advanceTimeBy(Duration.ofMillis(5));
					return waitsInVain.getAsBoolean();
				});
				time.advanceTimeBy(Duration.ofHours(2));
			});
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	private static String label(Throwable ex) {
		if (ex instanceof WeChatPayResponseException answer) {
			return String.valueOf(answer.getStatusCode());
		}
		if (ex instanceof NoResponseException failure) {
			if (String.valueOf(ex.getMessage()).contains(" took longer than the ")) {
				return "timeout";
			}
			return failure.isOutcomeUnknown() ? "lost" : "not-sent";
		}
		return (ex instanceof UnverifiedResponseException) ? "unsigned" : ex.toString();
	}

	record Outcome(boolean success, boolean unknown, String thrown, String suppressed) {

		static final Outcome SUCCESS = new Outcome(true, false, "", "");

		static Outcome failure(boolean unknown, String thrown, String suppressed) {
			return new Outcome(false, unknown, thrown, suppressed);
		}

	}

	private static final class Settlement {

		private final Mono<Boolean> answer;

		private final List<WeChatPayResponseException> refusals = new CopyOnWriteArrayList<>();

		Settlement(Mono<Boolean> answer) {
			this.answer = answer;
		}

		Mono<Boolean> of(WeChatPayResponseException refusal) {
			this.refusals.add(refusal);
			return this.answer;
		}

		List<WeChatPayResponseException> refusals() {
			return this.refusals;
		}

	}

	private interface CallHandler extends ObservationHandler<WeChatPayCallObservationContext> {

		@Override
		default boolean supportsContext(Observation.Context context) {
			return context instanceof WeChatPayCallObservationContext;
		}

		default String describe(Observation.Event event, WeChatPayCallObservationContext context) {
			if (event instanceof WeChatPayCallObservationContext.Retry retry) {
				return "retry " + retry.attempt() + " " + retry.reason();
			}
			return event.getName() + ((event == CallEvents.ATTEMPT) ? " " + context.getAttempts() : "");
		}

	}

	private static final class Events implements CallHandler {

		private final List<String> all = new CopyOnWriteArrayList<>();

		private final List<Duration> waits = new CopyOnWriteArrayList<>();

		private final CountDownLatch retried = new CountDownLatch(1);

		private volatile Runnable onRetry = () -> {
		};

		void onRetry(Runnable action) {
			this.onRetry = action;
		}

		// What settlements tell is for other tests
		List<String> all() {
			return this.all.stream().filter((event) -> !event.matches("(un)?settled")).toList();
		}

		List<Duration> waits() {
			return this.waits;
		}

		void awaitRetry() {
			await(this.retried);
		}

		@Override
		public void onEvent(Observation.Event event, WeChatPayCallObservationContext context) {
			this.all.add(describe(event, context));
			if (event instanceof WeChatPayCallObservationContext.Retry retry) {
				this.waits.add(retry.delay());
				this.onRetry.run();
				this.retried.countDown();
			}
		}

		@Override
		public void onStop(WeChatPayCallObservationContext context) {
			if (context.wasOutcomeUnknown()) {
				this.all.add((context.getOutcome() == WeChatPayCallObservationContext.Outcome.UNKNOWN) ? "unknown left"
						: "unknown settled");
			}
		}

	}

	private static final class ThrowingHandler implements CallHandler {

		private final Class<? extends Throwable> type;

		private final List<String> calls;

		ThrowingHandler(Class<? extends Throwable> type, List<String> calls) {
			this.type = type;
			this.calls = calls;
		}

		@Override
		public void onStart(WeChatPayCallObservationContext context) {
			fail("start");
		}

		@Override
		public void onEvent(Observation.Event event, WeChatPayCallObservationContext context) {
			fail(event.getName());
		}

		@Override
		public void onError(WeChatPayCallObservationContext context) {
			fail("error");
		}

		@Override
		public void onStop(WeChatPayCallObservationContext context) {
			fail("stop");
		}

		private void fail(String call) {
			this.calls.add(call);
			if (this.type == AssertionError.class) {
				throw new AssertionError(call);
			}
			throw new IllegalStateException(call);
		}

	}

}
