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

import java.time.InstantSource;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayClock;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.autoconfigure.notification.NotificationReceiverCustomizer;
import io.github.payscore.merchant.PayScoreMerchants;
import io.github.payscore.notification.UserPaidNotification;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxMerchants;
import io.github.payscore.outbox.PayScoreOutbox;
import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the outbox.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WeChatPayAutoConfiguration.class,
		afterName = { "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
				"org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
				"org.springframework.boot.transaction.jta.autoconfigure.JtaAutoConfiguration" },
		beforeName = "io.github.payscore.autoconfigure.notification.WeChatPayNotificationAutoConfiguration")
@ConditionalOnBean(WeChatPayProperties.class)
@ConditionalOnBooleanProperty(PropertiesOutbox.ENABLED)
@Import(MissingEngineConfiguration.class)
public final class WeChatPayOutboxAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Scheduler.class, JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
	@EnableConfigurationProperties({ WeChatPayOutboxProperties.class, WeChatPayOutboxJdbcProperties.class })
	@Import(DatabaseInitializationDependencyConfigurer.class)
	@ImportRuntimeHints(OutboxRuntimeHints.class)
	static class OutboxConfiguration {

		@Bean("io.github.payscore.weChatPayOutboxDataSourceScriptDatabaseInitializer")
		@ConditionalOnMissingBean
		@Conditional(OnOutboxSchemaCondition.class)
		WeChatPayOutboxDataSourceScriptDatabaseInitializer weChatPayOutboxDataSourceScriptDatabaseInitializer(
				ObjectProvider<DataSource> dataSource, WeChatPayOutboxJdbcProperties properties) {
			return new WeChatPayOutboxDataSourceScriptDatabaseInitializer(requireDataSource(dataSource), properties);
		}

		@Bean("io.github.payscore.weChatPayOutbox")
		@ConditionalOnMissingBean
		@DependsOnDatabaseInitialization
		JdbcOutbox weChatPayOutbox(WeChatPayProperties merchantProperties, WeChatPayOutboxProperties properties,
				WeChatPayOutboxJdbcProperties jdbc, Environment environment, ObjectProvider<DataSource> dataSource,
				ObjectProvider<PlatformTransactionManager> transactionManager, PayScoreMerchants merchants,
				ObjectProvider<OrderOutcomeHandler> handlers, @WeChatPayClock InstantSource clock) {
			return new PropertiesOutbox(properties, jdbc, environment).create(requireDataSource(dataSource),
					OutboxBeans.require(transactionManager, "PlatformTransactionManager",
							"Add 'org.springframework.boot:spring-boot-jdbc', which configures one."),
					OutboxMerchants.of(merchants), () -> handlers.orderedStream().toList(), clock,
					merchantProperties.getCallTimeout());
		}

		@Bean("io.github.payscore.payScoreOutbox")
		@ConditionalOnMissingBean
		PayScoreOutbox payScoreOutbox(JdbcOutbox outbox) {
			return outbox.outbox();
		}

		@Bean("io.github.payscore.weChatPayOutboxLifecycle")
		OutboxLifecycle weChatPayOutboxLifecycle(JdbcOutbox outbox) {
			return new OutboxLifecycle(outbox);
		}

		@Bean("io.github.payscore.weChatPayOutboxPayments")
		NotificationReceiverCustomizer weChatPayOutboxPayments(JdbcOutbox outbox) {
			return (receiver) -> receiver.before(UserPaidNotification.class,
					(notification) -> outbox.paid(notification.merchant(), notification.order()));
		}

		private static DataSource requireDataSource(ObjectProvider<DataSource> dataSource) {
			return OutboxBeans.require(dataSource, "DataSource",
					"Configure one, for example with 'spring.datasource.url'.");
		}

	}

}
