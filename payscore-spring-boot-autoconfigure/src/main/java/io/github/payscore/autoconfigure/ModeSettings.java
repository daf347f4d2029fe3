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
 */
final class ModeSettings {

	private static final Log logger = LogFactory.getLog(ModeSettings.class);

	private final WeChatPayProperties properties;

	private final PayScoreMode mode;

	ModeSettings(WeChatPayProperties properties) {
		this.properties = properties;
		this.mode = properties.getPayscore().getMode();
	}

	String baseUrl() {
		String baseUrl = this.properties.getBaseUrl();
		return (baseUrl != null) ? baseUrl : this.mode.baseUrl();
	}

	// An access point of another platform than that of the base URL is no backup. An
	// empty
	// property turns it off.
	@Nullable String backupBaseUrl() {
		String backupBaseUrl = this.properties.getBackupBaseUrl();
		if (backupBaseUrl == null && this.properties.getBaseUrl() == null) {
			return this.mode.backupBaseUrl();
		}
		return StringUtils.hasText(backupBaseUrl) ? backupBaseUrl : null;
	}

	String certificatesPath() {
		String path = this.properties.getCertificates().getPath();
		return (path != null) ? path : this.mode.certificatesPath();
	}

	void warnOfUnused(PropertyNames names) {
		unused().forEach((name, value) -> {
			if (StringUtils.hasText(value)) {
				logger.warn("The property '%s' has no effect, because '%s' is '%s'".formatted(
						names.within("payscore").of(name), names.within("payscore").of("mode"), this.mode.value()));
			}
		});
	}

	private Map<String, @Nullable String> unused() {
		WeChatPayProperties.Payscore payscore = this.properties.getPayscore();
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
