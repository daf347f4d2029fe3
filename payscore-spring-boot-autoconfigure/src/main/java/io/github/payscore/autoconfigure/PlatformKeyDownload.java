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

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.autoconfigure.merchant.DownloadAdvice;
import io.github.payscore.autoconfigure.merchant.ModeSettings;
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

	private final Supplier<MerchantCredentials> merchant;

	private final InstantSource clock;

	private final Function<PlatformKeys, WeChatPayClientBuilder> builders;

	private final Consumer<PlatformKeys> firstDownload;

	private volatile @Nullable RotatingPlatformKeys keys;

	PlatformKeyDownload(WeChatPayProperties properties, PropertyNames names, Supplier<MerchantCredentials> merchant,
			InstantSource clock, Function<PlatformKeys, WeChatPayClientBuilder> builders,
			Consumer<PlatformKeys> firstDownload) {
		this.properties = properties;
		this.names = names;
		this.certificates = names.within("certificates");
		this.merchant = merchant;
		this.clock = clock;
		this.builders = builders;
		this.firstDownload = firstDownload;
	}

	RotatingPlatformKeys start(PlatformKeys fixedKeys) {
		RotatingPlatformKeys.Builder builder = RotatingPlatformKeys.builder(source(this.builders.apply(fixedKeys)))
			.fixedKeys(fixedKeys)
			.clock(this.clock);
		setInterval(builder);
		RotatingPlatformKeys keys = builder.advice(new DownloadAdvice(this.names)).build();
		this.keys = keys;
		// With a key at hand the application can work, whatever becomes of the download
		if (fixedKeys.serials().isEmpty()) {
			this.firstDownload.accept(keys);
		}
		return keys;
	}

	private CertificateDownload source(WeChatPayClientBuilder settings) {
		try {
			ApiV3Key apiV3Key = ApiV3Key.of(String.valueOf(this.properties.getApiV3Key()));
			return new CertificateDownload(settings, new ModeSettings(this.properties).certificatesPath(),
					() -> apiV3Key, this.merchant, this.clock);
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
