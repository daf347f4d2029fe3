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

package io.github.payscore.outbox.jdbc;

import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/**
 * What differs between databases: how a row is inserted that may exist, and how
 * db-scheduler takes what is due.
 *
 * @author PayScore for Spring Boot contributors
 */
@SuppressWarnings("ImmutableEnumChecker")
enum OutboxDialect {

	H2("h2", "H2", "", " FOR UPDATE", false, () -> new DefaultJdbcCustomization(false)),

	// A statement that fails would end the transaction of the caller
	POSTGRESQL("postgresql", "PostgreSQL", " ON CONFLICT DO NOTHING", " FOR SHARE", true,
			() -> new PostgreSqlJdbcCustomization(false, false)),

	// Who meets a row when it inserts has a shared lock on it, and so may somebody else:
	// none of them could get more
	MYSQL("mysql", "MySQL", "", " LOCK IN SHARE MODE", true, () -> new MySQL8JdbcCustomization(true)),

	MARIADB("mysql", "MariaDB", "", " LOCK IN SHARE MODE", false, () -> new MariaDBJdbcCustomization(true));

	private static final double FEW_LEFT = 0.5;

	private static final double LOCKED_PER_THREAD = 2;

	private static final double CANDIDATES_PER_THREAD = 3;

	private final String platform;

	private final Pattern products;

	private final String unlessExists;

	private final String shared;

	private final boolean locks;

	private final Supplier<JdbcCustomization> customization;

	OutboxDialect(String platform, String products, String unlessExists, String shared, boolean locks,
			Supplier<JdbcCustomization> customization) {
		this.platform = platform;
		this.products = Pattern.compile(products, Pattern.CASE_INSENSITIVE);
		this.unlessExists = unlessExists;
		this.shared = shared;
		this.locks = locks;
		this.customization = customization;
	}

	// The end of an INSERT, which may fail with a duplicate key nevertheless
	String unlessExists() {
		return this.unlessExists;
	}

	// The end of a SELECT that sees what was committed last
	String shared() {
		return this.shared;
	}

	JdbcCustomization customization() {
		return this.customization.get();
	}

	SchedulerBuilder polling(SchedulerBuilder builder) {
		return this.locks ? builder.pollUsingLockAndFetch(FEW_LEFT, LOCKED_PER_THREAD)
				: builder.pollUsingFetch(FEW_LEFT, CANDIDATES_PER_THREAD);
	}

	String schemaLocation() {
		return "classpath:io/github/payscore/outbox/schema-" + this.platform + ".sql";
	}

	static OutboxDialect of(DataSource dataSource) {
		String product = productName(dataSource);
		return Arrays.stream(values())
			.filter((dialect) -> dialect.products.matcher(product).matches())
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"The database '%s' is not supported. Use H2, PostgreSQL, MySQL or MariaDB.".formatted(product)));
	}

	private static String productName(DataSource dataSource) {
		try {
			return JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getDatabaseProductName);
		}
		catch (MetaDataAccessException ex) {
			throw new DataAccessResourceFailureException("The database does not say what kind it is.", ex);
		}
	}

}
