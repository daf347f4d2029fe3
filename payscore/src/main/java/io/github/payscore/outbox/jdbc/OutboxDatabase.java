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

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * The database and its transactions. It is not asked for anything, not even for its kind,
 * before that is needed. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxDatabase {

	private final DataSource dataSource;

	private final TransactionTemplate transactions;

	private final SingletonSupplier<Tables> tables;

	OutboxDatabase(DataSource dataSource, PlatformTransactionManager transactionManager, TableNames names,
			InstantSource clock) {
		this.dataSource = unwrap(dataSource);
		this.transactions = new TransactionTemplate(transactionManager);
		this.tables = SingletonSupplier.of(() -> Tables.of(this.dataSource, names, clock));
	}

	// Whoever takes part in transactions finds them by the original
	private static DataSource unwrap(DataSource dataSource) {
		DataSource target = (dataSource instanceof TransactionAwareDataSourceProxy proxy) ? proxy.getTargetDataSource()
				: null;
		return (target != null) ? target : dataSource;
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	Tables tables() {
		return this.tables.obtain();
	}

	void check() {
		Tables checked = tables();
		this.transactions.executeWithoutResult((status) -> checked.calls().check());
	}

	void execute(Runnable action) {
		this.transactions.executeWithoutResult((status) -> action.run());
	}

	/**
	 * Do something in the transaction of the caller, or in one of its own if there is
	 * none.
	 * @param action what to do
	 * @param <T> the type of the result
	 * @return the result
	 * @throws IllegalStateException if the transaction of the caller is none of this
	 * database
	 */
	<T> T join(Supplier<T> action) {
		boolean inTransaction = TransactionSynchronizationManager.isActualTransactionActive();
		return this.transactions.execute((status) -> {
			checkTransaction(inTransaction, status);
			return action.get();
		});
	}

	// A call that is written outside of the caller's transaction would be made although
	// that one is rolled back
	private void checkTransaction(boolean inTransaction, TransactionStatus status) {
		if (inTransaction && status.isNewTransaction()) {
			throw new IllegalStateException("The transaction of the caller has another transaction manager than the "
					+ "outbox, so that the call would not be part of it. Use the one of the outbox, or give the outbox "
					+ "that one.");
		}
		Connection connection = DataSourceUtils.getConnection(this.dataSource);
		try {
			if (connection.getAutoCommit()) {
				throw new IllegalStateException("The transaction manager of the outbox does not manage its database: "
						+ "each statement would be committed at once. Give the outbox the DataSource of its "
						+ "transaction manager.");
			}
		}
		catch (SQLException ex) {
			throw new DataAccessResourceFailureException("The connection cannot be used.", ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, this.dataSource);
		}
	}

	// Within a transaction
	void afterCommit(Runnable action) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				action.run();
			}

		});
	}

	/**
	 * The two tables, and what differs between databases.
	 *
	 * @param dialect what differs
	 * @param calls the calls
	 * @param tasks what db-scheduler is to do for them
	 */
	record Tables(OutboxDialect dialect, OutboxTable calls, TaskQueue tasks) {

		private static Tables of(DataSource dataSource, TableNames names, InstantSource clock) {
			OutboxDialect dialect = OutboxDialect.of(dataSource);
			return new Tables(dialect, new OutboxTable(JdbcClient.create(dataSource), names, dialect),
					new TaskQueue(dataSource, names, dialect, clock));
		}

	}

}
