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

import java.util.concurrent.ScheduledThreadPoolExecutor;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;
import wiremock.org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * WireMock's Jetty on daemon threads, so that a forgotten {@code close()} keeps no JVM
 * alive, without WireMock's own pages, and with delays that occupy no thread.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DaemonJettyServer extends Jetty11HttpServer {

	DaemonJettyServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
		super(options, admin, stubs);
	}

	@Override
	protected Server createServer(Options options) {
		QueuedThreadPool threads = new QueuedThreadPool(options.containerThreads());
		threads.setName("fake-wechat-pay");
		threads.setDaemon(true);
		Server server = new Server(threads);
		server.addBean(new ScheduledExecutorScheduler("fake-wechat-pay-scheduler", true));
		return server;
	}

	@Override
	protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
		ScheduledThreadPoolExecutor delays = new ScheduledThreadPoolExecutor(2, (task) -> {
			Thread thread = new Thread(task, "fake-wechat-pay-delay");
			thread.setDaemon(true);
			return thread;
		});
		delays.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.scheduledExecutorService = delays;
		context.setAttribute(WireMockHandlerDispatchingServlet.ASYNCHRONOUS_RESPONSE_EXECUTOR, delays);
	}

	@Override
	protected void decorateAdminServiceContextAfterConfig(ServletContextHandler context) {
		// No connector has this name, so that no request reaches WireMock's own API.
		context.setVirtualHosts(new String[] { "@none" });
	}

	@Override
	public Handler[] extensionHandlers() {
		return new Handler[] { new NoFilesHandler() };
	}

	private static final class NoFilesHandler extends AbstractHandler {

		@Override
		public void handle(String target, Request baseRequest, HttpServletRequest request,
				HttpServletResponse response) {
			if (target.startsWith("/__files")) {
				response.setStatus(404);
				baseRequest.setHandled(true);
			}
		}

	}

}
