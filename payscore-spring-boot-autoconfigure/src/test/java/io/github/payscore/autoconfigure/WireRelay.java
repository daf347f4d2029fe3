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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.payscore.test.FakeWeChatPay;

/**
 * Stands between a client and {@link FakeWeChatPay}, and writes to the client what a test
 * says, byte by byte. Without a script it passes on what the fake answered.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WireRelay implements AutoCloseable {

	private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]+)");

	private static final Pattern CONNECTION_HEADERS = Pattern
		.compile("(?im)^(Connection|Upgrade|HTTP2-Settings):.*\r\n");

	private final URI platform;

	private final ServerSocket server;

	private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();

	private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();

	WireRelay(FakeWeChatPay platform) {
		this.platform = URI.create(platform.baseUrl());
		try {
			this.server = new ServerSocket();
			// A long request must not fit in
			this.server.setReceiveBufferSize(4096);
			this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start("wire-relay", this::acceptAll);
	}

	private static void start(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
	}

	String baseUrl() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	// The script of one request, in the order of their arrival.
	void next(Script script) {
		this.scripts.add(script);
	}

	List<Exchange> exchanges() {
		return this.exchanges;
	}

	private void acceptAll() {
		while (!this.server.isClosed()) {
			try {
				Connection connection = new Connection(this.server.accept());
				start("wire-relay-connection", () -> serve(connection));
			}
			catch (IOException ex) {
				// Closed
			}
		}
	}

	private void serve(Connection connection) {
		try (Socket client = connection.client()) {
			client.setTcpNoDelay(true);
			String head = readHead(client.getInputStream());
			while (!head.isEmpty()) {
				answer(new Exchange(connection, head));
				head = readHead(client.getInputStream());
			}
		}
		catch (IOException ex) {
			// The client has closed the connection
		}
		finally {
			connection.end().complete(null);
		}
	}

	private void answer(Exchange exchange) throws IOException {
		this.exchanges.add(exchange);
		Script script = this.scripts.poll();
		if (script == null) {
			exchange.send(exchange.answer());
		}
		else {
			script.answer(exchange);
		}
	}

	private static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!text(head.toByteArray()).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next == -1) {
				return "";
			}
			head.write(next);
		}
		return text(head.toByteArray());
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Exchange exchange : this.exchanges) {
			exchange.connection().client().close();
		}
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	interface Script {

		void answer(Exchange exchange) throws IOException;

	}

	/**
	 * A connection of the client.
	 *
	 * @param client the socket
	 * @param end completed when the client has closed it
	 */
	record Connection(Socket client, CompletableFuture<Void> end) {

		Connection(Socket client) {
			this(client, new CompletableFuture<>());
		}

	}

	/**
	 * One request, of which the head has been read.
	 */
	final class Exchange {

		private final Connection connection;

		private final String head;

		Exchange(Connection connection, String head) {
			this.connection = connection;
			this.head = head;
		}

		Connection connection() {
			return this.connection;
		}

		// Lets the fake answer, which learns nothing of the connection to the client.
		byte[] answer() throws IOException {
			byte[] body = readBody();
			String request = CONNECTION_HEADERS.matcher(this.head).replaceAll("");
			String lastRequest = request.substring(0, request.length() - 2) + "Connection: close\r\n\r\n";
			try (Socket fake = new Socket(WireRelay.this.platform.getHost(), WireRelay.this.platform.getPort())) {
				fake.getOutputStream().write(bytes(lastRequest));
				fake.getOutputStream().write(body);
				String answer = text(fake.getInputStream().readAllBytes());
				return bytes(CONNECTION_HEADERS.matcher(answer).replaceAll(""));
			}
		}

		void skipBody() throws IOException {
			readBody();
		}

		private byte[] readBody() throws IOException {
			return this.connection.client().getInputStream().readNBytes(contentLength());
		}

		private int contentLength() {
			Matcher matcher = CONTENT_LENGTH.matcher(this.head);
			return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
		}

		// In one write, so in one packet if it is short.
		void send(byte[]... parts) throws IOException {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			for (byte[] part : parts) {
				bytes.write(part);
			}
			this.connection.client().getOutputStream().write(bytes.toByteArray());
		}

	}

}
