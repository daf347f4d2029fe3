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

package io.github.payscore.autoconfigure.notification;

import java.time.InstantSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.StringUtils;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayClock;
import io.github.payscore.autoconfigure.WeChatPayConnectionDetails;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.merchant.MerchantRepository;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.signature.SignatureVerifier;
import io.github.payscore.verification.MessageVerifier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the notifications of WeChat Pay:
 * a parser as soon as there is an APIv3 key, and an endpoint when a path is set.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WeChatPayAutoConfiguration.class,
		afterName = "io.github.payscore.autoconfigure.jdbc.WeChatPayJdbcAutoConfiguration")
@ConditionalOnBean(WeChatPayProperties.class)
@EnableConfigurationProperties(WeChatPayNotificationProperties.class)
@Import({ NotificationEndpointConfiguration.class, NoWebApplicationConfiguration.class })
public final class WeChatPayNotificationAutoConfiguration {

	static final String PARSER = "io.github.payscore.weChatPayNotificationParser";

	@Bean("io.github.payscore.weChatPayNotificationMerchants")
	@Lazy
	SeveralMerchants weChatPayNotificationMerchants(ObjectProvider<PayScoreMerchants> merchants,
			ObjectProvider<MerchantRepository> repository) {
		return new SeveralMerchants(merchants, repository);
	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(ApiV3KeyCondition.class)
	@ConditionalOnMissingBean(NotificationParser.class)
	static class ParserConfiguration {

		@Bean("io.github.payscore.weChatPayMessageVerifier")
		@ConditionalOnBean(PlatformKeys.class)
		@ConditionalOnMissingBean
		MessageVerifier weChatPayMessageVerifier(PlatformKeys platformKeys, SignatureVerifier signatureVerifier,
				@WeChatPayClock InstantSource clock) {
			return MessageVerifier.of(platformKeys, clock, signatureVerifier);
		}

		@Bean(PARSER)
		@Nullable NotificationParser weChatPayNotificationParser(SeveralMerchants several,
				ObjectProvider<MessageVerifier> verifier, SignatureVerifier signatureVerifier,
				@WeChatPayClock InstantSource clock, WeChatPayConnectionDetails details,
				WeChatPayProperties properties) {
			NotificationParser parser = several.parser(clock, signatureVerifier);
			return (parser != null) ? parser : ofOne(verifier, details, properties);
		}

		private static @Nullable NotificationParser ofOne(ObjectProvider<MessageVerifier> verifier,
				WeChatPayConnectionDetails details, WeChatPayProperties properties) {
			String key = (details.getApiV3Key() != null) ? details.getApiV3Key() : properties.getApiV3Key();
			// Whether connection details have one is not known before they are a bean
			return StringUtils.hasText(key) ? new NotificationParser(verifier.getObject(), ApiV3Key.of(key)) : null;
		}

	}

}
