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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netty.handler.timeout.ReadTimeoutException;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * A platform for tables of thousands of calls, with one order: its changes and queries
 * fail as a test says, and else take effect and show whether they did. Both sides sign
 * with a digest, because RSA would take most of the time.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ScriptedPlatform implements AutoCloseable {

	private static final String SERIAL = "PUB_KEY_ID_0112300001092026112200000000000001";

	// Else each answer waits 40 ms for the acknowledgement of its head
	static {
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private final CloseableWeChatPayClient client;

	private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

	private final Queue<Step> changes = new ConcurrentLinkedQueue<>();

	private final Queue<Step> queries = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean tookEffect = new AtomicBoolean();

	private volatile Sinks.Empty<Void> endOfPatience = Sinks.empty();

	private volatile CountDownLatch silence = new CountDownLatch(1);

	private volatile boolean silent;

	private volatile String answer = "";

	private volatile String before = "";

	private volatile String after = "";

	public ScriptedPlatform() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
		this.client = WeChatPayClient
			.builder(
					MerchantCredentials.of("1230000109", "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
							(message) -> Mono.fromSupplier(() -> digest(message))),
					PlatformKeys.of(List.of(PlatformKey.ofPublicKey(SERIAL, publicKey()))))
			.signatureVerifier((key, message, signature) -> Mono
				.fromSupplier(() -> MessageDigest.isEqual(digest(message), signature)))
			.baseUrl(baseUrl())
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.webClient((webClient) -> webClient.clientConnector(connector()))
			.build();
	}

	private static PublicKey publicKey() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair().getPublic();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] digest(byte[] message) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String baseUrl() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	// Waits for an answer until the platform has shown that it will give none, so that a
	// slow machine breaks nothing and a fast one does not wait
	private ClientHttpConnector connector() {
		ClientHttpConnector connector = new ReactorClientHttpConnector(HttpClient.create().disableRetry(true));
		return (method, uri, request) -> {
			Sinks.Empty<Void> end = Sinks.empty();
			this.endOfPatience = end;
			return connector.connect(method, uri, request)
				.timeout(end.asMono(), Mono.error(ReadTimeoutException.INSTANCE));
		};
	}

	/**
	 * Begin anew.
	 * @param answer what a change is answered with; empty for no content
	 * @param before the order that a query shows before the change took effect; empty if
	 * there is none
	 * @param after the order that a query shows afterwards
	 */
	public void start(String answer, String before, String after) {
		endSilence();
		this.answer = answer;
		this.before = before;
		this.after = after;
		this.tookEffect.set(false);
		this.changes.clear();
		this.queries.clear();
		this.requests.clear();
	}

	private void endSilence() {
		this.silence.countDown();
		this.silence = new CountDownLatch(1);
		this.silent = false;
	}

	public void nextChange(Fault fault, boolean takesEffect) {
		this.changes.add((exchange) -> {
			if (takesEffect) {
				this.tookEffect.set(true);
			}
			fault.give(this, exchange, this.answer);
		});
	}

	public void refuseNextChange(int status, String code) {
		this.changes.add((exchange) -> refuse(exchange, status, code));
	}

	public void nextQuery(Fault fault) {
		this.queries.add((exchange) -> fault.give(this, exchange, this.after));
	}

	public void answerNextQuery(int status, String body) {
		this.queries.add((exchange) -> answerSigned(exchange, status, body));
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.requests.add(new Request(exchange.getRequestMethod() + " " + exchange.getRequestURI(),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
			boolean isQuery = "GET".equals(exchange.getRequestMethod());
			Step step = (isQuery ? this.queries : this.changes).poll();
			if (step != null) {
				step.take(exchange);
			}
			else if (isQuery) {
				show(exchange, this.tookEffect.get() ? this.after : this.before);
			}
			else {
				this.tookEffect.set(true);
				answerSigned(exchange, this.answer.isEmpty() ? 204 : 200, this.answer);
			}
		}
	}

	private void show(HttpExchange exchange, String order) throws IOException {
		if (order.isEmpty()) {
			refuse(exchange, 404, "ORDER_NOT_EXIST");
		}
		else {
			answerSigned(exchange, 200, order);
		}
	}

	private void refuse(HttpExchange exchange, int status, String code) throws IOException {
		answer(exchange, status, "{\"code\":\"%s\",\"message\":\"-\"}".formatted(code));
	}

	private void answerSigned(HttpExchange exchange, int status, String body) throws IOException {
		sign(exchange.getResponseHeaders(), body, Instant.now());
		answer(exchange, status, body);
	}

	private static void sign(Headers headers, String body, Instant time) {
		String nonce = UUID.randomUUID().toString();
		byte[] signature = digest(
				(time.getEpochSecond() + "\n" + nonce + "\n" + body + "\n").getBytes(StandardCharsets.UTF_8));
		headers.set("Wechatpay-Timestamp", String.valueOf(time.getEpochSecond()));
		headers.set("Wechatpay-Nonce", nonce);
		headers.set("Wechatpay-Serial", SERIAL);
		headers.set("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature));
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length != 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
	}

	private void keepSilent() throws IOException {
		CountDownLatch end = this.silence;
		this.silent = true;
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/**
	 * Return whether the platform keeps a request waiting for good, since it began anew.
	 * @return whether it does
	 */
	public boolean isSilent() {
		return this.silent;
	}

	public boolean tookEffect() {
		return this.tookEffect.get();
	}

	public List<String> requestLines() {
		return this.requests.stream().map(Request::line).toList();
	}

	public List<String> bodies() {
		return this.requests.stream().map(Request::body).toList();
	}

	public WeChatPayClient client() {
		return this.client;
	}

	@Override
	public void close() {
		this.client.close();
		this.silence.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private record Request(String line, String body) {

	}

	private interface Step {

		void take(HttpExchange exchange) throws IOException;

	}

	/**
	 * How an answer fails.
	 */
	public enum Fault {

		DROPPED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) {
				exchange.close();
			}
		},

		/**
		 * No answer, until the connector no longer waits for it.
		 */
		STALLED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.endOfPatience.tryEmitEmpty();
				platform.keepSilent();
			}
		},

		/**
		 * No answer, and nobody who stops waiting for it but the call.
		 */
		SILENT {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.keepSilent();
			}
		},

		TRUNCATED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				sign(exchange.getResponseHeaders(), body, Instant.now());
				exchange.sendResponseHeaders(200, body.length() + 100);
				exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
				exchange.getResponseBody().flush();
			}
		},

		SERVER_ERROR {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.refuse(exchange, 500, "SYSTEM_ERROR");
			}
		},

		BAD_GATEWAY {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				answer(exchange, 502, "<html>Bad Gateway</html>");
			}
		},

		/**
		 * A redirect by something in the way. To follow it would be one more request.
		 */
		REDIRECTED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				exchange.getResponseHeaders().set("Location", platform.baseUrl() + exchange.getRequestURI());
				answer(exchange, 307, "");
			}
		},

		UNSIGNED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				answer(exchange, body.isEmpty() ? 204 : 200, body);
			}
		},

		WRONGLY_SIGNED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				sign(exchange.getResponseHeaders(), body + " ", Instant.now());
				answer(exchange, body.isEmpty() ? 204 : 200, body);
			}
		},

		STALE {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				sign(exchange.getResponseHeaders(), body, Instant.now().minusSeconds(3600));
				answer(exchange, body.isEmpty() ? 204 : 200, body);
			}
		},

		/**
		 * A refusal because of too many requests, which never comes after the effect.
		 */
		RATE_LIMITED {
			@Override
			void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException {
				platform.refuse(exchange, 429, "FREQUENCY_LIMITED");
			}
		};

		/**
		 * Return the faults that lose or spoil an answer, and take no time.
		 * @return the faults
		 */
		public static Set<Fault> lost() {
			return EnumSet.complementOf(EnumSet.of(STALLED, SILENT, RATE_LIMITED));
		}

		abstract void give(ScriptedPlatform platform, HttpExchange exchange, String body) throws IOException;

	}

}
