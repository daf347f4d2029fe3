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

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

import io.github.payscore.signature.PastedText;

/**
 * Configuration properties for the tables of the outbox.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("wechatpay.outbox.jdbc")
public class WeChatPayOutboxJdbcProperties extends DatabaseInitializationProperties {

	private static final String DEFAULT_SCHEMA_LOCATION = "classpath:io/github/payscore/outbox/schema-@@platform@@.sql";

	/**
	 * Name of the table of calls, perhaps with a schema and a dot before it. The name of
	 * the other table ends with _SCHEDULE in addition.
	 */
	private String tableName = "WECHATPAY_OUTBOX";

	public String getTableName() {
		return this.tableName;
	}

	public void setTableName(String tableName) {
		this.tableName = PastedText.strip(tableName);
	}

	@Override
	public String getDefaultSchemaLocation() {
		return DEFAULT_SCHEMA_LOCATION;
	}

}
