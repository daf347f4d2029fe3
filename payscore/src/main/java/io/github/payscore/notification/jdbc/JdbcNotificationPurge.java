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

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes what happened too long ago to be repeated: once an hour, and a limited number
 * of rows, so that no notification waits for it. What is left is deleted with the next
 * notification.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JdbcNotificationPurge {

	static final int MAX_ROWS = 1000;

	private static final long INTERVAL = Duration.ofHours(1).toNanos();

	private static final Log logger = LogFactory.getLog(JdbcNotificationPurge.class);

	private final JdbcNotificationTable table;

	private final TransactionOperations transactions;

	private final Duration retention;

	private final AtomicLong due = new AtomicLong(System.nanoTime());

	JdbcNotificationPurge(JdbcNotificationTable table, TransactionOperations transactions, Duration retention) {
		this.table = table;
		this.transactions = transactions;
		this.retention = retention;
	}

	void runIfDue() {
		long dueNow = this.due.get();
		long now = System.nanoTime();
		if (now - dueNow < 0 || !this.due.compareAndSet(dueNow, now + INTERVAL)) {
			return;
		}
		try {
			purge();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("Old notifications could not be deleted, which is tried again in an hour: " + describe(ex));
		}
	}

	private void purge() {
		List<String> keys = this.transactions.execute((status) -> deleteSome());
		if (keys.size() == MAX_ROWS) {
			this.due.set(System.nanoTime());
		}
	}

	private List<String> deleteSome() {
		long time = this.table.now() - this.retention.toMillis();
		List<String> keys = this.table.findOlder(time, MAX_ROWS);
		if (!keys.isEmpty()) {
			this.table.deleteOlder(time, keys);
		}
		return keys;
	}

	// Messages of a database may contain values of a row
	private static String describe(RuntimeException ex) {
		String type = ex.getClass().getSimpleName();
		return (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException cause)
				? "%s, SQL state %s".formatted(type, cause.getSQLState()) : type;
	}

}
