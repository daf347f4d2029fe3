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

import java.time.Duration;
import java.time.InstantSource;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Mono;

import io.github.payscore.KnownError;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.json.ErrorBody;

/**
 * Turns what the connector reports, and every answer that is no success, into a
 * {@link WeChatPayException}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ErrorExchangeFilterFunction implements ExchangeFilterFunction {

	private final ResponseBodyReader bodyReader;

	private final InstantSource clock;

	ErrorExchangeFilterFunction(ResponseBodyReader bodyReader, InstantSource clock) {
		this.bodyReader = bodyReader;
		this.clock = clock;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Exchange exchange = new Exchange(request);
		return next.exchange(exchange)
			.onErrorMap(WebClientRequestException.class,
					(ex) -> ConnectionFailure.of(ex).toException(Operation.of(request), exchange))
			.flatMap((response) -> requireSuccess(request, exchange, response))
			.doOnError(WeChatPayException.class, exchange::failed);
	}

	private Mono<ClientResponse> requireSuccess(ClientRequest request, Exchange exchange, ClientResponse response) {
		if (exchange.waitsForConnection()) {
			return response.releaseBody()
				.onErrorComplete()
				.then(Mono.error(() -> ConnectionFailure.answered(request, response)));
		}
		if (response.statusCode().is2xxSuccessful()) {
			return exchange.isAnsweredTooEarly() ? Mono.error(ConnectionFailure.answeredTooEarly(request, response))
					: Mono.just(response);
		}
		return this.bodyReader.read(response)
			.map(ErrorBody::parse)
			// The status is known, which is worth more than why the body is not
			.onErrorReturn(ErrorBody.EMPTY)
			.flatMap((body) -> Mono.error(toException(request, response, body)));
	}

	private WeChatPayResponseException toException(ClientRequest request, ClientResponse response, ErrorBody body) {
		AnswerHeaders headers = AnswerHeaders.of(response);
		int status = response.statusCode().value();
		StringBuilder message = new StringBuilder();
		message.append(Operation.of(request)).append(" was answered ").append(status);
		message.append(body.describe()).append(headers.requestIdSuffix()).append('.');
		if (status == 401) {
			message.append(headers.clockDifference(this.clock.instant()));
		}
		Duration retryAfter = headers.retryAfter(this.clock.instant());
		if (retryAfter != null) {
			message.append(" WeChat Pay asks to wait ").append(retryAfter.toSeconds()).append(" s.");
		}
		KnownError known = KnownError.find(Operation.of(request).path(), body.code());
		boolean outcomeUnknown = Operation.of(request).mayHaveTakenEffect(status);
		return new WeChatPayResponseException(message.toString(), Advice.onError(outcomeUnknown, known), status,
				body.code(), body.detail(), headers.requestId(), retryAfter, outcomeUnknown, known);
	}

}
