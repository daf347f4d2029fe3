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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.core.io.Resource;

/**
 * Creates the tables of the outbox. If they are to have other names than those in the
 * script, those give way, also as the beginning of the names of constraints and indexes.
 * May be registered as a bean to override auto-configuration.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class WeChatPayOutboxDataSourceScriptDatabaseInitializer
		extends PropertiesBasedDataSourceScriptDatabaseInitializer<WeChatPayOutboxJdbcProperties> {

	private final String tableName;

	/**
	 * Create a new initializer.
	 * @param dataSource where the tables are created
	 * @param properties whether, from which script, and under which name
	 */
	public WeChatPayOutboxDataSourceScriptDatabaseInitializer(DataSource dataSource,
			WeChatPayOutboxJdbcProperties properties) {
		super(dataSource, properties, Map.of(DatabaseDriver.MARIADB, "mysql"));
		this.tableName = properties.getTableName();
	}

	@Override
	protected void runScripts(Scripts scripts) {
		super.runScripts(OutboxSchemaScript.DEFAULT_NAME.equals(this.tableName) ? scripts : rename(scripts));
	}

	private Scripts rename(Scripts scripts) {
		Charset charset = (scripts.getEncoding() != null) ? scripts.getEncoding() : StandardCharsets.UTF_8;
		OutboxSchemaScript script = new OutboxSchemaScript(this.tableName);
		List<Resource> renamed = new ArrayList<>();
		scripts.forEach((resource) -> renamed.add(script.rename(resource, charset)));
		return new Scripts(renamed).continueOnError(scripts.isContinueOnError())
			.separator(scripts.getSeparator())
			.encoding(charset);
	}

}
