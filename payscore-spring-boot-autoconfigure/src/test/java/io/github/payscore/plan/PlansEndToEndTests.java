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

package io.github.payscore.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.order.mainland.MainlandMessageRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.order.mainland.OrderMessageOperations;
import io.github.payscore.order.mainland.PayOnDeliveryOperations;
import io.github.payscore.order.mainland.PayOnDeliveryOrderRequest;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans, messages and pay-on-delivery orders of both modes, from the beans of an
 * application to the fake and back.
 *
 * @author PayScore for Spring Boot contributors
 */
class PlansEndToEndTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void planWhenSignedThenItsServicesAreGivenOneAfterTheOther(FakeMode mode) {
		run(mode, (context, fake) -> {
			PlanOperations plans = context.getBean(PlanOperations.class);
			SignPlanOperations signPlans = context.getBean(SignPlanOperations.class);
			Plan plan = get(plans.create(plan()));
			assertThat(plan.planState()).isEqualTo(Plan.STATE_NORMAL);
			assertThat(plan.planDetailList()).extracting(Plan.Detail::planDetailNo).containsExactly(1, 2);
			assertThat(get(plans.query(QueryPlanRequest.ofMerchantPlanNo("PLAN-1")))).isEqualTo(plan);
			CreatedSignPlan created = get(signPlans.create(signPlan(Objects.requireNonNull(plan.planId()))));
			String signPlanId = Objects.requireNonNull(Objects.requireNonNull(created.signPlan()).signPlanId());
			assertThat(created.packageData()).isNotBlank();
			assertRefused(signPlans.createOrder(order(signPlanId, 1)));
			fake.signPlans().sign("SIGN-1");
			assertRefused(signPlans.createOrder(order(signPlanId, 2)));
			assertThat(get(signPlans.createOrder(order(signPlanId, 1))).outOrderNo()).isEqualTo("LESSON-1");
			assertRefused(signPlans.createOrder(order(signPlanId, 2)));
			SignPlan going = get(signPlans.query(QuerySignPlanRequest.ofMerchantSignPlanNo("SIGN-1")));
			assertThat(going.signState()).isEqualTo(SignPlan.STATE_SIGNED);
			assertThat(going.goingDetailNo()).isOne();
			assertThat(going.signedDetailList()).extracting(SignPlan.Detail::planDetailState)
				.containsExactly(SignPlan.Detail.STATE_USING, SignPlan.Detail.STATE_NOT_USED);
			assertThat(get(plans.stop("PLAN-1")).planState()).isEqualTo(Plan.STATE_STOP);
			assertRefused(plans.stop("PLAN-1"));
			SignPlan stopped = get(signPlans.stop("SIGN-1", StopSignPlanRequest.ofReason("用户协商后停止")));
			assertThat(stopped.signState()).isEqualTo(SignPlan.STATE_SIGN_PLAN_CANCEL);
			assertThat(stopped.cancelSignType()).isEqualTo(SignPlan.CANCEL_TYPE_MERCHANT);
			assertThat(fake.signPlans().state("SIGN-1")).isEqualTo("SIGN_PLAN_CANCEL");
		});
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void planWhenAnAnswerIsLostThenIsStoppedOnce(FakeMode mode) {
		run(mode, (context, fake) -> {
			PlanOperations plans = context.getBean(PlanOperations.class);
			get(plans.create(plan()));
			fake.next().dropAfterEffect();
			assertThat(get(plans.stop("PLAN-1")).planState()).isEqualTo(Plan.STATE_STOP);
		});
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void messageWhenSentThenIsSentOnce(FakeMode mode) {
		run(mode, (context, fake) -> {
			OrderMessageOperations messages = context.getBean(OrderMessageOperations.class);
			fake.seedOrder("ORDER-1");
			MainlandMessageRequest message = MainlandMessageRequest.builder()
				.postPayments(List.of(PostPayment.builder().name("租金").amount(100).build()))
				.totalAmount(100)
				.prepaidTime(LocalDate.of(2026, 11, 27))
				.build();
			StepVerifier.create(messages.sendPendingMessage("ORDER-1", message)).expectComplete().verify(TIME_LIMIT);
			StepVerifier.create(messages.sendPrepaidMessage("ORDER-1", message)).expectComplete().verify(TIME_LIMIT);
			assertRefused(messages.sendPrepaidMessage("ORDER-1", message));
		});
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void payOnDeliveryWhenCreatedThenIsAnOrderLikeOthers(FakeMode mode) {
		run(mode, (context, fake) -> {
			ServiceOrder order = get(context.getBean(PayOnDeliveryOperations.class).create(payOnDelivery()));
			assertThat(order.state()).isEqualTo(ServiceOrder.STATE_CREATED);
			assertThat(order.packageData()).isNotBlank();
			fake.confirm("ORDER-1");
		});
	}

	private static void run(FakeMode mode, Scenario scenario) {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(mode).start()) {
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(WeChatPayAutoConfiguration.class))
				.withPropertyValues(fake.properties()
					.entrySet()
					.stream()
					.map((property) -> property.getKey() + "=" + property.getValue())
					.toArray(String[]::new))
				.run((context) -> scenario.play(context, fake));
		}
	}

