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

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.test.NotificationReceiver.Received;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the notifications of the mainland.
 *
 * @author PayScore for Spring Boot contributors
 */
class MainlandNotificationTests {

	private static final String ORDER = MainlandMerchant.ORDER;

	private NotificationReceiver receiver;

	@BeforeEach
	void startReceiver() throws Exception {
		this.receiver = NotificationReceiver.start();
	}

	@AfterEach
	void stopReceiver() {
		this.receiver.close();
	}

	private Received take(FakeWeChatPay fake, String eventType) throws Exception {
		Received received = this.receiver.take();
		assertThat(received.isSignedBy(TestMerchant.publicKey(fake))).isTrue();
		assertThat(received.envelope().path("event_type").asString()).isEqualTo(eventType);
		return received;
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void orderWhenConfirmedAndPaidThenNotified(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeWeChatPay fake = merchant.fake();
			merchant.create((body) -> body.put("notify_url", this.receiver.url())).isJson();
			fake.confirm(ORDER);
			JsonNode confirmed = take(fake, "PAYSCORE.USER_CONFIRM").resource(fake);
			assertIdentity(confirmed, mode);
			assertThat(confirmed.path("state_description").asString()).isEqualTo("USER_CONFIRM");
			assertThat(confirmed.propertyNames()).doesNotContain("collection", "currency", "package", "out_trade_no");
			merchant.assertDone(merchant.complete());
			fake.pay(ORDER);
			JsonNode paid = take(fake, "PAYSCORE.USER_PAID").resource(fake);
			assertIdentity(paid, mode);
			assertThat(paid.path("state").asString()).isEqualTo("DONE");
			assertThat(paid.path("notify_url").asString()).isEqualTo(this.receiver.url());
			assertThat(paid.at("/risk_fund/name").asString()).isEqualTo("DEPOSIT");
			assertThat(paid.at("/collection/details/0/paid_time").asString()).matches("\\d{14}");
			assertThat(paid.path("total_amount").isNumber()).isTrue();
		}
	}

	private static void assertIdentity(JsonNode order, FakeMode mode) {
		assertThat(order.path("appid").asString()).isEqualTo("wxd678efh567hg6787");
		assertThat(order.path("mchid").asString()).isEqualTo("1230000109");
		assertThat(order.path("openid").asString()).isNotEmpty();
		assertThat(order.path("sub_mchid").asString(null)).isEqualTo((mode == FakeMode.PARTNER) ? "1900000109" : null);
		assertThat(order.propertyNames()).doesNotContain("sp_mchid", "sp_appid", "sub_openid");
	}

	@Test
	void orderWhenSubMerchantHasAnAppidThenNotificationNamesItsUser() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.PARTNER,
				(builder) -> builder.subAppid("wxsub"))) {
			merchant.create((body) -> body.put("notify_url", this.receiver.url()).put("sub_appid", "wxsub")).isJson();
			merchant.fake().confirm(ORDER);
			JsonNode order = take(merchant.fake(), "PAYSCORE.USER_CONFIRM").resource(merchant.fake());
			assertThat(order.path("sub_appid").asString()).isEqualTo("wxsub");
			assertThat(order.path("sub_openid").asString()).isNotEmpty();
			assertThat(order.has("openid")).isFalse();
		}
	}

	@Test
	void orderWhenNotAcceptedThenNotifiedTenTimes() throws Exception {
		this.receiver.alwaysAnswering(500);
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT,
				(builder) -> builder.notificationTimeScale(0))) {
			merchant.fake()
				.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED).notifyUrl(this.receiver.url()));
			merchant.fake().confirm(ORDER);
			for (int i = 0; i < 10; i++) {
				take(merchant.fake(), "PAYSCORE.USER_CONFIRM");
			}
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void permissionWhenOpenedAndClosedThenNotified(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			FakeWeChatPay fake = merchant.fake();
			WireAnswer answer = WireAnswer
				.of(merchant.permission((body) -> body.put("notify_url", this.receiver.url())))
				.isJson();
			assertThat(answer.json().path("apply_permissions_token").asString()).isNotEmpty();
			fake.openService("A1");
			JsonNode opened = take(fake, "PAYSCORE.USER_OPEN_SERVICE").resource(fake);
			assertIdentity(opened, mode);
			assertThat(opened.path("service_id").asString()).isEqualTo(MainlandMerchant.UNCONFIRMED_SERVICE);
			assertThat(opened.path("user_service_status").asString()).isEqualTo("USER_OPEN_SERVICE");
			assertThat(opened.path("openorclose_time").asString()).matches("\\d{14}");
			assertThat(opened.path("authorization_code").asString()).isEqualTo("A1");
			assertThatIllegalStateException().isThrownBy(() -> fake.openService("A1"));
			fake.closeService("A1");
			JsonNode closed = take(fake, "PAYSCORE.USER_CLOSE_SERVICE").resource(fake);
			assertThat(closed.path("user_service_status").asString()).isEqualTo("USER_CLOSE_SERVICE");
			assertThat(fake.awaitNotification("A1", "PAYSCORE.USER_CLOSE_SERVICE", Duration.ofSeconds(30)).status())
				.isEqualTo(200);
			assertThatIllegalStateException().isThrownBy(() -> fake.closeService("A1"));
			assertThatIllegalArgumentException().isThrownBy(() -> fake.openService("A2"));
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OVERSEA_PARTNER")
	void permissionWhenNotAllowedThenRefused(FakeMode mode) throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(mode)) {
			WireAnswer.of(merchant.permission((body) -> body.put("service_id", "2002000000000558128851361561536")))
				.isRefused(403, "NO_AUTH", "/service_id");
			WireAnswer.of(merchant.permission((body) -> body.put("appid", "other")))
				.isRefused(403, "NO_AUTH", "/appid");
			WireAnswer.of(merchant.permission((body) -> body.remove("authorization_code")))
				.isRefused(400, "PARAM_ERROR", "/authorization_code");
			WireAnswer.of(merchant.permission((body) -> body.put("notify_url", "http://example.com")))
				.isRefused(400, "PARAM_ERROR", "/notify_url");
		}
	}

	@Test
	void notificationWhenDirtyThenAsCarelessAsTheExamples() throws Exception {
		try (MainlandMerchant merchant = MainlandMerchant.start(FakeMode.DIRECT)) {
			FakeWeChatPay fake = merchant.fake();
			fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.USER_PAID).totalAmount(40000));
			byte[] body = fake.notification("PAYSCORE.USER_PAID").dirtyOrder(ORDER).build().body();
			JsonMapper mapper = new JsonMapper();
			JsonNode order = mapper
				.readTree(TestMerchant.decrypt(mapper.readTree(body).path("resource"), fake.apiV3Key()));
			assertThat(order.path("total_amount").isString()).isTrue();
			assertThat(order.path("total_amount").asString()).isEqualTo("40000");
			assertThat(order.at("/collection/state").asString("?")).isEmpty();
			assertThat(order.at("/risk_fund/name").asString()).contains("预估");
		}
	}

}
