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

package io.github.payscore.test;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for names of a {@link FakeWeChatPay} that have the same merchant number, and for
 * partners with several sub-merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class SharedMchidTests {

	private static final String MCHID = "1900009191";

	private final FakeWeChatPay fake = FakeWeChatPay.builder()
		.merchant("bikes",
				(merchant) -> merchant.mode(FakeMode.DIRECT).mchid(MCHID).apiV3Key("0123456789abcdef0123456789ABCDEF"))
		.merchant("boats", (merchant) -> merchant.mchid(MCHID).appid("wx_boats").serviceId("500002"))
		.start();

	private final FakeWeChatPay bikes = this.fake.merchant("bikes");

	private final FakeWeChatPay boats = this.fake.merchant("boats");

	@AfterEach
	void close() {
		this.fake.close();
	}

	@Test
	void merchantWhenMchidIsSharedThenKeysAndModeAreTheSameAndTheRestIsNot() {
		assertThat(this.boats.mode()).isEqualTo(FakeMode.DIRECT);
		assertThat(this.boats.merchantPrivateKeyPem()).isEqualTo(this.bikes.merchantPrivateKeyPem());
		assertThat(this.boats.platformPublicKeyId()).isEqualTo(this.bikes.platformPublicKeyId());
		assertThat(this.boats.apiV3Key()).isEqualTo("0123456789abcdef0123456789ABCDEF");
		assertThat(this.boats.properties()).containsAllEntriesOf(Map.of("wechatpay.mchid", MCHID,
				"wechatpay.payscore.appid", "wx_boats", "wechatpay.payscore.service-id", "500002"));
		assertThat(this.bikes.properties().get("wechatpay.payscore.appid")).isNotEqualTo("wx_boats");
		assertThat(this.fake.properties()).containsEntry("wechatpay.merchants.boats.payscore.mode", "direct");
	}

	@Test
	void createWhenAppidAndServiceAreOfOneNameThenBothSeeTheOrder() throws Exception {
		MainlandMerchant.of(this.boats).create().isJson();
		assertThat(this.bikes.order(MainlandMerchant.ORDER)).isEqualTo(this.boats.order(MainlandMerchant.ORDER));
		assertThat(this.bikes.requests()).isEqualTo(this.boats.requests()).hasSize(1);
	}

	@Test
	void createWhenServiceIsOfTheOtherNamesAppidThenNoAuth() throws Exception {
		MainlandMerchant.of(this.bikes)
			.create((body) -> body.put("service_id", "500002"))
			.isRefused(403, "NO_AUTH", "/service_id")
			.withIssue("is a service of this merchant, but not one of the appid");
		MainlandMerchant.of(this.bikes)
			.create((body) -> body.put("service_id", "500003"))
			.isRefused(403, "NO_AUTH", "/service_id")
			.withIssue("is no service of this merchant");
	}

	@Test
	void queryWhenOrderIsOfTheOtherNameThenIsNotFound() throws Exception {
		this.boats.seedOrder(MainlandMerchant.ORDER);
		MainlandMerchant.of(this.boats).query().isJson();
		assertThat(MainlandMerchant.of(this.bikes).query().response().statusCode()).isBetween(400, 404);
	}

	@Test
	void createWhenServiceWithoutConfirmationIsOfTheOtherNameThenNoAuth() throws Exception {
		try (FakeWeChatPay other = FakeWeChatPay.builder()
			.mode(FakeMode.DIRECT)
			.merchant("more",
					(merchant) -> merchant.mchid("1230000109").serviceIdWithoutUserConfirm("500009").appid("wx_more"))
			.start()) {
			WireAnswer.of(MainlandMerchant.of(other).permission((body) -> body.put("service_id", "500009")))
				.isRefused(403, "NO_AUTH", "/service_id");
			WireAnswer
				.of(MainlandMerchant.of(other.merchant("more")).permission((body) -> body.put("service_id", "500009")))
				.isJson();
		}
	}

	@Test
	void startWhenSharedNumberHasTwoModesThenFails() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FakeWeChatPay.builder()
				.merchant("a", (merchant) -> merchant.mchid(MCHID).mode(FakeMode.DIRECT))
				.merchant("b", (merchant) -> merchant.mchid(MCHID).mode(FakeMode.PARTNER))
				.start())
			.withMessage("'mode' must be the same for [a, b], which are all the merchant " + MCHID);
	}

	@Test
	void startWhenSharedNumberHasTwoKeysThenFailsWithoutNamingThem() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FakeWeChatPay.builder()
				.apiV3Key("0123456789abcdef0123456789ABCDEF")
				.merchant("a", (merchant) -> merchant.mchid("1230000109").apiV3Key("ABCDEF01234567890123456789abcdef"))
				.start())
			.withMessage("'apiV3Key' must be the same for [default, a], which are all the merchant 1230000109");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1900000109", "1900000201", "1900000202" })
	void createWhenPartnerHasSeveralSubMerchantsThenEachIsKnown(String subMchid) throws Exception {
		try (FakeWeChatPay partner = partner(FakeMode.PARTNER)) {
			MainlandMerchant calls = MainlandMerchant.of(partner);
			calls.create((body) -> body.put("sub_mchid", subMchid)).isJson();
			assertThat(partner.order(MainlandMerchant.ORDER).subMchid()).isEqualTo(subMchid);
		}
	}

	@Test
	void createWhenSubAppidIsOfAnotherSubMerchantThenNoAuth() throws Exception {
		try (FakeWeChatPay partner = partner(FakeMode.PARTNER)) {
			MainlandMerchant calls = MainlandMerchant.of(partner);
			calls.create((body) -> sub(body, "1900000201", "wx_second")).isRefused(403, "NO_AUTH", "/sub_appid");
			calls.create((body) -> sub(body, "1900000203", "wx_second")).isRefused(403, "NO_AUTH", "/sub_mchid");
			calls.create((body) -> sub(body, "1900000202", "wx_second")).isJson();
		}
	}

	private static void sub(ObjectNode body, String subMchid, String subAppid) {
		body.put("sub_mchid", subMchid).put("sub_appid", subAppid);
	}

	@Test
	void createWhenOverseaPartnerHasSeveralSubMerchantsThenEachIsKnown() throws Exception {
		try (FakeWeChatPay partner = partner(FakeMode.OVERSEA_PARTNER)) {
			WireAnswer.of(TestMerchant.create(partner, Bodies.creation((json) -> json.put("sub_mchid", "1900000202"))))
				.isJson();
			WireAnswer.of(TestMerchant.create(partner, Bodies.creation((json) -> json.put("sub_mchid", "1900000203"))))
				.isRefused(403, "NO_AUTH", "/sub_mchid");
		}
	}

	@Test
	void seedOrderWhenSubMerchantIsChosenThenOrderHasItsAppid() throws Exception {
		try (FakeWeChatPay partner = partner(FakeMode.PARTNER)) {
			partner.seedOrder(MainlandMerchant.ORDER, (seed) -> seed.subMchid("1900000202"));
			WireAnswer answer = MainlandMerchant.of(partner)
				.query("service_id=" + partner.properties().get("wechatpay.payscore.service-id")
						+ "&sub_mchid=1900000202&out_order_no=" + MainlandMerchant.ORDER)
				.isJson();
			assertThat(answer.json().path("sub_appid").asString()).isEqualTo("wx_second");
		}
	}

	private static FakeWeChatPay partner(FakeMode mode) {
		return FakeWeChatPay.builder()
			.mode(mode)
			.subMerchant("1900000201")
			.subMerchant("1900000202", "wx_second")
			.start();
	}

}
