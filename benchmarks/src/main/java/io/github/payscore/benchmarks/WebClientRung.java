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

package io.github.payscore.benchmarks;

import java.util.Objects;
import java.util.function.Consumer;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The {@code WebClient} of a Boot application, sending the bytes of the request:
 * unsigned, or with what it takes to sign and verify, put on one by one.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WebClientRung implements ReactiveOrderClient {

	private static final byte[] NO_BODY = new byte[0];

	// As long as one with a signature in it
	private static final String UNSIGNED = Merchant.authorization("0".repeat(32), "A".repeat(342) + "==", 1554208460);

	private final byte[] body = ExampleOrder.bytes();

	private final WebClient webClient;

	private final WebClient orderClient;

	private final Authorization authorization;

	private final Consumer<ResponseEntity<byte[]>> verification;

	private WebClientRung(WebClient webClient, Authorization authorization,
			Consumer<ResponseEntity<byte[]>> verification) {
		this.webClient = webClient;
		this.orderClient = webClient.mutate().defaultHeaders(WebClientRung::addHeaders).build();
		this.authorization = authorization;
		this.verification = verification;
	}

	static WebClientRung unsigned(Target target) {
		return new WebClientRung(webClient(target), (outOrderNo) -> Mono.just(UNSIGNED), (response) -> {
		});
	}

	static WebClientRung signed(Target target, BareSignature signature, Scheduler scheduler) {
		return new WebClientRung(webClient(target),
				(outOrderNo) -> Mono.fromCallable(() -> signature.authorization(outOrderNo)).subscribeOn(scheduler),
				(response) -> {
				});
	}

	WebClientRung verifying(BareSignature signature) {
		return new WebClientRung(this.webClient, this.authorization, (response) -> signature
			.verify(response.getHeaders(), Objects.requireNonNullElse(response.getBody(), NO_BODY)));
	}

	private static WebClient webClient(Target target) {
		ApplicationContext context = BootApplication.start();
		return context.getBean(WebClient.Builder.class).baseUrl(target.baseUrl()).build();
	}

	private static void addHeaders(HttpHeaders headers) {
		headers.set("Accept", "application/json");
		headers.set("Content-Type", "application/json");
		headers.set("User-Agent", "payscore-benchmarks");
		headers.set("Wechatpay-Serial", Merchant.PUBLIC_KEY_ID);
	}

	@Override
	public Mono<Void> completion(String outOrderNo) {
		return this.authorization.of(outOrderNo)
			.flatMap((authorization) -> this.orderClient.post()
				.uri(ExampleOrder.PATH_TEMPLATE, outOrderNo)
				.header("Authorization", authorization)
				.bodyValue(this.body)
				.retrieve()
				.toEntity(byte[].class))
			.doOnNext(this.verification)
			.then();
	}

	@Override
	public WebClient webClient() {
		return this.webClient;
	}

	/**
	 * What the header of the request for an order comes from.
	 */
	private interface Authorization {

		Mono<String> of(String outOrderNo);

	}

}
