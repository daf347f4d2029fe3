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

package io.github.payscore.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A merchant's site that takes notifications down and answers as it is told.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationReceiver implements AutoCloseable {

	static final Integer NO_ANSWER = 0;

	private static final JsonMapper MAPPER = new JsonMapper();

	private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

	private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile int otherwise = 200;

	private volatile @Nullable CountDownLatch gate;

	private NotificationReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	static NotificationReceiver start() throws IOException {
		return new NotificationReceiver();
	}

	NotificationReceiver answering(Integer... first) {
		this.statuses.addAll(List.of(first));
		return this;
	}

	NotificationReceiver alwaysAnswering(int status) {
		this.otherwise = status;
		return this;
	}

	CountDownLatch hold() {
		CountDownLatch closed = new CountDownLatch(1);
		this.gate = closed;
		return closed;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/notify";
	}

	Received take() throws InterruptedException {
		Received next = this.received.poll(30, TimeUnit.SECONDS);
		return Objects.requireNonNull(next, "No notification came within 30 s");
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		Integer status = this.statuses.poll();
		this.received.add(new Received(exchange, body));
		awaitGate();
		if (NO_ANSWER.equals(status)) {
			exchange.close();
			return;
		}
		if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
			status = 200;
		}
		exchange.getResponseHeaders().set("Location", "/elsewhere");
		exchange.sendResponseHeaders((status != null) ? status : this.otherwise, -1);
		exchange.close();
	}

	private void awaitGate() {
		CountDownLatch closed = this.gate;
		try {
			if (closed != null && !closed.await(30, TimeUnit.SECONDS)) {
				throw new IllegalStateException("Nobody opened the gate");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * A notification as it came.
	 */
	static final class Received {

		private final String method;

		private final String path;

		private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

		private final byte[] body;

		private Received(HttpExchange exchange, byte[] body) {
			this.method = exchange.getRequestMethod().toUpperCase(Locale.ROOT);
			this.path = exchange.getRequestURI().toString();
			exchange.getRequestHeaders().forEach((name, values) -> this.headers.put(name, String.join(",", values)));
			this.body = body;
		}

		String method() {
			return this.method;
		}

		String path() {
			return this.path;
		}

		String header(String name) {
			return this.headers.getOrDefault(name, "");
		}

		byte[] body() {
			return this.body;
		}

		boolean isSignedBy(PublicKey key) {
			return TestMerchant.isSignedBy(this::header, this.body, key);
		}

		JsonNode envelope() {
			return MAPPER.readTree(this.body);
		}

		JsonNode resource(FakeWeChatPay fake) throws Exception {
			return MAPPER.readTree(TestMerchant.decrypt(envelope().path("resource"), fake.apiV3Key()));
		}

	}

}
