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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no connector sends a signed request twice by itself. The JDK's client does,
 * for queries only.
 *
 * @author PayScore for Spring Boot contributors
 */
class ConnectorRepeatTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final Pattern NONCE = Pattern.compile("nonce_str=\"(\\w+)\"");

	private final AtomicBoolean dropped = new AtomicBoolean();

	// The others have a connection for each request
	static Stream<Arguments> droppings() {
		return Stream.of(TestConnector.REACTOR_NETTY, TestConnector.JDK)
			.flatMap((connector) -> Stream.of(Arguments.of(connector, false), Arguments.of(connector, true)));
	}

	@ParameterizedTest
	@MethodSource("droppings")
	void postWhenPooledConnectionIsDroppedThenIsSentOnce(TestConnector connector, boolean reset) throws Exception {
		try (FaultyServer server = new FaultyServer((connection) -> answerOnce(connection, reset))) {
			callUntilPooledConnectionIsDropped(connector, server, HttpMethod.POST);
			assertThat(nonces(server)).doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@MethodSource("droppings")
	void getWhenPooledConnectionIsDroppedThenIsSentOnceButByJdk(TestConnector connector, boolean reset)
			throws Exception {
		try (FaultyServer server = new FaultyServer((connection) -> answerOnce(connection, reset))) {
			callUntilPooledConnectionIsDropped(connector, server, HttpMethod.GET);
			List<String> nonces = nonces(server);
			int repeats = (connector == TestConnector.JDK) ? 1 : 0;
			assertThat(nonces.stream().distinct()).hasSize(nonces.size() - repeats);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2" })
	void getWhenJdkIsToldNotToRepeatThenIsSentOnce(int limit, int requests) throws Exception {
		try (FaultyServer server = new FaultyServer(ConnectorRepeatTests::drop)) {
			Path classes = Path.of(JdkQuery.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
					"-Djdk.httpclient.redirects.retrylimit=" + limit, "-cp", classes.toString(),
					JdkQuery.class.getName(), String.valueOf(server.port()))
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			assertThat(process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
			assertThat(server.requests()).hasSize(requests);
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenAnswerIsRedirectThenIsNotFollowed(TestConnector connector) throws Exception {
		try (FaultyServer server = new FaultyServer(ConnectorRepeatTests::redirect)) {
			callTwice(connector, server, HttpMethod.GET);
			callTwice(connector, server, HttpMethod.POST);
			assertThat(nonces(server)).hasSize(4).doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@EnumSource
	void callWhenServerIsBusyThenIsNotRepeatedByConnector(TestConnector connector) throws Exception {
		try (FaultyServer server = new FaultyServer(ConnectorRepeatTests::refuse)) {
			callTwice(connector, server, HttpMethod.GET);
			assertThat(nonces(server)).hasSize(2).doesNotHaveDuplicates();
		}
	}

	private void answerOnce(FaultyConnection connection, boolean reset) throws IOException {
		connection.readRequest();
		connection.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
		connection.readRequest();
		this.dropped.set(true);
		if (reset) {
			connection.reset();
		}
		connection.close();
	}

	private static void drop(FaultyConnection connection) throws IOException {
		connection.readRequest();
		connection.close();
	}

	private static void redirect(FaultyConnection connection) throws IOException {
		answerAll(connection, "HTTP/1.1 307 Temporary Redirect\r\nLocation: /v3/y\r\nContent-Length: 0\r\n\r\n");
	}

	private static void refuse(FaultyConnection connection) throws IOException {
		answerAll(connection, "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
	}

	private static void answerAll(FaultyConnection connection, String answer) throws IOException {
		for (int i = 0; i < 10; i++) {
			connection.readRequest();
			connection.write(answer);
		}
	}

	private static void callTwice(TestConnector connector, FaultyServer server, HttpMethod method) throws Exception {
		AtomicInteger calls = new AtomicInteger();
		callUntil(() -> calls.incrementAndGet() == 2, connector, server, method);
	}

	// A connection may be back in the pool a moment after its answer only, so the second
	// call need not be the second one on its connection.
	private void callUntilPooledConnectionIsDropped(TestConnector connector, FaultyServer server, HttpMethod method)
			throws Exception {
		AtomicInteger calls = new AtomicInteger();
		callUntil(() -> this.dropped.get() || calls.incrementAndGet() == 50, connector, server, method);
		assertThat(this.dropped).isTrue();
	}

	private static void callUntil(BooleanSupplier end, TestConnector connector, FaultyServer server, HttpMethod method)
			throws Exception {
		HttpConnector connections = new HttpConnector(connector.direct(),
				HttpClientSettings.defaults().withRedirects(HttpRedirects.FOLLOW), new WeChatPayProperties(),
				PropertyNames.DEFAULT);
		try (CloseableWeChatPayClient client = TestClients.with(connections, "http://localhost:" + server.port())
			.build()) {
			do {
				StepVerifier.create(call(client, method)).expectError(WeChatPayException.class).verify(TIME_LIMIT);
			}
			while (!end.getAsBoolean());
		}
		finally {
			connections.destroy();
		}
	}

	private static Mono<Void> call(WeChatPayClient client, HttpMethod method) {
		if (HttpMethod.GET.equals(method)) {
			return client.get("/v3/x").retrieve(Void.class);
		}
		return client.post("/v3/x").body(Map.of("a", 1)).retrieve(Void.class);
	}

	private static List<String> nonces(FaultyServer server) {
		return server.requests()
			.stream()
			.flatMap((request) -> NONCE.matcher(request).results().map((result) -> result.group(1)))
			.toList();
	}

	/**
	 * Runs in a JVM of its own, because the JDK reads the property once.
	 */
	public static final class JdkQuery {

		private JdkQuery() {
		}

		public static void main(String[] args) throws Exception {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + args[0])).build();
			HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
		}

	}

}
