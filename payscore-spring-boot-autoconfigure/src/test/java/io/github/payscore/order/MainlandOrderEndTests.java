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

package io.github.payscore.order;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.MainlandCancelOrderRequest;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ends of a mainland order without a payment through WeChat Pay, against
 * FakeWeChatPay.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandOrderEndTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final MainlandQueryOrderRequest QUERY = MainlandQueryOrderRequest.ofOutOrderNo("ORDER-1");

	@Test
	void syncOfPartnerWhenUserPaidElsewhereThenOrderIsPaid() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.PARTNER).start();
				ConfigurableApplicationContext context = OrderContext.start(fake)) {
			PartnerOrderOperations orders = context.getBean(PartnerOrderOperations.class);
			assertThat(send(orders.create(creation())).packageData()).isNotBlank();
			fake.confirm("ORDER-1");
			run(orders.complete("ORDER-1", completion()));
			run(orders.sync("ORDER-1",
					MainlandSyncOrderRequest.paidAt(OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(30))));
			ServiceOrder paid = send(orders.query(QUERY));
			assertThat(paid.stage()).isEqualTo(OrderStage.PAID);
			assertThat(paid.totalAmount()).isEqualTo(500);
		}
	}

	@Test
	void cancelOfDirectMerchantWhenNotConfirmedThenOrderIsCancelled() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start();
				ConfigurableApplicationContext context = OrderContext.start(fake)) {
			DirectOrderOperations orders = context.getBean(DirectOrderOperations.class);
			send(orders.create(creation()));
			assertThat(send(orders.cancel("ORDER-1", MainlandCancelOrderRequest.ofReason("用户投诉"))).outOrderNo())
				.isEqualTo("ORDER-1");
			assertThat(send(orders.query(QUERY)).stage()).isEqualTo(OrderStage.CANCELLED);
		}
	}

	@Test
	void completeWhenTotalIsZeroAndAnswerIsLostThenQuerySettlesIt() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start();
				ConfigurableApplicationContext context = OrderContext.start(fake)) {
			DirectOrderOperations orders = context.getBean(DirectOrderOperations.class);
			send(orders.create(creation()));
			fake.confirm("ORDER-1");
			MainlandCompleteOrderRequest free = MainlandCompleteOrderRequest.builder()
				.postPayments(List.of(PostPayment.builder().name("就餐费用").build()))
				.timeRange(ended())
				.totalAmount(0)
				.build();
			fake.next().dropAfterEffect();
			fake.next().refuse(400, "INVALID_REQUEST", "-");
			assertThat(send(orders.complete("ORDER-1", free)).totalAmount()).isZero();
		}
	}

	private static <T> T send(Mono<T> call) {
		return Objects.requireNonNull(call.block(TIME_LIMIT));
	}

	private static void run(Mono<Void> call) {
		StepVerifier.create(call).expectComplete().verify(TIME_LIMIT);
	}

	private static MainlandCreateOrderRequest creation() {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo("ORDER-1")
			.serviceIntroduction("某某酒店")
			.riskFund(RiskFund.of(RiskFund.NAME_DEPOSIT, 10000))
			.timeRange(MainlandTimeRange.builder().startOnAccept().build())
			.notifyUrl("https://example.com/payscore")
			.build();
	}

	private static MainlandTimeRange ended() {
		return MainlandTimeRange.builder()
			.startTime(LocalDateTime.of(2026, 11, 26, 9, 0))
			.endTime(LocalDateTime.of(2026, 11, 26, 9, 30))
			.build();
	}

	private static MainlandCompleteOrderRequest completion() {
		return MainlandCompleteOrderRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("就餐费用").amount(500).build()))
			.timeRange(ended())
			.totalAmount(500)
			.build();
	}

}
