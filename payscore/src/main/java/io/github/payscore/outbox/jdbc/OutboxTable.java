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

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.payscore.outbox.OutboxCall;

/**
 * The table of calls and every statement on it. Takes part in the transaction of the
 * caller. Whoever changes a call changes its row first, and then what db-scheduler has to
 * do for it: one order of locks for all.
 *
 * @author PayScore for Spring Boot contributors
 */
final class OutboxTable {

	private static final String COLUMNS = "CALL_KEY, MERCHANT, OUT_ORDER_NO, KIND, REQUEST_TYPE, REQUEST, STATE, "
			+ "EXECUTIONS, CREATED_AT, STARTED_AT, PROBLEM";

	private final JdbcClient client;

	private final TableNames names;

	private final OutboxDialect dialect;

	OutboxTable(JdbcClient client, TableNames names, OutboxDialect dialect) {
		this.client = client;
		this.names = names;
		this.dialect = dialect;
	}

	void check() {
		check(this.names.calls(), "SELECT " + COLUMNS + ", FINISHED_AT FROM {table} WHERE 1 = 0");
		check(this.names.schedule(), "SELECT TASK_NAME, TASK_INSTANCE, TASK_DATA, EXECUTION_TIME, PICKED, PICKED_BY, "
				+ "LAST_SUCCESS, LAST_FAILURE, CONSECUTIVE_FAILURES, LAST_HEARTBEAT, VERSION FROM {table} WHERE 1 = 0");
	}

	private void check(String table, String sql) {
		try {
			this.client.sql(sql.replace("{table}", table)).query().listOfRows();
		}
		catch (BadSqlGrammarException ex) {
			throw new MissingTableException(table, this.dialect.schemaLocation(), this.names.mentionInScript(), ex);
		}
	}

