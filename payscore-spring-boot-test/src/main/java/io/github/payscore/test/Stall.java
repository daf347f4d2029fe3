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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.EofException;
import wiremock.org.eclipse.jetty.server.HttpChannel;
import wiremock.org.eclipse.jetty.util.BufferUtil;
import wiremock.org.eclipse.jetty.util.Callback;

/**
 * An answer that never comes: the connection stays open and silent until the client or
 * the server closes it. It waits for the client's end of the connection, but in no
 * thread.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Stall implements Callback {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private final HttpChannel channel;

	private final AsyncContext async;

	private volatile @Nullable ScheduledFuture<?> limit;

	Stall(HttpChannel channel, AsyncContext async) {
		this.channel = channel;
		this.async = async;
	}

	void begin(ScheduledExecutorService later) {
		connection().setIdleTimeout(0);
		this.limit = later.schedule(() -> connection().close(), LIMIT.toSeconds(), TimeUnit.SECONDS);
		connection().fillInterested(this);
	}

	@Override
	public void succeeded() {
		if (isOpen()) {
			connection().fillInterested(this);
		}
		else {
			end();
		}
	}

	@Override
	public void failed(Throwable ex) {
		end();
	}

	private boolean isOpen() {
		ByteBuffer ignored = BufferUtil.allocate(1024);
		try {
			int length;
			do {
				BufferUtil.clear(ignored);
				length = connection().fill(ignored);
			}
			while (length > 0);
			return length == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void end() {
		ScheduledFuture<?> pending = this.limit;
		if (pending != null) {
			pending.cancel(false);
		}
		this.channel.abort(new EofException());
		this.async.complete();
	}

	private EndPoint connection() {
		return this.channel.getEndPoint();
	}

}
