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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL, which all tests of a JVM share. Each uses a database of its own.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class JdbcPostgres {

	private JdbcPostgres() {
	}

	/**
	 * Create an empty database.
	 * @param owner the class that it is for
	 * @return the URL of the database, with the name of the user
	 */
	public static String createDatabase(Class<?> owner) {
		String name = owner.getSimpleName().toLowerCase(Locale.ROOT);
		JdbcClient client = JdbcClient.create(new DriverManagerDataSource(url("postgres")));
		client.sql("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)").update();
		client.sql("CREATE DATABASE " + name).update();
		return url(name);
	}

	private static String url(String database) {
		return "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(Server.PORT, database);
	}

	private static final class Server {

		static final int PORT = start();

		// Ends with the JVM
		private static int start() {
			try {
				return JdbcPostgresAsNobody.isNeeded() ? JdbcPostgresAsNobody.start()
						: EmbeddedPostgres.start().getPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
