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

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.autoconfigure.outbox.WeChatPayOutboxProperties;
import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that shows the outbox at an actuator
 * endpoint, and keeps its keys out of all of them.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "io.github.payscore.autoconfigure.outbox.WeChatPayOutboxAutoConfiguration")
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBean(WeChatPayOutboxProperties.class)
public final class WeChatPayOutboxActuatorAutoConfiguration {

	@Bean("io.github.payscore.weChatPayOutboxSanitizingFunction")
	OutboxSanitizingFunction weChatPayOutboxSanitizingFunction(WeChatPayOutboxProperties properties) {
		return new OutboxSanitizingFunction(properties);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
	@ConditionalOnAvailableEndpoint(OutboxEndpoint.class)
	@ConditionalOnBean(JdbcOutbox.class)
	static class EndpointConfiguration {

		@Bean("io.github.payscore.weChatPayOutboxEndpoint")
		@ConditionalOnMissingBean
		OutboxEndpoint weChatPayOutboxEndpoint(JdbcOutbox outbox) {
			return new OutboxEndpoint(outbox);
		}

	}

}
