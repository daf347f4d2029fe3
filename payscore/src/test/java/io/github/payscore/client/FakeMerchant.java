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

package io.github.payscore.client;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.test.FakeWeChatPay;

/**
 * The merchant of a {@link FakeWeChatPay}, and clients that talk to it.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class FakeMerchant {

	/**
	 * The merchant's number.
	 */
	public static final String MCHID = "1230000109";

	private FakeMerchant() {
	}

	/**
	 * Return a builder of a client with the public key of the fake.
	 * @param fake the fake
	 * @return a new builder
	 */
	public static WeChatPayClientBuilder client(FakeWeChatPay fake) {
		return client(fake, PlatformKeys.of(List.of(publicKey(fake))));
	}

	/**
	 * Describe how to reach a fake, for another process.
	 * @param fake the fake
	 * @return the description
	 */
	public static String describe(FakeWeChatPay fake) {
		return String.join(" ", fake.baseUrl(), fake.merchantSerial(), fake.platformPublicKeyId(),
				HexFormat.of().formatHex(privateKey(fake).getEncoded()),
				HexFormat.of().formatHex(platformPublicKey(fake).getEncoded()));
	}

	/**
	 * Return a builder of a client of a fake in another process.
	 * @param description what {@link #describe} returned there
	 * @return a new builder
	 */
	public static WeChatPayClientBuilder client(String description) {
		String[] words = description.split(" ", -1);
		try {
			KeyFactory keys = KeyFactory.getInstance("RSA");
			PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(words[3])));
			PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(words[4])));
			return WeChatPayClient
				.builder(MerchantCredentials.of(MCHID, words[1], privateKey),
						PlatformKeys.of(List.of(PlatformKey.ofPublicKey(words[2], publicKey))))
				.baseUrl(words[0]);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static WeChatPayClientBuilder client(FakeWeChatPay fake, PlatformKeys keys) {
		return WeChatPayClient.builder(credentials(fake), keys).baseUrl(fake.baseUrl());
	}

	/**
	 * Return what the merchant signs with now.
	 * @param fake the fake, or one merchant of it
	 * @return the credentials
	 */
	public static MerchantCredentials credentials(FakeWeChatPay fake) {
		return MerchantCredentials.of(fake.mchid(), fake.merchantSerial(), privateKey(fake));
	}

	/**
	 * Return the WeChat Pay public key of the merchant.
	 * @param fake the fake, or one merchant of it
	 * @return the key
	 */
	public static PlatformKey publicKey(FakeWeChatPay fake) {
		return PlatformKey.ofPublicKey(fake.platformPublicKeyId(), platformPublicKey(fake));
	}

	static PrivateKey privateKey(FakeWeChatPay fake) {
		try {
			return KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(decode(fake.merchantPrivateKeyPem())));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Return the public key that belongs to the merchant's private key.
	 * @param fake the fake, or one merchant of it
	 * @return the key
	 */
	public static PublicKey ownPublicKey(FakeWeChatPay fake) {
		try {
			RSAPrivateCrtKey key = (RSAPrivateCrtKey) privateKey(fake);
			return KeyFactory.getInstance("RSA")
				.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static PublicKey platformPublicKey(FakeWeChatPay fake) {
		try {
			return KeyFactory.getInstance("RSA")
				.generatePublic(new X509EncodedKeySpec(decode(fake.platformPublicKeyPem())));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] decode(String pem) {
		return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
	}

}