	private static <T> T get(Mono<T> call) {
		return Objects.requireNonNull(call.block(TIME_LIMIT));
	}

	private static void assertRefused(Mono<?> call) {
		StepVerifier.create(call)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(WeChatPayResponseException.class,
					(refusal) -> assertThat(refusal.isOutcomeUnknown()).isFalse()))
			.verify(TIME_LIMIT);
	}

	private static CreatePlanRequest plan() {
		return CreatePlanRequest.builder()
			.merchantPlanNo("PLAN-1")
			.planName("瑜伽课2节")
			.planDuration(300)
			.planDetailList(List.of(detail("第一节课", 9000), detail("第二节课", 8000)))
			.build();
	}

	private static CreatePlanRequest.Detail detail(String name, long actualPrice) {
		return CreatePlanRequest.Detail.builder()
			.planDetailName(name)
			.originalPrice(10000)
			.actualPrice(actualPrice)
			.build();
	}

	private static CreateSignPlanRequest signPlan(String planId) {
		return CreateSignPlanRequest.builder()
			.planId(planId)
			.merchantSignPlanNo("SIGN-1")
			.openid(OPENID)
			.notifyUrl("https://example.com/payscore")
			.signPlanDetail(List.of(new CreateSignPlanRequest.Detail(1, "LESSON-1"),
					new CreateSignPlanRequest.Detail(2, "LESSON-2")))
			.build();
	}

	private static CreateSignPlanOrderRequest order(String signPlanId, int planDetailNo) {
		return CreateSignPlanOrderRequest.builder()
			.signPlanId(signPlanId)
			.planDetailNo(planDetailNo)
			.outTradeNo("LESSON-" + planDetailNo)
			.openid(OPENID)
			.notifyUrl("https://example.com/payscore")
			.serviceIntroduction("瑜伽课")
			.timeRange(MainlandTimeRange.builder().startTime(LocalDateTime.of(2026, 11, 26, 9, 0)).build())
			.build();
	}

	private static PayOnDeliveryOrderRequest payOnDelivery() {
		return PayOnDeliveryOrderRequest.builder()
			.outOrderNo("ORDER-1")
			.serviceIntroduction("某某商城")
			.riskFund(RiskFund.builder().name(RiskFund.NAME_ESTIMATE_ORDER_COST).amount(40000).build())
			.timeRange(MainlandTimeRange.builder().startTime(LocalDateTime.of(2026, 11, 26, 9, 0)).build())
			.notifyUrl("https://example.com/payscore")
			.needUserConfirm(true)
			.shoppingInfo(PayOnDeliveryOrderRequest.ShoppingInfo.builder()
				.jumpLink(PayOnDeliveryOrderRequest.JumpLink.builder().appid("wx1").path("/order").build())
				.goods(List.of(PayOnDeliveryOrderRequest.Goods.builder()
					.name("耳机")
					.picture("https://example.com/1.png")
					.amount(40000)
					.count(1)
					.build()))
				.build())
			.build();
	}

	private interface Scenario {

		void play(AssertableApplicationContext context, FakeWeChatPay fake) throws Exception;

	}

}
