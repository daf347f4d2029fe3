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

import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.TransactionDefinition;

/**
 * What differs between databases: how they tell the time, which they do for all processes
 * alike, and how transactions are kept apart.
 *
 * @author PayScore for Spring Boot contributors
 */
enum JdbcDialect {

	H2("h2", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)", "H2",
			TransactionDefinition.ISOLATION_DEFAULT),

	POSTGRESQL("postgresql", "CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)", "PostgreSQL",
			TransactionDefinition.ISOLATION_DEFAULT),

	// UNIX_TIMESTAMP would take the local time, which is ambiguous when summer ends
	MYSQL("mysql", "TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000",
			"MySQL|MariaDB", TransactionDefinition.ISOLATION_READ_COMMITTED);

	private final String platform;

	private final String now;

	private final Pattern products;

	private final int isolation;

	JdbcDialect(String platform, String now, String products, int isolation) {
		this.platform = platform;
		this.now = now;
		this.products = Pattern.compile(products, Pattern.CASE_INSENSITIVE);
		this.isolation = isolation;
	}

	// An SQL expression: milliseconds since 1970-01-01T00:00:00Z
	String now() {
		return this.now;
	}

	// A statement that waited must see what was committed meanwhile, which not every
	// database does by itself. To set it costs those that do another query, and H2 fails
	// at it when there are many connections.
	int isolation() {
		return this.isolation;
	}

	String schemaLocation() {
		return "classpath:io/github/payscore/notification/schema-" + this.platform + ".sql";
	}

	static JdbcDialect of(DataSource dataSource) {
		String product = productName(dataSource);
		return Arrays.stream(values())
			.filter((dialect) -> dialect.isFor(product))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(("The database '%s' is not supported. Use H2, PostgreSQL, "
					+ "MySQL or MariaDB, or an implementation of NotificationStore of your own.")
				.formatted(product)));
	}

	private static String productName(DataSource dataSource) {
		try {
			return JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
		}
		catch (MetaDataAccessException ex) {
			throw new DataAccessResourceFailureException("The database does not say what kind it is.", ex);
		}
	}

	private boolean isFor(String product) {
		return this.products.matcher(product).matches();
	}

}
