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

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a {@link FaultyServer}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FaultyConnection {

	private final Socket network;

	private final List<String> requests;

	private Socket socket;

	FaultyConnection(Socket socket, List<String> requests) {
		this.network = socket;
		this.requests = requests;
		this.socket = socket;
	}

	SSLSocket startTls(SSLContext context) throws IOException {
		SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(this.network, null, 0, true);
		secured.setUseClientMode(false);
		this.socket = secured;
		return secured;
	}

	void readSomething() throws IOException {
		if (this.network.getInputStream().read(new byte[16_384]) == -1) {
			throw new EOFException();
		}
	}

	String readHead() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") == -1) {
			head.append(read());
			// From its first byte on, the request has left the client
			if (head.length() == 1) {
				this.requests.add("");
			}
			this.requests.set(this.requests.size() - 1, head.toString());
		}
		return head.toString();
	}

	String readRequest() throws IOException {
		StringBuilder request = new StringBuilder(readHead());
		String head = request.toString().toLowerCase(Locale.ROOT);
		int start = head.indexOf("content-length:");
		if (start != -1) {
			int length = Integer.parseInt(head.substring(start + 15, head.indexOf('\r', start)).trim());
			for (int i = 0; i < length; i++) {
				request.append(read());
			}
		}
		this.requests.set(this.requests.size() - 1, request.toString());
		return request.toString();
	}

	private char read() throws IOException {
		int character = this.socket.getInputStream().read();
		if (character == -1) {
			throw new EOFException();
		}
		return (char) character;
	}

	void demandCertificate(SSLContext context) throws IOException {
		SSLSocket socket = startTls(context);
		socket.setNeedClientAuth(true);
		readRequest();
	}

	// What a proxy reads has not left for WeChat Pay
	void readTunnel() throws IOException {
		readHead();
		this.requests.clear();
	}

	void openTunnel() throws IOException {
		readTunnel();
		write("HTTP/1.1 200 Connection Established\r\n\r\n");
	}

	void write(String answer) throws IOException {
		write(answer.getBytes(StandardCharsets.UTF_8));
	}

	void write(byte[] answer) throws IOException {
		this.socket.getOutputStream().write(answer);
		this.socket.getOutputStream().flush();
	}

	void close() throws IOException {
		this.network.close();
	}

	void reset() throws IOException {
		this.network.setSoLinger(true, 0);
		this.network.close();
	}

}
