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

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.Assert;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.notification.ClaimResult;
import io.github.payscore.notification.NotificationClaim;
import io.github.payscore.notification.NotificationStore;

/**
 * Remembers notifications in a table of H2, PostgreSQL, MySQL or MariaDB, so that
 * processes which share it handle each notification once. Create the table from
 * {@code classpath:io/github/payscore/notification/schema-h2.sql},
 * {@code schema-postgresql.sql} or {@code schema-mysql.sql}.
 * <p>
 * If a process dies while it handles a notification, its claim runs out, and the next
 * delivery of the notification is handled by whichever process gets it. The clock of the
 * database decides, so the clocks of the processes may differ.
 * <p>
 * Two things cannot be promised. If a process dies after a handler has finished and
 * before the table says so, the notification is handled again. And if a process stands
 * still for longer than its claim holds, and then goes on, two processes may handle the
 * notification at the same time; only one of them succeeds to {@link #complete} it, but
 * what the handlers did is done. A handler that must rule this out has to recognize its
 * own work in its own transaction.
 * <p>
 * Every method commits in a transaction of its own, whether the caller has one or not, on
 * a connection of its own. Handled notifications are deleted when they are older than the
 * retention: at most 1,000 at a time after a notification was handled, as a rule once an
 * hour. Thread-safe. Methods throw a {@link org.springframework.dao.DataAccessException
 * DataAccessException} or {@link org.springframework.transaction.TransactionException
 * TransactionException} when the database fails.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class JdbcNotificationStore implements NotificationStore {

	private static final int MAX_ATTEMPTS = 5;

	private final TransactionOperations transactions;

	private final JdbcNotificationTable table;

	private final JdbcNotificationPurge purge;

	private JdbcNotificationStore(TransactionOperations transactions, JdbcNotificationTable table,
			JdbcNotificationPurge purge) {
		this.transactions = transactions;
		this.table = table;
		this.purge = purge;
	}

	/**
	 * Return a builder of a store.
	 * @param dataSource where the table is; a pool, as several threads use it
	 * @return the builder
	 */
	public static Builder builder(DataSource dataSource) {
		return new Builder(dataSource);
	}

	@Override
	public ClaimResult claim(NotificationClaim claim, Duration lease) {
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			Optional<ClaimResult> result = tryClaim(claim, lease);
			if (result.isPresent()) {
				return result.get();
			}
		}
		return ClaimResult.IN_PROGRESS;
	}

	// Empty if somebody else was faster, so that it depends on what that one did
	private Optional<ClaimResult> tryClaim(NotificationClaim claim, Duration lease) {
		try {
			return execute(() -> claimByState(claim, lease));
		}
		catch (DuplicateKeyException ex) {
			return Optional.empty();
		}
	}

	private Optional<ClaimResult> claimByState(NotificationClaim claim, Duration lease) {
		JdbcNotificationTable.State state = this.table.find(claim).orElse(null);
		if (state == null) {
			this.table.insert(claim, lease);
			return Optional.of(ClaimResult.CLAIMED);
		}
		return switch (state) {
			case HANDLED -> Optional.of(ClaimResult.HANDLED);
			case IN_PROGRESS -> Optional.of(ClaimResult.IN_PROGRESS);
			case EXPIRED -> this.table.takeOver(claim, lease) ? Optional.of(ClaimResult.CLAIMED) : Optional.empty();
		};
	}

	@Override
	public boolean renew(NotificationClaim claim, Duration lease) {
		return execute(() -> this.table.renew(claim, lease));
	}

	@Override
	public boolean complete(NotificationClaim claim) {
		boolean completed = tryComplete(claim);
		this.purge.runIfDue();
		return completed;
	}

	private boolean tryComplete(NotificationClaim claim) {
		try {
			return execute(() -> this.table.complete(claim) || completeReleased(claim));
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	// Somebody else claimed the notification when the claim had run out, and gave it up
	private boolean completeReleased(NotificationClaim claim) {
		if (this.table.find(claim).isPresent()) {
			return false;
		}
		this.table.insertHandled(claim);
		return true;
	}

	@Override
	public void release(NotificationClaim claim) {
		execute(() -> {
			this.table.release(claim);
			return true;
		});
	}

	private <T> T execute(Supplier<T> action) {
		for (int attempt = 1; true; attempt++) {
			try {
				return this.transactions.execute((status) -> action.get());
			}
			catch (ConcurrencyFailureException ex) {
				if (attempt == MAX_ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Builds a {@link JdbcNotificationStore}. Not thread-safe.
	 */
	public static final class Builder {

		private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

		private static final Duration MIN_RETENTION = Duration.ofDays(2);

		private static final Duration MAX_RETENTION = Duration.ofDays(36500);

		private final DataSource dataSource;

		private String tableName = "WECHATPAY_NOTIFICATION";

		private Duration retention = Duration.ofDays(7);

		private Builder(DataSource dataSource) {
			Assert.notNull(dataSource, "'dataSource' must not be null");
			this.dataSource = dataSource;
		}

		/**
		 * Set the name of the table; {@code WECHATPAY_NOTIFICATION} by default.
		 * @param tableName the name, perhaps with a schema and a dot before it; letters,
		 * digits, underscores and dots
		 * @return this builder
		 * @throws InvalidSettingException if the name has other characters
		 */
		public Builder tableName(String tableName) {
			if (tableName == null || !TABLE_NAME.matcher(tableName).matches()) {
				throw new InvalidSettingException("tableName", "must consist of letters, digits, underscores and dots, "
						+ "and begin with a letter or an underscore");
			}
			this.tableName = tableName;
			return this;
		}

		/**
		 * Set for how long a handled notification is remembered; 7 days by default.
		 * WeChat Pay repeats a notification for about 3 hours, or 24 hours in mainland
		 * China.
		 * @param retention the duration, between 2 and 36,500 days
		 * @return this builder
		 * @throws InvalidSettingException if it is shorter or longer
		 */
		public Builder retention(Duration retention) {
			Assert.notNull(retention, "'retention' must not be null");
			if (retention.compareTo(MIN_RETENTION) < 0) {
				throw new InvalidSettingException("retention",
						"must be at least 2 days, because WeChat Pay repeats a notification for a day");
			}
			if (retention.compareTo(MAX_RETENTION) > 0) {
				throw new InvalidSettingException("retention", "must be at most 36500 days");
			}
			this.retention = retention;
			return this;
		}

		/**
		 * Create the store. Asks the database what kind it is, and whether it has the
		 * table.
		 * @return the store
		 * @throws IllegalArgumentException if the kind of database is not supported
		 * @throws IllegalStateException if the table or a column does not exist
		 */
		public JdbcNotificationStore build() {
			DataSource own = new OwnDataSource(this.dataSource);
			JdbcDialect dialect = JdbcDialect.of(own);
			TransactionOperations transactions = ownTransactions(own, dialect);
			JdbcNotificationTable table = new JdbcNotificationTable(JdbcClient.create(own), this.tableName, dialect);
			transactions.executeWithoutResult((status) -> table.check());
			return new JdbcNotificationStore(transactions, table,
					new JdbcNotificationPurge(table, transactions, this.retention));
		}

		private static TransactionOperations ownTransactions(DataSource dataSource, JdbcDialect dialect) {
			TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
			transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			transactions.setIsolationLevel(dialect.isolation());
			return transactions;
		}

	}

	// Transactions are bound to a thread by their DataSource: those of the caller are
	// bound to another one than this
	private static final class OwnDataSource extends DelegatingDataSource {

		OwnDataSource(DataSource dataSource) {
			super(unwrap(dataSource));
		}

		private static DataSource unwrap(DataSource dataSource) {
			DataSource target = (dataSource instanceof TransactionAwareDataSourceProxy proxy)
					? proxy.getTargetDataSource() : null;
			return (target != null) ? target : dataSource;
		}

	}

}
