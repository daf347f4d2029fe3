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

package io.github.payscore.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import com.github.binarywang.wxpay.bean.ecommerce.SignatureHeader;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.PayScoreService;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.notification.NotificationParser;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.CryptoProvider;
import io.github.payscore.signature.RsaVerifier;
import io.github.payscore.verification.MessageVerifier;

/**
 * A notification as WeChat Pay sends it, and what reads it.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ExampleNotification {

	private static final String NONCE = "fdasflkja484";

	private static final String ASSOCIATED_DATA = "payscore";

	private static final int TAG_BITS = 128;

	private final KeyPair platformKey;

	private final String timestamp = Long.toString(Instant.now().getEpochSecond());

	private final String text;

	private final String signature;

	ExampleNotification() {
		this.platformKey = KeyFolder.newKeyPair();
		this.text = text(encrypt(ExampleOrder.userPaid()));
		this.signature = sign(this.timestamp + '\n' + NONCE + '\n' + this.text + '\n');
	}

	private ExampleNotification(ExampleNotification genuine) {
		this.platformKey = genuine.platformKey;
		this.text = genuine.text;
		this.signature = sign("another message");
	}

	// Return the same with the signature of another message.
	ExampleNotification forged() {
		return new ExampleNotification(this);
	}

	private static String text(String ciphertext) {
		return new JsonMapper().writeValueAsString(
				Map.of("id", "b4a5f1d6-8f4a-5d1c-b2ab-3f0e8f1d6a10", "create_time", "2019-11-11T16:24:05+08:00",
						"event_type", UserPaidNotification.EVENT_TYPE, "resource_type", "encrypt-resource", "summary",
						"支付成功", "resource", Map.of("algorithm", ApiV3Key.ALGORITHM, "original_type", ASSOCIATED_DATA,
								"associated_data", ASSOCIATED_DATA, "nonce", NONCE, "ciphertext", ciphertext)));
	}

	private static String encrypt(String plaintext) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(bytes(Merchant.API_V3_KEY), "AES"),
					new GCMParameterSpec(TAG_BITS, bytes(NONCE)));
			cipher.updateAAD(bytes(ASSOCIATED_DATA));
			return Base64.getEncoder().encodeToString(cipher.doFinal(bytes(plaintext)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String sign(String message) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.platformKey.getPrivate());
			signature.update(bytes(message));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	String text() {
		return this.text;
	}

	byte[] body() {
		return bytes(this.text);
	}

	HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Wechatpay-Nonce", NONCE);
		headers.set("Wechatpay-Serial", Merchant.PUBLIC_KEY_ID);
		headers.set("Wechatpay-Signature", this.signature);
		headers.set("Wechatpay-Signature-Type", Merchant.SIGNATURE_TYPE);
		headers.set("Wechatpay-Timestamp", this.timestamp);
		return headers;
	}

	RequestParam requestParam() {
		return new RequestParam.Builder().serialNumber(Merchant.PUBLIC_KEY_ID)
			.nonce(NONCE)
			.signature(this.signature)
			.signType(Merchant.SIGNATURE_TYPE)
			.timestamp(this.timestamp)
			.body(this.text)
			.build();
	}

	SignatureHeader signatureHeader() {
		SignatureHeader header = new SignatureHeader();
		header.setSerialNo(Merchant.PUBLIC_KEY_ID);
		header.setNonce(NONCE);
		header.setSigned(this.signature);
		header.setTimeStamp(this.timestamp);
		return header;
	}

	NotificationParser parser() {
		PlatformKey key = PlatformKey.ofPublicKey(Merchant.PUBLIC_KEY_ID, this.platformKey.getPublic());
		return new NotificationParser(MessageVerifier.of(PlatformKeys.of(List.of(key)), InstantSource.system(),
				new RsaVerifier(CryptoProvider.jdk())), ApiV3Key.of(Merchant.API_V3_KEY));
	}

	com.wechat.pay.java.core.notification.NotificationParser wechatpayJavaParser() {
		return new com.wechat.pay.java.core.notification.NotificationParser(
				new RSAPublicKeyNotificationConfig.Builder().publicKey(this.platformKey.getPublic())
					.publicKeyId(Merchant.PUBLIC_KEY_ID)
					.apiV3Key(Merchant.API_V3_KEY)
					.build());
	}

	// Sends nothing: the keys come from files.
	PayScoreService wxJava() {
		try {
			KeyFolder keys = new KeyFolder(Files.createTempDirectory("payscore-notification"));
			try {
				keys.generate(this.platformKey);
				return WeixinJavaPay.service(new Target(0, keys)).getPayScoreService();
			}
			finally {
				FileSystemUtils.deleteRecursively(keys.folder());
			}
		}
		catch (IOException | WxPayException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
