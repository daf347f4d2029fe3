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
import java.time.OffsetDateTime;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders from their creation to their end, seen through the operations.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderLifeTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String NO = ExampleOrder.OUT_ORDER_NO;

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05+08:00");

	private static final CancelOrderRequest CANCELLATION = CancelOrderRequest.ofReason("用户投诉");

	private final FakeWeChatPay fake = FakeWeChatPay.start();

	private final ConfigurableApplicationContext context = OrderContext.start(this.fake);

	private final PayScoreOrderOperations orders = this.context.getBean(PayScoreOrderOperations.class);

	@BeforeEach
	void forget() {
		this.fake.reset();
	}

	@AfterAll
	void close() {
		this.context.close();
		this.fake.close();
	}

	@Test
	void orderWhenUserPaysThenIsPaidThroughWeChatPay() {
		createConfirmAndComplete();
		this.fake.pay(NO);
		ServiceOrder order = query();
		expectAdvice(order, OrderStage.PAID, "");
		assertThat(payment(order).paidType()).isEqualTo(ServiceOrder.CollectionDetail.PAID_TYPE_NEWTON);
		assertThat(payment(order).amount()).isEqualTo(50000);
		expectRefusal(this.orders.cancel(NO, CANCELLATION), "ORDER_DONE");
	}

	@Test
	void orderWhenUserPaysElsewhereThenSyncEndsTheCollection() {
		createConfirmAndComplete();
		SyncOrderRequest sync = SyncOrderRequest.builder()
			.detail(SyncOrderRequest.Detail.builder().seq(1).paidTime(TIME).paidAmount(50000).build())
			.build();
		expectDone(this.orders.sync(NO, sync));
		ServiceOrder order = query();
		expectAdvice(order, OrderStage.PAID, "");
		assertThat(payment(order).paidType()).isEqualTo(ServiceOrder.CollectionDetail.PAID_TYPE_MCH);
		assertThat(payment(order).paidTime()).isEqualTo("2019-11-11T16:24:05+08:00");
		assertThat(TookEffect.sync(order, sync.detail())).isEqualTo(TookEffect.YES);
	}

	private void createConfirmAndComplete() {
		expectAdvice(read(this.orders.create(ExampleCreation.request())), OrderStage.CREATED, "cancel");
		expectAdvice(query(), OrderStage.CREATED, "cancel");
		expectRefusal(this.orders.complete(NO, ExampleOrder.request()), "INVALID_ORDER_STATE");
		this.fake.confirm(NO);
		expectAdvice(query(), OrderStage.IN_SERVICE, "complete cancel");
		expectRefusal(this.orders.sync(NO, SyncOrderRequest.paidAt(TIME)), "INVALID_ORDER_STATE");
		expectDone(this.orders.complete(NO, ExampleOrder.request()));
		ServiceOrder completed = query();
		expectAdvice(completed, OrderStage.COLLECTING, "cancel sync");
		assertThat(completed.totalAmount()).isEqualTo(50000);
	}

	@Test
	void orderWhenCancelledBeforeConfirmationThenIsCancelled() {
		read(this.orders.create(ExampleCreation.request()));
		expectDone(this.orders.cancel(NO, CANCELLATION));
		expectAdvice(query(), OrderStage.CANCELLED, "");
		expectRefusal(this.orders.cancel(NO, CancelOrderRequest.ofReason("另一个原因")), "PARAM_ERROR");
		expectRefusal(this.orders.complete(NO, ExampleOrder.request()), "ORDER_CANCELED");
	}

	@Test
	void orderWhenUserDoesNotConfirmThenExpires() {
		read(this.orders.create(ExampleCreation.request()));
		this.fake.expire(NO);
		expectAdvice(query(), OrderStage.EXPIRED, "");
		expectRefusal(this.orders.cancel(NO, CANCELLATION), "INVALID_ORDER_STATE");
	}

	@Test
	void orderWhenUserComesBackThenIsFoundByTheQueryId() {
		read(this.orders.create(ExampleCreation.request()));
		this.fake.confirm(NO);
		ServiceOrder order = read(this.orders.query(QueryOrderRequest.ofQueryId(this.fake.order(NO).queryId())));
		assertThat(order).isEqualTo(query());
		assertThat(order.stage()).isEqualTo(OrderStage.IN_SERVICE);
	}

	@Test
	void createWhenRepeatedWithOtherParametersThenIsRefused() {
		read(this.orders.create(ExampleCreation.request()));
		expectRefusal(this.orders.create(ExampleCreation.request().toBuilder().attach("other").build()).then(),
				"PARAM_ERROR");
		assertThat(query().attach()).isEqualTo("Easdfowealsdkjfnlaksjdlfkwqoi&wl3l2sald");
	}

	@Test
	void callsWhenThereIsNoOrderThenAreRefused() {
		expectRefusal(this.orders.cancel(NO, CANCELLATION), "ORDER_NOT_EXIST");
		expectRefusal(this.orders.sync(NO, SyncOrderRequest.paidAt(TIME)), "ORDER_NOT_EXIST");
	}

	private ServiceOrder query() {
		return read(this.orders.query(QueryOrderRequest.ofOutOrderNo(NO)));
	}

	private static ServiceOrder.CollectionDetail payment(ServiceOrder order) {
		return Objects.requireNonNull(order.collection()).details().get(0);
	}

	private static void expectAdvice(ServiceOrder order, OrderStage stage, String calls) {
		assertThat(order.stage()).isEqualTo(stage);
		assertThat(order.canComplete()).isEqualTo(calls.contains("complete"));
		assertThat(order.canCancel()).isEqualTo(calls.contains("cancel"));
		assertThat(order.canSync()).isEqualTo(calls.contains("sync"));
	}

	private static void expectRefusal(Mono<Void> call, String code) {
		StepVerifier.create(call).expectErrorSatisfies((ex) -> {
			assertThat(ex).isInstanceOf(WeChatPayResponseException.class);
			assertThat(((WeChatPayResponseException) ex).getCode()).isEqualTo(code);
			assertThat(((WeChatPayResponseException) ex).isOutcomeUnknown()).isFalse();
		}).verify(TIME_LIMIT);
	}

	private static void expectDone(Mono<Void> call) {
		StepVerifier.create(call).expectComplete().verify(TIME_LIMIT);
	}

	private static ServiceOrder read(Mono<ServiceOrder> order) {
		return Objects.requireNonNull(order.block(TIME_LIMIT));
	}

}
