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

import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.client.download.ExpectedFile;
import io.github.payscore.client.download.FileDownload;
import io.github.payscore.client.download.PartFile;
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

	private static final byte[] NO_BODY = {};

	private static final int BUFFERS_AT_ONCE = 16;

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
		ExpectedFile file = Attempt.of(request).file();
		return (file != null) ? receive(request, response, file) : verifyBody(request, response);
	}

	// The bytes of a file are not signed: its hash proves it, which WeChat Pay signed
	// before, or in the place of this body. The body is asked for at once, because a
	// connector may take one that is not for abandoned.
	private Mono<ClientResponse> receive(ClientRequest request, ClientResponse response, ExpectedFile file) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		return Mono.fromCallable(() -> file.download().sha1(headers))
			.onErrorResume((ex) -> abandon(response).then(Mono.error(ex)))
			.flatMap((sha1) -> write(response, file, sha1))
			.onErrorMap((ex) -> notReceived(request, response, ex))
			.then(Mono.fromCallable(() -> proven(request, response, NO_BODY)));
	}

	// On threads that may block.
	private Mono<Void> write(ClientResponse response, ExpectedFile file, String sha1) {
		return Mono
			.usingWhen(Mono.just(new PartFile(file.target())),
					(part) -> response.body(BodyExtractors.toDataBuffers())
						.publishOn(Schedulers.boundedElastic(), BUFFERS_AT_ONCE)
						.map(ResponseBodyReader::toBytes)
						.doOnNext(part::write)
						.then(verifyHash(response, file.download()))
						.then(Mono.<Void>fromRunnable(() -> part.takePlace(sha1))
							.subscribeOn(Schedulers.boundedElastic())),
					(part) -> Mono.fromRunnable(part::close).subscribeOn(Schedulers.boundedElastic()))
			.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
			.contextWrite(LateErrors::ignore);
	}

	private Mono<Void> verifyHash(ClientResponse response, FileDownload download) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		return download.hasSignedSha1() ? this.verifier.verify(headers, download.signedText(headers)) : Mono.empty();
	}

	// The first part of a body that nobody needs is enough to end it.
	private static Mono<Void> abandon(ClientResponse response) {
		return response.body(BodyExtractors.toDataBuffers())
			.map(ResponseBodyReader::toBytes)
			.next()
			.then()
			.onErrorComplete()
			.contextWrite(LateErrors::ignore);
	}

	private static Throwable notReceived(ClientRequest request, ClientResponse response, Throwable ex) {
		if (ex instanceof VerificationException failure) {
			return unverified(request, response, failure.getReason(), Advice.NO_FILE, null);
		}
		if (ex instanceof PlatformCertificateException) {
			return ex;
		}
		if (ex instanceof UncheckedIOException) {
			return new WeChatPayException(
					"%s was answered %d, but the file could not be written: %s.".formatted(Operation.of(request),
							response.statusCode().value(), String.valueOf(ex.getCause())),
					Advice.FILE_NOT_WRITABLE, ex.getCause(), false);
		}
		return unreadable(request, response, Advice.NO_FILE, ex);
	}

	private Mono<ClientResponse> verifyBody(ClientRequest request, ClientResponse response) {
		return this.bodyReader.read(response)
			.onErrorMap((ex) -> unreadable(request, response, Advice.OUTCOME_UNKNOWN, ex))
			.flatMap((body) -> {
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

	private static WeChatPayException unreadable(ClientRequest request, ClientResponse response, String advice,
			Throwable ex) {
		if (ex instanceof DataBufferLimitException) {
			return unverified(request, response, "its body is larger than the limit", advice, null);
		}
		return new NoResponseException(
				"%s was answered %d, but the connection broke before the end of the answer."
					.formatted(Operation.of(request), response.statusCode().value()),
				advice, ConnectionFailure.withoutRequest(ex), true);
	}

	private static UnverifiedResponseException unverified(ClientRequest request, ClientResponse response,
			Throwable ex) {
		if (ex instanceof VerificationException failure) {
			return unverified(request, response, failure.getReason(), Advice.OUTCOME_UNKNOWN, null);
		}
		return unverified(request, response, "its verification was interrupted", Advice.OUTCOME_UNKNOWN, ex);
	}

	private static UnverifiedResponseException unverified(ClientRequest request, ClientResponse response, String reason,
			String advice, @Nullable Throwable cause) {
		return new UnverifiedResponseException(
				"%s was answered %d, but the answer is not verified: %s%s.".formatted(Operation.of(request),
						response.statusCode().value(), reason, AnswerHeaders.of(response).requestIdSuffix()),
				advice, cause);
	}

}
