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

package io.github.payscore.order.mainland;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.client.ScriptedPlatform.Fault;
import io.github.payscore.order.OpenApiSchema;
import io.github.payscore.order.PostPayment;
import io.github.payscore.order.RequestComparison;
import io.github.payscore.order.RiskFund;
import io.github.payscore.order.ServiceOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for messages and pay-on-delivery orders, also against the description of WeChat
 * Pay's pages under {@code openapi}; what differs is in {@link #DEVIATIONS}.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderMessageTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final Map<String, String> DEVIATIONS = Map.ofEntries(
			Map.entry("DIRECT pay on delivery: shopping_info.jump_link.jump_link_type is required by the record only",
					"required in the answer; a link without a kind leads nowhere"),
			Map.entry("PARTNER pay on delivery: shopping_info.jump_link.jump_link_type is required by the record only",
					"required in the answer; a link without a kind leads nowhere"));

	private static final MainlandIdentity DIRECT = MainlandIdentity.direct("500001", "wxd678efh567hg6787",
			UnaryOperator.identity());

	private static final MainlandIdentity PARTNER = MainlandIdentity.partner("500001", "wxd678efh567hg6787",
			"1900000109", null, UnaryOperator.identity());

	private final ScriptedPlatform platform = new ScriptedPlatform();

	@AfterAll
	void close() {
		this.platform.close();
	}

	@ParameterizedTest
	@EnumSource
	void requestsWhenComparedWithThePagesThenOnlyTheListedDeviationsDiffer(MainlandMode mode) {
		String folder = (mode == MainlandMode.DIRECT) ? "" : "partner/";
		MainlandIdentity none = new MainlandIdentity(mode, null, null, null, null, UnaryOperator.identity());
		OrderMessageOperations messages = new OrderMessageTemplate(this.platform.client(), none);
		PayOnDeliveryOperations orders = new PayOnDeliveryTemplate(this.platform.client(), none);
		for (String message : List.of("pending", "prepaid")) {
			String file = folder + "serviceorder/{out_order_no}/send-%smessage.yaml".formatted(message);
			assertThat(OpenApiSchema.isAnsweredWithoutContent(file, "post")).isTrue();
			assertThat(new RequestComparison("message", OpenApiSchema.ofRequest(file), MainlandMessageRequest.class,
					Map.of(), (MainlandMessageRequest request) -> messages.sendPendingMessage("ORDER-1", request))
				.differences()).containsExactlyInAnyOrderElementsOf(deviations("message"));
		}
		Set<String> differences = new TreeSet<>(new RequestComparison(mode + " pay on delivery",
				OpenApiSchema.ofRequest(folder + "servicepayondeliveryorder.yaml"), PayOnDeliveryOrderRequest.class,
				Map.of(), orders::create)
			.differences());
		assertThat(differences).containsExactlyInAnyOrderElementsOf(deviations(mode + " pay"));
	}

	private static List<String> deviations(String prefix) {
		return DEVIATIONS.keySet().stream().filter((deviation) -> deviation.startsWith(prefix)).toList();
	}

	// It repeats what the merchant sent, which an order has no place for.
	@ParameterizedTest
	@EnumSource
	void answerWhenComparedWithThePageThenOnlyThePurchaseIsLost(MainlandMode mode) {
		String file = ((mode == MainlandMode.DIRECT) ? "" : "partner/") + "servicepayondeliveryorder.yaml";
		JsonMapper mapper = JsonMapper.builder().build();
		JsonNode example = mapper.valueToTree(OpenApiSchema.ofAnswer(file, "post").example());
		JsonNode kept = mapper.valueToTree(mapper.treeToValue(example, ServiceOrder.class));
		assertThat(example.propertyNames().stream().filter((name) -> kept.path(name).isMissingNode()))
			.containsExactly("shopping_info");
	}

	@Test
	void messagesWhenSentThenGoToTheirPaths() {
		this.platform.start("", "", "");
		StepVerifier
			.create(new OrderMessageTemplate(this.platform.client(), DIRECT).sendPendingMessage("A|1", message()))
			.verifyComplete();
		StepVerifier
			.create(new OrderMessageTemplate(this.platform.client(), PARTNER).sendPrepaidMessage("A|1", message()))
			.verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly(
				"POST /v3/payscore/serviceorder/A%7C1/send-pendingmessage",
				"POST /v3/payscore/partner/serviceorder/A%7C1/send-prepaidmessage");
		assertThat(this.platform.bodies()).containsExactly(
				"{\"service_id\":\"500001\",\"post_payments\":[{\"name\":\"租金\",\"amount\":100}],"
						+ "\"total_amount\":100,\"prepaid_time\":\"20261127\"}",
				"{\"service_id\":\"500001\",\"sub_mchid\":\"1900000109\",\"post_payments\":[{\"name\":\"租金\",\"amount\":100}],"
						+ "\"total_amount\":100,\"prepaid_time\":\"20261127\"}");
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "STALLED", "SILENT", "RATE_LIMITED" })
	void callsWhenNetworkFailsThenAreSentOnceAndOutcomeIsUnknown(Fault fault) {
		assertSentOnce(fault,
				new OrderMessageTemplate(this.platform.client(), DIRECT).sendPendingMessage("A1", message()));
		assertSentOnce(fault,
				new OrderMessageTemplate(this.platform.client(), DIRECT).sendPrepaidMessage("A1", message()));
		assertSentOnce(fault, new PayOnDeliveryTemplate(this.platform.client(), DIRECT).create(order().build()));
	}

	private void assertSentOnce(Fault fault, Mono<?> call) {
		this.platform.start("", "", "");
		this.platform.nextChange(fault, true);
		StepVerifier.create(call)
			.expectErrorMatches((ex) -> ex instanceof WeChatPayException failure && failure.isOutcomeUnknown())
			.verify(TIME_LIMIT);
		assertThat(this.platform.requestLines()).hasSize(1);
	}

	@Test
	void payOnDeliveryWhenAnsweredThenReturnsTheOrder() {
		this.platform.start("{\"out_order_no\":\"A1\",\"state\":\"CREATED\",\"package\":\"abc\",\"shopping_info\":{}}",
				"", "");
		StepVerifier.create(new PayOnDeliveryTemplate(this.platform.client(), PARTNER).create(order().build()))
			.assertNext((order) -> assertThat(order.packageData()).isEqualTo("abc"))
			.verifyComplete();
		assertThat(this.platform.requestLines()).containsExactly("POST /v3/payscore/partner/servicepayondeliveryorder");
	}

	@Test
	void payOnDeliveryWhenUserConfirmsNothingThenMustBeNamed() {
		assertThatIllegalArgumentException().isThrownBy(() -> order().needUserConfirm(false).build())
			.withMessage("With 'needUserConfirm' false, exactly one of 'openid' and 'subOpenid' must be set");
	}

	private static MainlandMessageRequest message() {
		return MainlandMessageRequest.builder()
			.postPayments(List.of(PostPayment.builder().name("租金").amount(100).build()))
			.totalAmount(100)
			.prepaidTime(LocalDate.of(2026, 11, 27))
			.build();
	}

	private static PayOnDeliveryOrderRequest.Builder order() {
		return PayOnDeliveryOrderRequest.builder()
			.outOrderNo("A1")
			.serviceIntroduction("某某商城")
			.riskFund(RiskFund.builder().name(RiskFund.NAME_ESTIMATE_ORDER_COST).amount(40000).build())
			.timeRange(MainlandTimeRange.builder().startTime(LocalDateTime.of(2026, 11, 26, 9, 0)).build())
			.notifyUrl("https://example.com/payscore")
			.shoppingInfo(PayOnDeliveryOrderRequest.ShoppingInfo.builder()
				.jumpLink(PayOnDeliveryOrderRequest.JumpLink.builder().appid("wx1").path("/order").build())
				.goods(List.of(PayOnDeliveryOrderRequest.Goods.builder()
					.name("耳机")
					.picture("https://example.com/1.png")
					.amount(40000)
					.count(1)
					.build()))
				.build());
	}

}
