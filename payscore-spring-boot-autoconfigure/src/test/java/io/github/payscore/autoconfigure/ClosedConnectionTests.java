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

package io.github.payscore.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import reactor.test.StepVerifier;

import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that closes each connection when it is idle. A connection that the client has
 * seen the end of is of no use to any call, so without retry too none fails. What crosses
 * the end on its way needs retry: see {@code IdleConnectionTests}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class ClosedConnectionTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	private static final int CALLS = 20;

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jetty", "http-components", "jdk" })
	void completeWhenServerHasClosedIdleConnectionAndRetryIsOffThenSucceedsOnAnother(String connector,
			FakeWeChatPay fake) throws Exception {
		try (WireRelay relay = new WireRelay(fake)) {
			runner(fake, relay, connector).run((context) -> {
				PayScoreOrderOperations orders = context.getBean(PayScoreOrderOperations.class);
				for (int call = 0; call < CALLS; call++) {
					fake.seedOrder("ORDER-" + call);
					relay.next(ClosedConnectionTests::answerAndClose);
					StepVerifier.create(orders.complete("ORDER-" + call, ExampleOrder.request()))
						.expectComplete()
						.verify(TIME_LIMIT);
					awaitEndOfLastConnection(relay);
				}
			});
			assertThat(relay.exchanges()).hasSize(CALLS)
				.extracting(WireRelay.Exchange::connection)
				.doesNotHaveDuplicates();
		}
	}

	private static void answerAndClose(WireRelay.Exchange exchange) throws IOException {
		exchange.send(exchange.answer());
		exchange.connection().client().shutdownOutput();
	}

	private static void awaitEndOfLastConnection(WireRelay relay) throws Exception {
		List<WireRelay.Exchange> exchanges = relay.exchanges();
		exchanges.get(exchanges.size() - 1).connection().end().get(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	private static ApplicationContextRunner runner(FakeWeChatPay fake, WireRelay relay, String connector) {
		ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
						WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class));
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		return runner.withPropertyValues("wechatpay.base-url=" + relay.baseUrl(), "wechatpay.retry.max-attempts=1",
				"spring.http.clients.reactive.connector=" + connector);
	}

}
