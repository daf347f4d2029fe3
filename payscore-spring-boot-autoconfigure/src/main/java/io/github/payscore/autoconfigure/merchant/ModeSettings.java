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

import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.merchant.PayScoreMode;

/**
 * What the properties say together with the mode: its defaults, and which of them mean
 * nothing in it.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class ModeSettings {

	private static final Log logger = LogFactory.getLog(ModeSettings.class);

	private final MerchantProperties properties;

	private final PayScoreMode mode;

	/**
	 * Create settings.
	 * @param properties the properties
	 */
	public ModeSettings(MerchantProperties properties) {
		this.properties = properties;
		this.mode = properties.getPayscore().getMode();
	}

	/**
	 * Return where WeChat Pay is called.
	 * @return the base URL
	 */
	public String baseUrl() {
		String baseUrl = this.properties.getBaseUrl();
		return (baseUrl != null) ? baseUrl : this.mode.baseUrl();
	}

	/**
	 * Return where WeChat Pay is called if it cannot be reached at the base URL. An
	 * access point of another platform is no backup, and an empty property turns it off.
	 * @return the base URL of another access point, or {@code null}
	 */
	public @Nullable String backupBaseUrl() {
		String backupBaseUrl = this.properties.getBackupBaseUrl();
		if (backupBaseUrl == null && this.properties.getBaseUrl() == null) {
			return this.mode.backupBaseUrl();
		}
		return StringUtils.hasText(backupBaseUrl) ? backupBaseUrl : null;
	}

	/**
	 * Return where the list of platform certificates is.
	 * @return the path
	 */
	public String certificatesPath() {
		String path = this.properties.getCertificates().getPath();
		return (path != null) ? path : this.mode.certificatesPath();
	}

	/**
	 * Warn of properties that mean nothing in the mode.
	 * @param names what the properties are called
	 */
	public void warnOfUnused(PropertyNames names) {
		unused().forEach((name, value) -> {
			if (StringUtils.hasText(value)) {
				logger.warn("The property '%s' has no effect, because '%s' is '%s'".formatted(
						names.within("payscore").of(name), names.within("payscore").of("mode"), this.mode.value()));
			}
		});
	}

	private Map<String, @Nullable String> unused() {
		MerchantProperties.Payscore payscore = this.properties.getPayscore();
		Map<String, @Nullable String> unused = new LinkedHashMap<>();
		switch (this.mode) {
			case OVERSEA_PARTNER -> unused.put("sub-appid", payscore.getSubAppid());
			case DIRECT -> {
				unused.put("sub-mchid", payscore.getSubMchid());
				unused.put("sub-appid", payscore.getSubAppid());
			}
			case PARTNER -> {
			}
		}
		return unused;
	}

}
