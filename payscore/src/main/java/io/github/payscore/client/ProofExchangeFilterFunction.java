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

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;

/**
 * Lets an answer out of the chain of filters only with the proof that WeChat Pay gave it
 * to this very attempt. The outermost filter: nothing comes after it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ProofExchangeFilterFunction implements ExchangeFilterFunction {

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Attempt attempt = Attempt.of(request);
		attempt.prepare(request);
		return next.exchange(request)
			.switchIfEmpty(Mono.error(() -> attempt.failed(noAnswer(attempt))))
			.flatMap((response) -> requireProof(attempt, response));
	}

	private static Mono<ClientResponse> requireProof(Attempt attempt, ClientResponse response) {
		VerifiedAnswer answer = VerifiedAnswer.of(response);
		if (answer != null && answer.answers(attempt)) {
			return Mono.just(response);
		}
		// Whatever its body does, it must not decide how the call ends
		return response.releaseBody()
			.onErrorComplete()
			.then(Mono.error(() -> attempt.failed(madeUp(attempt, response))));
	}

	private static WeChatPayException noAnswer(Attempt attempt) {
		attempt.end();
		if (attempt.hasSent()) {
			return new NoResponseException(
					"%s was sent, but a filter swallowed the answer.".formatted(attempt.operation()),
					Advice.OUTCOME_UNKNOWN, null, true);
		}
		return new WeChatPayException("%s was not sent, a filter swallowed it.".formatted(attempt.operation()),
				Advice.NO_EFFECT, null, false);
	}

	private static WeChatPayException madeUp(Attempt attempt, ClientResponse response) {
		attempt.end();
		int status = response.statusCode().value();
		if (attempt.hasSent()) {
			return new UnverifiedResponseException("%s was sent, but the answer %d is a filter's and not WeChat Pay's."
				.formatted(attempt.operation(), status), Advice.OUTCOME_UNKNOWN, null);
		}
		return new WeChatPayException("%s was not sent, a filter answered %d in the place of WeChat Pay."
			.formatted(attempt.operation(), status), Advice.NO_EFFECT, null, false);
	}

}
