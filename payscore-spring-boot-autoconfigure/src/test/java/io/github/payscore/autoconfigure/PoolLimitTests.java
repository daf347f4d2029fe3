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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.NoResponseException;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of calls when all connections are in use.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class PoolLimitTests {

	private static final Duration TIME_LIMIT = Duration.ofMinutes(1);

	@Test
	void completeWhenTooManyWaitThenFailsAtOnceAndNothingWasSent(FakeWeChatPay fake) {
		fake.always().delay(Duration.ofSeconds(2));
		// The one that fails does so while the other two wait for their answers
		runner(fake).withPropertyValues("wechatpay.retry.max-attempts=1")
			.run((context) -> StepVerifier.create(completions(context.getBean(PayScoreOrderOperations.class), fake, 3))
				.assertNext(PoolLimitTests::assertThatNothingWasSent)
				.expectNext("done", "done")
				.expectComplete()
				.verify(TIME_LIMIT));
		assertThat(fake.requests()).hasSize(2);
	}

	private static void assertThatNothingWasSent(Object failure) {
		assertThat(failure).isExactlyInstanceOf(NoResponseException.class);
		NoResponseException ex = (NoResponseException) failure;
		assertThat(ex).hasMessage("POST /v3/payscore/oversea/partner/serviceorder/{out_order_no}/complete was not "
				+ "sent, there is no connection to WeChat Pay: all connections are in use, and as many calls as "
				+ "allowed wait for one (wechatpay.pool.max-connections, wechatpay.pool.max-pending). Nothing was "
				+ "sent, so the call had no effect.");
		assertThat(ex.isOutcomeUnknown()).isFalse();
	}

	@Test
	void completeWhenTooManyWaitAndRetryIsOnThenAllSucceed(FakeWeChatPay fake) {
		fake.always().delay(Duration.ofMillis(50));
		List<Object> done = IntStream.range(0, 6).<Object>mapToObj((number) -> "done").toList();
		runner(fake)
			.withPropertyValues("wechatpay.retry.max-attempts=200", "wechatpay.retry.first-backoff=50ms",
					"wechatpay.retry.max-backoff=100ms")
			.run((context) -> StepVerifier
				.create(completions(context.getBean(PayScoreOrderOperations.class), fake, 6).collectList())
				.expectNext(done)
				.expectComplete()
				.verify(TIME_LIMIT));
		assertThat(fake.requests()).hasSize(6);
	}

	private static Flux<Object> completions(PayScoreOrderOperations orders, FakeWeChatPay fake, int count) {
		return Flux.range(1, count).flatMap((number) -> {
			String outOrderNo = "ORDER-" + number;
			fake.seedOrder(outOrderNo);
			return orders.complete(outOrderNo, ExampleOrder.request())
				.<Object>thenReturn("done")
				.onErrorResume(Mono::just);
		});
	}

	private static ApplicationContextRunner runner(FakeWeChatPay fake) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class))
			.withPropertyValues("wechatpay.pool.max-connections=1", "wechatpay.pool.max-pending=1");
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			runner = runner.withPropertyValues(property.getKey() + "=" + property.getValue());
		}
		return runner;
	}

}
