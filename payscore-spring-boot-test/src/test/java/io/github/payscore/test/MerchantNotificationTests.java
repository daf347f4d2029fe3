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
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the notifications of a {@link FakeWeChatPay} with several merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
class MerchantNotificationTests {

	private static final String ORDER = "A1";

	private static final String PAID = "PAYSCORE.USER_PAID";

	private final FakeWeChatPay fake = FakeWeChatPay.builder()
		.merchant("shop", (merchant) -> merchant.mode(FakeMode.DIRECT))
		.start();

	private final FakeWeChatPay shop = this.fake.merchant("shop");

	private NotificationReceiver receiver;

	@BeforeEach
	void startReceiver() throws Exception {
		this.receiver = NotificationReceiver.start();
		for (FakeWeChatPay merchant : List.of(this.fake, this.shop)) {
			merchant.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).notifyUrl(this.receiver.url()));
		}
	}

	@AfterEach
	void close() {
		this.receiver.close();
		this.fake.close();
	}

	@Test
	void payWhenOfAMerchantThenNotificationIsSignedAndEncryptedWithItsKeys() throws Exception {
		this.shop.pay(ORDER);
		NotificationReceiver.Received received = this.receiver.take();
		assertThat(received.isSignedBy(TestMerchant.publicKey(this.shop))).isTrue();
		assertThat(received.isSignedBy(TestMerchant.publicKey(this.fake))).isFalse();
		assertThat(received.header("Wechatpay-Serial")).isEqualTo(this.shop.platformPublicKeyId());
		assertThat(received.resource(this.shop).path("mchid").asString()).isEqualTo(this.shop.mchid());
		this.shop.awaitNotification(ORDER, PAID, Duration.ofSeconds(30));
		assertThat(this.shop.notifications()).hasSize(1);
		assertThat(this.fake.notifications()).isEmpty();
		assertThatIllegalStateException()
			.isThrownBy(() -> this.fake.awaitNotification(ORDER, PAID, Duration.ofMillis(1)));
		assertThat(this.fake.order(ORDER).phase()).isEqualTo(FakeOrderState.MCH_COMPLETE);
	}

	@Test
	void nextNotificationWhenOfAMerchantThenOthersAreSentRight() throws Exception {
		this.shop.nextNotification().wrongSignature();
		this.fake.pay(ORDER);
		assertThat(this.receiver.take().isSignedBy(TestMerchant.publicKey(this.fake))).isTrue();
		this.shop.pay(ORDER);
		assertThat(this.receiver.take().isSignedBy(TestMerchant.publicKey(this.shop))).isFalse();
	}

	@Test
	void behaveWhenOfTheFakeThenTheMerchantsNotificationsAreRight() throws Exception {
		this.shop.nextNotification().wrongSignature();
		this.fake.behave();
		this.shop.pay(ORDER);
		assertThat(this.receiver.take().isSignedBy(TestMerchant.publicKey(this.shop))).isTrue();
	}

	@Test
	void resetWhenOfAMerchantThenItsNotificationsAreForgotten() {
		this.shop.pay(ORDER);
		this.shop.awaitNotification(ORDER, PAID, Duration.ofSeconds(30));
		this.fake.pay(ORDER);
		this.fake.awaitNotification(ORDER, PAID, Duration.ofSeconds(30));
		this.shop.reset();
		assertThat(this.shop.notifications()).isEmpty();
		assertThat(this.fake.notifications()).hasSize(1);
	}

}
