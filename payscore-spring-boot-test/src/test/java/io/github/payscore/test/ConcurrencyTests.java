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

package io.github.payscore.test;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for many requests at once.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(FakeWeChatPayExtension.class)
@Timeout(60)
class ConcurrencyTests {

	private static final int CALLS = 500;

	@Test
	void completeWhenManyOrdersAtOnceThenEachTakesEffectOnce(FakeWeChatPay fake) throws Exception {
		List<TestMerchant> calls = new ArrayList<>();
		for (int i = 0; i < CALLS; i++) {
			fake.seedOrder("C" + i);
			calls.add(TestMerchant.complete(fake, "C" + i));
		}
		assertThat(statuses(calls)).hasSize(CALLS).containsOnly(204);
		for (int i = 0; i < CALLS; i++) {
			assertThat(fake.order("C" + i).completions()).isEqualTo(1);
		}
		assertThat(fake.requests()).hasSize(CALLS);
	}

	@Test
	void completeWhenOneOrderAtOnceThenTakesEffectOnce(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("C");
		assertThat(statuses(calls(fake, 100))).hasSize(100).containsOnly(204);
		assertThat(fake.order("C").completions()).isEqualTo(1);
	}

	@Test
	void completeWhenOneOrderWithTwoAmountsAtOnceThenOneWins(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("C");
		List<TestMerchant> calls = calls(fake, 50);
		String other = Bodies.example((body) -> body.put("total_amount", 1));
		for (int i = 0; i < 50; i++) {
			calls.add(i * 2, TestMerchant.complete(fake, "C", other));
		}
		assertThat(statuses(calls)).containsOnly(204, 400).filteredOn((status) -> status == 204).hasSize(50);
		assertThat(fake.order("C").completions()).isEqualTo(1);
	}

	@Test
	void nextWhenManyRequestsAtOnceThenEachSlotGoesToOneOfThem(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("C");
		fake.next(30).serviceUnavailable();
		fake.next(20).serverErrorAfterEffect();
		List<Integer> statuses = statuses(calls(fake, 100));
		assertThat(statuses).filteredOn((status) -> status == 503).hasSize(30);
		assertThat(statuses).filteredOn((status) -> status == 500).hasSize(20);
		assertThat(statuses).filteredOn((status) -> status == 204).hasSize(50);
	}

	@Test
	void completeWhenNonceUsedTwiceAtOnceThenOneIsAccepted(FakeWeChatPay fake) throws Exception {
		fake.seedOrder("C");
		String nonce = "twice" + System.nanoTime();
		List<TestMerchant> calls = calls(fake, 20).stream().map((call) -> call.nonce(nonce)).toList();
		assertThat(statuses(calls)).containsOnly(204, 401).filteredOn((status) -> status == 204).hasSize(1);
	}

	private static List<TestMerchant> calls(FakeWeChatPay fake, int count) {
		List<TestMerchant> calls = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			calls.add(TestMerchant.complete(fake, "C"));
		}
		return calls;
	}

	private static List<Integer> statuses(List<TestMerchant> calls) throws Exception {
		List<CompletableFuture<HttpResponse<byte[]>>> answers = calls.stream().map(TestMerchant::sendAsync).toList();
		List<Integer> statuses = new ArrayList<>();
		for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
			statuses.add(answer.get(60, TimeUnit.SECONDS).statusCode());
		}
		return statuses;
	}

}
