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

import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.notification.jdbc.JdbcNotificationStore;

/**
 * A {@link JdbcNotificationStore} from {@link WeChatPayJdbcProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesJdbcNotificationStore implements Supplier<JdbcNotificationStore> {

	private static final String PREFIX = "wechatpay.notification.jdbc.";

	private final JdbcNotificationStore.Builder builder;

	private final WeChatPayJdbcProperties properties;

	PropertiesJdbcNotificationStore(DataSource dataSource, WeChatPayJdbcProperties properties) {
		this.builder = JdbcNotificationStore.builder(dataSource);
		this.properties = properties;
	}

	@Override
	public JdbcNotificationStore get() {
		setTableName(this.builder, this.properties);
		setRetention();
		return build();
	}

	static void setTableName(JdbcNotificationStore.Builder builder, WeChatPayJdbcProperties properties) {
		try {
			builder.tableName(properties.getTableName());
		}
		catch (InvalidSettingException ex) {
			throw invalid("table-name", "The name of the table", ex,
					"Set it to a name such as 'WECHATPAY_NOTIFICATION', or remove it.");
		}
	}

	private void setRetention() {
		try {
			this.builder.retention(this.properties.getRetention());
		}
		catch (InvalidSettingException ex) {
			throw invalid("retention", "The retention", ex, "Set it to a duration such as '7d', or remove it.");
		}
	}

	private JdbcNotificationStore build() {
		try {
			return this.builder.build();
		}
		catch (IllegalStateException ex) {
			throw invalid(WeChatPayJdbcAutoConfiguration.PROPERTY, ex,
					"Or let the application create the table: set '%sinitialize-schema' to 'always'."
						.formatted(PREFIX));
		}
		catch (IllegalArgumentException ex) {
			throw invalid(WeChatPayJdbcAutoConfiguration.PROPERTY, ex, "Or set the property to 'memory'.");
		}
	}

	private static InvalidWeChatPayConfigurationException invalid(String name, String subject,
			InvalidSettingException ex, String action) {
		return InvalidWeChatPayConfigurationException.ofProperty(PREFIX + name,
				"%s %s.".formatted(subject, ex.getProblem()), action, ex);
	}

	private static InvalidWeChatPayConfigurationException invalid(String property, RuntimeException ex, String action) {
		return InvalidWeChatPayConfigurationException.ofProperty(property, String.valueOf(ex.getMessage()), action, ex);
	}

}
