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

package io.github.payscore.client;

import java.util.concurrent.RejectedExecutionException;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.SignatureThreads;

/**
 * Signs every request before a connection is taken, over the bytes and the raw path and
 * query that go out. The innermost filter: nothing changes the request after it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class SigningExchangeFilterFunction implements ExchangeFilterFunction {

	private final BaseUrl baseUrl;

	private final RequestAuthorizer authorizer;

	private final PlatformKeys platformKeys;

	private final SignatureThreads threads;

	SigningExchangeFilterFunction(BaseUrl baseUrl, RequestAuthorizer authorizer, PlatformKeys platformKeys,
			SignatureThreads threads) {
		this.baseUrl = baseUrl;
		this.authorizer = authorizer;
		this.platformKeys = platformKeys;
		this.threads = threads;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Assert.state(this.baseUrl.contains(request.url()), () -> "Requests are signed for " + this.baseUrl
				+ " only, but a filter changed the URL to another host");
		Attempt.of(request).requireUnchanged(request);
		Exchange exchange = (Exchange) request;
		return this.threads
			.defer(() -> this.authorizer.authorize(request.method(), request.url(), exchange.content().bytes()))
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The signer gave no signature")))
			.onErrorMap((ex) -> notSigned(Operation.of(request), ex))
			.flatMap((authorization) -> next.exchange(exchange.sign(authorization, this.platformKeys.publicKeyId()))
				.doOnNext((response) -> exchange.answered())
				.contextWrite(LateErrors::ignore));
	}

	private static WeChatPayException notSigned(Operation operation, Throwable cause) {
		if (cause instanceof RejectedExecutionException) {
			return operation.refuseWhenClosed(cause);
		}
		if (cause instanceof WeChatPayException ex) {
			return ex;
		}
		return new NoResponseException("%s was not sent, because it could not be signed: the signer failed with %s."
			.formatted(operation, cause.getClass().getName()), Advice.NO_EFFECT, cause, false);
	}

}
