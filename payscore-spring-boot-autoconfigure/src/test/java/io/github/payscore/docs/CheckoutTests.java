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

package io.github.payscore.docs;

import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.test.AutoConfigureFakeWeChatPay;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checkout}, and a snippet on tests.
 *
 * @author PayScore for Spring Boot contributors
 */
@DirtiesContext
// tag::test[]
@SpringBootTest(properties = "wechatpay.retry.first-backoff=10ms")
@AutoConfigureFakeWeChatPay
class CheckoutTests {

	@Autowired
	private Checkout checkout;

	@Autowired
	private FakeWeChatPay weChatPay;

	@Test
	void completesOnceAlthoughAnAnswerIsLost() {
		this.weChatPay.seedOrder("ORDER-1");
		this.weChatPay.next().dropAfterEffect();
		assertThat(complete("ORDER-1")).isEqualTo(Outcome.COMPLETED);
		assertThat(this.weChatPay.order("ORDER-1").completions()).isEqualTo(1);
	}

	@Test
	void outcomeIsUnknownWhenEveryAnswerIsLost() {
		this.weChatPay.seedOrder("ORDER-1");
		this.weChatPay.always().dropAfterEffect();
		assertThat(complete("ORDER-1")).isEqualTo(Outcome.UNKNOWN);
		assertThat(this.weChatPay.order("ORDER-1").completions()).isEqualTo(1);
	}

	private Outcome complete(String outOrderNo) {
		OffsetDateTime end = OffsetDateTime.parse("2026-01-31T21:30:00+08:00");
		return this.checkout.complete(outOrderNo, this.checkout.bill(end.minusHours(2), end)).block();
	}
	// end::test[]

	@SpringBootConfiguration
	@ImportAutoConfiguration({ ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
			WeChatPayAutoConfiguration.class })
	@Import(Checkout.class)
	static class Application {

	}

	// tag::test[]

}
// end::test[]
