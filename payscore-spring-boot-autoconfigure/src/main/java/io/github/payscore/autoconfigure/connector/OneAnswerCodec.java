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

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestEncoder;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpResponseDecoderSpec;

/**
 * HTTP/1.1 in which each request has one answer, in place of Netty's, which takes what
 * comes. WeChat Pay's signature says nothing about the request, so an answer that belongs
 * to another request would pass for genuine.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OneAnswerCodec extends CombinedChannelDuplexHandler<OneAnswerDecoder, HttpRequestEncoder> {

	private OneAnswerCodec(HttpDecoderConfig config, ExchangeProgress exchange) {
		super(new OneAnswerDecoder(config, exchange), new Encoder(exchange));
	}

	static void install(Channel channel, HttpResponseDecoderSpec settings) {
		ChannelPipeline pipeline = channel.pipeline();
		pipeline.replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec,
				new OneAnswerCodec(config(settings), new ExchangeProgress()));
		pipeline.addAfter(NettyPipeline.HttpCodec, ReadBeforeWriteHandler.class.getName(),
				new ReadBeforeWriteHandler());
	}

	private static HttpDecoderConfig config(HttpResponseDecoderSpec settings) {
		return new HttpDecoderConfig().setMaxInitialLineLength(settings.maxInitialLineLength())
			.setMaxHeaderSize(settings.maxHeaderSize())
			.setValidateHeaders(settings.validateHeaders())
			.setInitialBufferSize(settings.initialBufferSize())
			.setAllowDuplicateContentLengths(settings.allowDuplicateContentLengths())
			.setAllowPartialChunks(settings.allowPartialChunks());
	}

	private static final class Encoder extends HttpRequestEncoder {

		private final ExchangeProgress exchange;

		Encoder(ExchangeProgress exchange) {
			this.exchange = exchange;
		}

		@Override
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
			super.write(context, message, this.exchange.write(message, promise));
		}

	}

}
