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

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.payscore.notification.ClaimResult;
import io.github.payscore.notification.NotificationClaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link JdbcNotificationStore} that hold for every database.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
abstract class AbstractJdbcNotificationStoreTests {

	private static final String KEY = "0123456789abcdef".repeat(4);

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static final int THREADS = 64;

	private static final long DAY = Duration.ofDays(1).toMillis();

	private final NotificationClaim mine = claim("mine");

	private final NotificationClaim other = claim("other");

	private final DataSource dataSource;

	private final String schema;

	private final JdbcClient client;

	AbstractJdbcNotificationStoreTests(DataSource dataSource, String schema) {
		this.dataSource = dataSource;
		this.schema = schema;
		this.client = JdbcClient.create(dataSource);
	}

	@BeforeEach
	void createTable() {
		JdbcPools.runScript(this.dataSource, this.schema);
	}

	@AfterEach
	void dropTables() {
		this.client.sql("DROP TABLE IF EXISTS REFERENCING").update();
		this.client.sql("DROP TABLE IF EXISTS WECHATPAY_NOTIFICATION").update();
	}

	@Test
	void claimWhenNewThenIsClaimed() {
		assertThat(store().claim(this.mine, LEASE)).isEqualTo(ClaimResult.CLAIMED);
	}

	@Test
	void claimWhenClaimedThenIsInProgress() {
		store().claim(this.mine, LEASE);
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
	}

	@Test
	void claimWhenHandledThenIsHandled() {
		store().claim(this.mine, LEASE);
		store().complete(this.mine);
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void claimWhenReleasedThenIsClaimed() {
		store().claim(this.mine, LEASE);
		store().release(this.mine);
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.CLAIMED);
	}

