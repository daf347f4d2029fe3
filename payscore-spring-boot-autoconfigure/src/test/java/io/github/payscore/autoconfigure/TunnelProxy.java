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
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy to which every host is this one. It makes tunnels only, as to a server
 * with TLS.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TunnelProxy implements AutoCloseable {

	private final ServerSocket server;

	private final List<String> targets = new CopyOnWriteArrayList<>();

	TunnelProxy() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::acceptAll);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "tunnel-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	String host() {
		return "127.0.0.1";
	}

	int port() {
		return this.server.getLocalPort();
	}

	// What tunnels were asked for, as host:port.
	List<String> targets() {
		return this.targets;
	}

	private void acceptAll() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				start(() -> tunnel(client));
			}
			catch (IOException ex) {
				// Closed
			}
		}
	}

	private void tunnel(Socket client) {
		String target = target(client);
		this.targets.add(target);
		int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
		try (client; Socket origin = new Socket(InetAddress.getLoopbackAddress(), port)) {
			client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			start(() -> copy(origin, client));
			copy(client, origin);
		}
		catch (IOException ex) {
			// One of them has closed the connection
		}
	}

	private static String target(Socket client) {
		try {
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			InputStream in = client.getInputStream();
			while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
				head.write(in.read());
			}
			return head.toString(StandardCharsets.US_ASCII).split(" ", 3)[1];
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Socket from, Socket to) {
		try {
			from.getInputStream().transferTo(to.getOutputStream());
			to.shutdownOutput();
		}
		catch (IOException ex) {
			// One of them has closed the connection
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
