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

package io.github.payscore.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.outbox.WeChatPayOutboxProperties;

/**
 * Masks the keys of the outbox even where values are shown: under their own name in any
 * spelling, and wherever else they stand.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxSanitizingFunction implements SanitizingFunction {

	private static final Pattern SECRET_NAME = Pattern
		.compile(".*wechatpayoutbox(encryptionkey|previousencryptionkeys[0-9]*)");

	private final List<String> secrets;

	OutboxSanitizingFunction(WeChatPayOutboxProperties properties) {
		List<String> keys = new ArrayList<>(properties.getPreviousEncryptionKeys());
		String key = properties.getEncryptionKey();
		if (key != null) {
			keys.add(key);
		}
		this.secrets = keys.stream().filter(StringUtils::hasText).toList();
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isSecretName(data.getKey()) || containsSecret(data.getValue())) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecretName(String key) {
		return SECRET_NAME.matcher(key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")).matches();
	}

	private boolean containsSecret(@Nullable Object value) {
		if (value == null) {
			return false;
		}
		// JSON, as in SPRING_APPLICATION_JSON, may escape the slashes of Base64
		String text = value.toString().replace("\\/", "/");
		return this.secrets.stream().anyMatch(text::contains);
	}

}
