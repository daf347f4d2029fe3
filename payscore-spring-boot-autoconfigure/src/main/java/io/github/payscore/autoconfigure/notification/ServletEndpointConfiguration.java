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

package io.github.payscore.autoconfigure.notification;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.NotificationReply;

/**
 * The endpoint on Spring MVC. Reads and writes bytes itself, so that the converters of
 * the application change nothing.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
class ServletEndpointConfiguration {

	private static final int BUFFER_SIZE = 8192;

	@Bean("io.github.payscore.weChatPayNotificationEndpoint")
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<ServerResponse> weChatPayNotificationEndpoint(NotificationSettings settings,
			NotificationReceiver receiver,
			@Qualifier("resourceHandlerMapping") ObjectProvider<HandlerMapping> resources) {
		return RouterFunctions.route()
			.POST(settings.path().pattern(), (request) -> receive(request, settings, receiver, resources))
			.build();
	}

	private static ServerResponse receive(ServerRequest request, NotificationSettings settings,
			NotificationReceiver receiver, ObjectProvider<HandlerMapping> resources) {
		HttpServletRequest raw = request.servletRequest();
		Mono<byte[]> body = NotificationBody.read(raw.getContentLengthLong(), DataBufferUtils.readInputStream(
				raw::getInputStream, DefaultDataBufferFactory.sharedInstance, BUFFER_SIZE), settings.maxBodySize());
		HttpHeaders headers = request.headers().asHttpHeaders();
		Mono<NotificationReply> reply = settings.path().named()
				? receiver.receive(request.pathVariable(NotificationPath.MERCHANT), headers, body)
				: receiver.receive(headers, body);
		return ServletReply.of(raw, reply.map((it) -> respond(it, resources)));
	}

	private static ServerResponse respond(NotificationReply reply, ObjectProvider<HandlerMapping> resources) {
		if (reply == NotificationReply.NOT_FOUND) {
			return new ServletNotFound(resources.getIfAvailable());
		}
		String body = reply.getBody();
		if (body == null) {
			return ServerResponse.status(reply.getStatus()).build();
		}
		return ServerResponse.status(reply.getStatus())
			.contentType(MediaType.APPLICATION_JSON)
			.build((request, response) -> {
				response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
				return null;
			});
	}

}
