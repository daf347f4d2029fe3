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

import java.util.concurrent.RejectedExecutionException;

import org.eclipse.jetty.client.ConnectionPool;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.DuplexConnectionPool;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.reactive.JettyClientHttpConnectorBuilder;

/**
 * The connections to WeChat Pay with Jetty. The only class that knows it, so that it may
 * be absent.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JettyConnections {

	private final int maxConnections;

	private final int maxPending;

	private @Nullable HttpClient client;

	JettyConnections(PoolLimits limits) {
		this.maxConnections = limits.maxConnections();
		this.maxPending = limits.maxPending();
	}

	// Its threads may be exhausted as well, which has another message
	static boolean isLimitReached(Throwable failure) {
		return failure instanceof RejectedExecutionException
				&& String.valueOf(failure.getMessage()).startsWith("Max requests queued");
	}

	JettyClientHttpConnectorBuilder applyTo(JettyClientHttpConnectorBuilder builder) {
		return builder.withHttpClientCustomizer(this::customize);
	}

	private void customize(HttpClient client) {
		client.setMaxConnectionsPerDestination(this.maxConnections);
		client.setMaxRequestsQueuedPerDestination(this.maxPending);
		client.getHttpClientTransport().setConnectionPoolFactory(this::pool);
		this.client = client;
	}

	// One request for each connection: what is still unread when a connection goes from
	// one call to the next would be taken for the answer to the next one.
	private ConnectionPool pool(Destination destination) {
		DuplexConnectionPool pool = new DuplexConnectionPool(destination, this.maxConnections);
		pool.setMaxUsage(1);
		return pool;
	}

	// Nobody else ends its threads, which keep the JVM from ending.
	void dispose() {
		LifeCycle.stop(this.client);
	}

}
