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

import java.time.Duration;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WireMock, set up to be nothing but a small and quiet HTTP server on the loopback
 * interface.
 *
 * @author PayScore for Spring Boot contributors
 */
final class LoopbackHttpServer {

	static final String HOST = "127.0.0.1";

	private final WireMockServer server;

	private final int port;

	LoopbackHttpServer(int port, Duration idleTimeout, AccessPoint accessPoint) {
		WireMockConfiguration configuration = WireMockConfiguration.options()
			.bindAddress(HOST)
			.port(port)
			.httpServerFactory((options, admin, stubs) -> new DaemonJettyServer(options, admin, stubs, accessPoint))
			.containerThreads(64)
			.jettyAcceptQueueSize(4096)
			.http2PlainDisabled(true)
			.jettyIdleTimeout(idleTimeout.toMillis())
			.disableRequestJournal()
			.stubRequestLoggingDisabled(true)
			.notifier(new QuietNotifier())
			.mappingSource(new NoMappings())
			.extensionScanningEnabled(false);
		this.server = new WireMockServer(configuration);
		this.server.start();
		this.port = this.server.port();
	}

	int port() {
		return this.port;
	}

	void stop() {
		this.server.stop();
	}

	private static final class QuietNotifier implements Notifier {

		private static final Logger logger = LoggerFactory.getLogger(LoopbackHttpServer.class);

		@Override
		public void info(String message) {
		}

		@Override
		public void error(String message) {
			logger.debug(message);
		}

		@Override
		public void error(String message, Throwable ex) {
			logger.debug(message, ex);
		}

	}

}
