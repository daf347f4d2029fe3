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

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

import io.github.payscore.signature.PastedText;

/**
 * Configuration properties for notifications of WeChat Pay that are remembered in a
 * database.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("wechatpay.notification.jdbc")
public class WeChatPayJdbcProperties extends DatabaseInitializationProperties {

	private static final String DEFAULT_SCHEMA_LOCATION = "classpath:io/github/payscore/notification/"
			+ "schema-@@platform@@.sql";

	/**
	 * Name of the table, perhaps with a schema and a dot before it.
	 */
	private String tableName = "WECHATPAY_NOTIFICATION";

	/**
	 * For how long a handled notification is remembered, at least 2 days.
	 */
	private Duration retention = Duration.ofDays(7);

	public String getTableName() {
		return this.tableName;
	}

	public void setTableName(String tableName) {
		this.tableName = PastedText.strip(tableName);
	}

	public Duration getRetention() {
		return this.retention;
	}

	public void setRetention(Duration retention) {
		this.retention = retention;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

}
