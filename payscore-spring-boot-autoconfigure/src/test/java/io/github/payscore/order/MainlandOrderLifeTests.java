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

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;
import io.github.payscore.launch.LaunchTemplate;
import io.github.payscore.order.mainland.DirectOrderOperations;
import io.github.payscore.order.mainland.DirectOrderTemplate;
import io.github.payscore.order.mainland.MainlandCompleteOrderRequest;
import io.github.payscore.order.mainland.MainlandCreateOrderRequest;
import io.github.payscore.order.mainland.MainlandModifyOrderRequest;
import io.github.payscore.order.mainland.MainlandSyncOrderRequest;
import io.github.payscore.order.mainland.MainlandTimeRange;
import io.github.payscore.order.mainland.PartnerOrderOperations;
import io.github.payscore.order.mainland.PartnerOrderTemplate;
import io.github.payscore.signature.ApiV2Key;
import io.github.payscore.test.FakeLaunch;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeOrderState;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the life of orders of the mainland, against a fake that checks each request.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandOrderLifeTests {

	private static final String ORDER = "ORDER-1";

	private static final String SERVICE = "2002000000000558128851361561536";

	private static final String APPID = "wxd678efh567hg6787";

	private static final List<PostPayment> BILL = List
		.of(PostPayment.builder().name("就餐费用").amount(40000L).description("人均100元").count(4).build());

	private static final LocalDateTime START = LocalDateTime.of(2026, 1, 31, 19, 0);

	private static MainlandCreateOrderRequest creation() {
		return MainlandCreateOrderRequest.builder()
			.outOrderNo(ORDER)
			.serviceIntroduction("某某酒店")
			.riskFund(RiskFund.of(RiskFund.NAME_ESTIMATE_ORDER_COST, 10000))
			.timeRange(MainlandTimeRange.builder().startOnAccept().build())
			.notifyUrl("https://merchant.example/payscore/notify")
			.build();
	}

	private static MainlandCompleteOrderRequest completion() {
		return MainlandCompleteOrderRequest.builder()
			.postPayments(BILL)
			.totalAmount(40000)
			.timeRange(MainlandTimeRange.builder().startTime(START).endTime(START.plusHours(2)).build())
			.build();
	}

	private static MainlandModifyOrderRequest modification() {
		return MainlandModifyOrderRequest.builder().postPayments(BILL).totalAmount(30000).reason("用户投诉").build();
	}

	private static MainlandSyncOrderRequest sync() {
		return MainlandSyncOrderRequest.paidAt(LocalDateTime.now(ZoneOffset.ofHours(8)));
	}

	@Test
	void directMerchantWhenOrderLivesItsLifeThenEachStepIsAnswered() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start()) {
			OrderContext.runner(fake).run((context) -> {
				DirectOrderOperations orders = new DirectOrderTemplate(context.getBean(WeChatPayClient.class), SERVICE,
						APPID);
				ServiceOrder created = orders.create(creation()).blockOptional().orElseThrow();
				LaunchOperations launch = launch(fake);
				assertOpens(fake, launch.confirm(created));
				assertOpens(fake, launch.detail(SERVICE, ORDER));
				fake.confirm(ORDER);
				assertThat(orders.complete(ORDER, completion()).block()).extracting(ServiceOrder::totalAmount)
					.isEqualTo(40000L);
				assertThat(orders.modify(ORDER, modification()).block()).extracting(ServiceOrder::totalAmount)
					.isEqualTo(30000L);
				assertThat(orders.pay(ORDER).block()).isNotNull();
				assertThat(orders.sync(ORDER, sync()).block()).extracting(ServiceOrder::state).isEqualTo("DONE");
			});
			assertPaid(fake.order(ORDER));
		}
	}

	@Test
	void partnerWhenOrderLivesItsLifeThenEachStepIsAccepted() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.PARTNER).start()) {
			OrderContext.runner(fake).run((context) -> {
				PartnerOrderOperations orders = new PartnerOrderTemplate(context.getBean(WeChatPayClient.class),
						SERVICE, APPID, "1900000109", null);
				ServiceOrder created = orders.create(creation()).blockOptional().orElseThrow();
				assertOpens(fake, launch(fake).confirm(created));
				fake.confirm(ORDER);
				orders.complete(ORDER, completion()).block();
				orders.modify(ORDER, modification()).block();
				orders.pay(ORDER).block();
				orders.sync(ORDER, sync()).block();
			});
			assertPaid(fake.order(ORDER));
		}
	}

	private static void assertPaid(FakeOrder order) {
		assertThat(order.phase()).isEqualTo(FakeOrderState.USER_PAID);
		assertThat(order.totalAmount()).isEqualTo(30000);
		assertThat(order.collectionRequests()).isEqualTo(1);
		assertThat(order.syncs()).isEqualTo(1);
	}

	private static LaunchOperations launch(FakeWeChatPay fake) {
		return LaunchTemplate.mainland("1230000109").apiV2Key(ApiV2Key.of(fake.apiV2Key())).build();
	}

	private static void assertOpens(FakeWeChatPay fake, LaunchParameters page) {
		FakeLaunch opened = fake.launch(page.businessType(), page.extraData());
		assertThat(opened.problem()).isNull();
		assertThat(fake.launch(page.businessType(), page.queryString()).isOpened()).isTrue();
	}

}
