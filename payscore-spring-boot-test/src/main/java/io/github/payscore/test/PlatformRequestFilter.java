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

import java.util.Locale;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the {@link Platform} answer every request that WireMock receives. A filter rather
 * than a stub with a transformer: a matched stub would add headers of its own.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlatformRequestFilter implements StubRequestFilterV2 {

	private static final Logger logger = LoggerFactory.getLogger(FakeWeChatPay.class);

	private final Platform platform;

	PlatformRequestFilter(Platform platform) {
		this.platform = platform;
	}

	@Override
	public RequestFilterAction filter(Request request, ServeEvent serveEvent) {
		try {
			return RequestFilterAction.stopWith(response(this.platform.reply(incoming(request))));
		}
		catch (RuntimeException ex) {
			logger.error("FakeWeChatPay failed at {} {}: please report this", request.getMethod(), request.getUrl(),
					ex);
			return RequestFilterAction.stopWith(ResponseDefinitionBuilder.responseDefinition().withStatus(500).build());
		}
	}

	private static IncomingRequest incoming(Request request) {
		HeaderFields headers = new HeaderFields();
		for (HttpHeader header : request.getHeaders().all()) {
			header.values().forEach((value) -> headers.add(header.key(), value));
		}
		return new IncomingRequest(request.getMethod().getName().toUpperCase(Locale.ROOT), request.getUrl(), headers,
				request.getBody());
	}

	private static ResponseDefinition response(Reply reply) {
		Answer answer = reply.answer();
		ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
			.withFixedDelay(Math.toIntExact(reply.delay().toMillis()));
		if (answer.isDropped()) {
			return response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
		}
		answer.headers().forEach(response::withHeader);
		return response.withStatus(answer.status()).withBody(answer.body()).build();
	}

	@Override
	public String getName() {
		return "fake-wechat-pay";
	}

}