	@Test
	void claimWhenClaimRanOutThenIsClaimedByNewOwnerOnly() {
		store().claim(this.mine, LEASE);
		letClaimRunOut();
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.CLAIMED);
		assertThat(store().renew(this.mine, LEASE)).isFalse();
		assertThat(store().complete(this.mine)).isFalse();
		store().release(this.mine);
		assertThat(store().complete(this.other)).isTrue();
		assertThat(store().claim(this.mine, LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void claimWhenClaimedThenHoldsForLease() {
		long before = System.currentTimeMillis();
		store().claim(this.mine, LEASE);
		assertThat(claimedUntil()).isBetween(before + LEASE.toMillis() - 1,
				System.currentTimeMillis() + LEASE.toMillis() + 1);
	}

	@Test
	void renewWhenClaimedThenHoldsForNewLease() {
		store().claim(this.mine, LEASE);
		long before = System.currentTimeMillis();
		assertThat(store().renew(this.mine, LEASE.multipliedBy(2))).isTrue();
		assertThat(claimedUntil()).isBetween(before + 2 * LEASE.toMillis() - 1,
				System.currentTimeMillis() + 2 * LEASE.toMillis() + 1);
	}

	@Test
	void renewWhenClaimRanOutAndNobodyClaimedThenHoldsAgain() {
		store().claim(this.mine, LEASE);
		letClaimRunOut();
		assertThat(store().renew(this.mine, LEASE)).isTrue();
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
	}

	@Test
	void renewWhenHandledThenIsFalse() {
		store().claim(this.mine, LEASE);
		store().complete(this.mine);
		assertThat(store().renew(this.mine, LEASE)).isFalse();
	}

	@Test
	void completeWhenClaimRanOutAndNobodyClaimedThenIsTrue() {
		store().claim(this.mine, LEASE);
		letClaimRunOut();
		assertThat(store().complete(this.mine)).isTrue();
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void completeWhenOtherClaimedAndReleasedThenIsTrue() {
		store().claim(this.mine, LEASE);
		letClaimRunOut();
		store().claim(this.other, LEASE);
		store().release(this.other);
		assertThat(store().complete(this.mine)).isTrue();
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void completeWhenRepeatedThenIsTrue() {
		store().claim(this.mine, LEASE);
		store().complete(this.mine);
		assertThat(store().complete(this.mine)).isTrue();
	}

	@Test
	void releaseWhenHandledThenDoesNothing() {
		store().claim(this.mine, LEASE);
		store().complete(this.mine);
		store().release(this.mine);
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void claimWhenManyThreadsTryThenOneSucceeds() throws Exception {
		assertThat(claimConcurrently()).containsOnlyOnce(ClaimResult.CLAIMED).doesNotContain(ClaimResult.HANDLED);
	}

	@Test
	void claimWhenManyThreadsTakeOverThenOneSucceeds() throws Exception {
		store().claim(this.mine, LEASE);
		letClaimRunOut();
		assertThat(claimConcurrently()).containsOnlyOnce(ClaimResult.CLAIMED).doesNotContain(ClaimResult.HANDLED);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void claimWhenTransactionOfCallerIsRolledBackThenStays(boolean proxied) {
		JdbcNotificationStore store = store(
				proxied ? new TransactionAwareDataSourceProxy(this.dataSource) : this.dataSource);
		new TransactionTemplate(new JdbcTransactionManager(this.dataSource)).executeWithoutResult((transaction) -> {
			store.claim(this.mine, LEASE);
			transaction.setRollbackOnly();
		});
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
	}

	@Test
	void claimWhenCallerHasTransactionThenIsSeenByOthersAtOnce() {
		JdbcNotificationStore store = store(this.dataSource);
		new TransactionTemplate(new JdbcTransactionManager(this.dataSource)).executeWithoutResult((transaction) -> {
			this.client.sql("SELECT COUNT(*) FROM WECHATPAY_NOTIFICATION").query(Long.class).single();
			assertThat(store.claim(this.mine, LEASE)).isEqualTo(ClaimResult.CLAIMED);
			assertThat(store.claim(this.other, LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
			assertThat(store.complete(this.mine)).isTrue();
		});
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void claimWhenConnectionsDoNotCommitThenStays() {
		JdbcNotificationStore store = store(new NoAutoCommitDataSource(this.dataSource));
		assertThat(store.claim(this.mine, LEASE)).isEqualTo(ClaimResult.CLAIMED);
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
	}

	@Test
	void claimWhenTextsDoNotFitThenIsClaimed() {
		NotificationClaim claim = new NotificationClaim(KEY, "mine", "id\u0000 \ud83d\ude80 " + "x".repeat(100),
				"\u652f\u4ed8".repeat(50));
		assertThat(store().claim(claim, LEASE)).isEqualTo(ClaimResult.CLAIMED);
		assertThat(single("NOTIFICATION_ID", String.class)).isEqualTo("id? ? " + "x".repeat(58));
		assertThat(single("EVENT_TYPE", String.class)).isEqualTo("?".repeat(64));
	}

	@Test
	void claimWhenTableHasSchemaThenIsClaimed() {
		JdbcNotificationStore store = JdbcNotificationStore.builder(this.dataSource)
			.tableName("public.wechatpay_notification")
			.build();
		assertThat(store.claim(this.mine, LEASE)).isEqualTo(ClaimResult.CLAIMED);
		assertThat(store().claim(this.mine, LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
	}

	@Test
	void completeWhenRowsAreOldThenDeletesThem() {
		insertHandled(8 * DAY, 0, 3);
		insertHandled(6 * DAY, 3, 4);
		completeMine(store());
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void completeWhenRetentionIsSetThenKeepsRowsForIt() {
		insertHandled(8 * DAY, 0, 3);
		insertHandled(10 * DAY, 3, 4);
		completeMine(JdbcNotificationStore.builder(this.dataSource).retention(Duration.ofDays(9)).build());
		assertThat(count()).isEqualTo(4);
	}

	@Test
	void completeWhenRowsWereDeletedThenWaitsForAnHour() {
		JdbcNotificationStore store = store();
		completeMine(store);
		insertHandled(8 * DAY, 0, 3);
		completeMine(store);
		assertThat(count()).isEqualTo(4);
	}

	@Test
	void completeWhenManyRowsAreOldThenDeletesThemInSteps() {
		JdbcNotificationStore store = store();
		insertHandled(8 * DAY, 0, JdbcNotificationPurge.MAX_ROWS + 500);
		completeMine(store);
		assertThat(count()).isEqualTo(501);
		completeMine(store);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void completeWhenClaimWasAbandonedLongAgoThenDeletesIt() {
		store().claim(claim("f".repeat(64), "dead"), LEASE);
		this.client.sql("UPDATE WECHATPAY_NOTIFICATION SET CLAIMED_UNTIL = 1").update();
		completeMine(store());
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void completeWhenRowsCannotBeDeletedThenLogsWithoutKey(CapturedOutput output) {
		insertHandled(8 * DAY, 0, 1);
		String key = single("NOTIFICATION_KEY", String.class);
		this.client
			.sql("CREATE TABLE REFERENCING (ID VARCHAR(64) REFERENCES WECHATPAY_NOTIFICATION (NOTIFICATION_KEY))")
			.update();
		this.client.sql("INSERT INTO REFERENCING SELECT NOTIFICATION_KEY FROM WECHATPAY_NOTIFICATION").update();
		completeMine(store());
		assertThat(store().claim(this.other, LEASE)).isEqualTo(ClaimResult.HANDLED);
		// A database that the test started logs what it likes
		assertThat(output.getAll().lines().filter((line) -> !line.contains("EmbeddedPostgres")).toList().toString())
			.containsOnlyOnce("Old notifications could not be deleted, which is tried again in an hour: "
					+ "DataIntegrityViolationException, SQL state 23503")
			.doesNotContain(key);
	}

	@Test
	void buildWhenTableIsMissingThenNamesScript() {
		this.client.sql("DROP TABLE WECHATPAY_NOTIFICATION").update();
		assertThatIllegalStateException().isThrownBy(this::store)
			.withMessage("The table 'WECHATPAY_NOTIFICATION' cannot be read: it or one of its columns does not "
					+ "exist, or the user may not read it. Create it from 'classpath:%s'.", this.schema);
	}

	@Test
	void buildWhenColumnIsMissingThenNamesScript() {
		this.client.sql("ALTER TABLE WECHATPAY_NOTIFICATION DROP COLUMN EVENT_TYPE").update();
		assertThatIllegalStateException().isThrownBy(this::store)
			.withMessageContaining("or one of its columns does not exist");
	}

	@Test
	void scriptWhenTableExistsThenKeepsIt() {
		store().claim(this.mine, LEASE);
		JdbcPools.runScript(this.dataSource, this.schema);
		assertThat(count()).isEqualTo(1);
	}

	private List<ClaimResult> claimConcurrently() throws Exception {
		JdbcNotificationStore store = store();
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService executor = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<ClaimResult>> futures = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				NotificationClaim claim = claim("thread" + thread);
				futures.add(executor.submit(() -> {
					start.await();
					return store.claim(claim, LEASE);
				}));
			}
			start.countDown();
			List<ClaimResult> results = new ArrayList<>();
			for (Future<ClaimResult> future : futures) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			executor.shutdownNow();
		}
	}

	private void completeMine(JdbcNotificationStore store) {
		store.claim(this.mine, LEASE);
		assertThat(store.complete(this.mine)).isTrue();
	}

	private JdbcNotificationStore store() {
		return store(this.dataSource);
	}

	private static JdbcNotificationStore store(DataSource dataSource) {
		return JdbcNotificationStore.builder(dataSource).build();
	}

	private static NotificationClaim claim(String owner) {
		return claim(KEY, owner);
	}

	private static NotificationClaim claim(String key, String owner) {
		return new NotificationClaim(key, owner, "EV-2018022511223320873", "PAYSCORE.USER_PAID");
	}

	private void insertHandled(long age, int from, int to) {
		long then = System.currentTimeMillis() - age;
		for (int number = from; number < to; number++) {
			this.client.sql("INSERT INTO WECHATPAY_NOTIFICATION VALUES (?, 'dead', ?, ?, 'id', 'type', 'hk')")
				.params("%064x".formatted(number), then, then)
				.update();
		}
	}

	private void letClaimRunOut() {
		this.client.sql("UPDATE WECHATPAY_NOTIFICATION SET CLAIMED_UNTIL = ?")
			.param(System.currentTimeMillis() - 1)
			.update();
	}

	private long claimedUntil() {
		return single("CLAIMED_UNTIL", Long.class);
	}

	private long count() {
		return single("COUNT(*)", Long.class);
	}

	private <T> T single(String column, Class<T> type) {
		return this.client.sql("SELECT " + column + " FROM WECHATPAY_NOTIFICATION").query(type).single();
	}

	private static final class NoAutoCommitDataSource extends DelegatingDataSource {

		NoAutoCommitDataSource(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			connection.setAutoCommit(false);
			return connection;
		}

	}

}
