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

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.util.StringUtils;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.certificates.CertificateDownload;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.MerchantCredentials;

/**
 * Downloads platform certificates as the properties say, until the context is closed. A
 * bean of its own, because not every {@link PlatformKeys} can be closed.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PlatformKeyDownload implements DisposableBean {

	private final WeChatPayProperties properties;

	private final PropertyNames names;

	private final PropertyNames certificates;

	private final MerchantCredentials merchant;

	private final InstantSource clock;

	private final Function<PlatformKeys, WeChatPayClientBuilder> builders;

	private volatile @Nullable RotatingPlatformKeys keys;

	PlatformKeyDownload(WeChatPayProperties properties, PropertyNames names, MerchantCredentials merchant,
			InstantSource clock, Function<PlatformKeys, WeChatPayClientBuilder> builders) {
		this.properties = properties;
		this.names = names;
		this.certificates = names.within("certificates");
		this.merchant = merchant;
		this.clock = clock;
		this.builders = builders;
	}

	boolean isWanted(boolean keysAreConfigured) {
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
		String refresh = this.certificates.of("refresh");
		String apiV3Key = this.names.of("api-v3-key");
		return InvalidWeChatPayConfigurationException.of(
				"The property '%s' is 'true', but '%s' is not set, which platform certificates are encrypted with."
					.formatted(refresh, apiV3Key),
				"Set '%s' to the APIv3 key from the merchant platform, or remove '%s'.".formatted(apiV3Key, refresh));
	}

	RotatingPlatformKeys start(PlatformKeys fixedKeys) {
		Duration limit = startupTimeout();
		RotatingPlatformKeys.Builder builder = RotatingPlatformKeys.builder(source(this.builders.apply(fixedKeys)))
			.fixedKeys(fixedKeys)
			.clock(this.clock);
		setInterval(builder);
		RotatingPlatformKeys keys = builder.advice(new DownloadAdvice(this.names)::of).build();
		this.keys = keys;
		// With a key at hand the application can work, whatever becomes of the download
		if (fixedKeys.serials().isEmpty()) {
			new FirstDownload(keys, limit, this.names).await();
		}
		return keys;
	}

	private Duration startupTimeout() {
		Duration limit = this.properties.getCertificates().getStartupTimeout();
		if (limit.isNegative()) {
			throw InvalidWeChatPayConfigurationException.ofProperty(this.certificates.of("startup-timeout"),
					"A time limit must not be negative.", "Set it to a duration such as '10s', or remove it.", null);
		}
		return limit;
	}

	private CertificateDownload source(WeChatPayClientBuilder settings) {
		try {
			return new CertificateDownload(settings, new ModeSettings(this.properties).certificatesPath(),
					ApiV3Key.of(String.valueOf(this.properties.getApiV3Key())), this.merchant, this.clock);
		}
		catch (InvalidSettingException ex) {
			throw this.certificates.invalid(ex, "The path",
					"Set it to the path of the list of certificates, or remove it.");
		}
	}

	private void setInterval(RotatingPlatformKeys.Builder builder) {
		try {
			builder.refreshInterval(this.properties.getCertificates().getRefreshInterval());
		}
		catch (InvalidSettingException ex) {
			throw this.certificates.invalid(ex, "The interval", "Set it to a duration such as '12h', or remove it.");
		}
	}

	@Override
	public void destroy() {
		RotatingPlatformKeys keys = this.keys;
		if (keys != null) {
			keys.close();
		}
	}

}
