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

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Counts calls now and then, and forgets those whose outcome has been known for long.
 *
 * @author PayScore for Spring Boot contributors
 */
final class Housekeeping {

	static final int MAX_ROWS = 1000;

	private static final Log logger = LogFactory.getLog(Housekeeping.class);

	private final OutboxDatabase database;

	private final InstantSource clock;

	private volatile OutboxTable.@Nullable Counts counts;

	Housekeeping(OutboxDatabase database, InstantSource clock) {
		this.database = database;
		this.clock = clock;
	}

	void count() {
		tolerate("counted", () -> this.counts = this.database.tables().calls().count());
	}

	// Null before they were counted for the first time
	OutboxTable.@Nullable Counts counts() {
		return this.counts;
	}

	void purge(Duration retention) {
		tolerate("deleted", () -> {
			long time = this.clock.millis() - retention.toMillis();
			int deleted = MAX_ROWS;
			while (deleted == MAX_ROWS) {
				deleted = this.database.join(() -> deleteSome(time));
			}
		});
	}

	private int deleteSome(long time) {
		OutboxTable calls = this.database.tables().calls();
		List<String> keys = calls.findFinishedBefore(time, MAX_ROWS);
		if (!keys.isEmpty()) {
			calls.deleteFinishedBefore(time, keys);
		}
		return keys.size();
	}

	private static void tolerate(String what, Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Calls of the outbox could not be %s, which is tried again: %s".formatted(what, describe(ex)));
		}
	}

	// Messages of a database may contain values of a row
	private static String describe(RuntimeException ex) {
		String type = ex.getClass().getSimpleName();
		return (NestedExceptionUtils.getMostSpecificCause(ex) instanceof SQLException cause)
				? "%s, SQL state %s".formatted(type, cause.getSQLState()) : type;
	}

}
