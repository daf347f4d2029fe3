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

package io.github.payscore.autoconfigure.jdbc;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.WeChatPayProperties;
import io.github.payscore.notification.NotificationStore;
import io.github.payscore.notification.jdbc.JdbcNotificationStore;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that remembers notifications in a
 * database.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@AutoConfiguration(after = WeChatPayAutoConfiguration.class,
		afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({ JdbcClient.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnBean(WeChatPayProperties.class)
@ConditionalOnProperty(name = WeChatPayJdbcAutoConfiguration.PROPERTY, havingValue = "jdbc")
@ConditionalOnMissingBean(NotificationStore.class)
@EnableConfigurationProperties(WeChatPayJdbcProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(WeChatPayJdbcRuntimeHints.class)
public final class WeChatPayJdbcAutoConfiguration {

	static final String PROPERTY = "wechatpay.notification.store";

	@Bean("io.github.payscore.weChatPayJdbcDataSourceScriptDatabaseInitializer")
	@ConditionalOnMissingBean
	@Conditional(OnSchemaCondition.class)
	WeChatPayJdbcDataSourceScriptDatabaseInitializer weChatPayJdbcDataSourceScriptDatabaseInitializer(
			ObjectProvider<DataSource> dataSource, WeChatPayJdbcProperties properties) {
		return new WeChatPayJdbcDataSourceScriptDatabaseInitializer(NotificationDataSource.get(dataSource), properties);
	}

	@Bean("io.github.payscore.weChatPayNotificationStore")
	@DependsOnDatabaseInitialization
	JdbcNotificationStore weChatPayNotificationStore(ObjectProvider<DataSource> dataSource,
			WeChatPayJdbcProperties properties) {
		return new PropertiesJdbcNotificationStore(NotificationDataSource.get(dataSource), properties).get();
	}

}
