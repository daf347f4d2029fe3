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

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.verification.MessageVerifier;
import io.github.payscore.verification.VerificationException;

/**
 * Lets a success through only if WeChat Pay signed it. Other answers carry no signature
 * and pass.
 *
 * @author PayScore for Spring Boot contributors
 */
final class VerifyingExchangeFilterFunction implements ExchangeFilterFunction {

	private final MessageVerifier verifier;

	private final ResponseBodyReader bodyReader;

	VerifyingExchangeFilterFunction(MessageVerifier verifier, ResponseBodyReader bodyReader) {
		this.verifier = verifier;
		this.bodyReader = bodyReader;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(request)
			.flatMap((response) -> response.statusCode().is2xxSuccessful() ? verify(request, response)
					: Mono.just(response));
	}

	private Mono<ClientResponse> verify(ClientRequest request, ClientResponse response) {
		return this.bodyReader.read(response).onErrorMap((ex) -> unreadable(request, response, ex)).flatMap((body) -> {
			Mono<Void> verified = this.verifier.verify(response.headers().asHttpHeaders(), body);
			return verified
				.onErrorMap((ex) -> !(ex instanceof PlatformCertificateException),
						(ex) -> unverified(request, response, ex))
				.then(Mono.fromCallable(() -> proven(request, response, body)));
		});
	}

	// Filters of the application may read it, too.
	private static ClientResponse proven(ClientRequest request, ClientResponse response, byte[] body) {
		return response.mutate()
			.request(new VerifiedAnswer(Attempt.of(request), response, body).asRequest())
			.body((consumed) -> (body.length != 0) ? Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body))
					: Flux.empty())
			.build();
	}

	private static WeChatPayException unreadable(ClientRequest request, ClientResponse response, Throwable ex) {
		if (ex instanceof DataBufferLimitException) {
			return unverified(request, response, "its body is larger than the limit", null);
		}
		return new NoResponseException(
				"%s was answered %d, but the connection broke before the end of the answer."
					.formatted(Operation.of(request), response.statusCode().value()),
				Advice.OUTCOME_UNKNOWN, ConnectionFailure.withoutRequest(ex), true);
	}

	private static UnverifiedResponseException unverified(ClientRequest request, ClientResponse response,
			Throwable ex) {
		if (ex instanceof VerificationException failure) {
			return unverified(request, response, failure.getReason(), null);
		}
		return unverified(request, response, "its verification was interrupted", ex);
	}

	private static UnverifiedResponseException unverified(ClientRequest request, ClientResponse response, String reason,
			@Nullable Throwable cause) {
		return new UnverifiedResponseException(
				"%s was answered %d, but the answer is not verified: %s%s.".formatted(Operation.of(request),
						response.statusCode().value(), reason, AnswerHeaders.of(response).requestIdSuffix()),
				Advice.OUTCOME_UNKNOWN, cause);
	}

}
