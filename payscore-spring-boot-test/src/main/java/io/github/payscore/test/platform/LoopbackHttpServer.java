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

package io.github.payscore.test.platform;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ImmediateEventExecutor;

/**
 * A small and quiet HTTP/1.1 server on the loopback interface: Netty without a framework
 * on top, because those hide the connection that a fake must be able to break. All
 * threads are daemons, so that a forgotten {@code close()} keeps no JVM alive.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class LoopbackHttpServer {

	/**
	 * The address that the server listens on.
	 */
	public static final String HOST = "127.0.0.1";

	private static final String THREADS = "fake-wechat-pay";

	private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

	private static final int IO_THREADS = 2;

	private static final int BACKLOG = 4096;

	private static final int MAX_HEAD_SIZE = 64 * 1024;

	private static final int MAX_BODY_SIZE = 16 * 1024 * 1024;

	private final AccessPoint accessPoint;

	private final Duration idleTimeout;

	private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(IO_THREADS,
			new DefaultThreadFactory(THREADS + "-io", true), NioIoHandler.newFactory());

	private final ThreadPoolExecutor workers = workers();

	private final ChannelGroup channels = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE, true);

	private final int port;

	public LoopbackHttpServer(int port, Duration idleTimeout, AccessPoint accessPoint) {
		this.accessPoint = accessPoint;
		this.idleTimeout = idleTimeout;
		this.port = listen(port);
	}

	// Signing is no work for a thread that all connections wait for. An event loop hands
	// the
	// work over without a lock.
	private ThreadPoolExecutor workers() {
		int count = Math.max(4, Runtime.getRuntime().availableProcessors());
		ThreadPoolExecutor workers = new ThreadPoolExecutor(count, count, 10, TimeUnit.SECONDS,
				new LinkedTransferQueue<>(), LoopbackHttpServer::daemon) {

			@Override
			protected void terminated() {
				// Not before: a worker may be about to hand over an answer.
				Future<?> unused = LoopbackHttpServer.this.loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
			}

		};
		workers.allowCoreThreadTimeOut(true);
		// A request that comes while the server stops gets no answer, and needs none.
		workers.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		return workers;
	}

	// Not one of Netty's, which must not block.
	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, THREADS);
		thread.setDaemon(true);
		return thread;
	}

	private int listen(int port) {
		ChannelFuture bound = new ServerBootstrap().group(this.loops)
			.channel(NioServerSocketChannel.class)
			.option(ChannelOption.SO_BACKLOG, BACKLOG)
			.childHandler(new Connections())
			.bind(HOST, port)
			.awaitUninterruptibly();
		if (!bound.isSuccess()) {
			stop();
			throw new IllegalStateException(
					"FakeWeChatPay cannot listen on %s:%d: is another program there? Choose another port, or none for a free one"
						.formatted(HOST, port),
					bound.cause());
		}
		this.channels.add(bound.channel());
		return ((InetSocketAddress) bound.channel().localAddress()).getPort();
	}

	public int port() {
		return this.port;
	}

	public void stop() {
		this.channels.close().awaitUninterruptibly();
		this.workers.shutdownNow();
		// A socket that a selector knows is open as long as that has not forgotten it.
		this.loops.terminationFuture().awaitUninterruptibly(STOP_LIMIT.toMillis());
	}

	/**
	 * Sets up each connection.
	 */
	private final class Connections extends ChannelInitializer<Channel> {

		@Override
		protected void initChannel(Channel channel) {
			LoopbackHttpServer.this.channels.add(channel);
			channel.pipeline()
				.addLast(new IdleStateHandler(0, 0, LoopbackHttpServer.this.idleTimeout.toMillis(),
						TimeUnit.MILLISECONDS))
				.addLast(new HttpRequestDecoder(
						new HttpDecoderConfig().setMaxInitialLineLength(MAX_HEAD_SIZE).setMaxHeaderSize(MAX_HEAD_SIZE)))
				.addLast(new HttpResponseEncoder())
				.addLast(new HttpObjectAggregator(MAX_BODY_SIZE))
				.addLast(new FlowControlHandler())
				.addLast(new Connection(LoopbackHttpServer.this.accessPoint, LoopbackHttpServer.this.workers));
		}

	}

}
