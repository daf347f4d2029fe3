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

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads exactly one answer to each request, and closes the connection when anything else
 * comes. What arrived together is passed on together, and only if all of it is in step.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OneAnswerDecoder extends HttpResponseDecoder {

	private final ExchangeProgress exchange;

	private final Queue<Object> arrived = new ArrayDeque<>();

	private boolean closed;

	OneAnswerDecoder(HttpDecoderConfig config, ExchangeProgress exchange) {
		super(config);
		this.exchange = exchange;
	}

	@Override
	protected boolean isContentAlwaysEmpty(HttpMessage message) {
		if (this.exchange.isHead()) {
			return true;
		}
		boolean empty = super.isContentAlwaysEmpty(message);
		if (empty && announcesContent(message)) {
			// Nobody knows where the next answer would begin
			HttpUtil.setKeepAlive(message, false);
		}
		return empty;
	}

	private static boolean announcesContent(HttpMessage message) {
		return HttpUtil.isTransferEncodingChunked(message) || HttpUtil.getContentLength(message, 0L) > 0;
	}

	@Override
	protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
		IOException unexpected = this.closed ? null : whyUnexpected();
		if (unexpected != null) {
			close(context, unexpected);
		}
		if (this.closed) {
			buffer.skipBytes(buffer.readableBytes());
			return;
		}
		List<Object> decoded = new ArrayList<>();
		super.decode(context, buffer, decoded);
		accept(context, buffer, decoded);
	}

	private @Nullable IOException whyUnexpected() {
		if (!this.exchange.hasBegun()) {
			return new UnaskedAnswerException();
		}
		return this.exchange.isSent() ? null : new OutOfStepException("an answer came before the request was sent");
	}

	private void accept(ChannelHandlerContext context, ByteBuf buffer, List<Object> decoded) {
		this.arrived.addAll(decoded);
		for (Object part : decoded) {
			OutOfStepException wrong = whyOutOfStep(part, buffer);
			if (wrong != null) {
				close(context, wrong);
				return;
			}
		}
	}

	private @Nullable OutOfStepException whyOutOfStep(Object part, ByteBuf rest) {
		if (part instanceof HttpResponse answer && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
			return new OutOfStepException("an interim answer (%d) came".formatted(answer.status().code()));
		}
		if (part instanceof LastHttpContent) {
			this.exchange.answered();
			return rest.isReadable() ? new OutOfStepException("more came after the end of the answer") : null;
		}
		return null;
	}

	// Whoever waits for an answer has to learn the reason before the connection is gone.
	private void close(ChannelHandlerContext context, IOException reason) {
		this.closed = true;
		release();
		context.fireExceptionCaught(reason);
		Future<?> unused = context.close();
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) throws Exception {
		for (Object part = this.arrived.poll(); part != null; part = this.arrived.poll()) {
			context.fireChannelRead(part);
		}
		super.channelReadComplete(context);
	}

	// The end of the connection can be the end of the answer.
	@Override
	protected void decodeLast(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
		if (this.closed) {
			return;
		}
		List<Object> decoded = new ArrayList<>();
		super.decodeLast(context, buffer, decoded);
		accept(context, buffer, decoded);
		out.addAll(this.arrived);
		this.arrived.clear();
	}

	@Override
	protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
		release();
		super.handlerRemoved0(context);
	}

	private void release() {
		this.arrived.forEach(ReferenceCountUtil::release);
		this.arrived.clear();
	}

}
