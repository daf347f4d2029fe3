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

import java.util.function.BooleanSupplier;

import javax.net.ssl.SSLEngine;

import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Whether Jetty may have sent the head of a request. It asks for the body only after the
 * head has left, and never does if the connection breaks in between. The only class that
 * knows Jetty, so that it may be absent. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JettyHead implements BooleanSupplier {

	private static final String NO_CIPHER = "SSL_NULL_WITH_NULL_NULL";

	private final Request request;

	private volatile boolean written;

	private JettyHead(Request request) {
		this.request = request;
	}

	static BooleanSupplier of(Object nativeRequest) {
		if (!(nativeRequest instanceof Request request)) {
			return () -> false;
		}
		JettyHead head = new JettyHead(request);
		request.onRequestHeaders((ignored) -> head.written = true);
		return head;
	}

	@Override
	public boolean getAsBoolean() {
		return this.written && !isInHandshake();
	}

	// Jetty writes the head at once, and with it begins the TLS handshake, before the end
	// of which nothing of it leaves. A tunnel through a proxy is a request of its own.
	private boolean isInHandshake() {
		if (this.request.getConnection() instanceof Connection connection) {
			return isInHandshake(connection.getEndPoint());
		}
		return false;
	}

	// Not by the data of the session that the end point gives: it keeps what it gave
	// first
	private static boolean isInHandshake(EndPoint endPoint) {
		if (endPoint instanceof SslConnection.SslEndPoint secured) {
			SSLEngine engine = secured.getSslConnection().getSSLEngine();
			return NO_CIPHER.equals(engine.getSession().getCipherSuite());
		}
		return false;
	}

}
