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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A connection to the fake that shows what HTTP clients hide.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WireConnection implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Socket socket;

	private WireConnection(Socket socket) {
		this.socket = socket;
	}

	static WireConnection to(FakeWeChatPay fake) throws IOException {
		URI base = URI.create(fake.baseUrl());
		return new WireConnection(new Socket(base.getHost(), base.getPort()));
	}

	/**
	 * Connect and send a request at once: it is signed before, as an impatient server
	 * does not wait for that.
	 * @param fake the fake
	 * @param request the request
	 * @return the connection
	 */
	static WireConnection to(FakeWeChatPay fake, TestMerchant request) throws IOException {
		byte[] bytes = request.keptAliveWire();
		return to(fake).send(bytes);
	}

	WireConnection send(TestMerchant request) throws IOException {
		return send(request.keptAliveWire());
	}

	WireConnection send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		return this;
	}

	WireConnection endOutput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/**
	 * Read to the end of an answer's head.
	 * @return the head
	 */
	String head() throws IOException {
		patience(PATIENCE);
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!text(head).endsWith("\r\n\r\n")) {
			int next = this.socket.getInputStream().read();
			assertThat(next).as("after " + text(head)).isNotNegative();
			head.write(next);
		}
		return text(head);
	}

	/**
	 * Read until the server closes the connection.
	 * @return all that came
	 */
	String toEnd() throws IOException {
		patience(PATIENCE);
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		this.socket.getInputStream().transferTo(all);
		return text(all);
	}

	WireConnection isOpenAndSilentFor(Duration time) throws IOException {
		patience(time);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> this.socket.getInputStream().read());
		return this;
	}

	private void patience(Duration time) throws IOException {
		this.socket.setSoTimeout(Math.toIntExact(time.toMillis()));
	}

	private static String text(ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
