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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the library makes of the queries that the JDK's client sends twice by
 * itself, with one nonce.
 *
 * @author PayScore for Spring Boot contributors
 */
class ReusedNonceTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private final FakeWeChatPay platform = FakeWeChatPay.start();

	private final List<String> retries = new CopyOnWriteArrayList<>();

	ReusedNonceTests() {
		this.platform.otherCalls().answer(FakeAnswer.of(204));
	}

	@AfterEach
	void close() {
		this.platform.close();
	}

	@Test
	void getWhenConnectorUsesNonceTwiceThenIsSignedAfresh() {
		this.platform.next().closeBeforeEffect();
		try (CloseableWeChatPayClient client = client(new JdkClientHttpConnector())) {
			StepVerifier.create(client.get("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
		List<String> sent = sentNonces();
		assertThat(sent).hasSize(3);
		assertThat(sent.get(1)).isEqualTo(sent.get(0));
		assertThat(sent.get(2)).isNotEqualTo(sent.get(0));
		assertThat(this.retries).containsExactly("1 NONCE_REUSED");
	}

	@Test
	void getWhenSignatureStaysRefusedThenIsSignedAfreshOnce() {
		this.platform.always().refuse(401, "SIGN_ERROR", "错误的签名，验签失败");
		expectRefusal(new JdkClientHttpConnector(), HttpMethod.GET);
		assertThat(sentNonces()).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void getWhenConnectorDoesNotRepeatThenRefusalIsFinal() {
		this.platform.always().refuse(401, "SIGN_ERROR", "错误的签名，验签失败");
		expectRefusal(new ReactorClientHttpConnector(), HttpMethod.GET);
		assertThat(sentNonces()).hasSize(1);
	}

	@Test
	void postWhenSignatureIsRefusedThenIsFinal() {
		this.platform.always().refuse(401, "SIGN_ERROR", "错误的签名，验签失败");
		expectRefusal(new JdkClientHttpConnector(), HttpMethod.POST);
		assertThat(sentNonces()).hasSize(1);
	}

	private void expectRefusal(ClientHttpConnector connector, HttpMethod method) {
		try (CloseableWeChatPayClient client = client(connector)) {
			WeChatPayClient.Request request = client.method(method, "/v3/x");
			Mono<Void> done = (HttpMethod.POST.equals(method) ? request.body(Map.of("a", 1)) : request).repeatable()
				.retrieve(Void.class);
			StepVerifier.create(done).expectError(WeChatPayResponseException.class).verify(TIME_LIMIT);
		}
	}

	private CloseableWeChatPayClient client(ClientHttpConnector connector) {
		return FakeMerchant.client(this.platform)
			.retry(3, Duration.ofMillis(1), Duration.ofMillis(2))
			.observationHandler(new RetryHandler((retry) -> this.retries.add(retry.attempt() + " " + retry.reason())))
			.webClient((webClient) -> webClient.clientConnector(connector))
			.build();
	}

	private List<String> sentNonces() {
		return this.platform.requests()
			.stream()
			.map((request) -> TestSignature.authorization(request).get("nonce_str"))
			.toList();
	}

}
