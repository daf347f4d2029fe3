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

package io.github.payscore.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.verification.MessageVerifier;

/**
 * A notification as WeChat Pay would send it, encrypted without the library, signed by
 * {@link FakeWeChatPay}, and open to be made wrong.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class TestNotification {

	/**
	 * The APIv3 key of the merchant.
	 */
	public static final String API_V3_KEY = "0123456789abcdefghijKLMNOPQRSTUV";

	private static final FakeWeChatPay PLATFORM = platform();

	/**
	 * The id of the key that signs.
	 */
	public static final String SERIAL = PLATFORM.platformPublicKeyId();

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, @Nullable Object> envelope = new LinkedHashMap<>();

	private final Map<String, @Nullable Object> resource = new LinkedHashMap<>();

	private byte[] apiV3Key = API_V3_KEY.getBytes(StandardCharsets.UTF_8);

	private byte[] plaintext;

	private Instant time = Instant.now();

	private String serial = SERIAL;

	private TestNotification(String eventType, String plaintext) {
		this.plaintext = plaintext.getBytes(StandardCharsets.UTF_8);
		this.envelope.put("id", "EV-" + UUID.randomUUID().toString().substring(4));
		this.envelope.put("create_time", "2026-11-23T10:34:56+08:00");
		this.envelope.put("event_type", eventType);
		this.envelope.put("resource_type", "encrypt-resource");
		this.envelope.put("summary", "用户支付成功");
		this.resource.put("original_type", "payscore");
		this.resource.put("algorithm", "AEAD_AES_256_GCM");
		this.resource.put("nonce", "61f9c719728a");
		this.resource.put("associated_data", "payscore");
	}

	// Only its keys are needed
	private static FakeWeChatPay platform() {
		try (FakeWeChatPay fake = FakeWeChatPay.builder().apiV3Key(API_V3_KEY).start()) {
			return fake;
		}
	}

	/**
	 * Return the keys that make notifications.
	 * @return the public key
	 */
	public static PlatformKeys platformKeys() {
		PublicKey key = PublicKeys.readPublicKey(PLATFORM.platformPublicKeyPem().getBytes(StandardCharsets.US_ASCII));
		return PlatformKeys.of(List.of(PlatformKey.ofPublicKey(SERIAL, key)));
	}

	/**
	 * Return the location of the public key.
	 * @return a value for {@code wechatpay.platform-public-key-path}
	 */
	public static String publicKeyPath() {
		return String.valueOf(PLATFORM.properties().get("wechatpay.platform-public-key-path"));
	}

	static NotificationParser parser() {
		return parser(platformKeys());
	}

	static NotificationParser parser(PlatformKeys keys) {
		return new NotificationParser(
				MessageVerifier.of(keys, Clock.systemUTC(), new RsaVerifier(CryptoProvider.jdk())),
				ApiV3Key.of(API_V3_KEY));
	}

	public static TestNotification of(String eventType, String resource) {
		return new TestNotification(eventType, resource);
	}

	/**
	 * Return a notification of a payment.
	 * @param outOrderNo the order
	 * @return the notification
	 */
	public static TestNotification paid(String outOrderNo) {
		return of("PAYSCORE.USER_PAID", paidOrder(outOrderNo, "4200000001"));
	}

	/**
	 * Return a notification of a confirmation.
	 * @param outOrderNo the order
	 * @return the notification
	 */
	public static TestNotification confirm(String outOrderNo) {
		return of("PAYSCORE.USER_CONFIRM", confirmedOrder(outOrderNo));
	}

	public static String confirmedOrder(String outOrderNo) {
		return """
				{"service_id":"2002000000000558123456789","appid":"wxd678efh567hg6787","mchid":"1230000109",\
				"sub_mchid":"1900000109","out_order_no":"%s","openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",\
				"state":"DOING","state_description":"USER_CONFIRM","service_introduction":"XX充电宝",\
				"risk_fund":{"name":"ESTIMATE_ORDER_COST","amount":10000},\
				"time_range":{"start_time":"2026-11-23T10:00:00+08:00"},"later_field":{"a":[1,2]}}"""
			.formatted(outOrderNo);
	}

	/**
	 * Return an order of the mainland.
	 * @param members the members that depend on mode and event
	 * @return the JSON text
	 */
	public static String mainlandOrder(String members) {
		return """
				{"service_id":"500001","appid":"wx0000000000000001","mchid":"1230000109","out_order_no":"O-1",\
				"service_introduction":"单车","total_amount":"300","post_payments":[{"name":"骑行费","amount":300}],\
				"post_discounts":[],"risk_fund":{"name":"预估费用","amount":10000},\
				"time_range":{"start_time":"20261126091010"},"location":{"start_location":"东门"},\
				"attach":"","order_id":"100000","need_collection":true,%s}""".formatted(members);
	}

	public static String paidOrder(String outOrderNo, String transactionId) {
		return """
				{"service_id":"2002000000000558123456789","mchid":"1230000109","sub_mchid":"1900000109",\
				"out_order_no":"%s","out_trade_no":"T-1","state":"DONE","total_amount":40000,\
				"post_payments":[{"name":"就餐费用服务费","amount":40000}],\
				"collection":{"state":"USER_PAID","total_amount":40000,"paying_amount":0,"paid_amount":40000,\
				"details":[{"seq":1,"amount":40000,"paid_type":"NEWTON","paid_time":"20261123103456",\
				"transaction_id":"%s"}]}}""".formatted(outOrderNo, transactionId);
	}

	public TestNotification envelope(String name, @Nullable Object value) {
		return put(this.envelope, name, value);
	}

	public TestNotification resource(String name, @Nullable Object value) {
		return put(this.resource, name, value);
	}

	// A value of null takes the field away
	private TestNotification put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
		if (value == null) {
			fields.remove(name);
		}
		else {
			fields.put(name, value);
		}
		return this;
	}

	public TestNotification plaintext(byte[] plaintext) {
		this.plaintext = plaintext;
		return this;
	}

	public TestNotification apiV3Key(String apiV3Key) {
		this.apiV3Key = apiV3Key.getBytes(StandardCharsets.UTF_8);
		return this;
	}

	public TestNotification time(Instant time) {
		this.time = time;
		return this;
	}

	public TestNotification serial(String serial) {
		this.serial = serial;
		return this;
	}

	/**
	 * Return the encrypted resource with its tag.
	 * @return the bytes
	 */
	public byte[] ciphertext() {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(this.apiV3Key, "AES"),
					new GCMParameterSpec(128, text("nonce")));
			cipher.updateAAD(text("associated_data"));
			return cipher.doFinal(this.plaintext);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private byte[] text(String name) {
		Object value = this.resource.get(name);
		return ((value instanceof String text) ? text : "").getBytes(StandardCharsets.UTF_8);
	}

	public byte[] body() {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>(this.resource);
		fields.computeIfAbsent("ciphertext", (name) -> Base64.getEncoder().encodeToString(ciphertext()));
		Map<String, @Nullable Object> body = new LinkedHashMap<>(this.envelope);
		body.putIfAbsent("resource", fields);
		return JSON.writeValueAsBytes(body);
	}

	public Signed sign() {
		return sign(body());
	}

	public Signed sign(byte[] body) {
		HttpHeaders headers = new HttpHeaders();
		PLATFORM.notification("-")
			.body(body)
			.timestamp(this.time)
			.nonce("5K8264ILTKCH16CQ2502SI8ZNMTM67VS")
			.build()
			.headers()
			.forEach(headers::set);
		headers.set("Request-ID", "08F0F6B6B10610A0-0");
		headers.set("Wechatpay-Serial", this.serial);
		return new Signed(headers, body);
	}

	/**
	 * What goes over the wire.
	 *
	 * @param headers the headers
	 * @param body the body
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Signed(HttpHeaders headers, byte[] body) {

		public Signed with(String name, String... values) {
			HttpHeaders changed = new HttpHeaders();
			this.headers.forEach(changed::addAll);
			changed.remove(name);
			for (String value : values) {
				changed.add(name, value);
			}
			return new Signed(changed, this.body);
		}

		public Signed withBody(byte[] body) {
			return new Signed(this.headers, body);
		}

		public Signed withByteChanged(int index) {
			byte[] changed = this.body.clone();
			changed[index] ^= 1;
			return withBody(changed);
		}

	}

}
