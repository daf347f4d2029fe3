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

package io.github.payscore.notification.jdbc;

import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;

import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Pools of connections to the databases of tests.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class JdbcPools {

	private JdbcPools() {
	}

	/**
	 * Create a pool.
	 * @param url the URL of the database
	 * @return the pool
	 */
	public static DataSource create(String url) {
		return JdbcConnectionPool.create(url.startsWith("jdbc:h2:") ? h2(url) : postgres(url));
	}

	/**
	 * Run a script.
	 * @param dataSource the database
	 * @param path the place of the script on the class path
	 */
	public static void runScript(DataSource dataSource, String path) {
		DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(new ClassPathResource(path)), dataSource);
	}

	private static ConnectionPoolDataSource h2(String url) {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL(url);
		dataSource.setUser("sa");
		return dataSource;
	}

	private static ConnectionPoolDataSource postgres(String url) {
		PGConnectionPoolDataSource dataSource = new PGConnectionPoolDataSource();
		dataSource.setURL(url);
		return dataSource;
	}

}
