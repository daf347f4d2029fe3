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

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;

/**
 * The one {@link DataSource} of the application, or the primary one of several.
 *
 * @author PayScore for Spring Boot contributors
 */
final class NotificationDataSource {

	private static final String PROBLEM = "The property '" + WeChatPayJdbcAutoConfiguration.PROPERTY
			+ "' cannot be used: 'jdbc' needs a DataSource, ";

	private NotificationDataSource() {
	}

	static DataSource get(ObjectProvider<DataSource> provider) {
		DataSource dataSource = getIfAvailable(provider);
		if (dataSource == null) {
			throw InvalidWeChatPayConfigurationException.of(PROBLEM + "and there is none.",
					"Configure one, for example with 'spring.datasource.url', or set the property to 'memory'.");
		}
		return dataSource;
	}

	private static @Nullable DataSource getIfAvailable(ObjectProvider<DataSource> provider) {
		try {
			return provider.getIfAvailable();
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw InvalidWeChatPayConfigurationException.of(PROBLEM + "and there are several.",
					"Mark one as @Primary, or define a bean with JdbcNotificationStore.builder(dataSource).");
		}
	}

}
