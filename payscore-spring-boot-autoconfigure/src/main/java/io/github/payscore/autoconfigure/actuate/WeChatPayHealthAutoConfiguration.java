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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Bean;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayClock;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.platform.PlatformKeys;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link WeChatPayHealthIndicator}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WeChatPayAutoConfiguration.class, before = HealthContributorAutoConfiguration.class)
@ConditionalOnClass({ Health.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean({ WeChatPayProperties.class, PlatformKeys.class })
@ConditionalOnEnabledHealthIndicator("wechatpay")
@EnableConfigurationProperties(WeChatPayHealthProperties.class)
public final class WeChatPayHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "weChatPayHealthIndicator", "weChatPayHealthContributor" })
	WeChatPayHealthIndicator weChatPayHealthIndicator(PlatformKeys platformKeys, @WeChatPayClock InstantSource clock,
			WeChatPayHealthProperties properties, WeChatPayProperties weChatPay,
			ObjectProvider<WeChatPayClient> client) {
		return properties.isEcho()
				? new WeChatPayHealthIndicator(platformKeys, clock,
						echo(properties, weChatPay, platformKeys, client, clock))
				: new WeChatPayHealthIndicator(platformKeys, clock);
	}

	private static EchoCheck echo(WeChatPayHealthProperties properties, WeChatPayProperties weChatPay,
			PlatformKeys platformKeys, ObjectProvider<WeChatPayClient> client, InstantSource clock) {
		if (weChatPay.getPayscore().getMode() == PayScoreMode.OVERSEA_PARTNER) {
			throw InvalidWeChatPayConfigurationException.ofProperty("management.health.wechatpay.echo",
					"WeChat Pay has the self-check for merchants of the mainland only.",
					"Remove it, or set 'wechatpay.payscore.mode' to 'direct' or 'partner'.", null);
		}
		if (platformKeys.publicKeyId() == null) {
			throw InvalidWeChatPayConfigurationException.ofProperty("management.health.wechatpay.echo",
					"The self-check names the WeChat Pay public key, and there is none.",
					"Remove it, or set 'wechatpay.platform-public-key-id' and 'wechatpay.platform-public-key-path'.",
					null);
		}
		if (properties.getEchoInterval().isNegative() || properties.getEchoInterval().isZero()) {
			throw InvalidWeChatPayConfigurationException.ofProperty("management.health.wechatpay.echo-interval",
					"It must be longer than 0.", "Set it to a duration such as '10m', or remove it.", null);
		}
		return new EchoCheck(client.getObject(), clock, properties.getEchoInterval());
	}

}
