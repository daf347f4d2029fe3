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

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.PendingWriteQueue;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.concurrent.EventExecutor;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request back until the connection was read once more: what has arrived before
 * the request leaves cannot be the answer to it.
 *
 * @author PayScore for Spring Boot contributors
 */
// The one who writes has the promise
@SuppressWarnings("FutureReturnValueIgnored")
final class ReadBeforeWriteHandler extends ChannelOutboundHandlerAdapter {

	private @Nullable PendingWriteQueue held;

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest && this.held == null) {
			hold(context);
		}
		if (this.held != null) {
			this.held.add(message, promise);
		}
		else {
			context.write(message, promise);
		}
	}

	private void hold(ChannelHandlerContext context) {
		this.held = new PendingWriteQueue(context);
		context.read();
		afterNextRead(context.executor(), () -> pass(context));
	}

	// An event loop reads, runs its tasks, reads again, and only then runs what these
	// tasks have scheduled.
	private static void afterNextRead(EventExecutor eventLoop, Runnable task) {
		eventLoop.execute(() -> eventLoop.schedule(task, 0, TimeUnit.NANOSECONDS));
	}

	@Override
	public void flush(ChannelHandlerContext context) {
		if (this.held == null) {
			context.flush();
		}
	}

	private void pass(ChannelHandlerContext context) {
		PendingWriteQueue queue = this.held;
		this.held = null;
		if (queue == null) {
			return;
		}
		if (context.channel().isActive()) {
			queue.removeAndWriteAll();
			context.flush();
		}
		else {
			queue.removeAndFailAll(new ClosedChannelException());
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		pass(context);
	}

}
