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

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderTemplate;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.MerchantKey;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a call, and of the next one, when a connection brings anything else
 * than one answer to each request. WeChat Pay's signature does not name the request, so
 * the answer to another one would be taken for proven.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class OutOfStepTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String REFUSED = "refused";

	private static final String SUCCESS = "success";

	private static final String UNKNOWN = "unknown";

	private static final String OUT_OF_STEP = "the connection got out of step, because %s; it was closed, and no "
			+ "answer on it counts";

	private static final Map<Library, HttpConnector> CONNECTORS = new EnumMap<>(Library.class);

	private WireRelay relay;

	private FakeWeChatPay fake;

	@BeforeEach
	void openRelay(FakeWeChatPay fake) {
		this.fake = fake;
		this.relay = new WireRelay(fake);
		fake.seedOrder("ORDER-1");
		fake.seedOrder("ORDER-2");
	}

	@AfterEach
	void closeRelay() throws IOException {
		this.relay.close();
	}

	@AfterAll
	static void closeConnectors() throws IOException {
		for (HttpConnector connector : CONNECTORS.values()) {
			connector.destroy();
		}
		CONNECTORS.clear();
	}

	static Stream<Arguments> outOfStep() {
		String more = "more came after the end of the answer";
		return Stream.of(interim(100, ""), interim(101, ""), interim(101, "Connection: Upgrade\r\nUpgrade: other\r\n"),
				interim(102, ""), interim(103, ""), interim(103, "Link: </style.css>; rel=preload\r\n"),
				interim(104, ""), interim(199, ""),
				outOfStep("several interim answers", "an interim answer (102) came",
						(exchange) -> exchange.send(interimAnswer(102, ""), interimAnswer(102, ""),
								interimAnswer(103, ""), exchange.answer())),
				outOfStep("an interim answer before the body was read", "an interim answer (103) came", (exchange) -> {
					exchange.send(interimAnswer(103, ""));
					exchange.send(exchange.answer());
				}), outOfStep("two answers", more, (exchange) -> {
					byte[] answer = exchange.answer();
					exchange.send(answer, answer);
				}), outOfStep("half an answer more", more, (exchange) -> {
					byte[] answer = exchange.answer();
					exchange.send(answer, Arrays.copyOf(answer, answer.length - 2));
				}), outOfStep("garbage", more, (exchange) -> exchange.send(exchange.answer(), WireRelay.bytes("x"))),
				outOfStep("a line of garbage", more,
						(exchange) -> exchange.send(exchange.answer(), WireRelay.bytes("garbage: x\r\n"))),
				outOfStep("an empty line", more,
						(exchange) -> exchange.send(exchange.answer(), WireRelay.bytes("\r\n"))));
	}

	private static Arguments interim(int status, String headers) {
		return outOfStep(status + " " + headers.trim(), "an interim answer (" + status + ") came",
				(exchange) -> exchange.send(interimAnswer(status, headers), exchange.answer()));
	}

	private static byte[] interimAnswer(int status, String headers) {
		return WireRelay.bytes("HTTP/1.1 " + status + " Interim\r\n" + headers + "\r\n");
	}

	private static Arguments outOfStep(String name, String reason, WireRelay.Script script) {
		return Arguments.argumentSet(name, reason, script);
	}

	@ParameterizedTest
	@MethodSource("outOfStep")
	void callWhenConnectionGetsOutOfStepThenIsUnknownAndConnectionIsNotUsedAgain(String reason,
			WireRelay.Script script) {
		try (CloseableWeChatPayClient client = client(Library.REACTOR_NETTY)) {
			this.relay.next(script);
			assertThatAnswerIsUnknown(complete(client, "ORDER-1"), OUT_OF_STEP.formatted(reason));
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
			this.relay.next(script);
			assertThatAnswerIsUnknown(complete(client, "MISSING"), OUT_OF_STEP.formatted(reason));
			assertThat(outcome(client, "ORDER-2")).isEqualTo(SUCCESS);
		}
		assertThat(connections().get(1)).isNotEqualTo(connections().get(0));
		assertThat(connections().get(3)).isNotEqualTo(connections().get(2));
	}

	// The other libraries skip interim answers themselves and are in step afterwards.
	@ParameterizedTest
	@MethodSource("outOfStepWithOtherLibraries")
	void callWhenOtherLibraryMeetsTheSameThenNoCallGetsTheAnswerOfAnother(Library library, WireRelay.Script script) {
		try (CloseableWeChatPayClient client = client(library)) {
			this.relay.next(script);
			assertThat(outcome(client, "ORDER-1")).isIn(SUCCESS, UNKNOWN);
			assertThat(outcome(client, "MISSING")).isIn(REFUSED, UNKNOWN);
			this.relay.next(script);
			assertThat(outcome(client, "MISSING")).isIn(REFUSED, UNKNOWN);
			assertThat(outcome(client, "ORDER-2")).isIn(SUCCESS, UNKNOWN);
		}
		assertThat(this.fake.order("ORDER-1").completions()).isEqualTo(1);
	}

	static Stream<Arguments> outOfStepWithOtherLibraries() {
		return Stream.of(Library.JDK, Library.JETTY, Library.HTTP_COMPONENTS)
			.flatMap((library) -> outOfStep().map(Arguments.ArgumentSet.class::cast)
				// Jetty waits for the end of the call after these
				.filter((set) -> library != Library.JETTY || !set.getName().matches("(104|199).*"))
				.map((set) -> Arguments.argumentSet(library + " " + set.getName(), library, set.get()[1])));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" })
	void callWhenSuccessWithoutContentBringsContentThenIsUnknown(String end) {
		try (CloseableWeChatPayClient client = client(Library.REACTOR_NETTY)) {
			this.relay.next((exchange) -> exchange.send(withEnd(exchange.answer(), end)));
			assertThatAnswerIsUnknown(complete(client, "ORDER-1"),
					OUT_OF_STEP.formatted("more came after the end of the answer"));
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
		}
		assertThat(connections()).containsExactly(0, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 5\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n" })
	void callWhenSuccessWithoutContentAnnouncesContentThenSucceedsAndConnectionIsNotUsedAgain(String end) {
		try (CloseableWeChatPayClient client = client(Library.REACTOR_NETTY)) {
			this.relay.next((exchange) -> exchange.send(withEnd(exchange.answer(), end)));
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
		}
		assertThat(connections()).containsExactly(0, 1);
	}

	private static byte[] withEnd(byte[] answerWithoutContent, String end) {
		String text = WireRelay.text(answerWithoutContent);
		return WireRelay.bytes(text.substring(0, text.length() - 2) + end);
	}

	// The others leave no connection idle
	@ParameterizedTest
	@EnumSource(names = { "REACTOR_NETTY", "JDK" })
	void callWhenAnotherAnswerCameToIdleConnectionThenIsAnsweredByItsOwn(Library library) throws Exception {
		AtomicReference<byte[]> answer = new AtomicReference<>();
		try (CloseableWeChatPayClient client = client(library)) {
			this.relay.next((exchange) -> {
				answer.set(exchange.answer());
				exchange.send(answer.get());
			});
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			sendAndAwaitEnd(answer.get());
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
		}
		assertThat(connections()).containsExactly(0, 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "\r\n", "HTTP/1.1 204 No Content\r\nHalf: an answer\r\n" })
	void callWhenAnythingCameToIdleConnectionThenIsAnsweredByItsOwn(String bytes) throws Exception {
		try (CloseableWeChatPayClient client = client(Library.REACTOR_NETTY)) {
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			sendAndAwaitEnd(WireRelay.bytes(bytes));
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
		}
		assertThat(connections()).containsExactly(0, 1);
	}

	private void sendAndAwaitEnd(byte[] bytes) throws Exception {
		WireRelay.Exchange last = this.relay.exchanges().get(this.relay.exchanges().size() - 1);
		last.send(bytes);
		last.connection().end().get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	@ParameterizedTest
	@EnumSource
	void callWhenAnswerOfEarlierCallComesOnceMoreThenIsUnknown(Library library) {
		AtomicReference<byte[]> answer = new AtomicReference<>();
		try (CloseableWeChatPayClient client = client(library)) {
			this.relay.next((exchange) -> {
				answer.set(exchange.answer());
				exchange.send(answer.get());
			});
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			this.relay.next((exchange) -> exchange.send(answer.get(), exchange.answer()));
			assertThat(outcome(client, "MISSING-1")).isEqualTo(UNKNOWN);
			this.relay.next((exchange) -> {
				exchange.answer();
				exchange.send(answer.get());
			});
			assertThat(failure(complete(client, "MISSING-2")))
				.hasMessageContaining("was answered 204, but the answer "
						+ "is not verified: it is the answer to an earlier request once more")
				.satisfies((failure) -> assertThat(failure.isOutcomeUnknown()).isTrue());
			assertThat(outcome(client, "ORDER-2")).isEqualTo(SUCCESS);
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenAnswerOfEarlierCallComesBeforeTheBodyWasSentThenIsUnknown(Library library) {
		AtomicReference<byte[]> answer = new AtomicReference<>();
		try (CloseableWeChatPayClient client = client(library)) {
			this.relay.next((exchange) -> {
				answer.set(exchange.answer());
				exchange.send(answer.get());
			});
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			this.relay.next((exchange) -> {
				exchange.send(answer.get());
				exchange.skipBody();
			});
			Mono<Void> longCall = client.post("/v3/x")
				.body(Map.of("text", "x".repeat(20_000_000)))
				.retrieve(Void.class);
			assertThat(failure(longCall).isOutcomeUnknown()).isTrue();
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
		}
	}

	// Jetty sends the head, and then asks for the body
	@Test
	void callWhenJettyGetsAnAnswerBeforeItAsksForTheBodyThenIsUnknown() throws Exception {
		CountDownLatch answered = new CountDownLatch(1);
		HttpConnector connector = new HttpConnector(
				ClientHttpConnectorBuilder.jetty()
					.withHttpClientCustomizer(
							(jetty) -> jetty.getRequestListeners().addCommitListener((request) -> await(answered))),
				null, new WeChatPayProperties(), PropertyNames.DEFAULT);
		byte[] success = signedAnswer("ORDER-2");
		try (CloseableWeChatPayClient client = client(countingDownWhenRead(connector.get(), answered))) {
			this.relay.next((exchange) -> {
				exchange.send(success);
				exchange.skipBody();
			});
			WeChatPayException failure = failure(complete(client, "ORDER-1"));
			assertThat(failure).hasMessageContaining("was answered 204 before its body was sent");
			assertThat(failure.isOutcomeUnknown()).isTrue();
		}
		finally {
			connector.destroy();
		}
	}

	private static ClientHttpConnector countingDownWhenRead(ClientHttpConnector connector, CountDownLatch answered) {
		return (method, uri, request) -> connector.connect(method, uri, request)
			.map((response) -> new ClientHttpResponseDecorator(response) {

				@Override
				public Flux<DataBuffer> getBody() {
					answered.countDown();
					return super.getBody();
				}

			});
	}

	// A new one, as the answer to another request
	private byte[] signedAnswer(String outOrderNo) {
		AtomicReference<byte[]> answer = new AtomicReference<>();
		try (CloseableWeChatPayClient other = client(Library.REACTOR_NETTY)) {
			this.relay.next((exchange) -> {
				answer.set(exchange.answer());
				exchange.send(answer.get());
			});
			assertThat(outcome(other, outOrderNo)).isEqualTo(SUCCESS);
		}
		return answer.get();
	}

	@ParameterizedTest
	@EnumSource(names = { "JETTY", "HTTP_COMPONENTS" })
	void callWhenLibraryIsNotSafeOtherwiseThenHasConnectionOfItsOwn(Library library) {
		try (CloseableWeChatPayClient client = client(library)) {
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
			assertThat(outcome(client, "ORDER-2")).isEqualTo(SUCCESS);
		}
		assertThat(connections()).containsExactly(0, 1, 2);
	}

	@Test
	void callWhenAnswerComesBeforeTheRequestWasSentThenIsUnknown() {
		AtomicReference<byte[]> answer = new AtomicReference<>();
		try (CloseableWeChatPayClient client = client(Library.REACTOR_NETTY)) {
			this.relay.next((exchange) -> {
				answer.set(exchange.answer());
				exchange.send(answer.get());
			});
			assertThat(outcome(client, "ORDER-1")).isEqualTo(SUCCESS);
			this.relay.next((exchange) -> {
				exchange.send(answer.get());
				exchange.connection().end().join();
			});
			Mono<Void> longCall = client.post("/v3/x")
				.body(Map.of("text", "x".repeat(20_000_000)))
				.retrieve(Void.class);
			assertThatAnswerIsUnknown(longCall, OUT_OF_STEP.formatted("an answer came before the request was sent"));
			assertThat(outcome(client, "MISSING")).isEqualTo(REFUSED);
		}
		assertThat(connections()).containsExactly(0, 0, 1);
	}

	// The size decides how much of it one read takes; the rest waits in the socket while
	// the connection goes from one call to the next. The JDK's client has no limit of
	// connections for which a call would wait.
	static Stream<Arguments> unreadAnswers() {
		return Stream.of(Library.REACTOR_NETTY, Library.JETTY, Library.HTTP_COMPONENTS)
			.flatMap((library) -> Stream.of(512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)
				.map((size) -> Arguments.of(library, size)));
	}

	@ParameterizedTest
	@MethodSource("unreadAnswers")
	void callWhenConnectionIsHandedOnWithAnUnreadAnswerThenIsAnsweredByItsOwn(Library library, int size)
			throws Exception {
		WeChatPayProperties properties = new WeChatPayProperties();
		properties.getPool().setMaxConnections(1);
		HttpConnector connector = new HttpConnector(library.builder(), null, properties, PropertyNames.DEFAULT);
		CountDownLatch connecting = new CountDownLatch(3);
		try (CloseableWeChatPayClient client = client(countingDown(connector.get(), connecting))) {
			byte[] success = signedAnswer("ORDER-1");
			assertThat(outcome(client, "ORDER-2")).isEqualTo(SUCCESS);
			this.relay.next((exchange) -> {
				byte[] answer = paddedTo(size, exchange.answer());
				await(connecting);
				exchange.send(answer, success);
			});
			List<String> outcomes = Mono
				.zip(outcomeOf(client, "MISSING-1"), outcomeOf(client, "MISSING-2"),
						(one, other) -> List.of(one, other))
				.block(TIME_LIMIT);
			assertThat(outcomes).doesNotContain(SUCCESS).contains(REFUSED);
		}
		finally {
			connector.destroy();
		}
	}

	private static ClientHttpConnector countingDown(ClientHttpConnector connector, CountDownLatch connecting) {
		return (method, uri, request) -> Mono.fromDirect((subscriber) -> {
			connector.connect(method, uri, request).subscribe(subscriber);
			connecting.countDown();
		});
	}

	private static byte[] paddedTo(int size, byte[] answer) {
		String text = WireRelay.text(answer);
		int end = text.indexOf("\r\n\r\n");
		String head = text.substring(0, end).replaceAll("(?i)\r\n(Content-Length|Transfer-Encoding):[^\r]*", "");
		int length = size - head.length() - "\r\nContent-Length: 00000\r\n\r\n".length();
		String content = "{\"code\":\"ORDER_NOT_EXIST\"}";
		return WireRelay.bytes(head + "\r\nContent-Length: %05d\r\n\r\n".formatted(length) + content
				+ " ".repeat(Math.max(0, length - content.length())));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void assertThatAnswerIsUnknown(Mono<Void> call, String reason) {
		WeChatPayException failure = failure(call);
		assertThat(failure).isExactlyInstanceOf(NoResponseException.class)
			.hasMessageContaining(" was sent, but no answer arrived: " + reason + ". The outcome is unknown");
		assertThat(failure.isOutcomeUnknown()).isTrue();
	}

	private static WeChatPayException failure(Mono<Void> call) {
		return call.then(Mono.<WeChatPayException>empty())
			.onErrorResume(WeChatPayException.class, Mono::just)
			.blockOptional(TIME_LIMIT)
			.orElseThrow();
	}

	private static String outcome(WeChatPayClient client, String outOrderNo) {
		return outcomeOf(client, outOrderNo).blockOptional(TIME_LIMIT).orElseThrow();
	}

	private static Mono<String> outcomeOf(WeChatPayClient client, String outOrderNo) {
		return complete(client, outOrderNo).thenReturn(SUCCESS)
			.onErrorResume(WeChatPayException.class, (ex) -> Mono.just(outcome(ex)));
	}

	private static String outcome(WeChatPayException failure) {
		if (failure.isOutcomeUnknown()) {
			return UNKNOWN;
		}
		return (failure instanceof WeChatPayResponseException answer && answer.getStatusCode() == 404) ? REFUSED
				: failure.toString();
	}

	private static Mono<Void> complete(WeChatPayClient client, String outOrderNo) {
		return new PayScoreOrderTemplate(client).complete(outOrderNo, ExampleOrder.request());
	}

	// The number of its connection for each request.
	private List<Integer> connections() {
		List<WireRelay.Connection> all = this.relay.exchanges().stream().map(WireRelay.Exchange::connection).toList();
		List<WireRelay.Connection> distinct = all.stream().distinct().toList();
		return all.stream().map(distinct::indexOf).toList();
	}

	private CloseableWeChatPayClient client(Library library) {
		return client(CONNECTORS.computeIfAbsent(library, Library::connector).get());
	}

	private CloseableWeChatPayClient client(ClientHttpConnector connector) {
		String mchid = String.valueOf(this.fake.properties().get("wechatpay.mchid"));
		MerchantKey merchantKey = MerchantKey.read(WireRelay.bytes(this.fake.merchantPrivateKeyPem()), null, mchid);
		PlatformKey platformKey = PlatformKey.ofPublicKey(this.fake.platformPublicKeyId(),
				PublicKeys.readPublicKey(WireRelay.bytes(this.fake.platformPublicKeyPem())));
		return WeChatPayClient
			.builder(MerchantCredentials.of(mchid, this.fake.merchantSerial(), merchantKey.getPrivateKey()),
					PlatformKeys.of(List.of(platformKey)))
			.baseUrl(this.relay.baseUrl())
			.retry(1, Duration.ofMillis(1), Duration.ofMillis(1))
			.webClient((webClient) -> webClient.clientConnector(connector))
			.build();
	}

	enum Library {

		REACTOR_NETTY, JDK, JETTY, HTTP_COMPONENTS;

		HttpConnector connector() {
			return new HttpConnector(builder(), null, new WeChatPayProperties(), PropertyNames.DEFAULT);
		}

		private ClientHttpConnectorBuilder<?> builder() {
			return switch (this) {
				case REACTOR_NETTY -> ClientHttpConnectorBuilder.reactor();
				case JDK -> ClientHttpConnectorBuilder.jdk();
				case JETTY -> ClientHttpConnectorBuilder.jetty();
				case HTTP_COMPONENTS -> ClientHttpConnectorBuilder.httpComponents();
			};
		}

	}

}
