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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.payscore.notification.jdbc.JdbcPools;
import io.github.payscore.notification.jdbc.JdbcPostgres;
import io.github.payscore.test.Chances;
import io.github.payscore.test.FakeOrder;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.FakeWeChatPayExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three processes sell and complete, half of the sales are rolled back, WeChat Pay
 * misbehaves, and one process after the other is killed at a random moment and started
 * again: in the end every committed call is in effect once, no other one is, every
 * handler was told once, and nothing is left. Longer with
 * {@code -Doutbox.proof.sales=20000 -Doutbox.proof.seconds=1200}.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("load")
@ExtendWith(FakeWeChatPayExtension.class)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class OutboxProofTests {

	private static final Logger logger = LoggerFactory.getLogger(OutboxProofTests.class);

	private static final int SALES = Integer.getInteger("outbox.proof.sales", 600);

	private static final int SECONDS = Integer.getInteger("outbox.proof.seconds", 5);

	private static final long SEED = Long.getLong("outbox.proof.seed", System.nanoTime());

	private static final int PROCESSES = 3;

	private static final int TILLS = PROCESSES * 4;

	private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

	private final Random random = new Random(SEED);

	private final List<ShopJvm> processes = new ArrayList<>();

	@TempDir
	private Path folder;

	@Test
	void everyCommittedCallIsInEffectOnceAndToldOnce(FakeWeChatPay fake) throws Exception {
		String database = JdbcPostgres.createDatabase(OutboxProofTests.class);
		DataSource dataSource = JdbcPools.create(database);
		Shop shop = Shop.create(dataSource, SALES);
		for (int number = 1; number <= SALES; number++) {
			fake.seedOrder(Shop.outOrderNo(number));
		}
		misbehave(fake);
		ShopSettings settings = ShopSettings.of(fake, database, SALES,
				Duration.ofSeconds(SECONDS).multipliedBy(TILLS).dividedBy(SALES));
		long begin = System.nanoTime();
		int kills = sellAndKill(shop, settings, fake);
		fake.behave();
		awaitOutcomes(shop, fake);
		long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
		for (ShopJvm process : this.processes) {
			long unused = process.end();
		}
		expectTruth(shop, fake);
		logger.info(
				"Seed {}: {} sales, {} committed, {} completed and paid, {} refused, {} kills, {} s until all was known",
				SEED, SALES, shop.sales().size(), shop.told("paid").size(), shop.told("refused").size(), kills,
				seconds);
		assertThat(kills).isPositive();
	}

	// The rates of the load test, and refusals
	private static void misbehave(FakeWeChatPay fake) {
		Chances chances = fake.sometimes(SEED);
		chances.with(0.01).dropBeforeEffect();
		chances.with(0.01).dropAfterEffect();
		chances.with(0.01).serverErrorBeforeEffect();
		chances.with(0.01).serverErrorAfterEffect();
		chances.with(0.01).wrongSignature();
		chances.with(0.005).stallBeforeEffect();
		chances.with(0.005).delay(Duration.ofSeconds(30));
		chances.with(0.01).refuse(400, "INVALID_REQUEST", "refused");
		chances.with(0.005).tooManyRequests();
	}

	private int sellAndKill(Shop shop, ShopSettings settings, FakeWeChatPay fake) throws Exception {
		Path log = this.folder.resolve("processes.log");
		for (int i = 0; i < PROCESSES; i++) {
			this.processes.add(ShopJvm.start(settings, log));
		}
		Set<String> paid = new HashSet<>();
		int kills = 0;
		while (shop.count("SALE_NUMBER WHERE LAST_VALUE > " + SALES) == 0) {
			int victim = this.random.nextInt(PROCESSES);
			this.processes.get(victim).await("READY");
			letTimePass(shop, fake, paid);
			this.processes.get(victim).kill();
			this.processes.set(victim, ShopJvm.start(settings, log));
			kills++;
		}
		return kills;
	}

	// Users pay meanwhile
	private void letTimePass(Shop shop, FakeWeChatPay fake, Set<String> paid) {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200 + this.random.nextInt(1500));
		while (System.nanoTime() < end) {
			pay(shop, fake, paid);
		}
	}

	private static void pay(Shop shop, FakeWeChatPay fake, Set<String> paid) {
		shop.told("completed").stream().filter(paid::add).forEach(fake::pay);
	}

	private static void awaitOutcomes(Shop shop, FakeWeChatPay fake) {
		Set<String> paid = new HashSet<>();
		Awaitility.await().atMost(TIME_LIMIT).until(() -> {
			shop.told("completed")
				.stream()
				.filter(paid::add)
				.filter((outOrderNo) -> !"DONE".equals(fake.order(outOrderNo).state()))
				.forEach(fake::pay);
			return shop.count("WECHATPAY_OUTBOX WHERE STATE = 'WAITING'") == 0
					&& shop.count("WECHATPAY_OUTBOX_SCHEDULE") == 0;
		});
	}

	private static void expectTruth(Shop shop, FakeWeChatPay fake) {
		List<String> sales = shop.sales();
		List<String> completed = shop.told("completed");
		List<String> refused = shop.told("refused");
		assertThat(sales).doesNotHaveDuplicates().hasSizeBetween(SALES * 4 / 10, SALES / 2);
		assertThat(completed).doesNotHaveDuplicates().doesNotContainAnyElementsOf(refused);
		assertThat(refused).doesNotHaveDuplicates();
		assertThat(completed.size() + refused.size()).isEqualTo(sales.size());
		assertThat(sales).containsAll(completed).containsAll(refused);
		assertThat(shop.told("abandoned")).isEmpty();
		assertThat(shop.told("paid")).containsExactlyInAnyOrderElementsOf(completed);
		Set<String> inEffect = new HashSet<>(completed);
		for (int number = 1; number <= SALES; number++) {
			FakeOrder order = fake.order(Shop.outOrderNo(number));
			assertThat(order.completions()).as(order.outOrderNo())
				.isEqualTo(inEffect.contains(order.outOrderNo()) ? 1 : 0);
		}
	}

}
