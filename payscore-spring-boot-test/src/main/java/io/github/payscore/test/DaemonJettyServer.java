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
import java.util.concurrent.ThreadPoolExecutor;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;
import wiremock.org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * WireMock's Jetty on daemon threads, so that a forgotten {@code close()} keeps no JVM
 * alive, and with an {@link AccessPoint} in the place of WireMock's stubs, pages and API:
 * those can neither break an answer off nor hold it back without a thread.
 *
 * @author PayScore for Spring Boot contributors
 */
final class DaemonJettyServer extends Jetty11HttpServer {

	DaemonJettyServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs, AccessPoint accessPoint) {
		super(options, admin, stubs);
		this.scheduledExecutorService = scheduler();
		this.jettyServer.setHandler(new PlatformHandler(accessPoint, this.scheduledExecutorService));
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

	private static ScheduledThreadPoolExecutor scheduler() {
		ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(2, (task) -> {
			Thread thread = new Thread(task, "fake-wechat-pay-delay");
			thread.setDaemon(true);
			return thread;
		});
		scheduler.setRemoveOnCancelPolicy(true);
		// A request that comes while the server stops gets no answer, and needs none.
		scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		scheduler.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		return scheduler;
	}

}
