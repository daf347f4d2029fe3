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

package io.github.payscore.autoconfigure.merchant;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.InvisibleCharacter;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.platform.PlatformKey;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.PublicKeys;
import io.github.payscore.signature.UnusableKeyException;

/**
 * Makes {@link PlatformKeys} from {@link MerchantProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesPlatformKeys {

	private final MerchantProperties properties;

	private final PropertyNames names;

	private final KeySources sources;

	private final MerchantCredentials merchant;

	PropertiesPlatformKeys(MerchantProperties properties, PropertyNames names, KeySources sources,
			MerchantCredentials merchant) {
		this.properties = properties;
		this.names = names;
		this.sources = sources;
		this.merchant = merchant;
	}

	PlatformKeys get() {
		List<PlatformKey> keys = readKeys();
		if (!keys.isEmpty()) {
			return PlatformKeys.of(keys);
		}
		if (!isDownloadWanted(false)) {
			throw noKeys();
		}
		return PlatformKeys.none();
	}

	boolean isDownloadWanted(boolean keysAreConfigured) {
		Boolean refresh = this.properties.getCertificates().getRefresh();
		boolean hasApiV3Key = StringUtils.hasText(this.properties.getApiV3Key());
		if (refresh == null) {
			return hasApiV3Key && !keysAreConfigured;
		}
		if (refresh && !hasApiV3Key) {
			throw missingApiV3Key();
		}
		return refresh;
	}

	private InvalidWeChatPayConfigurationException missingApiV3Key() {
		String refresh = this.names.within("certificates").of("refresh");
		String apiV3Key = this.names.of("api-v3-key");
		return InvalidWeChatPayConfigurationException.of(
				"The property '%s' is 'true', but '%s' is not set, which platform certificates are encrypted with."
					.formatted(refresh, apiV3Key),
				"Set '%s' to the APIv3 key from the merchant platform, or remove '%s'.".formatted(apiV3Key, refresh));
	}

	private InvalidWeChatPayConfigurationException noKeys() {
		return InvalidWeChatPayConfigurationException.of(
				"No key of WeChat Pay is configured, so no answer could be verified.",
				("Set '%s' and '%s' to the WeChat Pay public key from the merchant platform. If your merchant number "
						+ "still has platform certificates, set '%s' to have them downloaded, or '%s' to their locations.")
					.formatted(publicKeyId(), publicKeyPath(), this.names.of("api-v3-key"), platformCert()));
	}

	private List<PlatformKey> readKeys() {
		List<PlatformKey> keys = new ArrayList<>();
		this.properties.getPlatformCert()
			.stream()
			.filter(StringUtils::hasText)
			.forEach((location) -> keys.addAll(readCertificates(location)));
		if (hasPublicKey()) {
			keys.add(readPublicKey());
		}
		return keys;
	}

	private List<PlatformKey> readCertificates(String location) {
		try {
			return PublicKeys.readCertificates(this.sources.files().read(platformCert(), location))
				.stream()
				.map(this::toKey)
				.toList();
		}
		catch (UnusableKeyException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(platformCert(), String.valueOf(ex.getMessage()),
					"Set it to the locations of WeChat Pay platform certificates, "
							+ "which are not the merchant's apiclient_cert.pem.",
					ex);
		}
	}

	private PlatformKey toKey(X509Certificate certificate) {
		PlatformKey key = PlatformKey.ofCertificate(certificate);
		if (key.isExpired(this.sources.clock().instant())) {
			throw InvalidWeChatPayConfigurationException.ofProperty(platformCert(),
					"The certificate %s expired at %s.".formatted(key.getSerial(), key.getNotAfter()),
					"Remove it, and name the platform certificate that replaced it, or the WeChat Pay public key.",
					null);
		}
		if (this.merchant.hasSerial(key.getSerial())) {
			throw ownCertificate("serial number");
		}
		if (isOwn(key)) {
			throw ownCertificate("key");
		}
		return key;
	}

	private InvalidWeChatPayConfigurationException ownCertificate(String sign) {
		return InvalidWeChatPayConfigurationException.ofProperty(platformCert(),
				"It is the merchant's own certificate, by its %s.".formatted(sign),
				"Name a certificate of WeChat Pay, which is not the merchant's apiclient_cert.pem.", null);
	}

	private boolean isOwn(PlatformKey key) {
		return this.merchant.own(key.getPublicKey());
	}

	private boolean hasPublicKey() {
		return StringUtils.hasText(this.properties.getPlatformPublicKeyId())
				|| StringUtils.hasText(this.properties.getPlatformPublicKeyPath());
	}

	private PlatformKey readPublicKey() {
		String id = readPublicKeyId();
		String location = this.properties.getPlatformPublicKeyPath();
		if (!StringUtils.hasText(location)) {
			throw InvalidWeChatPayConfigurationException.of(
					"The property '%s' is set, but '%s' is not.".formatted(publicKeyId(), publicKeyPath()),
					"Set it to the location of the WeChat Pay public key, pub_key.pem.");
		}
		try {
			return requireForeign(PlatformKey.ofPublicKey(id,
					PublicKeys.readPublicKey(this.sources.files().read(publicKeyPath(), location))));
		}
		catch (UnusableKeyException ex) {
			throw InvalidWeChatPayConfigurationException.ofProperty(publicKeyPath(), String.valueOf(ex.getMessage()),
					"Set it to the location of the WeChat Pay public key, pub_key.pem from the merchant platform.", ex);
		}
	}

	private PlatformKey requireForeign(PlatformKey key) {
		if (isOwn(key)) {
			throw InvalidWeChatPayConfigurationException.ofProperty(publicKeyPath(),
					"It is the merchant's own public key, which belongs to the key in '%s'."
						.formatted(this.names.of("private-key-path")),
					"Set it to the location of the WeChat Pay public key, pub_key.pem from the merchant platform.",
					null);
		}
		return key;
	}

	private String readPublicKeyId() {
		String id = this.properties.getPlatformPublicKeyId();
		if (!StringUtils.hasText(id)) {
			throw InvalidWeChatPayConfigurationException.of(
					"The property '%s' is set, but '%s' is not.".formatted(publicKeyPath(), publicKeyId()),
					"Set it to the id that the merchant platform shows for the key; it begins with PUB_KEY_ID_.");
		}
		if (!PlatformKey.isPublicKeyId(id)) {
			throw InvalidWeChatPayConfigurationException.ofProperty(
					publicKeyId(), InvisibleCharacter
						.mention("The id of a WeChat Pay public key is PUB_KEY_ID_ followed by digits.", id),
					"Copy the id from the merchant platform.", null);
		}
		return id;
	}

	private String platformCert() {
		return this.names.of("platform-cert");
	}

	private String publicKeyId() {
		return this.names.of("platform-public-key-id");
	}

	private String publicKeyPath() {
		return this.names.of("platform-public-key-path");
	}

}
