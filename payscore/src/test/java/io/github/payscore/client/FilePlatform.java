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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * A server that sends files as a test says, whole or not, signed or not. It makes its own
 * signatures, without the library.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FilePlatform implements AutoCloseable {

	static final String SERIAL = "PUB_KEY_ID_0112300001092026112200000000000001";

	static final String MCHID = "1230000109";

	// Else each answer waits 40 ms for the acknowledgement of its head
	static {
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private static final KeyPair PLATFORM = generateKeyPair();

	private static final KeyPair MERCHANT = generateKeyPair();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	private volatile Handler handler = (exchange) -> answerSigned(exchange, 204, "");

	FilePlatform() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	static KeyPair platformKeyPair() {
		return PLATFORM;
	}

	static KeyPair merchantKeyPair() {
		return MERCHANT;
	}

	static KeyPair generateKeyPair() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
					exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
			this.handler.handle(exchange);
		}
	}

	void handler(Handler handler) {
		this.handler = handler;
	}

	void answerSigned(HttpExchange exchange, int status, String body) throws IOException {
		sign(exchange.getResponseHeaders(), body, Instant.now());
		answer(exchange, status, body);
	}

	static void sign(Headers headers, String body, Instant time) {
		headers.set("Wechatpay-Timestamp", String.valueOf(time.getEpochSecond()));
		headers.set("Wechatpay-Nonce", UUID.randomUUID().toString());
		headers.set("Wechatpay-Serial", SERIAL);
		headers.set("Wechatpay-Signature", signature(headers, body));
		headers.set("Request-ID", "08F0-0");
	}

	static String signature(Headers headers, String body) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(PLATFORM.getPrivate());
			signature.update((headers.getFirst("Wechatpay-Timestamp") + "\n" + headers.getFirst("Wechatpay-Nonce")
					+ "\n" + body + "\n")
				.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(status, (bytes.length != 0) ? bytes.length : -1);
		if (bytes.length != 0) {
			exchange.getResponseBody().write(bytes);
		}
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	List<Request> requests() {
		return this.requests;
	}

	Request lastRequest() {
		return this.requests.get(this.requests.size() - 1);
	}

	WeChatPayClientBuilder clientBuilder() {
		MerchantCredentials credentials = MerchantCredentials.of(MCHID, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
				MERCHANT.getPrivate());
		PlatformKeys platformKeys = PlatformKeys.of(List.of(PlatformKey.ofPublicKey(SERIAL, PLATFORM.getPublic())));
		return WeChatPayClient.builder(credentials, platformKeys).baseUrl(baseUrl());
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	interface Handler {

		void handle(HttpExchange exchange) throws IOException;

	}

	@SuppressWarnings("ArrayRecordComponent")
	record Request(String method, String target, Headers headers, byte[] body) {

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

		String signedMessage() {
			return this.method + "\n" + this.target + "\n" + authorization("timestamp") + "\n"
					+ authorization("nonce_str") + "\n" + text() + "\n";
		}

		String authorization(String name) {
			String header = this.headers.getFirst("Authorization");
			int start = header.indexOf(name + "=\"") + name.length() + 2;
			return header.substring(start, header.indexOf('"', start));
		}

		boolean isSigned() throws GeneralSecurityException {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(MERCHANT.getPublic());
			signature.update(signedMessage().getBytes(StandardCharsets.UTF_8));
			return signature.verify(Base64.getDecoder().decode(authorization("signature")));
		}

	}

}
