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

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.client.TestSignature;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What {@code create}, {@code cancel} and {@code sync} send, and what they refuse to
 * send.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderOperationsTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String ORDER = "/v3/payscore/oversea/partner/serviceorder";

	private static final String IDENTITY = "\"service_id\":\"2002000000000558128851361561536\",\"sub_mchid\":\"1900000109\"";

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2019-11-11T16:24:05.123+08:00");

	private static final CancelOrderRequest CANCELLATION = CancelOrderRequest.ofReason("用户投诉");

	private static final SyncOrderRequest SYNC = SyncOrderRequest.paidAt(TIME);

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

	@ParameterizedTest
	@ValueSource(strings = { "reactor", "jdk" })
	void createWhenExampleOrderThenSendsThePagesJsonByteForByte(String connector) throws Exception {
		try (ConfigurableApplicationContext own = OrderContext.start(this.fake,
				"spring.http.clients.reactive.connector=" + connector)) {
			ServiceOrder order = read(own.getBean(PayScoreOrderOperations.class).create(ExampleCreation.request()));
			expectSent(ORDER, ExampleCreation.json());
			assertThat(order.outOrderNo()).isEqualTo(ExampleOrder.OUT_ORDER_NO);
			assertThat(order.stage()).isEqualTo(OrderStage.CREATED);
			assertThat(order.packageData()).isNotEmpty();
			assertThat(order.orderId()).isNotEmpty();
			assertThat(order.riskFund()).isEqualTo(new RiskFund("DEPOSIT", 10000L, "就餐的预估费用"));
			assertThat(order.timeRange()).isEqualTo(new ServiceOrder.ServiceTime("2019-11-11T16:24:05+08:00", "备注1",
					"2019-11-11T16:24:05+08:00", "备注2"));
		}
	}

	@Test
	void createWhenMinimalThenSendsNothingElse() throws Exception {
		read(this.orders.create(ExampleCreation.minimal("A|1*").build()));
		expectSent(ORDER,
				"{\"service_id\":\"2002000000000558128851361561536\",\"appid\":\"wxd678efh567hg6787\","
						+ "\"sub_mchid\":\"1900000109\",\"out_order_no\":\"A|1*\",\"currency\":\"HKD\","
						+ "\"service_introduction\":\"XX充电宝\",\"risk_fund\":{\"name\":\"DEPOSIT\",\"amount\":10000},"
						+ "\"time_range\":{\"start_time\":\"2019-11-11T16:24:05+08:00\"},"
						+ "\"notify_url\":\"https://api.test.com\"}");
	}

	@Test
	void createWhenUserNeedNotConfirmThenServiceRunsAtOnce() {
		ServiceOrder order = read(
				this.orders.create(ExampleCreation.minimal("A1").needUserConfirm(false).subOpenid("oUpF8").build()));
		assertThat(order.stage()).isEqualTo(OrderStage.IN_SERVICE);
		assertThat(order.packageData()).isNull();
		assertThat(this.fake.lastRequest().bodyText()).contains("\"sub_openid\":\"oUpF8\",\"need_user_confirm\":false");
	}

	@Test
	void cancelWhenReasonThenSendsItWithTheDefaults() throws Exception {
		this.fake.seedOrder("A1");
		expectDone(this.orders.cancel("A1", CANCELLATION));
		expectSent(ORDER + "/A1/cancel", "{" + IDENTITY + ",\"reason\":\"用户投诉\"}");
		assertThat(this.fake.order("A1").phase()).isEqualTo(FakeOrderState.REVOKED);
	}

	@Test
	void cancelWhenEveryFieldIsSetThenSendsAll() throws Exception {
		this.fake.seedOrder("A1", (order) -> order.serviceId("500001").subMchid("1900000110"));
		expectDone(
				this.orders.cancel("A1", new CancelOrderRequest("500001", "wxd678efh567hg6787", "1900000110", "用户投诉")));
		expectSent(ORDER + "/A1/cancel", "{\"service_id\":\"500001\",\"appid\":\"wxd678efh567hg6787\","
				+ "\"sub_mchid\":\"1900000110\",\"reason\":\"用户投诉\"}");
	}

	@Test
	void syncWhenOnlyTimeIsSetThenSendsItWithTheDefaults() throws Exception {
		this.fake.seedOrder("A1", (order) -> order.state(FakeOrderState.MCH_COMPLETE));
		expectDone(this.orders.sync("A1", SYNC));
		expectSent(ORDER + "/A1/sync",
				"{" + IDENTITY + ",\"type\":\"Order_Paid\",\"detail\":{\"paid_time\":\"2019-11-11T16:24:05+08:00\"}}");
		assertThat(this.fake.order("A1").phase()).isEqualTo(FakeOrderState.USER_PAID);
	}

	@Test
	void syncWhenEveryFieldIsSetThenSendsAll() throws Exception {
		this.fake.seedOrder("A1",
				(order) -> order.serviceId("500001").subMchid("1900000110").state(FakeOrderState.MCH_COMPLETE));
		expectDone(this.orders.sync("A1",
				SyncOrderRequest.builder()
					.serviceId("500001")
					.subMchid("1900000110")
					.detail(SyncOrderRequest.Detail.builder().seq(1).paidTime(TIME).paidAmount(1).build())
					.build()));
		expectSent(ORDER + "/A1/sync",
				"{\"service_id\":\"500001\",\"sub_mchid\":\"1900000110\",\"type\":\"Order_Paid\","
						+ "\"detail\":{\"seq\":1,\"paid_time\":\"2019-11-11T16:24:05+08:00\",\"paid_amount\":1}}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "a|b a%7Cb", "a*b a%2Ab", "_ _", "- -", "A_b-C|d*0 A_b-C%7Cd%2A0",
			"12345678901234567890123456789012 12345678901234567890123456789012" })
	void callsWhenNumberIsAllowedThenAreSentAndSigned(String outOrderNo, String encoded) throws Exception {
		this.fake.seedOrder(outOrderNo, (order) -> order.state(FakeOrderState.MCH_COMPLETE));
		expectDone(this.orders.cancel(outOrderNo, CANCELLATION));
		expectSentTo(ORDER + "/" + encoded + "/cancel");
		this.fake.seedOrder(outOrderNo, (order) -> order.state(FakeOrderState.MCH_COMPLETE));
		expectDone(this.orders.sync(outOrderNo, SYNC));
		expectSentTo(ORDER + "/" + encoded + "/sync");
	}

	@ParameterizedTest
	@ValueSource(strings = { "123456789012345678901234567890123", "a/b", "..", "a%2Fb", "", "a b", "订单", "a?b" })
	void callsWhenNumberIsNotAllowedThenNothingIsSent(String outOrderNo) {
		for (Supplier<Mono<Void>> call : List.<Supplier<Mono<Void>>>of(
				() -> this.orders.cancel(outOrderNo, CANCELLATION), () -> this.orders.sync(outOrderNo, SYNC))) {
			assertThatIllegalArgumentException().isThrownBy(call::get)
				.withMessage("'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *");
		}
		assertThat(this.fake.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "service-id, serviceId", "sub-mchid, subMchid" })
	void callsWhenDefaultIsMissingThenNameTheFieldAndTheProperty(String property, String field) {
		try (ConfigurableApplicationContext own = OrderContext.start(this.fake,
				"wechatpay.payscore." + property + "=")) {
			PayScoreOrderOperations incomplete = own.getBean(PayScoreOrderOperations.class);
			for (Supplier<Mono<?>> call : calls(incomplete)) {
				assertThatIllegalArgumentException().isThrownBy(call::get)
					.withMessage("'%s' is missing: set it in the request, or set the property 'wechatpay.payscore.%s'"
						.formatted(field, property));
			}
		}
		assertThat(this.fake.requests()).isEmpty();
	}

	private static List<Supplier<Mono<?>>> calls(PayScoreOrderOperations orders) {
		return List.of(() -> orders.create(ExampleCreation.minimal("A1").build()),
				() -> orders.cancel("A1", CANCELLATION), () -> orders.sync("A1", SYNC));
	}

	@Test
	@SuppressWarnings("NullAway")
	void callsWhenRequestIsNullThenNameIt() {
		for (Supplier<Mono<?>> call : List.<Supplier<Mono<?>>>of(() -> this.orders.create(null),
				() -> this.orders.cancel("A1", null), () -> this.orders.sync("A1", null))) {
			assertThatIllegalArgumentException().isThrownBy(call::get).withMessage("'request' must not be null");
		}
	}

	@Test
	void callsWhenTextHasAnEmojiThenNothingIsSent() {
		String emoji = "\uD83D\uDE00";
		for (Supplier<Mono<?>> call : List.<Supplier<Mono<?>>>of(
				() -> this.orders.create(ExampleCreation.minimal("A1").serviceIntroduction(emoji).build()),
				() -> this.orders.cancel("A1", CancelOrderRequest.ofReason(emoji)),
				() -> this.orders.sync("A1", SYNC.toBuilder().type(emoji).build()))) {
			assertThatIllegalArgumentException().isThrownBy(call::get).withMessageContaining("such as an emoji");
		}
		assertThat(this.fake.requests()).isEmpty();
	}

	@Test
	void callsWhenNotSubscribedThenNothingIsSent() {
		calls(this.orders).forEach((call) -> assertThat(call.get()).isNotNull());
		assertThat(this.fake.requests()).isEmpty();
	}

	static Stream<Arguments> repeatedCalls() {
		return Stream.of(Arguments.of(FakeOrderState.MCH_COMPLETE, "cancel"),
				Arguments.of(FakeOrderState.MCH_COMPLETE, "sync"));
	}

	@ParameterizedTest
	@MethodSource("repeatedCalls")
	void callsWhenSubscribedTwiceThenSendTheSameWithANewSignature(FakeOrderState state, String name) {
		this.fake.seedOrder("A1", (order) -> order.state(state));
		Mono<Void> call = "cancel".equals(name) ? this.orders.cancel("A1", CANCELLATION) : this.orders.sync("A1", SYNC);
		expectDone(call.then(call));
		expectTwoEqualRequests();
		assertThat(this.fake.order("A1").cancellations() + this.fake.order("A1").syncs()).isEqualTo(1);
	}

	@Test
	void createWhenSubscribedTwiceThenCreatesOneOrder() {
		Mono<ServiceOrder> call = this.orders.create(ExampleCreation.request());
		assertThat(read(call)).isEqualTo(read(call));
		expectTwoEqualRequests();
		assertThat(this.fake.order(ExampleOrder.OUT_ORDER_NO).creations()).isEqualTo(1);
	}

	private void expectTwoEqualRequests() {
		List<RecordedRequest> requests = this.fake.requests();
		assertThat(requests).hasSize(2)
			.extracting((request) -> TestSignature.authorization(request).get("nonce_str"))
			.doesNotHaveDuplicates();
		assertThat(requests.get(0).body()).isEqualTo(requests.get(1).body());
	}

	@ParameterizedTest
	@EnumSource(names = { "CREATED", "USER_CONFIRM", "MCH_COMPLETE" })
	void cancelWhenOrderIsNotPaidThenCancelsIt(FakeOrderState state) throws Exception {
		this.fake.seedOrder("A1", (order) -> order.state(state));
		ServiceOrder before = read(this.orders.query(QueryOrderRequest.ofOutOrderNo("A1")));
		assertThat(before.canCancel()).isTrue();
		expectDone(this.orders.cancel("A1", CANCELLATION));
		ServiceOrder order = read(this.orders.query(QueryOrderRequest.ofOutOrderNo("A1")));
		assertThat(order.stage()).isEqualTo(OrderStage.CANCELLED);
		assertThat(order.canCancel()).isFalse();
	}

	private void expectSent(String target, String json) throws GeneralSecurityException {
		expectSentTo(target);
		assertThat(this.fake.lastRequest().bodyText()).isEqualTo(json);
		assertThat(this.fake.lastRequest().header("Content-Type")).isEqualTo("application/json");
	}

	private void expectSentTo(String target) throws GeneralSecurityException {
		RecordedRequest request = this.fake.lastRequest();
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.target()).isEqualTo(target);
		assertThat(TestSignature.isSignedBy(this.fake, request)).isTrue();
	}

	private static void expectDone(Mono<Void> call) {
		StepVerifier.create(call).expectComplete().verify(TIME_LIMIT);
	}

	private static ServiceOrder read(Mono<ServiceOrder> order) {
		return Objects.requireNonNull(order.block(TIME_LIMIT));
	}

}
