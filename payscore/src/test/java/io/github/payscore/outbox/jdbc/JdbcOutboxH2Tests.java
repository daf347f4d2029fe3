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

import javax.sql.DataSource;

import io.github.payscore.notification.jdbc.JdbcPools;

/**
 * Tests for {@link JdbcOutbox} on H2.
 *
 * @author PayScore for Spring Boot contributors
 */
class JdbcOutboxH2Tests extends AbstractJdbcOutboxTests {

	private static final DataSource DATA_SOURCE = JdbcPools.create("jdbc:h2:mem:JdbcOutboxH2Tests;DB_CLOSE_DELAY=-1");

	JdbcOutboxH2Tests() {
		super(DATA_SOURCE, "io/github/payscore/outbox/schema-h2.sql");
	}

}
