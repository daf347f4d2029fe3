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

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.autoconfigure.merchant.ModeSettings;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.client.WeChatPayClientBuilder;

/**
 * Hands the properties to the builder of the client, and says which property is wrong.
 *
 * @author PayScore for Spring Boot contributors
 */
final class ClientSettings {

	private final WeChatPayProperties properties;

	private final PropertyNames names;

	ClientSettings(WeChatPayProperties properties, PropertyNames names) {
		this.properties = properties;
		this.names = names;
	}

	void applyTo(WeChatPayClientBuilder builder) {
		ModeSettings mode = new ModeSettings(this.properties);
		apply(() -> builder.baseUrl(mode.baseUrl()), "The URL",
				"Set it to an access point of WeChat Pay, for example %s, or remove it."
					.formatted(this.properties.getPayscore().getMode().baseUrl()));
		apply(() -> builder.backupBaseUrl(mode.backupBaseUrl()), "The URL",
				"Set it to another access point of WeChat Pay, or remove it.");
		apply(() -> builder.maxResponseSize(this.properties.getMaxResponseSize()), "The size",
				"Set it to a size such as '1MB', or remove it.");
		apply(() -> builder.callTimeout(this.properties.getCallTimeout()), "The time limit",
				"Set it to a duration such as '60s', or remove it.");
		apply(() -> builder.language(StringUtils.hasText(language()) ? language() : null), "The language",
				"Set it to one of these, or remove it.");
		applyRetry(builder);
	}

	private @Nullable String language() {
		return this.properties.getLanguage();
	}

	private void apply(Runnable setting, String subject, String action) {
		try {
			setting.run();
		}
		catch (InvalidSettingException ex) {
			throw this.names.invalid(ex, subject, action);
		}
	}

	private void applyRetry(WeChatPayClientBuilder builder) {
		WeChatPayProperties.Retry retry = this.properties.getRetry();
		try {
			builder.retry(retry.getMaxAttempts(), retry.getFirstBackoff(), retry.getMaxBackoff());
		}
		catch (InvalidSettingException ex) {
			throw InvalidWeChatPayConfigurationException.of(
					"The property '%s' %s.".formatted(this.names.within("retry").of(ex.getSetting()), ex.getProblem()),
					"Set the attempts to a number such as 3 and the waits to durations such as '500ms' and '5s', "
							+ "or remove them.");
		}
	}

}
