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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.NotificationReply;

/**
 * The endpoint on Spring WebFlux. Reads and writes bytes itself, so that the codecs of
 * the application change nothing.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
class ReactiveEndpointConfiguration {

	private static final Log logger = LogFactory.getLog(ReactiveEndpointConfiguration.class);

	@Bean("io.github.payscore.weChatPayNotificationEndpoint")
	@Order(Ordered.HIGHEST_PRECEDENCE)
	RouterFunction<ServerResponse> weChatPayNotificationEndpoint(NotificationSettings settings,
			NotificationReceiver receiver,
			@Qualifier("resourceHandlerMapping") ObjectProvider<HandlerMapping> resources) {
		return RouterFunctions.route()
			.POST(settings.path().pattern(), (request) -> receive(request, settings, receiver, resources))
			.build();
	}

	private static Mono<ServerResponse> receive(ServerRequest request, NotificationSettings settings,
			NotificationReceiver receiver, ObjectProvider<HandlerMapping> resources) {
		ServerHttpRequest raw = request.exchange().getRequest();
		Mono<byte[]> body = NotificationBody.read(raw.getHeaders().getContentLength(), raw.getBody(),
				settings.maxBodySize());
		Mono<NotificationReply> reply = settings.path().named()
				? receiver.receive(request.pathVariable(NotificationPath.MERCHANT), raw.getHeaders(), body)
				: receiver.receive(raw.getHeaders(), body);
		return reply.flatMap((it) -> (it != NotificationReply.NOT_FOUND) ? respond(it)
				: notFound(request.exchange(), resources.getIfAvailable()));
	}

	// As Spring WebFlux replies where there is nothing: its static resources, which there
	// are none of for POST, or else its dispatcher. No controller of the application is
	// asked, for Spring Security may have let the request through only because it looks
	// like a notification.
	private static Mono<ServerResponse> notFound(ServerWebExchange exchange, @Nullable HandlerMapping resources) {
		Mono<Object> handler = (resources != null) ? resources.getHandler(exchange) : Mono.empty();
		return handler.ofType(WebHandler.class)
			.flatMap((resource) -> resource.handle(exchange))
			.then(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
	}

	private static Mono<ServerResponse> respond(NotificationReply reply) {
		String body = reply.getBody();
		ServerResponse.BodyBuilder response = ServerResponse.status(reply.getStatus());
		return (body != null)
				? response.contentType(MediaType.APPLICATION_JSON)
					.build((exchange, context) -> write(exchange.getResponse(), body))
				: response.build((exchange, context) -> exchange.getResponse()
					.setComplete()
					.onErrorResume(ReactiveEndpointConfiguration::notSent));
	}

	private static Mono<Void> write(ServerHttpResponse response, String body) {
		return response
			.writeWith(Mono.fromCallable(() -> response.bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8))))
			.onErrorResume(ReactiveEndpointConfiguration::notSent);
	}

	// The client has gone, or the server itself has answered a request that is no HTTP.
	// Spring would log that with a stack trace, which anybody could make it do.
	private static Mono<Void> notSent(Throwable failure) {
		logger.info("The reply to a notification could not be sent: " + failure.getClass().getName());
		return Mono.empty();
	}

}
