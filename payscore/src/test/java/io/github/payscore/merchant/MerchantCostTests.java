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

package io.github.payscore.merchant;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import io.github.payscore.order.mainland.MainlandQueryOrderRequest;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a thousand merchants cost, each of which has made a call. The figures are in the
 * guide on several merchants.
 *
 * @author PayScore for Spring Boot contributors
 */
// A thousand calls, and a heap that is collected again and again
@Tag("load")
class MerchantCostTests {

	private static final int MERCHANTS = 1000;

	private static final long MOST_BYTES = 100 * 1024;

	private static final Duration LIMIT = Duration.ofMinutes(2);

	private final FakeWeChatPay fake = FakeWeChatPay.builder().mode(FakeMode.DIRECT).start();

	private final TestClients clients = new TestClients();

	private final TestRepository repository = new TestRepository();

	private final DefaultPayScoreMerchants merchants = DefaultPayScoreMerchants.builder(this.clients)
		.repository(this.repository, 10_000, Duration.ofHours(1))
		.build();

	@AfterEach
	void close() {
		this.merchants.close();
		this.clients.close();
		this.fake.close();
	}

	@Test
	void findWhenThereAreAThousandThenEachCostsLittleAndNoThread() {
		this.fake.seedOrder("A");
		List<PayScoreMerchant> held = new ArrayList<>(call(0, 50));
		long bytes = usedBytes();
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		held.addAll(call(50, MERCHANTS));
		long each = (usedBytes() - bytes) / MERCHANTS;
		int moreThreads = ManagementFactory.getThreadMXBean().getThreadCount() - threads;
		System.out
			.println("Bytes per merchant: %d, threads for %d merchants: %d".formatted(each, MERCHANTS, moreThreads));
		assertThat(held).hasSize(MERCHANTS + 50).doesNotHaveDuplicates();
		assertThat(each).isLessThan(MOST_BYTES);
		assertThat(moreThreads).isLessThan(10);
	}

	private List<PayScoreMerchant> call(int first, int count) {
		return Flux.range(first, count).concatMap((number) -> {
			String name = "m" + number;
			this.repository.registrations.put(name, () -> TestRegistrations.of(this.fake));
			return this.merchants.find(name)
				.flatMap((merchant) -> merchant.direct()
					.query(MainlandQueryOrderRequest.ofOutOrderNo("A"))
					.thenReturn(merchant));
		}).collectList().blockOptional(LIMIT).orElseThrow();
	}

	private long usedBytes() {
		this.fake.reset();
		this.fake.seedOrder("A");
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
