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

package io.github.payscore.autoconfigure.metrics;

import java.time.InstantSource;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayClock;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.merchant.DefaultPayScoreMerchants;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.platform.PlatformKeys;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that counts attempts, retries and
 * unknown outcomes with Micrometer, and shows when platform certificates expire.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WeChatPayAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(WeChatPayProperties.class)
public final class WeChatPayMetricsAutoConfiguration {

	@Bean("io.github.payscore.weChatPayMetrics")
	@ConditionalOnBean(value = PayScoreMerchants.class, search = SearchStrategy.CURRENT)
	@ConditionalOnMissingBean
	WeChatPayMetrics weChatPayMetrics(WeChatPayProperties properties, ObjectProvider<PayScoreMerchants> merchants) {
		return new WeChatPayMetrics(merchants, properties.getObservations().isMerchant());
	}

	@Bean("io.github.payscore.weChatPayPlatformKeyMetrics")
	@ConditionalOnBean(value = PayScoreMerchants.class, search = SearchStrategy.CURRENT)
	PlatformKeyMetrics weChatPayPlatformKeyMetrics(ObjectProvider<PlatformKeys> platformKeys,
			ObjectProvider<DefaultPayScoreMerchants> merchants, @WeChatPayClock InstantSource clock) {
		return new PlatformKeyMetrics(platformKeys.getIfUnique(), merchants.getIfAvailable(), clock);
	}

}
