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

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.payscore.autoconfigure.WeChatPayClock;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.notification.InMemoryNotificationStore;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.notification.NotificationReceiver;
import io.github.payscore.notification.NotificationStore;
import io.github.payscore.notification.observation.NotificationObservationConvention;

/**
 * The endpoint for notifications.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(PropertyTextCondition.PathCondition.class)
@Import({ ReactiveEndpointConfiguration.class, ServletEndpointConfiguration.class })
class NotificationEndpointConfiguration {

	private static final Log logger = LogFactory.getLog(NotificationEndpointConfiguration.class);

	@Bean("io.github.payscore.weChatPayNotificationSettings")
	NotificationSettings weChatPayNotificationSettings(WeChatPayNotificationProperties properties) {
		return NotificationSettings.of(properties);
	}

	@Bean("io.github.payscore.weChatPayNotificationStore")
	@ConditionalOnMissingBean(NotificationStore.class)
	@ConditionalOnProperty(name = "wechatpay.notification.store", havingValue = "memory", matchIfMissing = true)
	InMemoryNotificationStore weChatPayNotificationStore(NotificationSettings settings,
			@WeChatPayClock InstantSource clock) {
		logger.info("Handled notifications are remembered in this process only, and until it ends; set "
				+ "'wechatpay.notification.store' to 'jdbc' to keep them, and to share them among processes");
		return new InMemoryNotificationStore(settings.maxEntries(), clock);
	}

	@Bean("io.github.payscore.weChatPayNotificationReceiver")
	@ConditionalOnMissingBean
	NotificationReceiver weChatPayNotificationReceiver(NotificationSettings settings,
			ObjectProvider<NotificationParser> parser, SeveralMerchants merchants,
			ObjectProvider<NotificationStore> store, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<NotificationObservationConvention> observationConvention,
			ObjectProvider<NotificationReceiverCustomizer> customizers, ObjectProvider<WeChatPayProperties> properties,
			ConfigurableListableBeanFactory beanFactory) {
		NotificationReceiver.Builder builder = NotificationReceiver.builder(settings.require(parser),
				settings.requireStore(store));
		if (beanFactory.containsBean(WeChatPayNotificationAutoConfiguration.PARSER)) {
			merchants.requireApiV3Keys();
		}
		properties.ifAvailable((all) -> builder.merchantObserved(all.getObservations().isMerchant()));
		observationRegistry.ifUnique(builder::observationRegistry);
		observationConvention.ifUnique(builder::observationConvention);
		NotificationHandlerBeans handlers = new NotificationHandlerBeans(beanFactory);
		handlers.addTo(builder);
		handlers.sayWhatIsReceived(settings.path().pattern());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean("io.github.payscore.weChatPayFinishNotifications")
	@ConditionalOnBean(value = NotificationReceiver.class, search = SearchStrategy.CURRENT)
	NotificationShutdown weChatPayFinishNotifications(NotificationReceiver receiver) {
		return new NotificationShutdown(receiver);
	}

}
