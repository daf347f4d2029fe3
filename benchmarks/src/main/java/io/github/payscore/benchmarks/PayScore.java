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

import org.springframework.context.ApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.github.payscore.order.CompleteOrderRequest;
import io.github.payscore.order.PayScoreOrderOperations;

/**
 * This library in an application that has the starter.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PayScore implements ReactiveOrderClient {

	private final PayScoreOrderOperations orders;

	private final CompleteOrderRequest request = ExampleOrder.request();

	private final WebClient webClient;

	PayScore(Target target, String cryptoProvider) {
		ApplicationContext context = BootApplication.start("--wechatpay.mchid=" + Merchant.MCHID,
				"--wechatpay.serial=" + Merchant.SERIAL,
				"--wechatpay.private-key-path=" + target.keys().merchantPrivateKeyFile().toUri(),
				"--wechatpay.platform-public-key-id=" + Merchant.PUBLIC_KEY_ID,
				"--wechatpay.platform-public-key-path=" + target.keys().platformPublicKeyFile().toUri(),
				"--wechatpay.base-url=" + target.baseUrl(), "--wechatpay.crypto-provider=" + cryptoProvider,
				// A failure shall end the run, not hide behind a second attempt
				"--wechatpay.retry.max-attempts=1");
		// Without it this client and the pings would have event loops of their own
		context.getBean(ReactorResourceFactory.class);
		this.orders = context.getBean(PayScoreOrderOperations.class);
		this.webClient = context.getBean(WebClient.Builder.class).baseUrl(target.baseUrl()).build();
	}

	@Override
	public Mono<Void> completion(String outOrderNo) {
		return this.orders.complete(outOrderNo, this.request);
	}

	@Override
	public WebClient webClient() {
		return this.webClient;
	}

}
