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

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.autoconfigure.merchant.MerchantProperties;

/**
 * Masks the secrets of WeChat Pay even where values are shown: under their own name in
 * any spelling, and wherever else they stand, such as in the command line or in the
 * variable that a placeholder refers to.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WeChatPaySanitizingFunction implements SanitizingFunction {

	private static final String BASE64 = "base64:";

	private static final Pattern SECRET_NAME = Pattern
		.compile(".*wechatpay(merchants.+)?(privatekeypassword|apiv3key|apiv2key)");

	private final List<String> secrets;

	WeChatPaySanitizingFunction(WeChatPayProperties properties) {
		this.secrets = Stream.concat(Stream.of(properties), properties.getMerchants().values().stream())
			.flatMap(WeChatPaySanitizingFunction::secrets)
			.filter(Objects::nonNull)
			.filter(StringUtils::hasText)
			.distinct()
			.toList();
	}

	private static Stream<@Nullable String> secrets(MerchantProperties merchant) {
		return Stream.of(merchant.getApiV3Key(), merchant.getApiV2Key(), merchant.getPrivateKeyPassword(),
				inlineKey(merchant.getPrivateKeyPath()));
	}

	private static @Nullable String inlineKey(@Nullable String location) {
		return (location != null && location.startsWith(BASE64)) ? location.substring(BASE64.length()) : null;
	}

	@Override
	public SanitizableData apply(SanitizableData data) {
		return (isSecretName(data.getKey()) || containsSecret(data.getValue())) ? data.withSanitizedValue() : data;
	}

	private static boolean isSecretName(String key) {
		String name = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
		return SECRET_NAME.matcher(name).matches();
	}

	private boolean containsSecret(@Nullable Object value) {
		if (value == null || this.secrets.isEmpty()) {
			return false;
		}
		// JSON, as in SPRING_APPLICATION_JSON, may escape the slashes of Base64
		String text = value.toString().replace("\\/", "/");
		return this.secrets.stream().anyMatch(text::contains);
	}

}
