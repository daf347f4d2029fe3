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

package io.github.payscore.autoconfigure.outbox;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;

/**
 * Says what is missing, because calls that nobody makes would be lost.
 *
 * @author PayScore for Spring Boot contributors
 */
@Configuration(proxyBeanMethods = false)
class MissingEngineConfiguration {

	private static InvalidWeChatPayConfigurationException missing(String what, String dependency) {
		return InvalidWeChatPayConfigurationException.ofProperty(PropertiesOutbox.ENABLED,
				"The outbox needs %s, which is not on the class path.".formatted(what),
				"Add the dependency '%s', or set the property to 'false'.".formatted(dependency), null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("com.github.kagkarlsson.scheduler.Scheduler")
	static class DbSchedulerConfiguration {

		@Bean("io.github.payscore.weChatPayMissingDbScheduler")
		Object weChatPayMissingDbScheduler() {
			throw missing("db-scheduler", "com.github.kagkarlsson:db-scheduler");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer")
	static class JdbcConfiguration {

		@Bean("io.github.payscore.weChatPayMissingJdbc")
		Object weChatPayMissingJdbc() {
			throw missing("Spring's JDBC support", "org.springframework.boot:spring-boot-starter-jdbc");
		}

	}

}
