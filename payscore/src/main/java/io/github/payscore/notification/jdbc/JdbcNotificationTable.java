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
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.payscore.notification.NotificationClaim;

/**
 * The table of notifications and every statement on it. Each row is a claim: it holds
 * until {@code CLAIMED_UNTIL}, by the clock of the database, or for good once
 * {@code HANDLED_AT} is set. Statements on a claim count for its owner only.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JdbcNotificationTable {

	private static final int MAX_TEXT_LENGTH = 64;

	private static final String NAME_IN_SCRIPT = "WECHATPAY_NOTIFICATION";

	private final JdbcClient client;

	private final String name;

	private final JdbcDialect dialect;

	JdbcNotificationTable(JdbcClient client, String name, JdbcDialect dialect) {
		this.client = client;
		this.name = name;
		this.dialect = dialect;
	}

	void check() {
		try {
			this.client.sql(sql(
					"SELECT NOTIFICATION_KEY, OWNER, CLAIMED_UNTIL, HANDLED_AT, NOTIFICATION_ID, EVENT_TYPE, MERCHANT "
							+ "FROM {table} WHERE 1 = 0"))
				.query()
				.listOfRows();
		}
		catch (BadSqlGrammarException ex) {
			throw new IllegalStateException(
					("The table '%s' cannot be read: it or one of its columns does not exist, or the user may not read "
							+ "it. Create it from '%s'%s.")
						.formatted(this.name, this.dialect.schemaLocation(), mentionName()),
					ex);
		}
	}

	private String mentionName() {
		return NAME_IN_SCRIPT.equals(this.name) ? "" : ", with its own name in the place of " + NAME_IN_SCRIPT;
	}

	Optional<State> find(NotificationClaim claim) {
		return this.client
			.sql(sql("SELECT CASE WHEN HANDLED_AT IS NOT NULL THEN 'HANDLED' "
					+ "WHEN CLAIMED_UNTIL <= {now} THEN 'EXPIRED' ELSE 'IN_PROGRESS' END "
					+ "FROM {table} WHERE NOTIFICATION_KEY = :key"))
			.param("key", claim.key())
			.query((row, number) -> State.valueOf(row.getString(1)))
			.optional();
	}

	void insert(NotificationClaim claim, Duration lease) {
		this.client.sql(sql(
				"INSERT INTO {table} (NOTIFICATION_KEY, OWNER, CLAIMED_UNTIL, NOTIFICATION_ID, EVENT_TYPE, MERCHANT) "
						+ "VALUES (:key, :owner, {now} + :lease, :id, :eventType, :merchant)"))
			.param("key", claim.key())
			.param("owner", claim.owner())
			.param("lease", lease.toMillis())
			.param("id", printable(claim.id()))
			.param("eventType", printable(claim.eventType()))
			.param("merchant", printable(claim.merchant()))
			.update();
	}

	void insertHandled(NotificationClaim claim) {
		this.client
			.sql(sql("INSERT INTO {table} (NOTIFICATION_KEY, OWNER, CLAIMED_UNTIL, HANDLED_AT, NOTIFICATION_ID, "
					+ "EVENT_TYPE, MERCHANT) VALUES (:key, :owner, {now}, {now}, :id, :eventType, :merchant)"))
			.param("key", claim.key())
			.param("owner", claim.owner())
			.param("id", printable(claim.id()))
			.param("eventType", printable(claim.eventType()))
			.param("merchant", printable(claim.merchant()))
			.update();
	}

	boolean takeOver(NotificationClaim claim, Duration lease) {
		return this.client
			.sql(sql("UPDATE {table} SET OWNER = :owner, CLAIMED_UNTIL = {now} + :lease "
					+ "WHERE NOTIFICATION_KEY = :key AND HANDLED_AT IS NULL AND CLAIMED_UNTIL <= {now}"))
			.param("key", claim.key())
			.param("owner", claim.owner())
			.param("lease", lease.toMillis())
			.update() > 0;
	}

	boolean renew(NotificationClaim claim, Duration lease) {
		return this.client
			.sql(sql("UPDATE {table} SET CLAIMED_UNTIL = {now} + :lease "
					+ "WHERE NOTIFICATION_KEY = :key AND OWNER = :owner AND HANDLED_AT IS NULL"))
			.param("key", claim.key())
			.param("owner", claim.owner())
			.param("lease", lease.toMillis())
			.update() > 0;
	}

	boolean complete(NotificationClaim claim) {
		return this.client
			.sql(sql("UPDATE {table} SET CLAIMED_UNTIL = {now}, HANDLED_AT = {now} "
					+ "WHERE NOTIFICATION_KEY = :key AND OWNER = :owner"))
			.param("key", claim.key())
			.param("owner", claim.owner())
			.update() > 0;
	}

	void release(NotificationClaim claim) {
		this.client
			.sql(sql("DELETE FROM {table} WHERE NOTIFICATION_KEY = :key AND OWNER = :owner AND HANDLED_AT IS NULL"))
			.param("key", claim.key())
			.param("owner", claim.owner())
			.update();
	}

	long now() {
		return this.client.sql(sql("SELECT {now}")).query(Long.class).single();
	}

	// The time is a parameter, because PostgreSQL uses no index to compare with its clock
	List<String> findOlder(long time, int limit) {
		return this.client
			.sql(sql("SELECT NOTIFICATION_KEY FROM {table} WHERE CLAIMED_UNTIL < :time "
					+ "ORDER BY CLAIMED_UNTIL LIMIT :limit"))
			.param("time", time)
			.param("limit", limit)
			.query((row, number) -> row.getString(1))
			.list();
	}

	// The time is compared again, because somebody may have taken over a claim meanwhile
	void deleteOlder(long time, List<String> keys) {
		this.client.sql(sql("DELETE FROM {table} WHERE NOTIFICATION_KEY IN (:keys) AND CLAIMED_UNTIL < :time"))
			.param("keys", keys)
			.param("time", time)
			.update();
	}

	private String sql(String template) {
		return template.replace("{table}", this.name).replace("{now}", this.dialect.now());
	}

	// No text of a notification can make a statement fail
	private static String printable(String text) {
		String printable = text.replaceAll("[^\\x20-\\x7E]", "?");
		return printable.substring(0, Math.min(printable.length(), MAX_TEXT_LENGTH));
	}

	/**
	 * What a row says about a notification.
	 */
	enum State {

		HANDLED, IN_PROGRESS, EXPIRED

	}

}
