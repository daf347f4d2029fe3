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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that does with every connection what its script says, and then leaves it as it
 * is.
 *
 * @author PayScore for Spring Boot contributors
 */
final class FaultyServer implements AutoCloseable {

	private final ServerSocket server;

	private final Script script;

	private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	FaultyServer(Script script) {
		this.script = script;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		start(this::accept);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "faulty-server");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				start(() -> play(socket));
			}
			catch (IOException ignored) {
				// Closed
			}
		}
	}

	private void play(Socket socket) {
		try {
			this.script.play(new FaultyConnection(socket, this.requests));
		}
		catch (IOException ex) {
			close(socket);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ignored) {
			// It is of no use any more
		}
	}

	int port() {
		return this.server.getLocalPort();
	}

	void dropConnections() {
		this.sockets.forEach(FaultyServer::close);
	}

	int connections() {
		return this.sockets.size();
	}

	/**
	 * Return what arrived.
	 * @return the requests, as far as they were read
	 */
	List<String> requests() {
		return this.requests;
	}

	@Override
	public void close() {
		try (this.server) {
			dropConnections();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	interface Script {

		void play(FaultyConnection connection) throws IOException;

	}

}
