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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.order.PostDiscount;
import io.github.payscore.order.PostPayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Whose orders a request is about, in each mode: what is sent, what takes the place of
 * what a request does not name, and what a mode does not have.
 *
 * @author PayScore for Spring Boot contributors
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainlandIdentityTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	private static final String DIRECT = " must not be set in a request of a direct merchant: only partners have this field";

	private static final String PARTNER = " must not be set in a request of a partner: only direct merchants have this field";

	private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 26, 9, 30);

	private final ScriptedPlatform platform = new ScriptedPlatform();

	private final DirectOrderOperations direct = new DirectOrderTemplate(this.platform.client(), "500001", "wx1");

	private final PartnerOrderOperations partner = new PartnerOrderTemplate(this.platform.client(), "500001", "wx1",
			"1900000109", "wx2");

	@BeforeEach
	void start() {
		this.platform.start("{\"out_order_no\":\"ORDER-1\"}", "{\"out_order_no\":\"ORDER-1\"}", "");
	}

	@AfterAll
	void close() {
		this.platform.close();
	}

	@Test
	void callsOfDirectMerchantSendServiceAndOfficialAccount() {
		Map<String, Object> identity = Map.of("service_id", "500001", "appid", "wx1");
		assertThat(identity(this.direct.create(ExampleMainland.creation("ORDER-1").build()))).isEqualTo(identity);
		assertThat(identity(this.direct.complete("ORDER-1", ExampleMainland.completion().build()))).isEqualTo(identity);
		assertThat(identity(this.direct.cancel("ORDER-1", MainlandCancelOrderRequest.ofReason("-"))))
			.isEqualTo(identity);
		assertThat(identity(this.direct.modify("ORDER-1", ExampleMainland.modification().build()))).isEqualTo(identity);
		assertThat(identity(this.direct.sync("ORDER-1", MainlandSyncOrderRequest.paidAt(TIME)))).isEqualTo(identity);
		assertThat(identity(this.direct.pay("ORDER-1"))).isEqualTo(identity);
		assertThat(this.platform.requestLines()).contains("POST /v3/payscore/serviceorder",
				"POST /v3/payscore/serviceorder/ORDER-1/complete", "POST /v3/payscore/serviceorder/ORDER-1/cancel",
				"POST /v3/payscore/serviceorder/ORDER-1/modify", "POST /v3/payscore/serviceorder/ORDER-1/sync",
				"POST /v3/payscore/serviceorder/ORDER-1/pay");
	}

	@Test
	void callsOfPartnerSendServiceAndSubMerchant() {
		assertThat(identity(this.partner.create(ExampleMainland.creation("ORDER-1").build())))
			.isEqualTo(Map.of("service_id", "500001", "appid", "wx1", "sub_mchid", "1900000109", "sub_appid", "wx2"));
		Map<String, Object> identity = Map.of("service_id", "500001", "sub_mchid", "1900000109");
		this.platform.start("", "", "");
		assertThat(identity(this.partner.complete("ORDER-1", ExampleMainland.completion().build())))
			.isEqualTo(identity);
		assertThat(identity(this.partner.cancel("ORDER-1", MainlandCancelOrderRequest.ofReason("-"))))
			.isEqualTo(identity);
		assertThat(identity(this.partner.modify("ORDER-1", ExampleMainland.modification().build())))
			.isEqualTo(identity);
		assertThat(identity(this.partner.sync("ORDER-1", MainlandSyncOrderRequest.paidAt(TIME)))).isEqualTo(identity);
		assertThat(identity(this.partner.pay("ORDER-1"))).isEqualTo(identity);
		assertThat(this.platform.requestLines()).contains("POST /v3/payscore/partner/serviceorder/ORDER-1/complete",
				"POST /v3/payscore/partner/serviceorder/ORDER-1/cancel",
				"POST /v3/payscore/partner/serviceorder/ORDER-1/modify",
				"POST /v3/payscore/partner/serviceorder/ORDER-1/sync",
				"POST /v3/payscore/partner/serviceorder/ORDER-1/pay");
	}

	private Map<String, Object> identity(Mono<?> call) {
		send(call);
		List<String> bodies = this.platform.bodies();
		Map<?, ?> body = JsonMapper.shared().readValue(bodies.get(bodies.size() - 1), Map.class);
		return body.entrySet()
			.stream()
			.filter((field) -> List.of("service_id", "appid", "sub_mchid", "sub_appid", "openid", "sub_openid")
				.contains(field.getKey()))
			.collect(Collectors.toMap((field) -> String.valueOf(field.getKey()),
					(field) -> Objects.requireNonNull(field.getValue())));
	}

	private static void send(Mono<?> call) {
		StepVerifier.create(call.then()).expectComplete().verify(TIME_LIMIT);
	}

	@Test
	void callWhenRequestNamesAnotherMerchantThenSendsThat() {
		assertThat(identity(
				this.direct.pay("ORDER-1", MainlandPayOrderRequest.builder().serviceId("500002").appid("wx3").build())))
			.isEqualTo(Map.of("service_id", "500002", "appid", "wx3"));
		assertThat(identity(this.partner.create(ExampleMainland.creation("ORDER-1")
			.serviceId("500002")
			.appid("wx3")
			.subMchid("1900000110")
			.subAppid("wx4")
			.build())))
			.isEqualTo(Map.of("service_id", "500002", "appid", "wx3", "sub_mchid", "1900000110", "sub_appid", "wx4"));
	}

	@Test
	void createOfPartnerWhenSubMerchantHasNoOfficialAccountThenSendsNone() {
		PartnerOrderOperations orders = new PartnerOrderTemplate(this.platform.client(), "500001", "wx1", "1900000109",
				" ");
		assertThat(identity(orders.create(ExampleMainland.creation("ORDER-1").build())))
			.isEqualTo(Map.of("service_id", "500001", "appid", "wx1", "sub_mchid", "1900000109"));
	}

	@Test
	void queryWhenByEitherNumberThenNamesItInTheRequest() {
		send(this.direct.query(MainlandQueryOrderRequest.ofOutOrderNo("ORDER-1")));
		send(this.direct.query(MainlandQueryOrderRequest.ofQueryId("a b")));
		send(this.partner.query(MainlandQueryOrderRequest.ofOutOrderNo("ORDER-1")));
		send(this.partner.query(MainlandQueryOrderRequest.ofQueryId("a b")));
		assertThat(this.platform.requestLines()).containsExactly(
				"GET /v3/payscore/serviceorder?service_id=500001&appid=wx1&out_order_no=ORDER-1",
				"GET /v3/payscore/serviceorder?service_id=500001&appid=wx1&query_id=a%20b",
				"GET /v3/payscore/partner/serviceorder?service_id=500001&sub_mchid=1900000109&out_order_no=ORDER-1",
				"GET /v3/payscore/partner/serviceorder?service_id=500001&sub_mchid=1900000109&query_id=a%20b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void callWhenFieldOfOtherModeIsBlankThenIsNotSent(String blank) {
		assertThat(identity(this.direct.pay("ORDER-1", MainlandPayOrderRequest.builder().subMchid(blank).build())))
			.containsOnlyKeys("service_id", "appid");
	}

	@Test
	void callOfDirectMerchantWhenFieldIsOfPartnersThenNamesFieldAndMode() {
		refuses("'subMchid'" + DIRECT,
				() -> this.direct.query(MainlandQueryOrderRequest.builder().outOrderNo("1").subMchid("2").build()));
		refuses("'subMchid'" + DIRECT,
				() -> this.direct.pay("1", MainlandPayOrderRequest.builder().subMchid("2").build()));
		refuses("'subAppid'" + DIRECT, () -> this.direct.create(ExampleMainland.creation("1").subAppid("wx2").build()));
		refuses("'subOpenid'" + DIRECT, () -> this.direct.create(ExampleMainland.creation("1").subOpenid("o").build()));
		refuses("'completeTime'" + DIRECT, () -> this.direct.complete("1",
				ExampleMainland.completion().completeTime(OffsetDateTime.parse("2026-11-26T09:30:00+08:00")).build()));
		refuses("'seq'" + DIRECT, () -> this.direct.sync("1", sync((detail) -> detail.seq(1))));
		refuses("'paidAmount'" + DIRECT, () -> this.direct.sync("1", sync((detail) -> detail.paidAmount(1))));
	}

	@Test
	void callOfPartnerWhenFieldIsOfDirectMerchantsThenNamesFieldAndMode() {
		refuses("'appid'" + PARTNER,
				() -> this.partner.query(MainlandQueryOrderRequest.builder().outOrderNo("1").appid("wx1").build()));
		refuses("'appid'" + PARTNER,
				() -> this.partner.complete("1", ExampleMainland.completion().appid("wx1").build()));
		refuses("'appid'" + PARTNER,
				() -> this.partner.modify("1", ExampleMainland.modification().appid("wx1").build()));
		refuses("'appid'" + PARTNER,
				() -> this.partner.cancel("1", MainlandCancelOrderRequest.builder().reason("-").appid("wx1").build()));
	}

	@Test
	void callWhenIdentityIsMissingThenNamesWhatToSet() {
		DirectOrderOperations direct = new DirectOrderTemplate(this.platform.client());
		refuses("'serviceId' is missing: set it in the request, or set the default of this template, 'serviceId'",
				() -> direct.pay("1"));
		refuses("'appid' is missing: set it in the request, or set the default of this template, 'appid'",
				() -> direct.pay("1", MainlandPayOrderRequest.builder().serviceId("500001").build()));
		PartnerOrderOperations partner = new PartnerOrderTemplate(this.platform.client(), "500001", null, null, null,
				"the setting '%s'"::formatted);
		refuses("'subMchid' is missing: set it in the request, or set the setting 'subMchid'", () -> partner.pay("1"));
		refuses("'appid' is missing: set it in the request, or set the setting 'appid'",
				() -> partner.create(ExampleMainland.creation("1").build()));
	}

	@Test
	void createWhenStartIsMissingThenOnlyDirectMerchantsAreRefused() {
		MainlandCreateOrderRequest creation = ExampleMainland.creation("1")
			.timeRange(MainlandTimeRange.builder().build())
			.build();
		refuses("'startTime' must be set", () -> this.direct.create(creation));
		send(this.partner.create(creation));
	}

	@Test
	void callWhenDiscountHasNoDescriptionThenOnlyDirectMerchantsAreRefused() {
		List<PostDiscount> discounts = List.of(PostDiscount.of("满20减1元", 100));
		refuses("'description' of a post discount must not be empty",
				() -> this.direct.create(ExampleMainland.creation("1").postDiscounts(discounts).build()));
		refuses("'description' of a post discount must not be empty",
				() -> this.direct.complete("1", ExampleMainland.completion().postDiscounts(discounts).build()));
		send(this.direct.modify("1", ExampleMainland.modification().postDiscounts(discounts).build()));
		send(this.partner.create(ExampleMainland.creation("1").postDiscounts(discounts).build()));
		send(this.partner.complete("1", ExampleMainland.completion().postDiscounts(discounts).build()));
		send(this.partner.modify("1", ExampleMainland.modification().postDiscounts(discounts).build()));
	}

	@Test
	void callWhenPaymentHasNoNameThenOnlyDirectMerchantsAreRefused() {
		String message = "'name' of a post payment must not be empty";
		List<PostPayment> payments = List.of(PostPayment.builder().description("就餐人均100元").amount(100).build());
		MainlandCreateOrderRequest creation = ExampleMainland.creation("1").postPayments(payments).build();
		MainlandCompleteOrderRequest completion = ExampleMainland.completion().postPayments(payments).build();
		MainlandModifyOrderRequest modification = ExampleMainland.modification().postPayments(payments).build();
		refuses(message, () -> this.direct.create(creation));
		refuses(message, () -> this.direct.complete("1", completion));
		refuses(message, () -> this.direct.modify("1", modification));
		send(this.partner.create(creation));
		send(this.partner.complete("1", completion));
		send(this.partner.modify("1", modification));
		assertThat(this.platform.bodies()).hasSize(3)
			.allSatisfy((body) -> assertThat(body)
				.contains("\"post_payments\":[{\"description\":\"就餐人均100元\",\"amount\":100}]"));
	}

	@Test
	void callWhenDiscountHasNoNameThenDirectMerchantsAreRefusedUnlessTheyModify() {
		String message = "'name' of a post discount must not be empty";
		List<PostDiscount> discounts = List.of(PostDiscount.builder().description("不与其他优惠叠加").build());
		MainlandCreateOrderRequest creation = ExampleMainland.creation("1").postDiscounts(discounts).build();
		MainlandCompleteOrderRequest completion = ExampleMainland.completion().postDiscounts(discounts).build();
		MainlandModifyOrderRequest modification = ExampleMainland.modification().postDiscounts(discounts).build();
		refuses(message, () -> this.direct.create(creation));
		refuses(message, () -> this.direct.complete("1", completion));
		send(this.direct.modify("1", modification));
		send(this.partner.create(creation));
		send(this.partner.complete("1", completion));
		send(this.partner.modify("1", modification));
		assertThat(this.platform.bodies()).hasSize(4)
			.allSatisfy((body) -> assertThat(body).contains("\"post_discounts\":[{\"description\":\"不与其他优惠叠加\"}]"));
	}

	@Test
	void completeWhenDiscountHasNoAmountThenSendsNone() {
		List<PostDiscount> discounts = List.of(PostDiscount.builder().name("满20减1元").description("叠加").build());
		send(this.direct.complete("1", ExampleMainland.completion().postDiscounts(discounts).build()));
		send(this.partner.complete("1", ExampleMainland.completion().postDiscounts(discounts).build()));
		assertThat(this.platform.bodies()).hasSize(2)
			.allSatisfy((body) -> assertThat(body)
				.contains("\"post_discounts\":[{\"name\":\"满20减1元\",\"description\":\"叠加\"}]"));
	}

	@Test
	void completeWhenTotalIsZeroAndItemsHaveNoAmountThenSendsThat() {
		send(this.direct.complete("ORDER-1",
				ExampleMainland.completion()
					.totalAmount(0)
					.device(Device.builder().startDeviceId("HG123456").materielNo("M-1").build())
					.build()));
		assertThat(this.platform.bodies().get(0)).isEqualTo("{\"service_id\":\"500001\",\"appid\":\"wx1\","
				+ "\"post_payments\":[{\"name\":\"就餐费用\"}],\"total_amount\":0,"
				+ "\"device\":{\"start_device_id\":\"HG123456\",\"materiel_no\":\"M-1\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a/b", "123456789012345678901234567890123" })
	void callWhenNumberIsMalformedThenIsRefusedAtOnce(String outOrderNo) {
		refuses("'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *",
				() -> this.direct.pay(outOrderNo));
		refuses("'outOrderNo' must have 1 to 32 characters, each a digit, a letter or one of _ - | *",
				() -> this.partner.pay(outOrderNo));
	}

	@Test
	void callWhenNotSubscribedToThenSendsNothing() {
		assertThat(this.direct.pay("ORDER-1")).isNotNull();
		assertThat(this.platform.requestLines()).isEmpty();
	}

	private static MainlandSyncOrderRequest sync(UnaryOperator<MainlandSyncOrderRequest.Detail.Builder> detail) {
		return MainlandSyncOrderRequest.builder()
			.detail(detail.apply(MainlandSyncOrderRequest.Detail.builder().paidTime(TIME)).build())
			.build();
	}

	private static void refuses(String message, Supplier<Mono<?>> call) {
		assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
	}

}
