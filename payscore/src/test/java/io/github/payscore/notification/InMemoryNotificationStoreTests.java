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

package io.github.payscore.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link InMemoryNotificationStore}.
 *
 * @author PayScore for Spring Boot contributors
 */
@Timeout(60)
class InMemoryNotificationStoreTests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	private Instant now = Instant.parse("2026-11-23T00:00:00Z");

	private final InMemoryNotificationStore store = new InMemoryNotificationStore(3, () -> this.now);

	@Test
	void claimWhenNewThenSucceedsOnce() {
		assertThat(this.store.claim(claim("k", "a"), LEASE)).isEqualTo(ClaimResult.CLAIMED);
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
		assertThat(this.store.claim(claim("other", "b"), LEASE)).isEqualTo(ClaimResult.CLAIMED);
	}

	@Test
	void claimWhenCompletedThenIsHandled() {
		this.store.claim(claim("k", "a"), LEASE);
		assertThat(this.store.complete(claim("k", "a"))).isTrue();
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.HANDLED);
		this.now = this.now.plus(Duration.ofDays(30));
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void claimWhenReleasedThenSucceeds() {
		this.store.claim(claim("k", "a"), LEASE);
		this.store.release(claim("k", "a"));
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.CLAIMED);
	}

	@Test
	void claimWhenLeaseRanOutThenSucceeds() {
		this.store.claim(claim("k", "a"), LEASE);
		this.now = this.now.plus(LEASE).minusMillis(1);
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
		this.now = this.now.plusMillis(1);
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.CLAIMED);
	}

	@Test
	void renewWhenHeldThenHoldsLonger() {
		this.store.claim(claim("k", "a"), LEASE);
		this.now = this.now.plusSeconds(20);
		assertThat(this.store.renew(claim("k", "a"), LEASE)).isTrue();
		this.now = this.now.plusSeconds(20);
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
	}

	@Test
	void ownerWhenOtherClaimedMeanwhileThenCanDoNothing() {
		this.store.claim(claim("k", "a"), LEASE);
		this.now = this.now.plus(LEASE);
		this.store.claim(claim("k", "b"), LEASE);
		assertThat(this.store.renew(claim("k", "a"), LEASE)).isFalse();
		this.store.release(claim("k", "a"));
		assertThat(this.store.complete(claim("k", "a"))).isFalse();
		assertThat(this.store.claim(claim("k", "c"), LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
		assertThat(this.store.complete(claim("k", "b"))).isTrue();
		assertThat(this.store.complete(claim("k", "a"))).isFalse();
	}

	@Test
	void completeWhenLeaseRanOutAndNobodyClaimedThenIsHandled() {
		this.store.claim(claim("k", "a"), LEASE);
		this.now = this.now.plus(LEASE).plus(LEASE);
		assertThat(this.store.complete(claim("k", "a"))).isTrue();
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void completeWhenCalledAgainThenIsTrue() {
		this.store.claim(claim("k", "a"), LEASE);
		assertThat(this.store.complete(claim("k", "a"))).isTrue();
		assertThat(this.store.complete(claim("k", "a"))).isTrue();
	}

	@Test
	void renewWhenReleasedOrCompletedThenDoesNotClaimAgain() {
		this.store.claim(claim("k", "a"), LEASE);
		this.store.release(claim("k", "a"));
		assertThat(this.store.renew(claim("k", "a"), LEASE)).isFalse();
		assertThat(this.store.claim(claim("k", "b"), LEASE)).isEqualTo(ClaimResult.CLAIMED);
		this.store.complete(claim("k", "b"));
		assertThat(this.store.renew(claim("k", "b"), LEASE)).isFalse();
		this.store.release(claim("k", "b"));
		assertThat(this.store.claim(claim("k", "c"), LEASE)).isEqualTo(ClaimResult.HANDLED);
	}

	@Test
	void completeWhenFullThenForgetsOldestHandledAndNoClaim() {
		this.store.claim(claim("open", "a"), LEASE);
		for (int number = 0; number < 5; number++) {
			this.store.claim(claim("k" + number, "a"), LEASE);
			this.store.complete(claim("k" + number, "a"));
		}
		assertThat(this.store.claim(claim("open", "b"), LEASE)).isEqualTo(ClaimResult.IN_PROGRESS);
		assertThat(this.store.claim(claim("k1", "b"), LEASE)).isEqualTo(ClaimResult.CLAIMED);
		for (int number = 2; number < 5; number++) {
			assertThat(this.store.claim(claim("k" + number, "b"), LEASE)).isEqualTo(ClaimResult.HANDLED);
		}
	}

	@Test
	void claimWhenManyAtOnceThenOneSucceeds() throws Exception {
		CyclicBarrier start = new CyclicBarrier(32);
		ExecutorService threads = Executors.newFixedThreadPool(32);
		try {
			List<Callable<ClaimResult>> claims = IntStream.range(0, 32)
				.<Callable<ClaimResult>>mapToObj((owner) -> () -> {
					start.await();
					return this.store.claim(claim("k", "o" + owner), LEASE);
				})
				.toList();
			int claimed = 0;
			for (Future<ClaimResult> result : threads.invokeAll(claims)) {
				claimed += (result.get() == ClaimResult.CLAIMED) ? 1 : 0;
			}
			assertThat(claimed).isEqualTo(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void createWhenNoEntryIsAllowedThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> new InMemoryNotificationStore(0, Instant::now))
			.withMessage("'maxEntries' must be at least 1");
	}

	private static NotificationClaim claim(String key, String owner) {
		return new NotificationClaim(key, owner, "EV-1", "PAYSCORE.USER_PAID");
	}

}
