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

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.timeout.IdleStateEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection: lets an {@link AccessPoint} answer its requests, one after the
 * other, and gives it what the answers leave of HTTP. An answer that is late or never
 * comes occupies no thread.
 *
 * @author PayScore for Spring Boot contributors
 */
// What cannot be written any more has lost its reader, and that is no failure of a fake.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {

	private static final Logger logger = LoggerFactory.getLogger("io.github.payscore.test.FakeWeChatPay");

	private static final Duration STALL_LIMIT = Duration.ofMinutes(10);

	private static final Duration AFTER_INTERIM = Duration.ofMillis(20);

	private final AccessPoint accessPoint;

	private final Executor workers;

	private boolean answering;

	private boolean lastAnswer;

	Connection(AccessPoint accessPoint, Executor workers) {
		this.accessPoint = accessPoint;
		this.workers = workers;
	}

	@Override
	protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
		if (this.answering) {
			// The answer before stalls, and so do all that would come after it.
			return;
		}
		this.answering = true;
		context.channel().config().setAutoRead(false);
		if (isHttp(request)) {
			this.lastAnswer = !isKeptAlive(request);
			IncomingRequest incoming = incoming(request);
			this.workers.execute(() -> answer(context, incoming));
		}
		else {
			this.lastAnswer = true;
			deliver(context, Answer.empty(400));
		}
	}

	private static boolean isHttp(FullHttpRequest request) {
		return request.decoderResult().isSuccess() && (request.headers().contains(HttpHeaderNames.HOST)
				|| !request.protocolVersion().isKeepAliveDefault());
	}

	private static boolean isKeptAlive(FullHttpRequest request) {
		return HttpUtil.isKeepAlive(request) && request.protocolVersion().isKeepAliveDefault();
	}

	private static IncomingRequest incoming(FullHttpRequest request) {
		HeaderFields headers = new HeaderFields();
		request.headers().forEach((field) -> headers.add(field.getKey(), field.getValue()));
		return new IncomingRequest(request.method().name().toUpperCase(Locale.ROOT), target(request.uri()), headers,
				ByteBufUtil.getBytes(request.content()));
	}

	// A client of a proxy sends an absolute URI.
	private static String target(String uri) {
		return uri.replaceFirst("^[A-Za-z]+://[^/]*", "");
	}

	private void answer(ChannelHandlerContext context, IncomingRequest request) {
		Reply reply = reply(request);
		reply.signal()
			.whenComplete((done, failure) -> later(context, reply.delay(), () -> deliver(context, reply.answer())));
	}

	private Reply reply(IncomingRequest request) {
		try {
			return this.accessPoint.reply(request);
		}
		catch (RuntimeException ex) {
			logger.error("FakeWeChatPay failed at {} {}: please report this", request.method(), request.target(), ex);
			return new Reply(Answer.empty(500), Misbehaviour.NONE.delay(), Misbehaviour.NONE.signal());
		}
	}

	private void deliver(ChannelHandlerContext context, Answer answer) {
		switch (answer.delivery()) {
			case WHOLE -> writeWhole(context, answer);
			case AFTER_INTERIM -> writeInterim(context, answer);
			case TRUNCATED -> write(context, AnswerBytes.firstHalf(answer)).addListener(ChannelFutureListener.CLOSE);
			case DROPPED -> reset(context);
			case CLOSED -> context.close();
			case STALLED -> stall(context);
		}
	}

	private void writeInterim(ChannelHandlerContext context, Answer answer) {
		write(context, AnswerBytes.interim(answer.interimStatus()));
		later(context, AFTER_INTERIM, () -> writeWhole(context, answer));
	}

	private void writeWhole(ChannelHandlerContext context, Answer answer) {
		ChannelFuture written = write(context, AnswerBytes.of(answer, this.lastAnswer));
		if (this.lastAnswer) {
			written.addListener(ChannelFutureListener.CLOSE);
		}
		else {
			this.answering = false;
			context.channel().config().setAutoRead(true);
		}
	}

	// Past the encoder, which would mend what is broken on purpose.
	private static ChannelFuture write(ChannelHandlerContext context, byte[] bytes) {
		return context.pipeline().context(HttpResponseEncoder.class).writeAndFlush(Unpooled.wrappedBuffer(bytes));
	}

	private static void reset(ChannelHandlerContext context) {
		context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
		context.close();
	}

	private static void stall(ChannelHandlerContext context) {
		Future<?> limit = later(context, STALL_LIMIT, context::close);
		context.channel().closeFuture().addListener((closed) -> limit.cancel(false));
		// Only who reads learns that the client has gone.
		context.channel().config().setAutoRead(true);
	}

	private static Future<?> later(ChannelHandlerContext context, Duration delay, Runnable task) {
		return context.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event instanceof IdleStateEvent && !this.answering) {
			context.close();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable ex) {
		logger.debug("A connection broke: {}", ex.toString());
		context.close();
	}

}
