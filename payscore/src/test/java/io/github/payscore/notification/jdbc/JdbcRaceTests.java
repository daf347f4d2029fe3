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

import javax.sql.DataSource;

import org.h2.tools.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for two processes that get the same notifications at the same time: each is
 * handled, and none twice to the end, even if one of the processes is killed.
 *
 * @author PayScore for Spring Boot contributors
 */
// Whether our SQL is enough against races is up to the database
@Tag("once")
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JdbcRaceTests {

	private static final Duration LONG_LEASE = Duration.ofSeconds(30);

	private static final Duration SHORT_LEASE = Duration.ofSeconds(2);

	@Test
	void raceWhenOnPostgresThenEachIsHandledOnce() throws Exception {
		race(postgres());
	}

	@Test
	void raceWhenOnH2ThenEachIsHandledOnce() throws Exception {
		Server server = startH2();
		try {
			race(h2(server));
		}
		finally {
			server.stop();
		}
	}

	@Test
	void killWhenOnPostgresThenEachIsHandledOnce() throws Exception {
		kill(postgres());
	}

	@Test
	void killWhenOnH2ThenEachIsHandledOnce() throws Exception {
		Server server = startH2();
		try {
			kill(h2(server));
		}
		finally {
			server.stop();
		}
	}

	private static void race(Database database) throws Exception {
		try (JdbcRaceProcess one = JdbcRaceProcess.start("one", database.url(), LONG_LEASE, 0);
				JdbcRaceProcess two = JdbcRaceProcess.start("two", database.url(), LONG_LEASE, 0)) {
			go(one, two);
			one.awaitLine(JdbcRaceWorker.DONE);
			two.awaitLine(JdbcRaceWorker.DONE);
		}
		assertThatEachIsHandledOnce(database);
		assertThat(database.count("COUNT(*)", "EVENT = 'begin'")).isEqualTo(JdbcRaceWorker.NOTIFICATIONS);
		assertThat(database.count("COUNT(DISTINCT PROCESS)", "EVENT = 'end'")).isEqualTo(2);
	}

	private static void kill(Database database) throws Exception {
		try (JdbcRaceProcess killed = JdbcRaceProcess.start("killed", database.url(), SHORT_LEASE, 100);
				JdbcRaceProcess survivor = JdbcRaceProcess.start("survivor", database.url(), LONG_LEASE, 0)) {
			go(killed, survivor);
			killed.awaitLine(JdbcRaceWorker.HOLDING);
			killed.kill();
			survivor.awaitLine(JdbcRaceWorker.DONE);
		}
		assertThatEachIsHandledOnce(database);
		assertThat(database.count("COUNT(DISTINCT PROCESS)", "EVENT = 'end'")).isEqualTo(2);
		assertThat(database.count("COUNT(*)",
				"EVENT = 'begin' AND PROCESS = 'survivor' AND NOTIFICATION IN "
						+ "(SELECT NOTIFICATION FROM RACE_EVENT WHERE EVENT = 'begin' AND PROCESS = 'killed')"))
			.isPositive();
	}

	private static void go(JdbcRaceProcess one, JdbcRaceProcess two) throws Exception {
		one.awaitLine(JdbcRaceWorker.READY);
		two.awaitLine(JdbcRaceWorker.READY);
		one.go();
		two.go();
	}

	private static void assertThatEachIsHandledOnce(Database database) {
		assertThat(database.count("COUNT(*)", "EVENT = 'end'")).isEqualTo(JdbcRaceWorker.NOTIFICATIONS);
		assertThat(database.count("COUNT(DISTINCT NOTIFICATION)", "EVENT = 'end'"))
			.isEqualTo(JdbcRaceWorker.NOTIFICATIONS);
	}

	private static Server startH2() throws Exception {
		return Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
	}

	private static Database h2(Server server) {
		return Database.create("jdbc:h2:tcp://localhost:%d/mem:race;DB_CLOSE_DELAY=-1".formatted(server.getPort()),
				"io/github/payscore/notification/schema-h2.sql");
	}

	private static Database postgres() {
		return Database.create(JdbcPostgres.createDatabase(JdbcRaceTests.class),
				"io/github/payscore/notification/schema-postgresql.sql");
	}

	private record Database(String url, JdbcClient client) {

		static Database create(String url, String schema) {
			DataSource dataSource = JdbcPools.create(url);
			JdbcClient client = JdbcClient.create(dataSource);
			client.sql("DROP TABLE IF EXISTS WECHATPAY_NOTIFICATION").update();
			client.sql("DROP TABLE IF EXISTS RACE_EVENT").update();
			JdbcPools.runScript(dataSource, schema);
			client.sql("CREATE TABLE RACE_EVENT (EVENT VARCHAR(5), NOTIFICATION VARCHAR(64), PROCESS VARCHAR(8))")
				.update();
			return new Database(url, client);
		}

		long count(String what, String condition) {
			return this.client.sql("SELECT " + what + " FROM RACE_EVENT WHERE " + condition).query(Long.class).single();
		}

	}

}
