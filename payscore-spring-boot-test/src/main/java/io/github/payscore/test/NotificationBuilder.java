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

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.keys.ApiV3Key;
import io.github.payscore.test.keys.MessageSignature;
import io.github.payscore.test.keys.PlatformKey;
import io.github.payscore.test.notification.Envelope;
import io.github.payscore.test.notification.Message;
import io.github.payscore.test.platform.Platform;

/**
 * Builder of a notification that is signed and encrypted as WeChat Pay's are, or wrongly
 * where a test wants that. Not thread-safe.
 *
 * <pre class="code">
 * SignedNotification notification = fake.notification("PAYSCORE.USER_PAID")
 *     .order("1234323JKHDFE1243252")
 *     .build();
 * </pre>
 * <p>
 * Source: WeChat Pay's documentation, pages 4014096520 and 4016271743.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay#notification(String)
 */
public final class NotificationBuilder {

	private final Platform platform;

	private final Envelope envelope;

	private byte @Nullable [] body;

	private @Nullable Instant timestamp;

	private @Nullable String nonce;

	private @Nullable PlatformKey key;

	private MessageSignature signature = MessageSignature.RIGHT;

	NotificationBuilder(Platform platform, String eventType) {
		this.platform = platform;
		this.envelope = new Envelope(eventType, platform.now(), platform.apiV3Key());
	}

	/**
	 * Set the field {@code id}, by default a new one.
	 * @param id the id
	 * @return this builder
	 */
	public NotificationBuilder id(String id) {
		this.envelope.setId(id);
		return this;
	}

	/**
	 * Set the field {@code create_time}, by default now by the platform's clock.
	 * @param createTime the time, written as RFC 3339 with the offset {@code +08:00}, cut
	 * to whole seconds
	 * @return this builder
	 */
	public NotificationBuilder createTime(Instant createTime) {
		this.envelope.setCreateTime(createTime);
		return this;
	}

	/**
	 * Set the field {@code summary}, by default a text for the event.
	 * @param summary the text, or {@code null} to leave the field out
	 * @return this builder
	 */
	public NotificationBuilder summary(@Nullable String summary) {
		this.envelope.setSummary(summary);
		return this;
	}

	/**
	 * Set the field {@code resource.original_type}, by default {@code payscore}.
	 * @param originalType the type, or {@code null} to leave the field out
	 * @return this builder
	 */
	public NotificationBuilder originalType(@Nullable String originalType) {
		this.envelope.setOriginalType(originalType);
		return this;
	}

	/**
	 * Set the field {@code resource.associated_data}, by default {@code payscore}. The
	 * encryption authenticates it.
	 * @param associatedData the data, or {@code null} to leave the field out
	 * @return this builder
	 */
	public NotificationBuilder associatedData(@Nullable String associatedData) {
		this.envelope.setAssociatedData(associatedData);
		return this;
	}

	/**
	 * Set what is encrypted.
	 * @param json the text, as a rule a JSON object
	 * @return this builder
	 */
	public NotificationBuilder resource(String json) {
		this.envelope.setResource(json);
		return this;
	}

	/**
	 * Set what is encrypted to an order as it is now, with the fields that WeChat Pay
	 * sends.
	 * @param outOrderNo the merchant's order number
	 * @return this builder
	 * @throws IllegalArgumentException if there is no such order
	 */
	public NotificationBuilder order(String outOrderNo) {
		this.envelope.setResource(this.platform.orders().known(outOrderNo), this.platform.merchant().mchid());
		return this;
	}

	/**
	 * Set what is encrypted to an order as it is now, but as careless as the examples on
	 * WeChat Pay's pages: an amount as text, an empty state of the collection, a risk
	 * fund with free text as its name.
	 * @param outOrderNo the merchant's order number
	 * @return this builder
	 * @throws IllegalArgumentException if there is no such order
	 */
	public NotificationBuilder dirtyOrder(String outOrderNo) {
		this.envelope.setDirtyResource(this.platform.orders().known(outOrderNo), this.platform.merchant().mchid());
		return this;
	}

	/**
	 * Set what is encrypted to a permission as it is now.
	 * @param authorizationCode the merchant's {@code authorization_code}
	 * @return this builder
	 * @throws IllegalArgumentException if the merchant has not applied for it
	 */
	public NotificationBuilder permission(String authorizationCode) {
		this.envelope.setResource(this.platform.permissions()
			.known(authorizationCode)
			.notification(this.platform.merchant().mchid(), this.platform.now()));
		return this;
	}

	/**
	 * Set the field {@code resource.algorithm}, by default {@code AEAD_AES_256_GCM}. What
	 * encrypts is always that.
	 * @param algorithm the name
	 * @return this builder
	 */
	public NotificationBuilder algorithm(String algorithm) {
		this.envelope.setAlgorithm(algorithm);
		return this;
	}

	/**
	 * Set the whole body, in the place of everything that was set but what concerns the
	 * signature: for what WeChat Pay would never send.
	 * @param body the bytes to sign
	 * @return this builder
	 */
	public NotificationBuilder body(byte[] body) {
		this.body = body.clone();
		return this;
	}

	/**
	 * Set the APIv3 key to encrypt with, by default the fake's.
	 * @param apiV3Key the key, 32 bytes of UTF-8
	 * @return this builder
	 */
	public NotificationBuilder apiV3Key(String apiV3Key) {
		this.envelope.setApiV3Key(new ApiV3Key(apiV3Key));
		return this;
	}

	/**
	 * Set the time of the signature, {@code Wechatpay-Timestamp}, by default the
	 * platform's time when the notification is built.
	 * @param timestamp the time, cut to whole seconds
	 * @return this builder
	 */
	public NotificationBuilder timestamp(Instant timestamp) {
		this.timestamp = timestamp;
		return this;
	}

	/**
	 * Set the nonce of the signature, {@code Wechatpay-Nonce}, by default a new one.
	 * @param nonce the nonce, in ASCII
	 * @return this builder
	 */
	public NotificationBuilder nonce(String nonce) {
		this.nonce = nonce;
		return this;
	}

	/**
	 * Sign with a key, by default the one of {@link FakeWeChatPay#signWith(String)}.
	 * @param serial the serial number of a certificate of the fake, which need not be
	 * listed any more, or the id of its public key, whatever its {@link PlatformKeyKind}
	 * @return this builder
	 * @throws IllegalArgumentException if the fake has no such key
	 */
	public NotificationBuilder signedWith(String serial) {
		this.key = this.platform.keys().any(serial);
		return this;
	}

	/**
	 * Sign as WeChat Pay's own probes do: the signature starts with
	 * {@code WECHATPAY/SIGNTEST/}.
	 * @return this builder
	 */
	public NotificationBuilder signatureProbe() {
		this.signature = MessageSignature.PROBE;
		return this;
	}

	/**
	 * Sign another message than the body.
	 * @return this builder
	 */
	public NotificationBuilder wrongSignature() {
		this.signature = MessageSignature.WRONG;
		return this;
	}

	/**
	 * Build the notification.
	 * @return the notification
	 * @throws IllegalStateException if neither what is encrypted was set nor the body
	 */
	public SignedNotification build() {
		byte[] body = (this.body != null) ? this.body.clone() : this.envelope.bytes();
		PlatformKey signer = (this.key != null) ? this.key : this.platform.keys().signingKey();
		Instant time = (this.timestamp != null) ? this.timestamp : this.platform.now();
		return new SignedNotification(new Message(
				this.signature.headers((this.nonce != null) ? signer.withNonce(this.nonce) : signer, time, body),
				body));
	}

}
