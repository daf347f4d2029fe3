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
import java.util.concurrent.ScheduledExecutorService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/**
 * Lets an {@link AccessPoint} answer every request that Jetty receives.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlatformHandler extends AbstractHandler {

	private static final Logger logger = LoggerFactory.getLogger(FakeWeChatPay.class);

	private final AccessPoint accessPoint;

	private final ScheduledExecutorService later;

	PlatformHandler(AccessPoint accessPoint, ScheduledExecutorService later) {
		this.accessPoint = accessPoint;
		this.later = later;
	}

	@Override
	public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response) {
		baseRequest.setHandled(true);
		Exchange exchange = new Exchange(baseRequest, this.later);
		try {
			IncomingRequest incoming = exchange.read();
			exchange.answer(reply(incoming));
		}
		catch (IOException ex) {
			logger.debug("The connection broke before {} {} arrived: {}", request.getMethod(), target, ex.toString());
			exchange.abandon();
		}
	}

	private Reply reply(IncomingRequest request) {
		try {
			return this.accessPoint.reply(request);
		}
		catch (RuntimeException ex) {
			logger.error("FakeWeChatPay failed at {} {}: please report this", request.method(), request.target(), ex);
			return new Reply(Answer.empty(500), Misbehaviour.NONE.delay());
		}
	}

}
