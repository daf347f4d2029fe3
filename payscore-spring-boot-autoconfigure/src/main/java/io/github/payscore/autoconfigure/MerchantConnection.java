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

import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;

/**
 * The properties of one merchant that hold: those of the application, and in the place of
 * some of them what {@link WeChatPayConnectionDetails} give.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MerchantConnection {

	private final MerchantProperties properties;

	private final PropertyNames names;

	private final @Nullable WeChatPayConnectionDetails details;

	private final Set<String> outranked = new LinkedHashSet<>();

	/**
	 * Create a connection.
	 * @param properties the properties, which are changed
	 * @param names what they are called
	 * @param details what outranks them, or {@code null}
	 */
	MerchantConnection(MerchantProperties properties, PropertyNames names,
			@Nullable WeChatPayConnectionDetails details) {
		this.properties = properties;
		this.names = names;
		this.details = details;
		if (details != null) {
			applyMerchant(details);
			applyPlatformKeys(details);
			applyAccessPoints(details);
		}
	}

	private void applyMerchant(WeChatPayConnectionDetails details) {
		if (details.getPrivateKeyPath() != null) {
			this.properties.setSerial(null);
			this.properties.setPrivateKeyPassword(null);
			this.properties.setSslBundle(null);
		}
		apply("mchid", details.getMchid(), this.properties::setMchid);
		apply("serial", details.getSerial(), this.properties::setSerial);
		apply("private-key-path", details.getPrivateKeyPath(), this.properties::setPrivateKeyPath);
		apply("private-key-password", details.getPrivateKeyPassword(), this.properties::setPrivateKeyPassword);
		apply("api-v3-key", details.getApiV3Key(), this.properties::setApiV3Key);
		apply("api-v2-key", details.getApiV2Key(), this.properties::setApiV2Key);
		apply("payscore.service-id", details.getServiceId(), this.properties.getPayscore()::setServiceId);
		apply("payscore.appid", details.getAppid(), this.properties.getPayscore()::setAppid);
		apply("payscore.sub-appid", details.getSubAppid(), this.properties.getPayscore()::setSubAppid);
		if (!(this.properties instanceof WeChatPayProperties)) {
			apply("payscore.mode", details.getMode(), this.properties.getPayscore()::setMode);
		}
		apply("payscore.sub-mchid", details.getSubMchid(), this.properties.getPayscore()::setSubMchid);
	}

	private void applyPlatformKeys(WeChatPayConnectionDetails details) {
		if (hasPlatformKey(details)) {
			this.properties.setPlatformPublicKeyId(null);
			this.properties.setPlatformPublicKeyPath(null);
			apply("platform-cert", details.getPlatformCert(), this.properties::setPlatformCert);
		}
		apply("platform-public-key-id", details.getPlatformPublicKeyId(), this.properties::setPlatformPublicKeyId);
		apply("platform-public-key-path", details.getPlatformPublicKeyPath(),
				this.properties::setPlatformPublicKeyPath);
	}

	private static boolean hasPlatformKey(WeChatPayConnectionDetails details) {
		return !details.getPlatformCert().isEmpty() || details.getPlatformPublicKeyId() != null
				|| details.getPlatformPublicKeyPath() != null;
	}

	private void applyAccessPoints(WeChatPayConnectionDetails details) {
		if (details.getBaseUrl() != null) {
			this.properties.setBackupBaseUrl(null);
		}
		apply("base-url", details.getBaseUrl(), this.properties::setBaseUrl);
		apply("backup-base-url", details.getBackupBaseUrl(), this.properties::setBackupBaseUrl);
	}

	private <T> void apply(String name, @Nullable T value, Consumer<T> setter) {
		if (value != null) {
			setter.accept(value);
			this.outranked.add(this.names.of(name));
		}
	}

	MerchantProperties properties() {
		return this.properties;
	}

	PropertyNames names() {
		return this.names;
	}

	/**
	 * Use the properties. If they are wrong, the failure says what they were outranked
	 * by.
	 * @param <T> the type of what is made of them
	 * @param user makes something of the properties
	 * @return what was made
	 */
	<T> T use(Function<MerchantProperties, T> user) {
		try {
			return user.apply(this.properties);
		}
		catch (InvalidWeChatPayConfigurationException ex) {
			throw explain(ex);
		}
	}

	InvalidWeChatPayConfigurationException explain(InvalidWeChatPayConfigurationException failure) {
		String source = source();
		return (source != null) ? failure.outrankedBy(source, this.outranked) : failure;
	}

	/**
	 * Return what outranks the properties.
	 * @return the words, or {@code null} if nothing does
	 */
	@Nullable String source() {
		return (this.details == null || this.details instanceof PropertiesWeChatPayConnectionDetails) ? null
				: "connection details " + this.details.getClass().getName();
	}

}
