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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.payscore.test.keys.KeyMaterial;
import io.github.payscore.test.keys.MerchantKeys;
import io.github.payscore.test.keys.Pem;
import io.github.payscore.test.keys.PlatformCertificate;
import io.github.payscore.test.keys.PlatformKey;
import io.github.payscore.test.platform.Merchant;
import io.github.payscore.test.platform.Platform;

/**
 * A merchant that a fake plays, under one of its names.
 *
 * @param name the name
 * @param merchant what it is under this name
 * @param account what all names of its merchant number share
 * @author PayScore for Spring Boot contributors
 */
record PlayedMerchant(String name, Merchant merchant, Account account) {

	static final String DEFAULT = "default";

	/**
	 * Return the properties that make this merchant one of several of an application.
	 * @param baseUrl the URL of the fake
	 * @return the properties
	 */
	Map<String, String> namedProperties(String baseUrl) {
		return properties("wechatpay.merchants" + element(this.name) + ".", baseUrl);
	}

	// Names that are no usual part of a property's name stand in brackets.
	private static String element(String name) {
		return name.matches("[a-z0-9][a-z0-9-]*") ? "." + name : "[" + name + "]";
	}

	Map<String, String> properties(String prefix, String baseUrl) {
		Map<String, String> properties = new LinkedHashMap<>();
		putKeys(prefix, properties);
		properties.put(prefix + "base-url", baseUrl);
		putPayScore(prefix + "payscore.", properties);
		if (this.account.mode().mode().isMainland()) {
			properties.put(prefix + "certificates.path", "/v3/certificates");
		}
		return properties;
	}

	private void putKeys(String prefix, Map<String, String> properties) {
		properties.put(prefix + "mchid", this.merchant.mchid());
		properties.put(prefix + "serial", this.account.keys().certificates().serial());
		properties.put(prefix + "private-key-path", Pem.location(this.account.merchantPrivateKeyPem()));
		if (this.account.keyKind().hasPublicKey()) {
			properties.put(prefix + "platform-public-key-id", this.account.publicKey().serial());
			properties.put(prefix + "platform-public-key-path", Pem.location(this.account.publicKeyPem()));
		}
		if (this.account.keyKind().hasCertificate()) {
			properties.put(prefix + "platform-cert", Pem.location(this.account.certificate().pem()));
		}
		properties.put(prefix + "api-v3-key", this.account.keys().apiV3Key().text());
		properties.put(prefix + "api-v2-key", this.account.keys().apiV2Key().text());
	}

	private void putPayScore(String prefix, Map<String, String> properties) {
		properties.put(prefix + "mode", this.account.mode().property());
		properties.put(prefix + "service-id", this.merchant.serviceId());
		boolean partner = this.merchant.mode().isPartner();
		if (partner) {
			properties.put(prefix + "sub-mchid", this.merchant.subMchid());
		}
		if (this.merchant.mode().isMainland()) {
			properties.put(prefix + "appid", this.merchant.appid());
			if (partner && this.merchant.subAppid() != null) {
				properties.put(prefix + "sub-appid", this.merchant.subAppid());
			}
		}
	}

	/**
	 * What WeChat Pay knows under a merchant number.
	 *
	 * @param mode what the merchant is
	 * @param keyKind the kinds of WeChat Pay's key
	 * @param keys the keys
	 * @param platform WeChat Pay's side
	 * @param notifications the notifications that were sent
	 */
	record Account(FakeMode mode, PlatformKeyKind keyKind, MerchantKeys keys, Platform platform,
			NotificationLog notifications) {

		String mchid() {
			return this.platform.merchant().mchid();
		}

		KeyMaterial material() {
			return this.keys.material();
		}

		PlatformKey publicKey() {
			return material().publicKey();
		}

		PlatformCertificate certificate() {
			return material().certificate();
		}

		String merchantPrivateKeyPem() {
			return Pem.encode("PRIVATE KEY", this.keys.certificates().key().getPrivate().getEncoded());
		}

		String publicKeyPem() {
			return Pem.encode("PUBLIC KEY", publicKey().publicKey().getEncoded());
		}

		void reset() {
			this.keys.certificates().reset();
			this.platform.reset();
			this.notifications.clear();
		}

	}

}
