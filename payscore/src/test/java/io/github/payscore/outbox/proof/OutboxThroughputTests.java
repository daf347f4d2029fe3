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

package io.github.payscore.outbox.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.payscore.notification.jdbc.JdbcPools;
import io.github.payscore.notification.jdbc.JdbcPostgres;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Says how many sales with their completions one and two processes make in a second on
 * PostgreSQL, with and without the outbox, and with how many statements each. A
 * measurement, so it is made on demand only, with
 * {@code -Doutbox.throughput.sales=10000}.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("load")
@EnabledIfSystemProperty(named = "outbox.throughput.sales", matches = "[0-9]+")
@ExtendWith(FakeWeChatPayExtension.class)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class OutboxThroughputTests {

	private static final Logger logger = LoggerFactory.getLogger(OutboxThroughputTests.class);

	private static final int SALES = Integer.getInteger("outbox.throughput.sales", 0);

	private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "1, false", "2, false", "1, true", "2, true" })
	void completionsPerSecond(int processes, boolean outbox, FakeWeChatPay fake) throws Exception {
		String database = JdbcPostgres.createDatabase(OutboxThroughputTests.class);
		Shop shop = Shop.create(JdbcPools.create(database), SALES);
		for (int number = 1; number <= SALES; number++) {
			fake.seedOrder(Shop.outOrderNo(number));
		}
		ShopSettings settings = ShopSettings.of(fake, database, SALES, Duration.ZERO).forSpeed(outbox);
		List<ShopJvm> jvms = new ArrayList<>();
		for (int i = 0; i < processes; i++) {
			jvms.add(ShopJvm.start(settings, this.folder.resolve("processes.log")));
		}
		double perSecond = measure(shop);
		long statements = 0;
		for (ShopJvm jvm : jvms) {
			statements += jvm.end();
		}
		assertThat(shop.told("completed")).doesNotHaveDuplicates().hasSize(SALES);
		logger.info(String.format(Locale.ROOT,
				"%d processes, %s outbox: %.0f completions per second, %.1f statements for each", processes,
				outbox ? "with" : "without", perSecond, (double) statements / SALES));
	}

	// Without the first fifth, which warms up
	private static double measure(Shop shop) {
		await(shop, SALES / 5);
		long begin = System.nanoTime();
		long first = shop.count("TOLD");
		await(shop, SALES);
		return (SALES - first) / ((System.nanoTime() - begin) / 1e9);
	}

	private static void await(Shop shop, int told) {
		Awaitility.await()
			.atMost(TIME_LIMIT)
			.pollInterval(Duration.ofMillis(50))
			.until(() -> shop.count("TOLD") >= told);
	}

}
