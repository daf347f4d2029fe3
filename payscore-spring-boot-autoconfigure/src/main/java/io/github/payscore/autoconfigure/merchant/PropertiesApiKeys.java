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

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.InvisibleCharacter;
import io.github.payscore.autoconfigure.property.PropertyNames;

/**
 * Checks the APIv3 key and the APIv2 key of {@link MerchantProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesApiKeys {

	private static final int BYTES = 32;

	private final MerchantProperties properties;

	private final PropertyNames names;

	PropertiesApiKeys(MerchantProperties properties, PropertyNames names) {
		this.properties = properties;
		this.names = names;
	}

	// A key that is not set is no mistake as long as nothing needs it.
	void check() {
		check("api-v3-key", this.properties.getApiV3Key(), "APIv3", "APIv2");
		check("api-v2-key", this.properties.getApiV2Key(), "APIv2", "APIv3");
	}

	private void check(String name, @Nullable String key, String kind, String otherKind) {
		if (!StringUtils.hasText(key)) {
			return;
		}
		int bytes = key.getBytes(StandardCharsets.UTF_8).length;
		if (bytes != BYTES) {
			throw InvalidWeChatPayConfigurationException.ofProperty(this.names.of(name),
					InvisibleCharacter
						.mention("An %s key has %d bytes, but this one has %d.".formatted(kind, BYTES, bytes), key),
					"Set it to the %s key from the merchant platform, which is neither the %s key nor the APPSECRET."
						.formatted(kind, otherKind),
					null);
		}
	}

}
