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

import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.launch.LaunchTemplate;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.signature.ApiV2Key;

/**
 * {@link LaunchTemplate} from {@link WeChatPayProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesLaunch {

	private final WeChatPayProperties properties;

	private final PropertyNames names;

	PropertiesLaunch(WeChatPayProperties properties, PropertyNames names) {
		this.properties = properties;
		this.names = names;
	}

	LaunchTemplate.Builder builder(String mchid) {
		return modeBuilder(mchid).serviceId(this.properties.getPayscore().getServiceId())
			.apiV2Key(apiV2Key())
			.settingNames(this::mention);
	}

	private LaunchTemplate.Builder modeBuilder(String mchid) {
		boolean isOversea = this.properties.getPayscore().getMode() == PayScoreMode.OVERSEA_PARTNER;
		return isOversea ? LaunchTemplate.oversea(mchid) : LaunchTemplate.mainland(mchid);
	}

	private @Nullable ApiV2Key apiV2Key() {
		String key = this.properties.getApiV2Key();
		return StringUtils.hasText(key) ? ApiV2Key.of(key) : null;
	}

	private String mention(String setting) {
		return "serviceId".equals(setting) ? this.names.within("payscore").mention(setting)
				: this.names.mention(setting);
	}

}