	// False if there is such a call already; waits for a transaction that is writing it
	boolean insert(StoredCall call) {
		try {
			return this.client
				.sql(sql("INSERT INTO {table} (" + COLUMNS
						+ ") VALUES (:key, :merchant, :outOrderNo, :kind, :requestType, :request, :state, :executions, "
						+ ":createdAt, :startedAt, :problem)" + this.dialect.unlessExists()))
				.param("key", call.key())
				.param("merchant", call.merchant())
				.param("outOrderNo", call.outOrderNo())
				.param("kind", call.kind().name())
				.param("requestType", call.requestType().name())
				.param("request", call.request())
				.param("state", call.state().name())
				.param("executions", call.executions())
				.param("createdAt", call.createdAt())
				.param("startedAt", call.startedAt())
				.param("problem", call.problem())
				.update() > 0;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	Optional<StoredCall> find(String key) {
		return this.client.sql(sql("SELECT " + COLUMNS + " FROM {table} WHERE CALL_KEY = :key"))
			.param("key", key)
			.query(OutboxTable::read)
			.optional();
	}

	// As it is now, even if the transaction sees older rows otherwise
	Optional<StoredCall> findLatest(String key) {
		return this.client.sql(sql("SELECT " + COLUMNS + " FROM {table} WHERE CALL_KEY = :key" + this.dialect.shared()))
			.param("key", key)
			.query(OutboxTable::read)
			.optional();
	}

	// Nobody else changes the call before the transaction ends
	Optional<StoredCall> lock(String key) {
		return this.client.sql(sql("SELECT " + COLUMNS + " FROM {table} WHERE CALL_KEY = :key FOR UPDATE"))
			.param("key", key)
			.query(OutboxTable::read)
			.optional();
	}

	private static StoredCall read(ResultSet row, int number) throws SQLException {
		return new StoredCall(row.getString(1), row.getString(2), row.getString(3),
				OutboxCall.Kind.valueOf(row.getString(4)), RequestType.valueOf(row.getString(5)), row.getString(6),
				CallState.valueOf(row.getString(7)), row.getInt(8), row.getLong(9), row.getLong(10), row.getString(11));
	}

	// False if it is no longer waiting, because somebody else knew the outcome first
	boolean finish(StoredCall call, CallState state, long now) {
		return this.client
			.sql(sql("UPDATE {table} SET STATE = :state, EXECUTIONS = :executions, FINISHED_AT = :now, "
					+ "PROBLEM = :problem WHERE CALL_KEY = :key AND STATE = 'WAITING'"))
			.param("state", state.name())
			.param("executions", call.executions())
			.param("now", now)
			.param("problem", call.problem())
			.param("key", call.key())
			.update() > 0;
	}

	void postpone(StoredCall call) {
		this.client
			.sql(sql("UPDATE {table} SET EXECUTIONS = :executions, PROBLEM = :problem "
					+ "WHERE CALL_KEY = :key AND STATE = 'WAITING'"))
			.param("executions", call.executions())
			.param("problem", call.problem())
			.param("key", call.key())
			.update();
	}

	// The outcome of the same request is looked for once more
	void restart(String key, int executions, long now) {
		this.client
			.sql(sql("UPDATE {table} SET STATE = 'WAITING', EXECUTIONS = :executions, STARTED_AT = :now, "
					+ "FINISHED_AT = NULL WHERE CALL_KEY = :key"))
			.param("executions", executions)
			.param("now", now)
			.param("key", key)
			.update();
	}

	void replace(StoredCall call) {
		this.client
			.sql(sql("UPDATE {table} SET REQUEST_TYPE = :requestType, REQUEST = :request, STATE = 'WAITING', "
					+ "EXECUTIONS = 0, CREATED_AT = :createdAt, STARTED_AT = :startedAt, FINISHED_AT = NULL, "
					+ "PROBLEM = NULL WHERE CALL_KEY = :key"))
			.param("requestType", call.requestType().name())
			.param("request", call.request())
			.param("createdAt", call.createdAt())
			.param("startedAt", call.startedAt())
			.param("key", call.key())
			.update();
	}

	List<String> findFinishedBefore(long time, int limit) {
		return this.client.sql(sql(
				"SELECT CALL_KEY FROM {table} WHERE STATE IN ('COMPLETED', 'REFUSED', 'ABANDONED', 'PAID', 'ENDED') "
						+ "AND FINISHED_AT < :time LIMIT :limit"))
			.param("time", time)
			.param("limit", limit)
			.query((row, number) -> row.getString(1))
			.list();
	}

	// The time is compared again, because a call may have been made again meanwhile
	void deleteFinishedBefore(long time, List<String> keys) {
		this.client.sql(sql("DELETE FROM {table} WHERE CALL_KEY IN (:keys) AND FINISHED_AT < :time"))
			.param("keys", keys)
			.param("time", time)
			.update();
	}

	Counts count() {
		return this.client
			.sql(sql("SELECT SUM(CASE WHEN STATE = 'WAITING' AND KIND <> 'WATCH' THEN 1 ELSE 0 END), "
					+ "SUM(CASE WHEN STATE = 'WAITING' AND KIND = 'WATCH' THEN 1 ELSE 0 END), "
					+ "SUM(CASE WHEN STATE = 'ABANDONED' THEN 1 ELSE 0 END), "
					+ "MIN(CASE WHEN STATE = 'WAITING' AND KIND <> 'WATCH' THEN CREATED_AT ELSE NULL END) "
					+ "FROM {table} WHERE STATE IN ('WAITING', 'ABANDONED')"))
			.query((row, number) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3),
					row.getObject(4, Long.class)))
			.single();
	}

	private String sql(String template) {
		return template.replace("{table}", this.names.calls());
	}

	/**
	 * How many calls there are.
	 *
	 * @param waiting how many wait
	 * @param watched how many orders are watched
	 * @param abandoned how many were given up
	 * @param oldest when the oldest of those that wait was asked for, or {@code null}
	 */
	record Counts(long waiting, long watched, long abandoned, @Nullable Long oldest) {

	}

}
