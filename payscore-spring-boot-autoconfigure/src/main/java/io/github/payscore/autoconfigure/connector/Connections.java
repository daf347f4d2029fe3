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

package io.github.payscore.autoconfigure.connector;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Predicate;

import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.HttpComponentsClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.JettyClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The connections of one HTTP client, with a pool of their own. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class Connections implements Closeable {

	private final ClientHttpConnector connector;

	private Predicate<Throwable> limitReached = (failure) -> false;

	private Runnable disposal = () -> {
	};

	/**
	 * Create connections.
	 * @param builder what builds the connector. Those of the application and the JDK's
	 * stay as they are
	 * @param settings time limits, redirects and TLS
	 * @param limits how many connections there may be, where the client has such limits
	 */
	public Connections(ClientHttpConnectorBuilder<?> builder, HttpClientSettings settings, PoolLimits limits) {
		this.connector = customize(builder, limits).build(settings);
	}

	// By the type of the builder, because the libraries may be absent.
	private ClientHttpConnectorBuilder<?> customize(ClientHttpConnectorBuilder<?> builder, PoolLimits limits) {
		if (builder instanceof ReactorClientHttpConnectorBuilder reactorNetty) {
			ReactorNettyConnections connections = new ReactorNettyConnections(limits);
			this.disposal = connections::dispose;
			this.limitReached = ReactorNettyConnections::isLimitReached;
			return connections.applyTo(reactorNetty);
		}
		if (builder instanceof JettyClientHttpConnectorBuilder jetty) {
			JettyConnections connections = new JettyConnections(limits);
			this.disposal = connections::dispose;
			this.limitReached = JettyConnections::isLimitReached;
			return connections.applyTo(jetty);
		}
		if (builder instanceof HttpComponentsClientHttpConnectorBuilder httpComponents) {
			return new HttpComponentsConnections(limits).applyTo(httpComponents);
		}
		return builder;
	}

	/**
	 * Return the connector that uses the connections.
	 * @return the connector
	 */
	public ClientHttpConnector connector() {
		return this.connector;
	}

	/**
	 * Return whether a call failed because all connections are in use, and as many calls
	 * as allowed wait for one.
	 * @param failure what the connector failed with
	 * @return {@code true} if the limits were reached
	 */
	public boolean isLimitReached(Throwable failure) {
		return this.limitReached.test(failure);
	}

	@Override
	public void close() throws IOException {
		this.disposal.run();
		if (this.connector instanceof Closeable closeable) {
			closeable.close();
		}
	}

}
