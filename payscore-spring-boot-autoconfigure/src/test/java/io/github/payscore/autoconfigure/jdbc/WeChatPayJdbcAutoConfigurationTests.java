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

package io.github.payscore.autoconfigure.jdbc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import io.github.payscore.autoconfigure.TestProperties;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.notification.ClaimResult;
import io.github.payscore.notification.NotificationClaim;
import io.github.payscore.notification.NotificationStore;
import io.github.payscore.notification.jdbc.JdbcNotificationStore;
import io.github.payscore.notification.jdbc.JdbcPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

/**
 * Tests for {@link WeChatPayJdbcAutoConfiguration}.
 *
 * @author PayScore for Spring Boot contributors
 */
class WeChatPayJdbcAutoConfigurationTests {

	private static final String H2 = "spring.datasource.url=jdbc:h2:mem:";

	private static final String STORE = "wechatpay.notification.store=jdbc";

	private static final String JDBC = "wechatpay.notification.jdbc.";

	private static final NotificationClaim CLAIM = new NotificationClaim("key", "owner", "id", "type");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
				DataSourceInitializationAutoConfiguration.class, WeChatPayAutoConfiguration.class,
				WeChatPayJdbcAutoConfiguration.class))
		.withPropertyValues(TestProperties.valid().toPairs())
		.withPropertyValues("spring.datasource.type=" + SimpleDriverDataSource.class.getName(),
				H2 + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");

	@Test
	void runWhenStoreIsJdbcThenCreatesTableInEmbeddedDatabase() {
		this.contextRunner.withPropertyValues(STORE)
			.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.notification.store=memory", "unrelated=value" })
	void runWhenStoreIsNotJdbcThenBacksOff(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).doesNotHaveBean(NotificationStore.class)
				.doesNotHaveBean(WeChatPayJdbcDataSourceScriptDatabaseInitializer.class));
	}

	@Test
	void runWhenMchidIsNotSetThenBacksOff() {
		this.contextRunner.withPropertyValues(STORE, "wechatpay.mchid=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NotificationStore.class));
	}

	@Test
	void runWhenStoreIsDefinedThenBacksOff() {
		NotificationStore store = mock(NotificationStore.class);
		this.contextRunner.withPropertyValues(STORE)
			.withBean(NotificationStore.class, () -> store)
			.run((context) -> assertThat(context).getBean(NotificationStore.class).isSameAs(store));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.jdbc", "org.springframework.boot.jdbc" })
	void runWhenLibraryIsMissingThenBacksOff(String missing) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayJdbcAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid().toPairs())
			.withPropertyValues(STORE)
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NotificationStore.class));
	}

	@Test
	void runWhenSchemaIsAlwaysInitializedThenStartsTwiceOnPostgres() {
		ApplicationContextRunner runner = postgres("always");
		runner.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED));
		runner.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.IN_PROGRESS));
	}

	@Test
	void runWhenSchemaIsAlwaysInitializedThenStartsTwiceOnH2() {
		ApplicationContextRunner runner = this.contextRunner.withPropertyValues(STORE,
				JDBC + "initialize-schema=always", H2 + "twice;DB_CLOSE_DELAY=-1");
		runner.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED));
		runner.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.IN_PROGRESS));
	}

	@Test
	void runWhenTableIsMissingThenSaysSo() {
		postgres("embedded").run((context) -> assertThatFailureIs(context,
				"The property 'wechatpay.notification.store' cannot be used: The table 'WECHATPAY_NOTIFICATION' cannot "
						+ "be read: it or one of its columns does not exist, or the user may not read it. Create it from "
						+ "'classpath:io/github/payscore/notification/schema-postgresql.sql'.",
				"Or let the application create the table: set 'wechatpay.notification.jdbc.initialize-schema' to "
						+ "'always'."));
	}

	@Test
	void runWhenSchemaIsNeverInitializedThenDoesNotCreateTable() {
		this.contextRunner.withPropertyValues(STORE, JDBC + "initialize-schema=never")
			.run((context) -> assertThat(invalidConfiguration(context))
				.hasMessageContaining("classpath:io/github/payscore/notification/schema-h2.sql"));
	}

	@Test
	void runWhenTableIsCreatedByScriptOfApplicationThenWaitsForIt() {
		this.contextRunner
			.withPropertyValues(STORE, JDBC + "initialize-schema=never",
					"spring.sql.init.schema-locations=classpath:io/github/payscore/notification/schema-h2.sql")
			.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED));
	}

	@Test
	void runWhenTableNameIsSetThenUsesIt() {
		this.contextRunner.withPropertyValues(STORE, JDBC + "table-name=other", H2
				+ "other;DB_CLOSE_DELAY=-1;INIT=CREATE TABLE IF NOT EXISTS OTHER "
				+ "(NOTIFICATION_KEY VARCHAR(64)\\, OWNER VARCHAR(64)\\, CLAIMED_UNTIL BIGINT\\, HANDLED_AT BIGINT\\, "
				+ "NOTIFICATION_ID VARCHAR(64)\\, EVENT_TYPE VARCHAR(64)\\, MERCHANT VARCHAR(64))")
			.run((context) -> {
				claim(context);
				assertThat(JdbcClient.create(context.getBean(DataSource.class))
					.sql("SELECT COUNT(*) FROM OTHER")
					.query(Long.class)
					.single()).isEqualTo(1);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "other", "_Other_1", "PAYMENTS.NOTIFIED", "payments.notified" })
	void runWhenTableNameIsSetThenCreatesItWithItsIndexOnH2(String name) {
		this.contextRunner
			.withPropertyValues(STORE, JDBC + "table-name=" + name,
					H2 + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;INIT=CREATE SCHEMA IF NOT EXISTS PAYMENTS")
			.run((context) -> {
				assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED);
				String table = name.substring(name.indexOf('.') + 1).toUpperCase(Locale.ROOT);
				assertThat(
						names(context, "SELECT INDEX_NAME FROM INFORMATION_SCHEMA.INDEXES WHERE TABLE_NAME = ?", table))
					.contains(table + "_IX1");
				assertThat(names(context, "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = ?",
						"WECHATPAY_NOTIFICATION"))
					.isEmpty();
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "other", "_Other_1", "public.notified" })
	void runWhenTableNameIsSetThenCreatesItWithItsIndexOnPostgres(String name) {
		ApplicationContextRunner runner = postgres("always").withPropertyValues(JDBC + "table-name=" + name);
		String table = name.substring(name.indexOf('.') + 1).toLowerCase(Locale.ROOT);
		runner.run((context) -> {
			assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED);
			assertThat(names(context, "SELECT indexname FROM pg_indexes WHERE tablename = ?", table))
				.containsExactlyInAnyOrder(table + "_pk", table + "_ix1");
		});
		runner.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.IN_PROGRESS));
	}

	@Test
	void runWhenTableNameIsAsLongAsPostgresAllowsThenItsIndexHasAnotherName() {
		String name = "n".repeat(63);
		postgres("always").withPropertyValues(JDBC + "table-name=" + name).run((context) -> {
			assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED);
			assertThat(names(context, "SELECT indexname FROM pg_indexes WHERE tablename = ?", name))
				.containsExactlyInAnyOrder("n".repeat(60) + "_pk", "n".repeat(59) + "_ix1");
		});
	}

	@Test
	void runWhenTableNameIsSetThenChangesScriptOfApplicationToo() {
		this.contextRunner
			.withPropertyValues(STORE, JDBC + "table-name=other",
					JDBC + "schema=classpath:io/github/payscore/notification/schema-h2.sql")
			.run((context) -> assertThat(claim(context)).isEqualTo(ClaimResult.CLAIMED));
	}

	@Test
	void runWhenOtherTableIsMissingThenSaysHowToCreateIt() {
		this.contextRunner.withPropertyValues(STORE, JDBC + "initialize-schema=never", JDBC + "table-name=other")
			.run((context) -> assertThat(invalidConfiguration(context))
				.hasMessageContaining("The table 'other' cannot be read")
				.hasMessageContaining("Create it from 'classpath:io/github/payscore/notification/schema-h2.sql', with "
						+ "its own name in the place of WECHATPAY_NOTIFICATION."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mysql" })
	void scriptWhenRenamedThenHasNoOtherName(String platform) throws IOException {
		ClassPathResource script = new ClassPathResource("io/github/payscore/notification/schema-" + platform + ".sql");
		String renamed = new NamedSchemaScript("pay.notified").rename(script, StandardCharsets.UTF_8)
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(renamed).doesNotContain("WECHATPAY")
			.contains("CREATE TABLE IF NOT EXISTS pay.notified (", "CONSTRAINT notified_PK PRIMARY KEY",
					"notified_IX1 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1a", "a b", "a;b", "a-b", "\"a\"" })
	void runWhenTableNameIsMalformedThenSaysSo(String name) {
		this.contextRunner.withPropertyValues(STORE, JDBC + "table-name=" + name)
			.run((context) -> assertThatFailureIs(context,
					"The property 'wechatpay.notification.jdbc.table-name' cannot be used: The name of the table must "
							+ "consist of letters, digits, underscores and dots, and begin with a letter or an "
							+ "underscore.",
					"Set it to a name such as 'WECHATPAY_NOTIFICATION', or remove it."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1d", "47h" })
	void runWhenRetentionIsTooShortThenSaysSo(String retention) {
		this.contextRunner.withPropertyValues(STORE, JDBC + "retention=" + retention)
			.run((context) -> assertThatFailureIs(context,
					"The property 'wechatpay.notification.jdbc.retention' cannot be used: The retention must be at "
							+ "least 2 days, because WeChat Pay repeats a notification for a day.",
					"Set it to a duration such as '7d', or remove it."));
	}

	@Test
	void runWhenRetentionIsTooLongThenSaysSo() {
		this.contextRunner.withPropertyValues(STORE, JDBC + "retention=36501d")
			.run((context) -> assertThatFailureIs(context,
					"The property 'wechatpay.notification.jdbc.retention' cannot be used: The retention must be at "
							+ "most 36500 days.",
					"Set it to a duration such as '7d', or remove it."));
	}

	@Test
	void runWhenDataSourceIsMissingThenSaysSo() {
		withoutDataSource().run((context) -> assertThatFailureIs(context,
				"The property 'wechatpay.notification.store' cannot be used: 'jdbc' needs a DataSource, and there is "
						+ "none.",
				"Configure one, for example with 'spring.datasource.url', or set the property to 'memory'."));
	}

	@Test
	void runWhenThereAreSeveralDataSourcesThenSaysSo() {
		withoutDataSource().withBean("one", DataSource.class, () -> h2("one"))
			.withBean("two", DataSource.class, () -> h2("two"))
			.run((context) -> assertThatFailureIs(context,
					"The property 'wechatpay.notification.store' cannot be used: 'jdbc' needs a DataSource, and there "
							+ "are several.",
					"Mark one as @Primary, or define a bean with JdbcNotificationStore.builder(dataSource)."));
	}

	@Test
	void runWhenOneDataSourceIsPrimaryThenUsesIt() {
		withoutDataSource().withBean("one", DataSource.class, () -> h2("one"))
			.withBean("two", DataSource.class, () -> h2("two"), (definition) -> definition.setPrimary(true))
			.run((context) -> {
				claim(context);
				assertThat(JdbcClient.create(context.getBean("two", DataSource.class))
					.sql("SELECT COUNT(*) FROM WECHATPAY_NOTIFICATION")
					.query(Long.class)
					.single()).isEqualTo(1);
			});
	}

	@Test
	void runWhenDatabaseIsNotSupportedThenSaysSo() {
		withoutDataSource().withBean(DataSource.class, () -> new OtherProductDataSource(h2("other")))
			.withPropertyValues(JDBC + "initialize-schema=never")
			.run((context) -> assertThatFailureIs(context,
					"The property 'wechatpay.notification.store' cannot be used: The database 'Other' is not supported. "
							+ "Use H2, PostgreSQL, MySQL or MariaDB, or an implementation of NotificationStore of your "
							+ "own.",
					"Or set the property to 'memory'."));
	}

	@Test
	void propertiesWhenNotSetThenHaveDefaults() {
		this.contextRunner.withPropertyValues(STORE).run((context) -> {
			WeChatPayJdbcProperties properties = context.getBean(WeChatPayJdbcProperties.class);
			assertThat(properties.getTableName()).isEqualTo("WECHATPAY_NOTIFICATION");
			assertThat(properties.getRetention()).isEqualTo(Duration.ofDays(7));
			assertThat(properties.getSchema())
				.isEqualTo("classpath:io/github/payscore/notification/schema-@@platform@@.sql");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql", "mysql" })
	void hintsWhenRegisteredThenIncludeScripts(String platform) {
		RuntimeHints hints = new RuntimeHints();
		new WeChatPayJdbcRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("io/github/payscore/notification/schema-" + platform + ".sql")).accepts(hints);
	}

	private ApplicationContextRunner postgres(String initializeSchema) {
		return this.contextRunner.withPropertyValues(STORE, JDBC + "initialize-schema=" + initializeSchema,
				"spring.datasource.url=" + JdbcPostgres.createDatabase(getClass()));
	}

	private static ApplicationContextRunner withoutDataSource() {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(WeChatPayAutoConfiguration.class, WeChatPayJdbcAutoConfiguration.class))
			.withPropertyValues(TestProperties.valid().toPairs())
			.withPropertyValues(STORE);
	}

	private static DataSource h2(String name) {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:%s-%s;DB_CLOSE_DELAY=-1".formatted(name, System.nanoTime()));
		return dataSource;
	}

	private static ClaimResult claim(AssertableApplicationContext context) {
		assertThat(context).hasSingleBean(NotificationStore.class).hasSingleBean(JdbcNotificationStore.class);
		return context.getBean(NotificationStore.class).claim(CLAIM, Duration.ofSeconds(30));
	}

	private static List<String> names(AssertableApplicationContext context, String sql, String table) {
		return JdbcClient.create(context.getBean(DataSource.class))
			.sql(sql)
			.param(table)
			.query((row, number) -> row.getString(1))
			.list();
	}

	private static void assertThatFailureIs(AssertableApplicationContext context, String description, String action) {
		assertThat(invalidConfiguration(context)).hasMessage(description + " " + action);
	}

	private static Throwable invalidConfiguration(AssertableApplicationContext context) {
		Throwable failure = context.getStartupFailure();
		while (failure != null && !(failure instanceof InvalidWeChatPayConfigurationException)) {
			failure = failure.getCause();
		}
		return Objects.requireNonNull(failure, "The start did not fail because of the configuration");
	}

	private static final class OtherProductDataSource extends DelegatingDataSource {

		OtherProductDataSource(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			DatabaseMetaData metaData = mock(DatabaseMetaData.class);
			given(metaData.getDatabaseProductName()).willReturn("Other");
			Connection connection = spy(super.getConnection());
			willReturn(metaData).given(connection).getMetaData();
			return connection;
		}

	}

}
