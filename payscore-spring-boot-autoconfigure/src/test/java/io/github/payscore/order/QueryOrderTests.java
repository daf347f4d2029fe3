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
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.TestSignature;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(FakeWeChatPayExtension.class)
class QueryOrderTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String TARGET = "/v3/payscore/oversea/partner/serviceorder"
			+ "?service_id=2002000000000558128851361561536&sub_mchid=1900000109";

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk" })
	void queryWhenServiceRunsThenAnswersTheOrder(String connector, FakeWeChatPay fake) {
		fake.seedOrder(ExampleOrder.OUT_ORDER_NO);
		run(fake, "spring.http.clients.reactive.connector=" + connector, (orders) -> {
			ServiceOrder order = read(orders.query(QueryOrderRequest.ofOutOrderNo(ExampleOrder.OUT_ORDER_NO)));
			assertThat(order.outOrderNo()).isEqualTo(ExampleOrder.OUT_ORDER_NO);
			assertThat(order.serviceId()).isEqualTo("2002000000000558128851361561536");
			assertThat(order.subMchid()).isEqualTo("1900000109");
			assertThat(order.mchid()).isEqualTo(fake.properties().get("wechatpay.mchid"));
			assertThat(order.state()).isEqualTo(ServiceOrder.STATE_DOING);
			assertThat(order.stateDescription()).isEqualTo(ServiceOrder.DESCRIPTION_USER_CONFIRM);
			assertThat(order.totalAmount()).isNull();
			assertThat(order.collection()).isNull();
			assertThat(order.postDiscounts()).isEmpty();
			assertThat(order.riskFund()).isEqualTo(new RiskFund("DEPOSIT", 10000L, "就餐的预估费用"));
			RecordedRequest request = fake.lastRequest();
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.target()).isEqualTo(TARGET + "&out_order_no=1234323JKHDFE1243252");
			assertThat(request.body()).isEmpty();
			assertThat(request.header("Content-Type")).isNull();
			assertThat(TestSignature.isSignedBy(fake, request)).isTrue();
		});
	}

	@Test
	void queryWhenCompletedThenAnswersWhatTheOrderWasCompletedWith(FakeWeChatPay fake) {
		fake.seedOrder("A1");
		run(fake, "", (orders) -> {
			ServiceOrder order = read(orders.complete("A1", ExampleOrder.request())
				.then(orders.query(QueryOrderRequest.ofOutOrderNo("A1"))));
			assertThat(order.state()).isEqualTo(ServiceOrder.STATE_DOING);
			assertThat(order.stateDescription()).isEqualTo(ServiceOrder.DESCRIPTION_MCH_COMPLETE);
			assertThat(order.totalAmount()).isEqualTo(50000);
			assertThat(order.collection()).isEqualTo(new ServiceOrder.Collection(
					ServiceOrder.Collection.STATE_USER_PAYING, 50000L, 50000L, 0L, null, List.of(), List.of()));
			assertThat(order.postPayments())
				.containsExactly(new ServiceOrder.PaymentItem("就餐费用", 40000L, "就餐人均100元", 4));
			assertThat(order.postDiscounts())
				.containsExactly(new ServiceOrder.DiscountItem("满20减1元", "不与其他优惠叠加", 100L, 2));
			assertThat(order.location()).isEqualTo(new Location("嗨客时尚主题展餐厅", "嗨客时尚主题展餐厅"));
			assertThat(order.timeRange()).isEqualTo(new ServiceOrder.ServiceTime("2019-11-11T16:24:05+08:00", "备注1",
					"2019-11-11T16:24:05+08:00", "备注2"));
			assertThat(TookEffect.completion(order, 50000)).isEqualTo(TookEffect.YES);
		});
	}

	@Test
	void queryWhenPaidThenAnswersThePayment(FakeWeChatPay fake) {
		fake.seedOrder("A1", (order) -> order.state(FakeOrderState.USER_PAID).totalAmount(700));
		run(fake, "", (orders) -> {
			ServiceOrder order = read(orders.query(QueryOrderRequest.ofOutOrderNo("A1")));
			assertThat(order.state()).isEqualTo(ServiceOrder.STATE_DONE);
			ServiceOrder.Collection collection = Objects.requireNonNull(order.collection());
			assertThat(collection.state()).isEqualTo(ServiceOrder.Collection.STATE_USER_PAID);
			assertThat(collection.details()).hasSize(1);
			assertThat(collection.details().get(0).amount()).isEqualTo(700);
			assertThat(collection.details().get(0).transactionId()).matches("[0-9]{20}");
		});
	}

	@ParameterizedTest
	@CsvSource({ "CREATED, CREATED", "REVOKED, REVOKED", "EXPIRED, EXPIRED" })
	void queryWhenOtherStateThenAnswersIt(FakeOrderState seeded, String state, FakeWeChatPay fake) {
		fake.seedOrder("A1", (order) -> order.state(seeded));
		run(fake, "", (orders) -> {
			ServiceOrder order = read(orders.query(QueryOrderRequest.ofOutOrderNo("A1")));
			assertThat(order.state()).isEqualTo(state);
			assertThat(order.stateDescription()).isNull();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "a|b a%7Cb", "a*b a%2Ab", "_ _", "- -", "A_b-C|d*0 A_b-C%7Cd%2A0",
			"12345678901234567890123456789012 12345678901234567890123456789012" })
	void queryWhenNumberIsAllowedThenIsSentAndSigned(String outOrderNo, String encoded, FakeWeChatPay fake) {
		fake.seedOrder(outOrderNo);
		run(fake, "", (orders) -> {
			ServiceOrder order = read(orders.query(QueryOrderRequest.ofOutOrderNo(outOrderNo)));
			assertThat(order.outOrderNo()).isEqualTo(outOrderNo);
			assertThat(fake.lastRequest().target()).isEqualTo(TARGET + "&out_order_no=" + encoded);
			assertThat(TestSignature.isSignedBy(fake, fake.lastRequest())).isTrue();
		});
	}

	@Test
	void queryWhenRequestNamesServiceAndSubMerchantThenTheyWin(FakeWeChatPay fake) {
		fake.seedOrder("A1", (order) -> order.serviceId("500001").subMchid("1900000110"));
		QueryOrderRequest request = QueryOrderRequest.builder()
			.serviceId("500001")
			.subMchid("1900000110")
			.outOrderNo("A1")
			.build();
		run(fake, "", (orders) -> {
			assertThat(read(orders.query(request)).serviceId()).isEqualTo("500001");
			assertThat(fake.lastRequest().target()).isEqualTo("/v3/payscore/oversea/partner/serviceorder"
					+ "?service_id=500001&sub_mchid=1900000110&out_order_no=A1");
		});
	}

	@ParameterizedTest
	@CsvSource({ "service-id, serviceId", "sub-mchid, subMchid" })
	void queryWhenDefaultIsMissingThenNamesTheFieldAndTheProperty(String property, String field, FakeWeChatPay fake) {
		run(fake, "wechatpay.payscore." + property + "=",
				(orders) -> assertThatIllegalArgumentException()
					.isThrownBy(() -> orders.query(QueryOrderRequest.ofOutOrderNo("A1")))
					.withMessage("'%s' is missing: set it in the request, or set the property 'wechatpay.payscore.%s'"
						.formatted(field, property)));
		assertThat(fake.requests()).isEmpty();
	}

	@Test
	void queryWhenOrderDoesNotExistThenFailsWithTheCode(FakeWeChatPay fake) {
		run(fake, "", (orders) -> StepVerifier.create(orders.query(QueryOrderRequest.ofOutOrderNo("no-such-order")))
			.expectErrorSatisfies((ex) -> {
				assertThat(ex).isInstanceOf(WeChatPayResponseException.class)
					.hasMessageStartingWith(
							"GET /v3/payscore/oversea/partner/serviceorder was answered 404 ORDER_NOT_EXIST")
					.hasMessageNotContaining("no-such-order");
				WeChatPayResponseException answer = (WeChatPayResponseException) ex;
				assertThat(answer.getStatusCode()).isEqualTo(404);
				assertThat(answer.getCode()).isEqualTo("ORDER_NOT_EXIST");
				assertThat(answer.isOutcomeUnknown()).isFalse();
			})
			.verify(TIME_LIMIT));
	}

	@Test
	@SuppressWarnings("NullAway")
	void queryWhenRequestIsNullThenNamesIt(FakeWeChatPay fake) {
		run(fake, "", (orders) -> assertThatIllegalArgumentException().isThrownBy(() -> orders.query(null))
			.withMessage("'request' must not be null"));
	}

	@Test
	void queryWhenNotSubscribedThenNothingIsSent(FakeWeChatPay fake) {
		run(fake, "", (orders) -> assertThat(orders.query(QueryOrderRequest.ofOutOrderNo("A1"))).isNotNull());
		assertThat(fake.requests()).isEmpty();
	}

	private static ServiceOrder read(Mono<ServiceOrder> order) {
		return Objects.requireNonNull(order.block(TIME_LIMIT));
	}

	private static void run(FakeWeChatPay fake, String property, CompleteOrderTests.OrdersConsumer consumer) {
		ApplicationContextRunner runner = OrderContext.runner(fake);
		runner = property.isEmpty() ? runner : runner.withPropertyValues(property);
		runner.run((context) -> consumer.accept(context.getBean(PayScoreOrderOperations.class)));
	}

}
