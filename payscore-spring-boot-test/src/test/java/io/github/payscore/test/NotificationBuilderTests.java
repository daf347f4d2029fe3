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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;

import javax.crypto.AEADBadTagException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link NotificationBuilder} and {@link SignedNotification}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class NotificationBuilderTests {

	private static final String ORDER = "1234323JKHDFE1243252";

	private static final String PAID = "PAYSCORE.USER_PAID";

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void buildWhenOrderGivenThenSignedAndEncrypted(FakeWeChatPay fake) throws Exception {
		fake.seedOrder(ORDER, (seed) -> seed.state(FakeOrderState.USER_PAID).totalAmount(77));
		SignedNotification notification = fake.notification(PAID).order(ORDER).build();
		assertThat(notification.headers().keySet()).containsExactlyInAnyOrder("Content-Type", "Request-ID",
				"Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature", "Wechatpay-Signature-Type",
				"Wechatpay-Timestamp");
		assertThat(isSignedBy(notification, TestMerchant.publicKey(fake))).isTrue();
		assertThat(Long.parseLong(header(notification, "Wechatpay-Timestamp")))
			.isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
		JsonNode envelope = envelope(notification);
		assertThat(envelope.propertyNames()).containsExactlyInAnyOrder("id", "create_time", "resource_type",
				"event_type", "summary", "resource");
		assertThat(envelope.path("event_type").asString()).isEqualTo(PAID);
		assertThat(envelope.path("id").asString()).hasSizeLessThanOrEqualTo(36);
		JsonNode order = MAPPER.readTree(TestMerchant.decrypt(envelope.path("resource"), fake.apiV3Key()));
		assertThat(order.path("out_order_no").asString()).isEqualTo(ORDER);
		assertThat(order.at("/collection/paid_amount").asLong()).isEqualTo(77);
		assertThat(fake.notifications()).isEmpty();
	}

	@Test
	void buildWhenFieldsGivenThenHasThem(FakeWeChatPay fake) throws Exception {
		SignedNotification notification = fake.notification("PAYSCORE.USER_OPEN_SERVICE")
			.id("EV-1")
			.createTime(Instant.parse("2019-11-11T08:24:00Z"))
			.summary("summary")
			.originalType("other")
			.associatedData("")
			.algorithm("AEAD_SM4_GCM")
			.resource("{\"openid\":\"用户\"}")
			.timestamp(Instant.ofEpochSecond(1554208460))
			.nonce("593BEC0C930BF1AFEB40B4A08C8FB242")
			.build();
		JsonNode envelope = envelope(notification);
		assertThat(envelope.path("id").asString()).isEqualTo("EV-1");
		assertThat(envelope.path("create_time").asString()).isEqualTo("2019-11-11T16:24:00+08:00");
		assertThat(envelope.path("summary").asString()).isEqualTo("summary");
		assertThat(envelope.at("/resource/original_type").asString()).isEqualTo("other");
		assertThat(envelope.at("/resource/associated_data").asString("absent")).isEmpty();
		assertThat(envelope.at("/resource/algorithm").asString()).isEqualTo("AEAD_SM4_GCM");
		assertThat(TestMerchant.decrypt(envelope.path("resource"), fake.apiV3Key())).isEqualTo("{\"openid\":\"用户\"}");
		assertThat(header(notification, "Wechatpay-Timestamp")).isEqualTo("1554208460");
		assertThat(header(notification, "Wechatpay-Nonce")).isEqualTo("593BEC0C930BF1AFEB40B4A08C8FB242");
		assertThat(isSignedBy(notification, TestMerchant.publicKey(fake))).isTrue();
	}

	@Test
	void buildWhenFieldsAreNullThenLeavesThemOut(FakeWeChatPay fake) throws Exception {
		SignedNotification notification = fake.notification(PAID)
			.summary(null)
			.originalType(null)
			.associatedData(null)
			.resource("{}")
			.build();
		JsonNode envelope = envelope(notification);
		assertThat(envelope.has("summary")).isFalse();
		assertThat(envelope.path("resource").propertyNames()).containsExactlyInAnyOrder("algorithm", "nonce",
				"ciphertext");
		assertThat(TestMerchant.decrypt(envelope.path("resource"), fake.apiV3Key())).isEqualTo("{}");
	}

	@Test
	void buildWhenApiV3KeyIsAnotherThenFakesDoesNotDecrypt(FakeWeChatPay fake) throws Exception {
		String other = "0123456789abcdef0123456789ABCDEF";
		JsonNode resource = envelope(fake.notification(PAID).apiV3Key(other).resource("{}").build()).path("resource");
		assertThat(TestMerchant.decrypt(resource, other)).isEqualTo("{}");
		assertThatExceptionOfType(AEADBadTagException.class)
			.isThrownBy(() -> TestMerchant.decrypt(resource, fake.apiV3Key()));
	}

	@Test
	void buildWhenBodyGivenThenSignsItAsItIs(FakeWeChatPay fake) throws Exception {
		byte[] body = { 0, (byte) 0xFF, '{' };
		SignedNotification notification = fake.notification(PAID).resource("{}").body(body).build();
		assertThat(notification.body()).isEqualTo(body);
		assertThat(isSignedBy(notification, TestMerchant.publicKey(fake))).isTrue();
	}

	@Test
	void buildWhenKeyGivenThenSignedWithIt(FakeWeChatPay fake) throws Exception {
		SignedNotification notification = fake.notification(PAID)
			.resource("{}")
			.signedWith(fake.platformCertificateSerial())
			.build();
		assertThat(header(notification, "Wechatpay-Serial")).isEqualTo(fake.platformCertificateSerial());
		assertThat(isSignedBy(notification, TestMerchant.certificateKey(fake))).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> fake.notification(PAID).signedWith("1"))
			.withMessageContaining("'1'");
	}

	@Test
	void buildWhenProbeThenSignatureIsOne(FakeWeChatPay fake) throws Exception {
		SignedNotification notification = fake.notification(PAID).resource("{}").signatureProbe().build();
		assertThat(header(notification, "Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
	}

	@Test
	void buildWhenWrongSignatureThenDoesNotVerify(FakeWeChatPay fake) throws Exception {
		SignedNotification notification = fake.notification(PAID).resource("{}").wrongSignature().build();
		assertThat(isSignedBy(notification, TestMerchant.publicKey(fake))).isFalse();
	}

	@Test
	void buildWhenResourceMissingThenThrows(FakeWeChatPay fake) {
		assertThatIllegalStateException().isThrownBy(() -> fake.notification(PAID).build())
			.withMessageContaining("order(outOrderNo)");
		assertThatIllegalArgumentException().isThrownBy(() -> fake.notification(PAID).order(ORDER))
			.withMessageContaining("seedOrder");
		assertThatIllegalArgumentException().isThrownBy(() -> fake.notification(PAID).apiV3Key("short"));
	}

	@Test
	void signedNotificationWhenCopiesAreChangedThenStaysAsItIs(FakeWeChatPay fake) {
		SignedNotification notification = fake.notification(PAID).resource("{}").build();
		Map<String, String> headers = notification.headers();
		byte[] body = notification.body();
		notification.headers().clear();
		notification.body()[0] = 'x';
		assertThat(notification.headers()).isEqualTo(headers);
		assertThat(notification.body()).isEqualTo(body);
		assertThat(notification.toString()).contains(fake.platformPublicKeyId())
			.doesNotContain(header(notification, "Wechatpay-Signature"));
	}

	@Test
	void toHttpRequestWhenSentThenArrivesAsBuilt(FakeWeChatPay fake) throws Exception {
		SignedNotification notification = fake.notification(PAID).resource("{}").build();
		try (NotificationReceiver receiver = NotificationReceiver.start()) {
			HttpClient.newHttpClient()
				.send(notification.toHttpRequest(URI.create(receiver.url())), BodyHandlers.discarding());
			NotificationReceiver.Received received = receiver.take();
			assertThat(received.method()).isEqualTo("POST");
			assertThat(received.body()).isEqualTo(notification.body());
			notification.headers().forEach((name, value) -> assertThat(received.header(name)).isEqualTo(value));
			assertThat(received.isSignedBy(TestMerchant.publicKey(fake))).isTrue();
		}
	}

	private static boolean isSignedBy(SignedNotification notification, PublicKey key) {
		return TestMerchant.isSignedBy((name) -> header(notification, name), notification.body(), key);
	}

	private static String header(SignedNotification notification, String name) {
		return notification.headers().getOrDefault(name, "");
	}

	private static JsonNode envelope(SignedNotification notification) {
		return MAPPER.readTree(new String(notification.body(), StandardCharsets.UTF_8));
	}

}
