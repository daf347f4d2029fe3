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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JettyClientHttpConnectorBuilder;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the caller learns when a connection fails, with each connector.
 *
 * @author PayScore for Spring Boot contributors
 */
class ConnectorFailureTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final Duration SHORT = Duration.ofMillis(400);

	private static final Duration OF_CALL = Duration.ofMillis(900);

	private static final HttpClientSettings PATIENT = HttpClientSettings.defaults()
		.withTimeouts(TIME_LIMIT, TIME_LIMIT);

	private static final HttpClientSettings IMPATIENT = HttpClientSettings.defaults().withTimeouts(SHORT, SHORT);

	private static final Set<ConnectorFault> SILENT = EnumSet.of(ConnectorFault.TLS_HANDSHAKE_STALLS,
			ConnectorFault.PROXY_STALLS, ConnectorFault.NEVER_ANSWERED, ConnectorFault.BODY_STALLS,
			ConnectorFault.CLOSED_DURING_SECOND_HANDSHAKE);

	private static final String ORDER = "1234323JKHDFE1243252";

	static Stream<Arguments> faults() {
		return Stream.of(ConnectorFault.values())
			.flatMap((fault) -> Stream.of(TestConnector.values()).map((connector) -> Arguments.of(fault, connector)));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void postWhenConnectionFailsThenTellsTheTruth(ConnectorFault fault, TestConnector connector) throws Exception {
		HttpClientSettings settings = SILENT.contains(fault) ? IMPATIENT : PATIENT;
		Duration callTimeout = SILENT.contains(fault) ? OF_CALL : TIME_LIMIT;
		try (FaultyServer server = fault.start();
				Connected connected = new Connected(new HttpConnector(fault.builder(connector, server.port()),
						settings.withSslBundle(fault.clientTls()), new WeChatPayProperties(), PropertyNames.DEFAULT));
				CloseableWeChatPayClient client = connected.client(fault.baseUrl(server.port()), callTimeout)) {
			assertThatTellsTheTruth(fault.truth(), failure(client), server.requests());
		}
	}

	@ParameterizedTest
	@EnumSource
	void postWhenProxyOpensTunnelThenIsAnsweredThroughIt(TestConnector connector) throws Exception {
		TestTls tls = TestTls.of("localhost");
		try (FaultyServer server = new FaultyServer((connection) -> answerThroughTunnel(connection, tls));
				Connected connected = new Connected(new HttpConnector(connector.proxied(server.port()),
						PATIENT.withSslBundle(tls.client(null)), new WeChatPayProperties(), PropertyNames.DEFAULT));
				CloseableWeChatPayClient client = connected.client("https://localhost:1", TIME_LIMIT)) {
			for (int call = 0; call < 2; call++) {
				StepVerifier.create(post(client, ORDER))
					.expectErrorSatisfies(
							(ex) -> assertThat(ex).isInstanceOfSatisfying(WeChatPayResponseException.class,
									(answer) -> assertThat(answer.getStatusCode()).isEqualTo(404)))
					.verify(TIME_LIMIT);
			}
		}
	}

	private static void answerThroughTunnel(FaultyConnection connection, TestTls tls) throws IOException {
		connection.openTunnel();
		connection.startTls(tls.server());
		for (int call = 0; call < 2; call++) {
			connection.readRequest();
			connection.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
		}
	}

	// Jetty sends the head, and then asks for the body
	@ParameterizedTest
	@EnumSource(names = { "CLOSED_AFTER_HEAD", "RESET_AFTER_HEAD" })
	void postWhenConnectionFailsBetweenHeadAndBodyThenIsUnknown(ConnectorFault fault) throws Exception {
		JettyClientHttpConnectorBuilder jetty = ClientHttpConnectorBuilder.jetty()
			.withHttpClientCustomizer((client) -> client.getRequestListeners()
				.addCommitListener((request) -> Awaitility.await().until(() -> request.getAbortCause() != null)));
		try (FaultyServer server = fault.start();
				Connected connected = new Connected(
						new HttpConnector(jetty, PATIENT, new WeChatPayProperties(), PropertyNames.DEFAULT));
				CloseableWeChatPayClient client = connected.client(fault.baseUrl(server.port()), TIME_LIMIT)) {
			assertThatTellsTheTruth(ConnectorFault.Truth.UNKNOWN, failure(client), server.requests());
		}
	}

	@ParameterizedTest
	@EnumSource
	void postWhenConnectingTakesTooLongThenNothingWasSent(TestConnector connector) throws Exception {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				Socket first = new Socket(full.getInetAddress(), full.getLocalPort());
				Socket second = new Socket(full.getInetAddress(), full.getLocalPort());
				Connected connected = new Connected(new HttpConnector(connector.direct(), IMPATIENT,
						new WeChatPayProperties(), PropertyNames.DEFAULT));
				CloseableWeChatPayClient client = connected.client("http://127.0.0.1:" + full.getLocalPort(),
						TIME_LIMIT)) {
			assertThat(first.isConnected() && second.isConnected()).isTrue();
			assertThatNothingWasSent(failure(client));
		}
	}

	// The JDK's client has no limit of connections
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JDK")
	void postWhenNoConnectionIsFreeThenNothingIsSentEvenLater(TestConnector connector) throws Exception {
		WeChatPayProperties properties = new WeChatPayProperties();
		properties.getPool().setMaxConnections(1);
		try (FaultyServer server = ConnectorFault.NEVER_ANSWERED.start();
				Connected connected = new Connected(
						new HttpConnector(connector.direct(), PATIENT, properties, PropertyNames.DEFAULT));
				CloseableWeChatPayClient patient = connected.client("http://localhost:" + server.port(), TIME_LIMIT);
				CloseableWeChatPayClient waiting = connected.client("http://localhost:" + server.port(), SHORT)) {
			Disposable calls = post(patient, "first").onErrorComplete().subscribe();
			awaitRequest(server, "first");
			assertThatNothingWasSent(failure(waiting));
			Disposable last = post(patient, "last").onErrorComplete().subscribe();
			server.dropConnections();
			awaitRequest(server, "last");
			assertThat(server.requests()).hasSize(2);
			server.dropConnections();
			calls.dispose();
			last.dispose();
		}
	}

	@ParameterizedTest
	@CsvSource({ "REACTOR_NETTY, wechatpay", "REACTOR_NETTY, wechatpay.merchants.hk", "JETTY, wechatpay",
			"JETTY, wechatpay.merchants.hk" })
	void postWhenTooManyCallsWaitThenNothingWasSentAndNamesTheLimits(TestConnector connector, String prefix)
			throws Exception {
		WeChatPayProperties properties = new WeChatPayProperties();
		properties.getPool().setMaxConnections(1);
		properties.getPool().setMaxPending(1);
		try (FaultyServer server = ConnectorFault.NEVER_ANSWERED.start();
				Connected connected = new Connected(
						new HttpConnector(connector.direct(), PATIENT, properties, new PropertyNames(prefix)));
				CloseableWeChatPayClient client = connected.client("http://localhost:" + server.port(), TIME_LIMIT)) {
			Disposable first = post(client, "first").onErrorComplete().subscribe();
			awaitRequest(server, "first");
			Disposable second = post(client, "second").onErrorComplete().subscribe();
			assertThat(failure(client)).hasMessage("POST /v3/x/{id} was not sent, there is no connection to WeChat "
					+ "Pay: all connections are in use, and as many calls as allowed wait for one "
					+ "(%1$s.pool.max-connections, %1$s.pool.max-pending). Nothing was sent, so the call had no effect.",
					prefix);
			first.dispose();
			second.dispose();
		}
	}

	private static void awaitRequest(FaultyServer server, String id) {
		Awaitility.await()
			.until(() -> server.requests().stream().anyMatch((request) -> request.contains("/v3/x/" + id)));
	}

	private static Mono<Void> post(WeChatPayClient client, String id) {
		return client.post("/v3/x/{id}", id).body(Map.of("a", 1)).retrieve(Void.class);
	}

	private static WeChatPayException failure(WeChatPayClient client) {
		List<Throwable> failures = new ArrayList<>();
		StepVerifier.create(post(client, ORDER)).expectErrorSatisfies(failures::add).verify(TIME_LIMIT);
		assertThat(failures.get(0)).isExactlyInstanceOf(NoResponseException.class)
			.satisfies(ConnectorFailureTests::assertThatShowsNoOrder);
		return (WeChatPayException) failures.get(0);
	}

	private static void assertThatTellsTheTruth(ConnectorFault.Truth truth, WeChatPayException failure,
			List<String> requests) {
		if (truth == ConnectorFault.Truth.UNKNOWN) {
			assertThat(requests).singleElement().asString().startsWith("POST /v3/x/" + ORDER);
			assertThatOutcomeIsUnknown(failure);
			return;
		}
		assertThat(requests).isEmpty();
		if (truth == ConnectorFault.Truth.NOT_SENT) {
			assertThatNothingWasSent(failure);
		}
	}

	private static void assertThatShowsNoOrder(Throwable failure) {
		for (Throwable ex = failure; ex != null; ex = ex.getCause()) {
			assertThat(String.valueOf(ex.getMessage())).doesNotContain(ORDER);
		}
	}

	private static void assertThatNothingWasSent(WeChatPayException failure) {
		assertThat(failure.isOutcomeUnknown()).as(failure.getMessage()).isFalse();
		assertThat(failure.getMessage()).endsWith("had no effect.")
			.doesNotContain("/v3/x/{id} was sent", "outcome is unknown");
	}

	private static void assertThatOutcomeIsUnknown(WeChatPayException failure) {
		assertThat(failure.isOutcomeUnknown()).as(failure.getMessage()).isTrue();
		assertThat(failure.getMessage()).contains("The outcome is unknown: repeat the call with the same parameters");
	}

	/**
	 * Closes the connector after the client.
	 */
	private record Connected(HttpConnector connector) implements AutoCloseable {

		CloseableWeChatPayClient client(String baseUrl, Duration callTimeout) {
			return TestClients.with(this.connector, baseUrl).callTimeout(callTimeout).build();
		}

		@Override
		public void close() throws IOException {
			this.connector.destroy();
		}

	}

}
