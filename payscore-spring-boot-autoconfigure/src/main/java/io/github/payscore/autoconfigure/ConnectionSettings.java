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

package io.github.payscore.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;

/**
 * The properties that hold: those of the application, and in the place of some of them
 * what {@link WeChatPayConnectionDetails} give.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ConnectionSettings {

	private final WeChatPayProperties properties;

	private final PropertyNames names;

	private final WeChatPayConnectionDetails details;

	private final Set<String> outranked = new LinkedHashSet<>();

	ConnectionSettings(WeChatPayProperties properties, PropertyNames names, WeChatPayConnectionDetails details) {
		this.properties = copy(properties);
		this.names = names;
		this.details = details;
		applyMerchant();
		applyPlatformKeys();
		applyAccessPoints();
	}

	private static WeChatPayProperties copy(WeChatPayProperties original) {
		WeChatPayProperties copy = new WeChatPayProperties();
		BeanUtils.copyProperties(original, copy);
		BeanUtils.copyProperties(original.getRetry(), copy.getRetry());
		BeanUtils.copyProperties(original.getPool(), copy.getPool());
		BeanUtils.copyProperties(original.getCertificates(), copy.getCertificates());
		BeanUtils.copyProperties(original.getPayscore(), copy.getPayscore());
		return copy;
	}

	private void applyMerchant() {
		if (this.details.getPrivateKeyPath() != null) {
			this.properties.setSerial(null);
			this.properties.setPrivateKeyPassword(null);
		}
		apply("mchid", this.details.getMchid(), this.properties::setMchid);
		apply("serial", this.details.getSerial(), this.properties::setSerial);
		apply("private-key-path", this.details.getPrivateKeyPath(), this.properties::setPrivateKeyPath);
		apply("private-key-password", this.details.getPrivateKeyPassword(), this.properties::setPrivateKeyPassword);
		apply("api-v3-key", this.details.getApiV3Key(), this.properties::setApiV3Key);
		apply("api-v2-key", this.details.getApiV2Key(), this.properties::setApiV2Key);
		apply("payscore.service-id", this.details.getServiceId(), this.properties.getPayscore()::setServiceId);
		apply("payscore.appid", this.details.getAppid(), this.properties.getPayscore()::setAppid);
		apply("payscore.sub-appid", this.details.getSubAppid(), this.properties.getPayscore()::setSubAppid);
		apply("payscore.sub-mchid", this.details.getSubMchid(), this.properties.getPayscore()::setSubMchid);
	}

	private void applyPlatformKeys() {
		if (hasPlatformKey()) {
			this.properties.setPlatformPublicKeyId(null);
			this.properties.setPlatformPublicKeyPath(null);
			apply("platform-cert", this.details.getPlatformCert(), this.properties::setPlatformCert);
		}
		apply("platform-public-key-id", this.details.getPlatformPublicKeyId(), this.properties::setPlatformPublicKeyId);
		apply("platform-public-key-path", this.details.getPlatformPublicKeyPath(),
				this.properties::setPlatformPublicKeyPath);
	}

	private boolean hasPlatformKey() {
		return !this.details.getPlatformCert().isEmpty() || this.details.getPlatformPublicKeyId() != null
				|| this.details.getPlatformPublicKeyPath() != null;
	}

	private void applyAccessPoints() {
		if (this.details.getBaseUrl() != null) {
			this.properties.setBackupBaseUrl(null);
		}
		apply("base-url", this.details.getBaseUrl(), this.properties::setBaseUrl);
		apply("backup-base-url", this.details.getBackupBaseUrl(), this.properties::setBackupBaseUrl);
	}

	private <T> void apply(String name, @Nullable T value, Consumer<T> setter) {
		if (value != null) {
			setter.accept(value);
			this.outranked.add(this.names.of(name));
		}
	}

	/**
	 * Use the properties. If they are wrong, the failure says what they were outranked
	 * by.
	 * @param <T> the type of what is made of them
	 * @param user makes something of the properties
	 * @return what was made
	 */
	<T> T use(Function<WeChatPayProperties, T> user) {
		try {
			return user.apply(this.properties);
		}
		catch (InvalidWeChatPayConfigurationException ex) {
			throw isOfProperties() ? ex : ex.outrankedBy(source(), this.outranked);
		}
	}

	void requireMchid() {
		if (!isOfProperties() && !StringUtils.hasText(this.properties.getMchid())) {
			throw InvalidWeChatPayConfigurationException.of(
					"'%s' is not set, and the %s give no merchant number.".formatted(this.names.of("mchid"), source()),
					"Set the property to your merchant number, or return it from getMchid().");
		}
	}

	private boolean isOfProperties() {
		return this.details instanceof PropertiesWeChatPayConnectionDetails;
	}

	private String source() {
		return "connection details " + this.details.getClass().getName();
	}

}
