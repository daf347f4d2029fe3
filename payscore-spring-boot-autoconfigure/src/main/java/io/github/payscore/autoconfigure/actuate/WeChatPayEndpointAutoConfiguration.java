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

import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayClock;
import io.github.payscore.autoconfigure.WeChatPayConnectionDetails;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.autoconfigure.merchant.ModeSettings;
import io.github.payscore.autoconfigure.provider.PropertiesCryptoProvider;
import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.MerchantDescription;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.signature.MerchantCredentials;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@link WeChatPayEndpoint}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WeChatPayAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(value = { WeChatPayProperties.class, DefaultPayScoreMerchants.class },
		search = SearchStrategy.CURRENT)
@ConditionalOnAvailableEndpoint(WeChatPayEndpoint.class)
public final class WeChatPayEndpointAutoConfiguration {

	@Bean("io.github.payscore.weChatPayEndpoint")
	@ConditionalOnMissingBean
	WeChatPayEndpoint weChatPayEndpoint(DefaultPayScoreMerchants merchants, WeChatPayProperties properties,
			WeChatPayConnectionDetails details, ObjectProvider<MerchantCredentials> credentials,
			PropertiesCryptoProvider provider, Environment environment, ListableBeanFactory beanFactory,
			@WeChatPayClock InstantSource clock) {
		return new WeChatPayEndpoint(merchants,
				(merchant) -> merchant.name().equals(PayScoreMerchants.DEFAULT)
						? complete(merchant, properties, details, credentials.getIfUnique()) : merchant,
				() -> provider.selected().getName(), notificationPath(environment), beanFactory, clock);
	}

	private static @Nullable String notificationPath(Environment environment) {
		String path = environment.getProperty("wechatpay.notification.path");
		return StringUtils.hasText(path) ? path : null;
	}

	// Of the merchant without a name, the library does not know what its beans were made
	// of.
	private static MerchantDescription complete(MerchantDescription merchant, WeChatPayProperties properties,
			WeChatPayConnectionDetails details, @Nullable MerchantCredentials credentials) {
		ModeSettings mode = new ModeSettings(properties);
		String baseUrl = details.getBaseUrl();
		return new MerchantDescription(merchant.name(), merchant.configured(), merchant.mode(), merchant.mchid(),
				(credentials != null) ? credentials.getSerial() : null, (baseUrl != null) ? baseUrl : mode.baseUrl(),
				(baseUrl != null) ? details.getBackupBaseUrl() : mode.backupBaseUrl(), merchant.platformKeys());
	}

}
