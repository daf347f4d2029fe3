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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import io.github.payscore.test.NotificationReceiver.Received;
import io.github.payscore.test.state.Changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the notifications that the fake sends.
 *
 * @author PayScore for Spring Boot contributors
 */
class NotificationTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private static final String CONFIRM = "PAYSCORE.USER_CONFIRM";

	private static final String PAID = "PAYSCORE.USER_PAID";

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@RegisterExtension
	static FakeWeChatPayExtension extension = new FakeWeChatPayExtension(
			FakeWeChatPay.builder().keyKind(PlatformKeyKind.BOTH).notificationTimeScale(0));

	private NotificationReceiver receiver;

	@BeforeEach
	void startReceiver() throws Exception {
		this.receiver = NotificationReceiver.start();
	}

	@AfterEach
	void stopReceiver() {
		this.receiver.close();
	}

	@Test
	void confirmWhenCreatedThenNotifiesSignedAndEncrypted(FakeWeChatPay fake) throws Exception {
		String body = Bodies.creation((json) -> json.put("notify_url", this.receiver.url()).put("openid", "o1"));
		WireAnswer.of(TestMerchant.create(fake, body)).isJson();
		fake.confirm(ORDER);
		Received received = this.receiver.take();
		assertThat(received.method()).isEqualTo("POST");
		assertThat(received.path()).isEqualTo("/notify");
		assertThat(received.header("Content-Type")).isEqualTo("application/json");
		assertThat(received.header("Request-ID")).isNotEmpty();
		assertThat(received.header("Wechatpay-Serial")).isEqualTo(fake.platformCertificateSerial());
		assertThat(received.header("Wechatpay-Signature-Type")).isEqualTo("WECHATPAY2-SHA256-RSA2048");
		assertThat(received.isSignedBy(TestMerchant.certificateKey(fake))).isTrue();
		JsonNode envelope = received.envelope();
		assertThat(envelope.path("id").asString()).matches("EV-[0-9]{24}");
		assertThat(envelope.path("create_time").asString()).endsWith("+08:00");
		assertThat(envelope.path("event_type").asString()).isEqualTo(CONFIRM);
		assertThat(envelope.path("resource_type").asString()).isEqualTo("encrypt-resource");
		assertThat(envelope.path("summary").asString()).isNotEmpty();
		assertThat(envelope.at("/resource/algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(envelope.at("/resource/original_type").asString()).isEqualTo("payscore");
		assertThat(envelope.at("/resource/nonce").asString()).hasSize(12);
		assertConfirmed(received.resource(fake));
	}

	private static void assertConfirmed(JsonNode order) {
		assertThat(order.propertyNames())
			.contains("service_introduction", "post_payments", "time_range", "location", "attach", "order_id",
					"need_collection")
			.doesNotContain("collection", "notify_url", "currency", "package", "out_trade_no", "total_amount");
		assertThat(order.path("out_order_no").asString()).isEqualTo(ORDER);
		assertThat(order.path("service_id").asString()).isEqualTo("2002000000000558128851361561536");
		assertThat(order.path("appid").asString()).isEqualTo("wxd678efh567hg6787");
		assertThat(order.path("mchid").asString()).isEqualTo("1230000109");
		assertThat(order.path("sub_mchid").asString()).isEqualTo("1900000109");
		assertThat(order.path("openid").asString()).isEqualTo("o1");
		assertThat(order.path("state").asString()).isEqualTo("DOING");
		assertThat(order.path("state_description").asString()).isEqualTo("USER_CONFIRM");
		assertThat(order.at("/risk_fund/name").asString()).isEqualTo("DEPOSIT");
	}

	@Test
	void payWhenCompletedThenNotifiesThePayment(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.notifyUrl(this.receiver.url()));
		WireAnswer.of(TestMerchant.complete(fake, ORDER)).isSuccess();
		fake.pay(ORDER);
		Received received = this.receiver.take();
		assertThat(received.envelope().path("event_type").asString()).isEqualTo(PAID);
		JsonNode order = received.resource(fake);
		assertThat(order.path("state").asString()).isEqualTo("DONE");
		assertThat(order.has("state_description")).isFalse();
		assertThat(order.path("total_amount").asLong()).isEqualTo(50000);
		assertThat(order.path("out_trade_no").asString()).isNotEmpty();
		assertThat(order.path("risk_fund").propertyNames()).containsExactlyInAnyOrder("amount", "description");
		assertThat(order.at("/collection/state").asString()).isEqualTo("USER_PAID");
		assertThat(order.at("/collection/paid_amount").asLong()).isEqualTo(50000);
		assertThat(order.at("/collection/details/0/paid_type").asString()).isEqualTo("NEWTON");
		assertThat(order.at("/collection/details/0/paid_time").asString()).endsWith("+08:00");
		assertThat(order.at("/collection/details/0/transaction_id").asString()).matches("[0-9]{20}");
		assertThat(order.at("/time_range/end_time").asString()).isEqualTo("2019-11-11T16:24:05+08:00");
		SentNotification sent = fake.awaitNotification(ORDER, PAID, LIMIT);
		assertThat(sent).isEqualTo(new SentNotification(received.envelope().path("id").asString(), PAID, ORDER, 1, 200,
				null, this.receiver.url(), sent.endedAt()));
	}

	@Test
	void queryWhenSeededWithNotifyUrlThenAnswersIt(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.notifyUrl(this.receiver.url()));
		String query = "service_id=2002000000000558128851361561536&sub_mchid=1900000109&out_order_no=" + ORDER;
		assertThat(WireAnswer.of(TestMerchant.query(fake, query)).json().path("notify_url").asString())
			.isEqualTo(this.receiver.url());
	}

	@Test
	void deliveryWhenRefusedThenSentAgainWithTheSameBodyAndAnotherSignature(FakeWeChatPay fake) throws Exception {
		this.receiver.answering(500, 404, 302, 201, 204);
		String id = confirm(fake);
		SentNotification accepted = fake.awaitNotification(ORDER, CONFIRM, LIMIT);
		assertThat(accepted.attempt()).isEqualTo(5);
		assertThat(accepted.status()).isEqualTo(204);
		assertThat(accepted.isAccepted()).isTrue();
		assertThat(fake.notifications()).extracting(SentNotification::status).containsExactly(500, 404, 302, 201, 204);
		assertThat(fake.notifications()).extracting(SentNotification::attempt).containsExactly(1, 2, 3, 4, 5);
		assertThat(fake.notifications()).extracting(SentNotification::id).containsOnly(accepted.id());
		assertThat(fake.notifications()).filteredOn(SentNotification::isAccepted).hasSize(1);
		assertThat(id).isEqualTo(accepted.id());
		Set<String> nonces = new HashSet<>();
		for (int i = 1; i < 5; i++) {
			Received received = this.receiver.take();
			assertThat(received.path()).isEqualTo("/notify");
			assertThat(received.envelope().path("id").asString()).isEqualTo(id);
			assertThat(received.isSignedBy(TestMerchant.certificateKey(fake))).isTrue();
			nonces.add(received.header("Wechatpay-Nonce"));
		}
		assertThat(nonces).hasSize(4);
	}

	@Test
	void deliveryWhenNeverAcceptedThenEndsAfterTenAttempts(FakeWeChatPay fake) throws Exception {
		this.receiver.alwaysAnswering(500);
		String id = confirm(fake);
		for (int i = 2; i <= 10; i++) {
			assertThat(this.receiver.take().envelope().path("id").asString()).isEqualTo(id);
		}
		assertThatIllegalStateException()
			.isThrownBy(() -> fake.awaitNotification(ORDER, CONFIRM, Duration.ofSeconds(1)))
			.withMessage(
					"No notification %s of order '%s' was accepted within PT1S: attempts: 10, the last one: status 500",
					CONFIRM, ORDER);
		this.receiver.alwaysAnswering(200);
		confirm(fake, "another");
		fake.awaitNotification("another", CONFIRM, LIMIT);
		assertThat(fake.notifications()).hasSize(11);
	}

	@Test
	void deliveryWhenConnectionBreaksThenFailsAndIsTriedAgain(FakeWeChatPay fake) throws Exception {
		this.receiver.answering(NotificationReceiver.NO_ANSWER, NotificationReceiver.NO_ANSWER);
		confirm(fake);
		assertThat(fake.awaitNotification(ORDER, CONFIRM, LIMIT).attempt()).isEqualTo(3);
		assertThat(fake.notifications()).extracting(SentNotification::status).containsExactly(0, 0, 200);
		assertThat(fake.notifications()).extracting(SentNotification::isAccepted).containsExactly(false, false, true);
		assertThat(fake.notifications().get(0).failure()).contains("IOException");
	}

	@Test
	void deliveryWhenAnswerIsLaterThanFiveSecondsThenFailsAndIsTriedAgain(FakeWeChatPay fake) throws Exception {
		CountDownLatch gate = this.receiver.hold();
		String id = confirm(fake);
		assertThat(this.receiver.take().envelope().path("id").asString()).isEqualTo(id);
		gate.countDown();
		assertThat(fake.awaitNotification(ORDER, CONFIRM, LIMIT).attempt()).isEqualTo(2);
		assertThat(fake.notifications().get(0).failure()).isEqualTo("no answer within 5 s");
	}

	@Test
	void resetWhenDeliveryIsUnderWayThenEndsIt(FakeWeChatPay fake) throws Exception {
		CountDownLatch gate = this.receiver.alwaysAnswering(500).hold();
		confirm(fake);
		fake.reset();
		gate.countDown();
		this.receiver.alwaysAnswering(200);
		String id = confirm(fake, "another");
		assertThat(fake.awaitNotification("another", CONFIRM, LIMIT).id()).isEqualTo(id);
		assertThat(fake.notifications()).hasSize(1);
	}

	@Test
	void closeWhenDeliveryIsUnderWayThenEndsIt() throws Exception {
		CountDownLatch gate = this.receiver.alwaysAnswering(500).hold();
		FakeWeChatPay fake = FakeWeChatPay.builder().notificationTimeScale(0).start();
		FakeWeChatPay other = fake.openAccessPoint();
		confirm(fake);
		other.close();
		gate.countDown();
		Received second = this.receiver.take();
		assertThat(second.isSignedBy(TestMerchant.publicKey(fake))).isTrue();
		fake.close();
		int sent = fake.notifications().size();
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.CREATED).notifyUrl(this.receiver.url()));
		assertThat(fake.confirm(ORDER).phase()).isEqualTo(FakeOrderState.USER_CONFIRM);
		assertThat(fake.notifications()).hasSize(sent);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://api.test.com", "https://merchant.example/n" })
	void confirmWhenNotifyUrlIsNotOnThisMachineThenSendsNothing(String url, FakeWeChatPay fake) throws Exception {
		fake.nextNotification().signatureProbe();
		fake.seedOrder("away", (seed) -> seed.state(FakeOrderState.CREATED).notifyUrl(url));
		fake.confirm("away");
		fake.seedOrder("none", (seed) -> seed.state(FakeOrderState.CREATED));
		fake.confirm("none");
		confirm(fake);
		fake.awaitNotification(ORDER, CONFIRM, LIMIT);
		assertThat(fake.notifications()).extracting(SentNotification::outOrderNo).containsOnly(ORDER);
		assertThatIllegalStateException().isThrownBy(() -> fake.awaitNotification("away", CONFIRM, Duration.ZERO))
			.withMessageContaining("none was sent")
			.withMessageContaining("loopback");
	}

	@Test
	void seedOrderWhenNotifyUrlInvalidThenThrows(FakeWeChatPay fake) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> fake.seedOrder(ORDER, (seed) -> seed.notifyUrl("http://merchant.example/n")))
			.withMessage("'notifyUrl' must be an https URL; http is allowed for loopback hosts only");
	}

	@Test
	void syncWhenCompletedThenSendsNothing(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("synced", (seed) -> seed.state(FakeOrderState.MCH_COMPLETE).notifyUrl(this.receiver.url()));
		WireAnswer.of(TestMerchant.sync(fake, "synced", Bodies.sync())).isSuccess();
		confirm(fake);
		fake.awaitNotification(ORDER, CONFIRM, LIMIT);
		assertThat(fake.notifications()).extracting(SentNotification::outOrderNo).containsExactly(ORDER);
	}

	@Test
	void nextNotificationWhenProbeThenFirstAttemptIsOneAndSecondIsRight(FakeWeChatPay fake) throws Exception {
		fake.nextNotification().signatureProbe();
		this.receiver.answering(401);
		seedCreated(fake, ORDER);
		fake.confirm(ORDER);
		assertThat(this.receiver.take().header("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
		assertThat(this.receiver.take().isSignedBy(TestMerchant.certificateKey(fake))).isTrue();
		assertThat(fake.awaitNotification(ORDER, CONFIRM, LIMIT).attempt()).isEqualTo(2);
	}

	@Test
	void nextNotificationWhenWrongSignatureThenFirstAttemptIsForged(FakeWeChatPay fake) throws Exception {
		fake.nextNotification().wrongSignature();
		this.receiver.answering(401);
		seedCreated(fake, ORDER);
		fake.confirm(ORDER);
		assertThat(this.receiver.take().isSignedBy(TestMerchant.certificateKey(fake))).isFalse();
		assertThat(this.receiver.take().isSignedBy(TestMerchant.certificateKey(fake))).isTrue();
	}

	@Test
	void nextNotificationWhenStaleThenTimestampIsOld() throws Exception {
		Clock clock = Clock.fixed(Instant.parse("2019-11-11T08:24:05Z"), ZoneOffset.UTC);
		try (FakeWeChatPay fake = FakeWeChatPay.builder().clock(clock).notificationTimeScale(0).start()) {
			fake.nextNotification().staleSignature();
			this.receiver.answering(401);
			seedCreated(fake, ORDER);
			fake.confirm(ORDER);
			Received stale = this.receiver.take();
			assertThat(stale.header("Wechatpay-Timestamp")).isEqualTo("1573460045");
			assertThat(stale.isSignedBy(TestMerchant.publicKey(fake))).isTrue();
			assertThat(this.receiver.take().header("Wechatpay-Timestamp")).isEqualTo("1573460645");
			assertThat(stale.envelope().path("create_time").asString()).isEqualTo("2019-11-11T16:24:05+08:00");
		}
	}

	@Test
	void nextNotificationWhenTwiceThenBothAreUnderWayAtOnce(FakeWeChatPay fake) throws Exception {
		fake.nextNotification().twice();
		CountDownLatch gate = this.receiver.hold();
		seedCreated(fake, ORDER);
		fake.confirm(ORDER);
		Received first = this.receiver.take();
		Received second = this.receiver.take();
		gate.countDown();
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(second.header("Wechatpay-Nonce")).isNotEqualTo(first.header("Wechatpay-Nonce"));
		assertThat(second.isSignedBy(TestMerchant.certificateKey(fake))).isTrue();
		assertThat(fake.awaitNotification(ORDER, CONFIRM, LIMIT).attempt()).isEqualTo(1);
	}

	@Test
	void nextNotificationWhenLostThenNothingComesButTheOneAfterIt(FakeWeChatPay fake) throws Exception {
		fake.nextNotification().lost();
		seedCreated(fake, "lost");
		fake.confirm("lost");
		confirm(fake);
		fake.awaitNotification(ORDER, CONFIRM, LIMIT);
		assertThat(fake.notifications()).extracting(SentNotification::outOrderNo).containsExactly(ORDER);
	}

	@Test
	void behaveWhenPlannedThenForgets(FakeWeChatPay fake) throws Exception {
		fake.nextNotification().lost();
		fake.behave();
		fake.nextNotification().lost();
		fake.reset();
		confirm(fake);
		assertThat(fake.awaitNotification(ORDER, CONFIRM, LIMIT).attempt()).isEqualTo(1);
	}

	@Test
	void deliveryWhenRotatedBetweenAttemptsThenSignedWithTheNewKey(FakeWeChatPay fake) throws Exception {
		CountDownLatch gate = this.receiver.answering(500).hold();
		confirm(fake);
		FakeCertificate rotated = fake.rotateCertificate();
		gate.countDown();
		Received second = this.receiver.take();
		assertThat(second.header("Wechatpay-Serial")).isEqualTo(rotated.serial());
		assertThat(second.isSignedBy(TestMerchant.certificate(rotated.pem()).getPublicKey())).isTrue();
	}

	@Test
	void deliveryWhenPublicKeySignsThenSignedWithIt(FakeWeChatPay fake) throws Exception {
		fake.signWith(fake.platformPublicKeyId());
		seedCreated(fake, ORDER);
		fake.confirm(ORDER);
		Received received = this.receiver.take();
		assertThat(received.header("Wechatpay-Serial")).isEqualTo(fake.platformPublicKeyId());
		assertThat(received.isSignedBy(TestMerchant.publicKey(fake))).isTrue();
	}

	@Test
	void deliveryWhenSentThenItsThreadsAreDaemons(FakeWeChatPay fake) throws Exception {
		confirm(fake);
		fake.awaitNotification(ORDER, CONFIRM, LIMIT);
		assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().startsWith("fake-wechatpay-notifications"))
			.isNotEmpty()
			.allMatch(Thread::isDaemon);
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.1, 1.1, Double.NaN })
	void notificationTimeScaleWhenOutOfRangeThenThrows(double scale) {
		assertThatIllegalArgumentException().isThrownBy(() -> FakeWeChatPay.builder().notificationTimeScale(scale))
			.withMessageStartingWith("'notificationTimeScale' must be from 0 to 1");
	}

	@Test
	void notificationLogWhenMoreThanTheLimitThenOldestAreForgotten() {
		NotificationLog log = new NotificationLog(Clock.systemUTC(), new Changes());
		for (int i = 0; i <= NotificationLog.LIMIT; i++) {
			log.add(new SentNotification("EV-" + i, CONFIRM, ORDER, 1, 500, null, "http://localhost/", Instant.EPOCH));
		}
		assertThat(log.all()).hasSize(1000);
		assertThat(log.all().get(0).id()).isEqualTo("EV-1");
	}

	private String confirm(FakeWeChatPay fake) throws InterruptedException {
		return confirm(fake, ORDER);
	}

	private String confirm(FakeWeChatPay fake, String outOrderNo) throws InterruptedException {
		seedCreated(fake, outOrderNo);
		fake.confirm(outOrderNo);
		return this.receiver.take().envelope().path("id").asString();
	}

	private void seedCreated(FakeWeChatPay fake, String outOrderNo) {
		fake.seedOrder(outOrderNo, (seed) -> seed.state(FakeOrderState.CREATED).notifyUrl(this.receiver.url()));
	}

}
