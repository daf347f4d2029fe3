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

package io.github.payscore.test.keys;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.rules.RandomText;

/**
 * One of WeChat Pay's own keys, under the serial that {@code Wechatpay-Serial} names.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PlatformKey {

	/**
	 * The header with the time of the signature.
	 */
	public static final String TIMESTAMP = "Wechatpay-Timestamp";

	/**
	 * The header with the nonce of the signature.
	 */
	public static final String NONCE = "Wechatpay-Nonce";

	/**
	 * The header with the signature.
	 */
	public static final String SIGNATURE = "Wechatpay-Signature";

	/**
	 * The header with the serial number of the key.
	 */
	public static final String SERIAL = "Wechatpay-Serial";

	/**
	 * The header with the algorithm of the signature.
	 */
	public static final String SIGNATURE_TYPE = "Wechatpay-Signature-Type";

	private final String serial;

	private final KeyPair keyPair;

	private final Supplier<String> nonces;

	private final @Nullable String timestamp;

	PlatformKey(String serial, KeyPair keyPair) {
		this(serial, keyPair, () -> RandomText.alphanumeric(32), null);
	}

	private PlatformKey(String serial, KeyPair keyPair, Supplier<String> nonces, @Nullable String timestamp) {
		this.serial = serial;
		this.keyPair = keyPair;
		this.nonces = nonces;
		this.timestamp = timestamp;
	}

	public PlatformKey withNonce(String nonce) {
		return new PlatformKey(this.serial, this.keyPair, () -> nonce, this.timestamp);
	}

	/**
	 * Return a key that signs a time of its own, which need not be one.
	 * @param timestamp the text that takes the place of the time
	 * @return the key
	 */
	public PlatformKey withTimestamp(String timestamp) {
		return new PlatformKey(this.serial, this.keyPair, this.nonces, timestamp);
	}

	public String serial() {
		return this.serial;
	}

	public PublicKey publicKey() {
		return this.keyPair.getPublic();
	}

	public Map<String, String> sign(Instant time, byte[] body) {
		String timestamp = (this.timestamp != null) ? this.timestamp : Long.toString(time.getEpochSecond());
		String nonce = this.nonces.get();
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(NONCE, nonce);
		headers.put(SIGNATURE, signature(message(timestamp, nonce, body)));
		headers.put(TIMESTAMP, timestamp);
		headers.put(SERIAL, this.serial);
		headers.put(SIGNATURE_TYPE, "WECHATPAY2-SHA256-RSA2048");
		return headers;
	}

	private static byte[] message(String timestamp, String nonce, byte[] body) {
		ByteArrayOutputStream message = new ByteArrayOutputStream(body.length + 64);
		message.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII));
		message.writeBytes(body);
		message.write('\n');
		return message.toByteArray();
	}

	private String signature(byte[] message) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.keyPair.getPrivate());
			signature.update(message);
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot sign an answer", ex);
		}
	}

	@Override
	public String toString() {
		return "PlatformKey[" + this.serial + "]";
	}

}
