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

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import io.github.payscore.NoFreeConnectionException;
import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFailureTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

	private static final String NOT_SENT = "POST /v3/x was not sent, there is no connection to WeChat Pay: %s. "
			+ "Nothing was sent, so the call had no effect.";

	private static final String SENT = "POST /v3/x was sent, but no answer arrived: %s. The outcome is unknown: "
			+ "repeat the call with the same parameters, or query the result.";

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	ConnectionFailureTests() {
		this.platform.otherCalls().answer(FakeAnswer.of(200, "{\"state\":\"DONE\"}"));
	}

	@AfterEach
	void close() {
		this.platform.close();
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenPortIsClosedThenNothingWasSent(Connector connector) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		expectNoResponse(connector, "http://127.0.0.1:" + port, (ex, message) -> {
			assertThat(message).startsWith("POST /v3/x was not sent, there is no connection to WeChat Pay: ")
				.endsWith(". Nothing was sent, so the call had no effect.");
			assertThat(ex.isOutcomeUnknown()).isFalse();
		});
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenHostIsUnknownThenNothingWasSent(Connector connector) {
		expectNoResponse(connector, "https://host.invalid", (ex, message) -> {
			assertThat(message).startsWith("POST /v3/x was not sent, there is no connection to WeChat Pay: ");
			assertThat(ex.isOutcomeUnknown()).isFalse();
		});
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenAnswerTakesTooLongThenOutcomeIsUnknown(Connector connector) {
		this.platform.always().stallAfterEffect();
		expectNoResponse(connector, this.platform.baseUrl(), (ex, message) -> {
			assertThat(message).isEqualTo(SENT.formatted("it took too long"));
			assertThat(ex.isOutcomeUnknown()).isTrue();
		});
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenConnectionIsClosedThenOutcomeIsUnknownAndNothingIsRepeated(Connector connector) throws Exception {
		try (ClosingServer server = new ClosingServer()) {
			expectNoResponse(connector, server.baseUrl(), (ex, message) -> {
				assertThat(message).startsWith("POST /v3/x was sent, but no answer arrived: ")
					.endsWith("The outcome is unknown: repeat the call with the same parameters, or query the result.");
				assertThat(ex.isOutcomeUnknown()).isTrue();
			});
			assertThat(server.connections()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sendWhenSuccessBreaksOffThenOutcomeIsUnknown(Connector connector) {
		this.platform.always().truncateAfterEffect();
		expectNoResponse(connector, this.platform.baseUrl(), (ex, message) -> {
			assertThat(message).isEqualTo("POST /v3/x was answered 200, but the connection broke before the end of "
					+ "the answer. The outcome is unknown: repeat the call with the same parameters, or query the "
					+ "result.");
			assertThat(ex.isOutcomeUnknown()).isTrue();
		});
	}

	@Test
	void sendWhenNoConnectionIsFreeThenNothingWasSent() {
		this.platform.always().stallAfterEffect();
		ConnectionProvider provider = ConnectionProvider.builder("test")
			.maxConnections(1)
			.pendingAcquireTimeout(Duration.ofMillis(100))
			.build();
		WeChatPayClientBuilder builder = FakeMerchant.client(this.platform)
			.webClient((webClient) -> webClient
				.clientConnector(new ReactorClientHttpConnector(HttpClient.create(provider))));
		try (CloseableWeChatPayClient client = builder.build()) {
			Mono<Void> done = client.post("/v3/x").retrieve(Void.class);
			StepVerifier.create(Mono.firstWithSignal(done, done)).expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(NoResponseException.class)
					.hasMessage(NOT_SENT.formatted("all connections are in use, and none became free in time"));
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
			}).verify(TIME_LIMIT);
		}
		finally {
			provider.dispose();
		}
	}

	@Test
	void sendWhenConnectorNamesItsLimitsThenMessageRepeatsThem() {
		AtomicInteger requests = new AtomicInteger();
		WeChatPayClientBuilder builder = FakeMerchant.client(this.platform)
			.retry(2, Duration.ofMillis(1), Duration.ofMillis(1))
			.webClient((webClient) -> webClient.clientConnector((method, uri, request) -> {
				requests.incrementAndGet();
				return Mono.error(new NoFreeConnectionException("a.max-connections, a.max-pending", null));
			}));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(client.post("/v3/x").repeatable().retrieve(Void.class)).expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(NoResponseException.class)
					.hasMessage(NOT_SENT.formatted("all connections are in use, and as many calls as allowed wait for "
							+ "one (a.max-connections, a.max-pending)"));
				assertThat(((WeChatPayException) ex).isOutcomeUnknown()).isFalse();
			}).verify(TIME_LIMIT);
		}
		assertThat(requests).hasValue(2);
	}

	private void expectNoResponse(Connector connector, String baseUrl,
			BiConsumer<NoResponseException, String> requirements) {
		WeChatPayClientBuilder builder = FakeMerchant.client(this.platform)
			.baseUrl(baseUrl)
			.webClient((webClient) -> webClient.clientConnector(connector.create()));
		try (CloseableWeChatPayClient client = builder.build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectErrorSatisfies((ex) -> {
				assertThat(ex).isExactlyInstanceOf(NoResponseException.class);
				requirements.accept((NoResponseException) ex, String.valueOf(ex.getMessage()));
			}).verify(TIME_LIMIT);
		}
	}

	enum Connector {

		REACTOR_NETTY {

			@Override
			ClientHttpConnector create() {
				return new ReactorClientHttpConnector(
						HttpClient.create().disableRetry(true).responseTimeout(Duration.ofMillis(500)));
			}

		},

		JDK {

			@Override
			ClientHttpConnector create() {
				JdkClientHttpConnector connector = new JdkClientHttpConnector();
				connector.setReadTimeout(Duration.ofMillis(500));
				return connector;
			}

		};

		abstract ClientHttpConnector create();

	}

	/**
	 * Reads one request of every connection and closes it.
	 */
	private static final class ClosingServer implements AutoCloseable {

		private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

		private final AtomicInteger connections = new AtomicInteger();

		ClosingServer() throws IOException {
			Thread thread = new Thread(this::serve, "closing-server");
			thread.setDaemon(true);
			thread.start();
		}

		private void serve() {
			while (!this.server.isClosed()) {
				try (Socket socket = this.server.accept()) {
					this.connections.incrementAndGet();
					readHead(socket.getInputStream());
				}
				catch (IOException ex) {
					assertThat(this.server.isClosed()).isTrue();
				}
			}
		}

		private static void readHead(InputStream in) throws IOException {
			StringBuilder head = new StringBuilder();
			byte[] buffer = new byte[4096];
			while (head.indexOf("\r\n\r\n") == -1) {
				int count = in.read(buffer);
				if (count == -1) {
					return;
				}
				head.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
			}
		}

		String baseUrl() {
			return "http://127.0.0.1:" + this.server.getLocalPort();
		}

		int connections() {
			return this.connections.get();
		}

		@Override
		public void close() throws IOException {
			this.server.close();
		}

	}

}
