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

package io.github.payscore.autoconfigure.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;
import io.github.payscore.autoconfigure.actuate.OutboxEndpoint;
import io.github.payscore.autoconfigure.actuate.WeChatPayOutboxActuatorAutoConfiguration;
import io.github.payscore.autoconfigure.metrics.WeChatPayOutboxMetricsAutoConfiguration;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.order.ExampleOrder;
import io.github.payscore.order.QueryOrderRequest;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxCall;
import io.github.payscore.outbox.PayScoreOutbox;
import io.github.payscore.outbox.jdbc.JdbcOutbox;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WeChatPayOutboxAutoConfiguration}.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
class WeChatPayOutboxAutoConfigurationTests {

	private static final String ENABLED = "wechatpay.outbox.enabled=true";

	private static final String ORDER = ExampleOrder.OUT_ORDER_NO;

	private final Told told = new Told();

	private final ApplicationContextRunner withoutDatabase;

	private final ApplicationContextRunner contextRunner;

	private final FakeWeChatPay fake;

	WeChatPayOutboxAutoConfigurationTests(FakeWeChatPay fake) {
		this.fake = fake;
		this.withoutDatabase = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, WeChatPayAutoConfiguration.class,
					WeChatPayOutboxAutoConfiguration.class, WeChatPayOutboxMetricsAutoConfiguration.class,
					WeChatPayOutboxActuatorAutoConfiguration.class))
			.withPropertyValues(properties(fake))
			.withPropertyValues(ENABLED, "wechatpay.outbox.polling-interval=50ms", "wechatpay.outbox.first-wait=50ms")
			.withBean(OrderOutcomeHandler.class, () -> this.told);
		this.contextRunner = this.withoutDatabase
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					DataSourceTransactionManagerAutoConfiguration.class))
			.withPropertyValues("spring.datasource.type=" + SimpleDriverDataSource.class.getName(),
					"spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
	}

	private static String[] properties(FakeWeChatPay fake) {
		List<String> pairs = new ArrayList<>();
		for (Map.Entry<String, String> property : fake.properties().entrySet()) {
			pairs.add(property.getKey() + "=" + property.getValue());
		}
		return pairs.toArray(String[]::new);
	}

	@Test
	void completeWhenCommittedThenOrderIsCompletedAndTold() {
		this.fake.seedOrder(ORDER);
		this.fake.next().dropAfterEffect();
		this.contextRunner.run((context) -> {
			transaction(context).executeWithoutResult(
					(status) -> context.getBean(PayScoreOutbox.class).complete(ORDER, ExampleOrder.request()));
			Awaitility.await().until(() -> this.told.completed.size() == 1);
			assertThat(this.fake.order(ORDER).completions()).isEqualTo(1);
		});
	}

	@Test
	void completeWhenRolledBackThenOrderIsNotCompleted() {
		this.fake.seedOrder(ORDER);
		this.contextRunner.run((context) -> {
			transaction(context).executeWithoutResult((status) -> {
				context.getBean(PayScoreOutbox.class).complete(ORDER, ExampleOrder.request());
				status.setRollbackOnly();
			});
			assertThat(context.getBean(JdbcOutbox.class).statistics().waiting()).isZero();
		});
		assertThat(this.fake.order(ORDER).completions()).isZero();
	}

	@Test
	void watchWhenUserPaysThenIsTold() {
		this.fake.seedOrder(ORDER);
		this.contextRunner.withPropertyValues("wechatpay.outbox.watch.schedule=50ms").run((context) -> {
			context.getBean(PayScoreOutbox.class).complete(ORDER, ExampleOrder.request());
			Awaitility.await().until(() -> this.told.completed.size() == 1);
			this.fake.pay(ORDER);
			Awaitility.await().until(() -> this.told.paid.contains(ORDER));
		});
	}

	@Test
	void runWhenNotEnabledThenBacksOff() {
		this.contextRunner.withPropertyValues("wechatpay.outbox.enabled=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PayScoreOutbox.class));
	}

	@Test
	void runWhenMerchantIsNotConfiguredThenBacksOff() {
		this.contextRunner.withPropertyValues("wechatpay.mchid=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PayScoreOutbox.class));
	}

	@ParameterizedTest
	@CsvSource({ "com.github.kagkarlsson, db-scheduler, com.github.kagkarlsson:db-scheduler",
			"org.springframework.boot.jdbc, Spring's JDBC support, org.springframework.boot:spring-boot-starter-jdbc" })
	void runWhenLibraryIsMissingThenSaysSo(String missing, String name, String dependency) {
		this.withoutDatabase.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(failure(context)).isEqualTo(("The property 'wechatpay.outbox.enabled' cannot "
					+ "be used: The outbox needs %s, which is not on the class path. Add the dependency '%s', or set "
					+ "the property to 'false'.")
				.formatted(name, dependency)));
	}

	@Test
	void runWhenThereIsNoDatabaseThenSaysSo() {
		this.withoutDatabase.run((context) -> assertThat(failure(context))
			.isEqualTo("The property 'wechatpay.outbox.enabled' cannot be used: the outbox needs a DataSource, and "
					+ "there is none. Configure one, for example with 'spring.datasource.url'. Or set the property to "
					+ "'false'."));
	}

	@Test
	void runWhenThereAreSeveralDatabasesThenSaysSo() {
		this.withoutDatabase.withBean("one", DataSource.class, SimpleDriverDataSource::new)
			.withBean("other", DataSource.class, SimpleDriverDataSource::new)
			.run((context) -> assertThat(failure(context))
				.contains("the outbox needs a DataSource, and there are several")
				.contains("Mark one as @Primary"));
	}

	@Test
	void runWhenTablesAreMissingThenSaysSo() {
		this.contextRunner.withPropertyValues("wechatpay.outbox.jdbc.initialize-schema=never")
			.run((context) -> assertThat(failure(context))
				.startsWith("The property 'wechatpay.outbox.enabled' cannot be used: The table 'WECHATPAY_OUTBOX' "
						+ "cannot be read")
				.endsWith("set 'wechatpay.outbox.jdbc.initialize-schema' to 'always'."));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"take-over-after=60s | It must be longer than a call may take, which 'wechatpay.call-timeout' limits to PT1M.",
			"threads=0 | It must be at least 1.", "give-up-after=0s | It must be longer than 0.",
			"first-wait=0s | It must be longer than 0.",
			"longest-wait=1ms | It must not be shorter than the first wait.",
			"watch.schedule=0s | It must have at least one wait, and none that is not longer than 0.",
			"watch.give-up-after=0s | It must be longer than 0.", "retention=0s | It must be longer than 0.",
			"encryption-key=c2hvcnQ= | It must be a key of AES: 16, 24 or 32 bytes, and not 5.",
			"encryption-key=? | It is not Base64.", "previous-encryption-keys=? | It is not Base64." })
	void runWhenPropertyIsWrongThenNamesIt(String property, String problem) {
		this.contextRunner.withPropertyValues("wechatpay.outbox." + property)
			.run((context) -> assertThat(failure(context))
				.startsWith("The property 'wechatpay.outbox.%s' cannot be used: %s"
					.formatted(property.substring(0, property.indexOf('=')), problem)));
	}

	@Test
	void runWhenTableNameIsWrongThenNamesProperty() {
		this.contextRunner
			.withPropertyValues("wechatpay.outbox.jdbc.table-name=no name",
					"wechatpay.outbox.jdbc.initialize-schema=never")
			.run((context) -> assertThat(failure(context))
				.startsWith("The property 'wechatpay.outbox.jdbc.table-name' cannot be used"));
	}

	@Test
	void runWhenTableHasOtherNameThenCreatesAndUsesIt() {
		this.fake.seedOrder(ORDER);
		this.contextRunner.withPropertyValues("wechatpay.outbox.jdbc.table-name=PUBLIC.CALLS").run((context) -> {
			context.getBean(PayScoreOutbox.class).complete(ORDER, ExampleOrder.request());
			Awaitility.await().until(() -> this.told.completed.size() == 1);
			assertThat(JdbcClient.create(context.getBean(DataSource.class))
				.sql("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = 'PUBLIC' ORDER BY 1")
				.query(String.class)
				.list()).containsExactly("CALLS", "CALLS_SCHEDULE");
		});
	}

	@Test
	void runWhenDatabaseIsDownThenStarts() {
		this.contextRunner
			.withPropertyValues("spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none",
					"wechatpay.outbox.jdbc.initialize-schema=never")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(JdbcOutbox.class).isRunning()).isTrue();
			});
	}

	@Test
	void stopWhenContextClosesThenOutboxIsStoppedBeforeTheClient() {
		this.contextRunner.run((context) -> {
			JdbcOutbox outbox = context.getBean(JdbcOutbox.class);
			assertThat(outbox.isRunning()).isTrue();
			context.close();
			assertThat(outbox.isRunning()).isFalse();
		});
	}

	@Test
	void metricsShowWhatThereIsToDo() {
		this.contextRunner.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			Awaitility.await()
				.untilAsserted(() -> assertThat(registry.get("wechatpay.outbox.waiting").gauge().value()).isZero());
			for (String name : List.of("working", "watched", "abandoned", "oldest")) {
				assertThat(registry.get("wechatpay.outbox." + name).gauge().value()).isZero();
			}
		});
	}

	@Test
	void endpointShowsWhatThereIsToDoAndRetries() {
		this.contextRunner
			.withPropertyValues("management.endpoints.web.exposure.include=wechatpayoutbox",
					"management.endpoints.jmx.exposure.include=wechatpayoutbox", "wechatpay.outbox.watch.enabled=false")
			.run((context) -> {
				OutboxEndpoint endpoint = context.getBean(OutboxEndpoint.class);
				context.getBean(PayScoreOutbox.class).complete(ORDER, ExampleOrder.request());
				Awaitility.await().until(() -> this.told.refused.contains(ORDER));
				assertThat(endpoint.statistics().waiting()).isZero();
				this.fake.seedOrder(ORDER);
				assertThat(endpoint.retry(ORDER, null)).isEqualTo(Map.of("calls", 1));
				Awaitility.await().until(() -> this.told.completed.size() == 1);
				assertThat(endpoint.retry(ORDER, "default")).isEqualTo(Map.of("calls", 0));
			});
	}

	@Test
	void endpointWhenNotExposedThenIsMissing() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(OutboxEndpoint.class));
	}

	@Test
	void hintsKeepScripts() {
		RuntimeHints hints = new RuntimeHints();
		new OutboxRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource().forResource("io/github/payscore/outbox/schema-h2.sql"))
			.accepts(hints);
		assertThat(RuntimeHintsPredicates.reflection().onType(QueryOrderRequest.class)).accepts(hints);
	}

	@Test
	void phaseIsBetweenNotificationsAndClient() {
		assertThat(OutboxLifecycle.PHASE).isBetween(SmartLifecycle.DEFAULT_PHASE - 8191,
				SmartLifecycle.DEFAULT_PHASE - 4097);
	}

	@Test
	void defaultsAreThoseOfTheLibrary() {
		WeChatPayOutboxProperties properties = new WeChatPayOutboxProperties();
		assertThat(properties.getGiveUpAfter()).isEqualTo(Duration.ofDays(7));
		assertThat(properties.getWatch().getSchedule()).hasSize(6);
	}

	private static TransactionTemplate transaction(AssertableApplicationContext context) {
		return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
	}

	private static String failure(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		for (Throwable failure = context.getStartupFailure(); failure != null; failure = failure.getCause()) {
			if (failure instanceof InvalidWeChatPayConfigurationException) {
				return String.valueOf(failure.getMessage());
			}
		}
		throw new AssertionError(context.getStartupFailure());
	}

	/**
	 * Remembers what it is told.
	 */
	private static final class Told implements OrderOutcomeHandler {

		private final List<OutboxCall> completed = new CopyOnWriteArrayList<>();

		private final List<String> refused = new CopyOnWriteArrayList<>();

		private final List<String> paid = new CopyOnWriteArrayList<>();

		@Override
		public void completed(OutboxCall call) {
			this.completed.add(call);
		}

		@Override
		public void refused(OutboxCall call, WeChatPayResponseException why) {
			this.refused.add(call.outOrderNo());
		}

		@Override
		public void paid(ServiceOrder order) {
			this.paid.add(String.valueOf(order.outOrderNo()));
		}

	}

}
