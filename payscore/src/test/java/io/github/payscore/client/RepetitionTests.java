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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.PayScoreOrderTemplate;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Settlement#afterUnknownOutcome}: a refusal of the first attempt does
 * not say what an earlier call did.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class RepetitionTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String ORDER = ExampleOrder.OUT_ORDER_NO;

	private final FakeWeChatPay fake;

	private final CloseableWeChatPayClient client;

	private final PayScoreOrderTemplate orders;

	RepetitionTests(FakeWeChatPay fake) {
		this.fake = fake;
		this.client = FakeMerchant.client(fake).build();
		this.orders = new PayScoreOrderTemplate(this.client);
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void refusalWhenEarlierCallTookEffectThenSucceeds() {
		this.fake.seedOrder(ORDER,
				(seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(ExampleOrder.request().totalAmount()));
		refuseNext(400, "INVALID_ORDER_STATE");
		StepVerifier.create(repeated()).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void refusalWhenEarlierCallHadNoEffectThenFailsWithRefusal() {
		this.fake.seedOrder(ORDER);
		refuseNext(400, "PARAM_ERROR");
		expectRefusal(repeated(), false);
	}

	@Test
	void refusalWhenOrderDoesNotExistThenFailsWithRefusal() {
		expectRefusal(repeated(), false);
	}

	@Test
	void refusalWhenItIsNotAboutTheOrderThenOutcomeIsUnknown() {
		refuseNext(403, "NO_AUTH");
		expectRefusal(repeated(), true);
	}

	@Test
	void refusalWhenQueryIsRefusedThenOutcomeIsUnknown() {
		this.fake.seedOrder(ORDER);
		this.fake.next(2).refuse(400, "PARAM_ERROR", "refused");
		expectRefusal(repeated(), true);
	}

	@Test
	void refusalWhenThereWasNoEarlierCallThenFailsWithRefusalAtOnce() {
		this.fake.seedOrder(ORDER,
				(seed) -> seed.state(FakeOrderState.MCH_COMPLETE).totalAmount(ExampleOrder.request().totalAmount()));
		refuseNext(400, "INVALID_ORDER_STATE");
		expectRefusal(this.orders.complete(ORDER, ExampleOrder.request()), false);
		assertThat(this.fake.requests()).hasSize(1);
	}

	private Mono<Void> repeated() {
		return this.orders.complete(ORDER, ExampleOrder.request()).contextWrite(Settlement::afterUnknownOutcome);
	}

	private void refuseNext(int status, String code) {
		this.fake.next().refuse(status, code, "refused");
	}

	private static void expectRefusal(Mono<Void> call, boolean outcomeUnknown) {
		StepVerifier.create(call)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(WeChatPayResponseException.class)
				.extracting((failure) -> ((WeChatPayException) failure).isOutcomeUnknown())
				.isEqualTo(outcomeUnknown))
			.verify(TIME_LIMIT);
	}

}
